"""Step 1: documents to facts, and the field matrix."""
