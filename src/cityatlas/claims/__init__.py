"""Step 5: the register of claims and its verdicts."""
