"""Speed, measured: each script prints a ratio of two things timed side by side in one run."""
