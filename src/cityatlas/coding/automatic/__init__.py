"""The rule-based coder."""
