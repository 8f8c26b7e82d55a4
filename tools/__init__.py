"""For who works on the project: damages and killed runs, checksums, numbers quoted in the docs."""
