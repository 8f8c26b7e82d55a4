"""For notebooks: tables, peers, scenarios."""
