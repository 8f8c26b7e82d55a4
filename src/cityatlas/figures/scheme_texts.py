"""The words of the redrawn schemes: our own, after what chapters 4.1 and 4.3 of the study say."""

from __future__ import annotations

GOALS = {
    "quality_of_life": [
        ("bessere Online-Dienste der Verwaltung", "better online services of the administration"),
        ("schlankere Abläufe, mehr Transparenz", "leaner procedures, more transparency"),
        ("Vernetzung mit Bürgern und Partnern", "ties with citizens and partners"),
        ("Mitbestimmung", "having a say"),
        ("leistungsfähiger Verkehr", "traffic that flows"),
        ("Umweltschutz", "protection of the environment"),
        ("Medizin und Bildung", "medicine and education"),
        ("digitale Helfer für den Alltag", "digital aids for everyday life"),
    ],
    "economic_attractiveness": [
        ("Standort erhalten und stärken", "keep and strengthen the location"),
        ("Unternehmen und Start-ups gewinnen", "win businesses and start-ups"),
        ("Fachkräfte anziehen", "attract skilled people"),
        ("IT-Standort werden", "become a place for IT"),
        ("digitale Infrastruktur ausbauen", "extend the digital infrastructure"),
        ("Betriebe der Region stärken", "strengthen the region's firms"),
        ("Vorbild sein: Reallabore, Testfelder", "be a model: living labs, test fields"),
        ("austauschen und sichtbar werden", "exchange and become visible"),
    ],
    "digital_society": [
        ("demografischen Wandel auffangen", "cope with demographic change"),
        ("Mangel an Fachkräften begegnen", "face the shortage of skills"),
        ("digitalen Wandel gestalten", "shape the digital change"),
        ("Ältere stärker einbeziehen", "include older people"),
        ("alle Gruppen mitnehmen", "leave no group behind"),
        ("junge Unternehmen anziehen", "draw young firms"),
        ("auf Dauer zukunftsfähig bleiben", "stay fit for the future"),
    ],
}
"""Sub-goals of each goal, German and English."""

STEPS = [
    ("Projekte laufen, ohne gemeinsame Strategie", "projects run without a common strategy"),
    ("Vorhaben, sie unter ein Dach zu bringen", "the intention to bring them under one roof"),
    ("Beschluss, eine Agenda zu entwickeln", "decision to develop an agenda"),
    ("Vorgehen festlegen", "settle the procedure"),
    ("Zuständige benennen", "name who is responsible"),
    ("Mittel für Strukturen und Stellen (wo nötig)", "money for structures and posts (where needed)"),
    ("Bestand aufnehmen: Lösungen und Projekte", "take stock of solutions and projects"),
    ("Ziele bestimmen", "define goals"),
    ("Maßnahmen zu den Zielen bestimmen", "define measures for the goals"),
    ("Agenda verabschieden; die Umsetzung beginnt", "adopt the agenda; carrying it out begins"),
]
"""The steps in their order, German and English."""
