"""What the readings of a claim mean in a few words, and the words of the documents that several of them part."""

from __future__ import annotations

from cityatlas.core.language import Pair

MEANINGS: dict[str, Pair] = {
    "decided": ("förmlich beschlossen", "formally decided"),
    "finished": ("beschlossen oder ausformuliert", "decided or written out"),
    "finished_or_running": ("fertig oder schon in Umsetzung", "finished or already carried out"),
    "neither": ("ohne Agenda und keine in Arbeit", "without an agenda and developing none"),
    "finished_undecided": ("fertig, aber nicht beschlossen", "finished, but not decided"),
    "share_of_projects": ("als Anteil der Projekte", "as a share of the projects"),
    "share_of_cities": ("als Anteil der Städte", "as a share of the cities"),
    "official_size_class": ("20.000 bis unter 100.000 Einwohner", "20,000 to under 100,000 inhabitants"),
    "below_large_city": ("unter 100.000 Einwohner", "below 100,000 inhabitants"),
    "workshops_alone": ("ohne Hackathons und Barcamps", "without hackathons and barcamps"),
    "with_hackathons_barcamps": ("mit Hackathons und Barcamps", "with hackathons and barcamps"),
    "named": ("genannt", "named"),
    "involved": ("wirkt mit", "takes part"),
}
"""By the ids of the register's readings, of those that are shown where their whole text has no room."""
DEFINITIONS = {
    "adopted": ("decided", "finished", "finished_or_running"),
    "workshops": ("workshops_alone", "with_hackathons_barcamps"),
    "stakeholders": ("named", "involved"),
}
"""For each word that can mean several things, the ids of its readings."""
