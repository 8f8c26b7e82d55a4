"""For notebooks: tables, peers, a city of one's own."""
