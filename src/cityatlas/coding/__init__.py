"""Step 2: codebook, codings, agreement, automatic coder."""
