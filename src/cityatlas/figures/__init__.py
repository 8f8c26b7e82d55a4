"""The figures: each function takes tables and returns a matplotlib figure; ``draw_all.run`` writes them all."""
