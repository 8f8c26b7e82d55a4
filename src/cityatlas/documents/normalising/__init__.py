"""Other conversions of the report: their text is set as the grammar reads it, before it is read."""
