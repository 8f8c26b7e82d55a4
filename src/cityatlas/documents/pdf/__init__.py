"""The field matrix as a PDF shows it: labels by text, highlighting by looking at the rendered page."""
