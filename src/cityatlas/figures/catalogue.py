"""Which figures there are; imports nothing heavy, so that the Snakefile may read it."""

FIGURES: list[str] = []
FILES: list[str] = []
