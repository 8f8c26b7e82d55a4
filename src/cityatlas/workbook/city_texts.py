"""What the sheets My city, Own city and Checks say, in German and English."""

from __future__ import annotations

from cityatlas.core.language import Pair

MY_CITY: dict[str, Pair] = {
    "title": ("Meine Stadt", "My city"),
    "how": (
        "In die gelben Felder klicken und je eine Stadt wählen: links die eigene, rechts eine zum Vergleich.",
        "Click the yellow cells and choose a city each: your own on the left, one to compare with on the right.",
    ),
    "choose": ("Stadt und Vergleichsstadt", "City, and one beside it"),
    "unknown": (
        "“ steht nicht im Blatt Städte: bitte aus der Liste wählen (Pfeil rechts am gelben Feld).",
        "“ is not on the sheet Cities: please choose from the list (arrow at the right of the yellow cell).",
    ),
    "of": ("von", "of"),
    "line": ("Zeile im Dokument", "Line in the document"),
    "lines_short": ("Z.", "l."),
    "doubt": ("Zweifel", "Doubt"),
    "doubt_means": (
        "? = nicht alle, die es kodiert haben, sind einig. Zeilen zählen im Text des Dokuments.",
        "? = not all who coded it agree. Lines are those of the document's text.",
    ),
    "place": ("Fundstelle", "Place"),
    "shared_names": ("Gemeinsame Felder", "Fields in common"),
    "project_line": ("Fundstelle", "Place"),
    "number": ("Anzahl", "Number"),
    "mean": ("Mittel aller Städte", "Mean of all cities"),
    "chart": ("Kodierte Felder", "Coded fields"),
    "attributes": ("Angaben", "Attributes"),
    "state": ("Land", "State"),
    "population": ("Einwohner (31.12.2017)", "Population (31 Dec 2017)"),
    "rank": ("Rang nach Einwohnern", "Rank by population"),
    "rank_state": ("Rang im Land", "Rank in the state"),
    "area_km2": ("Fläche in km²", "Area in km²"),
    "density_per_km2": ("Einwohner je km²", "Inhabitants per km²"),
    "size_class": ("Größenklasse", "Size class"),
    "status": ("Digitale Agenda", "Digital agenda"),
    "form": ("Form der Agenda", "Form of the agenda"),
    "year": ("Jahr der Agenda", "Year of the agenda"),
    "fields": ("Kodierte Felder", "Coded fields"),
    "projects": ("Leuchtturmprojekte", "Lighthouse projects"),
    "atlas_page": ("Seite im Atlas", "Page in the atlas"),
    "field": ("Handlungsfeld", "Field"),
    "coded": ("Beleg", "Evidence"),
    "project_count": ("Projekte", "Projects"),
    "weights": ("Gewichte der Ähnlichkeit", "Weights of likeness"),
    "weight": ("Gewicht", "Weight"),
    "weight_fields": ("Handlungsfelder", "Fields"),
    "weight_organisation": ("Organisation", "Organisation"),
    "weight_status": ("Status der Agenda", "Status of the agenda"),
    "weight_size": ("Einwohnerzahl", "Population"),
    "organisation": ("Organisation", "Organisation"),
    "yes": ("ja", "yes"),
    "no": ("nein", "no"),
    "project_title": ("Leuchtturmprojekt", "Lighthouse project"),
    "annex_field": ("Feld in Anhang A", "Field in Annex A"),
    "peers": ("Die ähnlichsten Städte", "The cities most like it"),
    "city": ("Stadt", "City"),
    "shared": ("Anzahl", "Number"),
    "same_models": ("Gleiche Organisation (von 4)", "Equal organisation (of 4)"),
    "likeness": ("Ähnlichkeit", "Likeness"),
    "how_alike": (
        "Ähnlichkeit: gemeinsame Felder an allen Feldern beider Städte, gleiche Angaben zur Organisation, gleicher "
        "Status und Nähe der Einwohnerzahl (0 ab dem Zehnfachen), gewichtet nach den gelben Zellen.",
        "Likeness: shared fields among the fields of either city, equal answers on organisation, equal status and "
        "closeness of population (0 from a tenfold difference on), weighted by the yellow cells.",
    ),
}

OWN_CITY: dict[str, Pair] = {
    "title": ("Eigene Stadt", "Own city"),
    "how": (
        "Für eine Stadt, die nicht in der Studie ist: die gelben Felder ausfüllen, alles andere folgt. Keine Tabelle "
        "wächst dabei, keine Statistik ändert sich.",
        "For a city that is not in the study: fill in the yellow cells, everything else follows. No table grows and no "
        "statistic changes.",
    ),
    "stays": (
        "Die Musterstadt ist erfunden. Die Gewichte der Ähnlichkeit stehen auf dem Blatt Meine Stadt.",
        "Sampletown is invented. The weights of likeness stand on the sheet My city.",
    ),
    "example": ("Musterstadt", "Sampletown"),
    "yours": ("Angaben zur eigenen Stadt", "Your city"),
    "name": ("Name", "Name"),
    "state": ("Land", "State"),
    "population": ("Einwohner", "Population"),
    "of": ("von", "of"),
    "size_class": ("Größenklasse", "Size class"),
    "rank": ("Rang nach Einwohnern", "Rank by population"),
    "state_cities": ("Städte der Studie im Land", "Cities of the study in the state"),
    "field_count": ("Handlungsfelder", "Fields"),
    "field_rank": ("Rang nach Zahl der Felder", "Rank by number of fields"),
    "field_mean": ("Felder im Mittel der Städte", "Fields, mean of the cities"),
    "same_status": ("Städte mit gleichem Status", "Cities of equal status"),
    "field": ("Handlungsfeld", "Field"),
    "here": ("eigene Stadt", "own city"),
    "cities_with": ("Städte mit dem Feld", "Cities with the field"),
    "peers": ("Die ähnlichsten Städte", "The cities most like it"),
}

CHECK_TEXTS: dict[str, Pair] = {
    "good": ("stimmt", "fits"),
    "bad": ("prüfen", "look"),
    "sum": ("Summe aller Gruppen", "sum of all groups"),
    "values": ("Kodierungen mit einem Wert, den das Merkmal nicht hat", "Codes with a value that the item has not"),
    "variables": ("Kodierungen einer unbekannten Variable", "Codes of an unknown variable"),
    "code_cities": ("Kodierungen einer Stadt, die nicht im Blatt Städte steht", "Codes of a city not on sheet Cities"),
    "project_cities": (
        "Projekte einer Stadt, die nicht im Blatt Städte steht",
        "Projects of a city not on sheet Cities",
    ),
    "outside": (
        "Zeilen unter den Tabellen Städte und Kodierungen, die nicht dazugehören und nicht zählen",
        "Rows below the tables Cities and Codes that do not belong to them and do not count",
    ),
    "twice": ("Städte, die zweimal im Blatt Städte stehen", "Cities that stand twice on the sheet Cities"),
    "all_good": ("Alle Prüfungen stimmen", "All checks fit"),
    "not_good": (
        "Achtung: eine Prüfung stimmt nicht, siehe Blatt Prüfung",
        "Attention: a check does not fit, see the sheet Checks",
    ),
}
