"""The entry page (data/processed/index.html), and all that it leads to as a folder for static hosting (site/)."""
