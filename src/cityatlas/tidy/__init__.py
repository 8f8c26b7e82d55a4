"""Step 3: facts and codings to tidy tables."""
