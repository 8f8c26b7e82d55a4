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

_FIELDS_IN_PICTURES: dict[str, tuple[str, ...]] = {
    key: (name, name.replace("&", "und")) for key, name in FIELDS.items()
}
PICTURE_LABELS: dict[int, dict[str, dict[str, tuple[str, ...]]]] = {
    5: {"agenda_field": _FIELDS_IN_PICTURES},
    8: {
        "agenda_status": {
            "adopted": ("verabschiedet", "beschlossen", "ausformuliert", "vorhanden", "liegt vor"),
            "in_development": ("in Entwicklung", "in Erstellung", "in Bearbeitung", "in Arbeit", "im Entstehen"),
            "none": ("keine", "keine Digitale Agenda", "nicht geplant", "nicht vorhanden", "keine Agenda"),
        }
    },
    9: {
        "organisation": {
            "existing_unit": ("bestehende Einheit", "bestehende Organisationseinheit", "bestehende Abteilung"),
            "person_role": ("Personenrolle", "Rolle", "dedizierte Person", "dedizierte Personenrolle"),
            "dedicated_unit": (
                "eigene Einheit",
                "Abteilung",
                "eigene Abteilung",
                "dedizierte Abteilung",
                "Stabsstelle",
            ),
            "cross_cutting": ("Querschnittsstruktur", "Querschnittsmodell", "Querschnittseinheit", "Querschnitt"),
        }
    },
    10: {
        "participation_aim": {
            "networking": ("Vernetzung", "Vernetzung von Akteuren"),
            "information": ("Information", "Informationsvermittlung", "Informieren"),
            "ideas": ("Ideen sammeln", "Ideensammlung", "Ideenfindung", "Ideengenerierung"),
            "co_creation": ("gemeinsam gestalten", "Mitgestaltung", "Co-Creation", "Mitwirkung"),
        },
        "participation_format": {
            "events": ("Veranstaltungen", "Präsenzveranstaltungen", "klassische Präsenzveranstaltungen"),
            "workshops": ("Workshops", "Workshop"),
            "innovative_formats": ("innovative Formate", "Hackathons", "Hackathons und Barcamps"),
            "surveys": ("Befragungen", "Befragung", "Umfragen"),
            "online_platform": ("Online-Plattform", "Online-Plattformen", "Onlineplattformen", "Online-Portale"),
            "physical_places": ("physische Orte", "Orte", "Anlaufstellen"),
            "roadshow": ("Roadshow", "Roadshows"),
        },
    },
}
"""Words that may stand beside the numbers of a picture, by figure, statistic and group.

Nobody here has seen these pictures: where one uses other words, its numbers are reported as not read.
"""
