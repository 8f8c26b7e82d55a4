"""What every step stands on: contract of the tables, vocabulary, settings, errors, paths."""
