"""The figures: each function takes tables and returns a matplotlib figure; ``atelier.run`` writes them all."""
