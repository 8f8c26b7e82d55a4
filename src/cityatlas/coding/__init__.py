"""Step 2: codebook, coders and codings, agreement, automatic coder."""
