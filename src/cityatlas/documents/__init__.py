"""Step 1: documents to facts."""
