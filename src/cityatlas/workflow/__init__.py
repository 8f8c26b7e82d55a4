"""What the Snakefile uses."""
