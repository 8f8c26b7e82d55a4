"""The online atlas: data/processed/atlas.html, one page that needs no server, from the published tables."""
