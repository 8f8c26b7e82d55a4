"""The data package: the published tables described by the Data Package standard, and validated."""
