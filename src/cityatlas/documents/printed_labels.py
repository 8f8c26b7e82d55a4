"""What the report prints for fields and sections: what the grammar looks for.

These are words of the documents, not display labels: renaming a label in the vocabulary changes no extraction.
"""

from __future__ import annotations

FIELDS = {
    "education": "Bildung",
    "data_platform": "Datenplattform",
    "energy_environment": "Energie & Umwelt",
    "society": "Gesellschaft",
    "health": "Gesundheit",
    "retail": "Handel",
    "it_infrastructure": "IT-Infrastruktur",
    "mobility": "Mobilität",
    "security": "Sicherheit",
    "administration": "Verwaltung",
}
"""The ten fields of action by the codebook's keys, as chapter 2.2 and Annex A print them."""
SECTIONS = {
    "organisation": "Organisationsstruktur",
    "milestones": "Meilensteine",
    "motivation": "Motivation & Zielsetzung",
    "stakeholders": "Stakeholder & Beteiligung",
    "challenges": "Chancen & Herausforderungen",
    "projects": "Projektbeispiele",
    "communication": "Kommunikation & Netzwerke",
    "funding": "Wettbewerbe & Förderprogramme",
    "links": "Weiterführende Informationen",
}
"""The nine sections of a profile in their order, by the headings that each profile prints."""
