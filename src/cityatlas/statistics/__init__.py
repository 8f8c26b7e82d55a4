"""Step 4: counts with bounds."""
