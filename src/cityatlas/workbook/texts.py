"""What the workbook says in sentences, in German and English."""

from __future__ import annotations

from cityatlas.core.language import Pair

SHEET_TEXTS: dict[str, Pair] = {
    "cover": ("Was diese Mappe ist und wie man sie liest.", "What this workbook is and how to read it."),
    "contents": ("Diese Übersicht.", "This list."),
    "my_city": (
        "Eine Stadt auswählen: ihre Angaben, Felder, Projekte, ihr Rang und die ähnlichsten Städte.",
        "Choose a city: its attributes, fields, projects, its rank and the cities most like it.",
    ),
    "charts": ("Fünf Diagramme über den Zahlen der Statistiken.", "Five charts over the figures of the statistics."),
    "cities": (
        "Die Städte mit Land, Einwohnern, Fläche, Lage, Status der Agenda und Sprüngen zu ihren Zeilen.",
        "The cities with state, population, area, place, status of the agenda and links to their rows.",
    ),
    "projects": (
        "Die Leuchtturmprojekte mit ihrem Feld in Anhang A und dem ersten Feld im Profil.",
        "The lighthouse projects with their field in Annex A and the first field in the profile.",
    ),
    "project_fields": ("Alle Feldangaben der Leuchtturmprojekte.", "All field labels of the lighthouse projects."),
    "field_matrix": (
        "Städte und Handlungsfelder mit der Stärke des Belegs; ein Strich heißt: nicht genannt.",
        "Cities and fields with the strength of the evidence; a dash means: not named.",
    ),
    "codes": (
        "Die Kodierungen, auf denen die Statistiken ruhen, daneben was jeder Kodierer vergab.",
        "The codes that the statistics rest on, beside them what each coder gave.",
    ),
    "coders": (
        "Die Kodierungen jedes Kodierers für sich, mit Zeilen und Anmerkungen.",
        "Each coder's own codes, with lines and notes.",
    ),
    "programmes": (
        "Welche Stadt welches Programm oder welchen Wettbewerb nennt.",
        "Which city names which programme or competition.",
    ),
    "statistics": (
        "Alle Statistiken mit Grenzen; Zählungen sind Formeln über die Tabellen und ändern sich mit ihnen.",
        "All statistics with bounds; counts are formulas over the tables and change with them.",
    ),
    "claims": (
        "Was die Dokumente behaupten, mit Urteil, Beleg, Grund und Erläuterung.",
        "What the documents claim, with verdict, evidence, reason and explanation.",
    ),
    "claim_checks": ("Jeder Weg, auf dem eine Aussage geprüft wurde.", "Every route by which a claim was checked."),
    "errata": ("Fehler und Widersprüche in den Dokumenten.", "Errors and contradictions in the documents."),
    "agreement": ("Wie gut die Kodierer übereinstimmen.", "How well the coders agree."),
    "printed_counts": ("Anzahlen, die die Dokumente selbst drucken.", "Counts that the documents print themselves."),
    "codebook": ("Was kodiert wird und nach welcher Regel.", "What is coded and by what rule."),
    "dictionary": ("Alle Spalten aller Tabellen mit Typ und Einheit.", "All columns of all tables with type and unit."),
    "vocabulary": (
        "Die Schlüssel der CSV-Dateien und ihre Wörter; aus ihnen lesen die Auswahllisten.",
        "The keys of the CSV files and their words; the drop-downs read them here.",
    ),
    "sources": ("Die fünf Dokumente und ihre Prüfsummen.", "The five documents and their checksums."),
    "calculation": (
        "Hilfsblatt: eine Zeile je Stadt für Kombinationen, Ränge und Ähnlichkeit.",
        "Helper sheet: a row for each city for combinations, ranks and likeness.",
    ),
}
"""One line on each sheet."""

CALCULATION: dict[str, Pair] = {
    "sheet": (
        "Hilfsblatt. Alles hier sind Formeln; geändert wird in den Tabellen und auf dem Blatt Meine Stadt.",
        "Helper sheet. Everything here is a formula; change the tables and the sheet My city instead.",
    ),
    "chosen": ("Zeile der Stadt", "Row of the city"),
    "variable": ("Variable", "Variable"),
    "values": ("Gewählte Stadt", "Chosen city"),
    "number": ("Nr.", "No."),
    "city": ("Stadt", "City"),
    "population": ("Einwohner", "Population"),
    "coded": ("Kodierte Variablen", "Coded variables"),
    "yes": ("Ja möglich", "yes possible"),
    "no": ("Nein möglich", "no possible"),
    "certain": ("alle einig", "all agree"),
    "combination": ("Kombination der Modelle", "Combination of models"),
    "open": ("Modelle mit Zweifel", "Models in doubt"),
    "models": ("Neue Modelle", "New models"),
    "models_low": ("mindestens", "at least"),
    "models_high": ("höchstens", "at most"),
    "admission": ("Aufnahmebedingung", "Admission criterion"),
    "admission_certain": ("Aufnahmebedingung, alle einig", "Admission criterion, all agree"),
    "shared": ("Gemeinsame Felder", "Shared fields"),
    "union": ("Felder der einen oder anderen", "Fields of either"),
    "organisation": ("Gleiche Angaben zur Organisation", "Equal answers on organisation"),
    "same_status": ("Gleicher Status", "Equal status"),
    "size": ("Nähe in der Größe", "Closeness in size"),
    "likeness": ("Ähnlichkeit", "Likeness"),
}

MY_CITY: dict[str, Pair] = {
    "title": ("Meine Stadt", "My city"),
    "how": (
        "In das gelbe Feld klicken und eine Stadt wählen; alles andere folgt.",
        "Click the yellow cell and choose a city; everything else follows.",
    ),
    "choose": ("Stadt", "City"),
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
    "shared": ("Gemeinsame Felder", "Shared fields"),
    "same_models": ("Gleiche Organisation (von 4)", "Equal organisation (of 4)"),
    "likeness": ("Ähnlichkeit", "Likeness"),
    "how_alike": (
        "Ähnlichkeit: gemeinsame Felder an allen Feldern beider Städte, gleiche Angaben zur Organisation, gleicher "
        "Status und Nähe der Einwohnerzahl (0 ab dem Zehnfachen), gewichtet nach den gelben Zellen.",
        "Likeness: shared fields among the fields of either city, equal answers on organisation, equal status and "
        "closeness of population (0 from a tenfold difference on), weighted by the yellow cells.",
    ),
}

CHARTS: dict[str, Pair] = {
    "title": ("Diagramme", "Charts"),
    "how": (
        "Die Zahlen links kommen aus dem Blatt Statistiken; ändern sich dort die Zählungen, folgen die Diagramme.",
        "The numbers on the left come from the sheet Statistics; where counts change there, the charts follow.",
    ),
    "fields": ("Städte nach Handlungsfeld", "Cities by field"),
    "lighthouse": ("Leuchtturmprojekte nach Handlungsfeld", "Lighthouse projects by field"),
    "status": ("Städte nach Status der Digitalen Agenda", "Cities by status of the digital agenda"),
    "organisation": ("Städte nach Organisationsmodell", "Cities by organisation model"),
    "states": ("Städte nach Land", "Cities by state"),
    "coded": ("in den Profilen kodiert", "coded in the profiles"),
    "printed": ("gedruckt (mindestens)", "printed (at least)"),
    "projects": ("Projekte", "Projects"),
    "lighthouse_cities": ("Städte mit Projekt", "Cities with a project"),
    "cities": ("Städte", "Cities"),
    "group": ("Gruppe", "Group"),
}

COVER: dict[str, Pair] = {
    "title": ("Smart-City-Atlas 2019, nachgerechnet", "The Smart-City-Atlas of 2019, reproduced"),
    "what": (
        "Die Tabellen, Zählungen und Urteile zu 50 Stadtprofilen, als rechnende Mappe.",
        "The tables, counts and verdicts on 50 city profiles, as a workbook that computes.",
    ),
    "contents": ("Zum Inhalt", "To the contents"),
    "my_city": ("Zu Meine Stadt", "To My city"),
    "facts": ("Stand", "What it is"),
    "version": ("Version des Projekts", "Version of the project"),
    "cities": ("Städte in dieser Mappe", "Cities in this workbook"),
    "selection": ("Auswahl", "Selection"),
    "whole": ("alle Städte der Studie", "all cities of the study"),
    "scope_all": ("die Studie und hinzugefügte Städte", "the study and added cities"),
    "verdicts": ("Aussagen nach Urteil und Beleg", "Claims by verdict and evidence"),
    "documents": ("Dokumente", "Documents"),
    "cite": ("So wird zitiert", "How to cite"),
    "cite_this": (
        "Diese Mappe: The Smart-City-Atlas reproduction project: cityatlas, Version {version}. Dazu die Quelle:",
        "This workbook: The Smart-City-Atlas reproduction project: cityatlas, version {version}. And the source:",
    ),
    "read": ("So wird gelesen", "How to read it"),
}

READING: tuple[Pair, ...] = (
    (
        "Bestätigt heißt: die Daten ergeben die gedruckte Zahl. Vereinbar: sie ist möglich, steht aber nicht fest.",
        "Reproduced: the data give the printed figure. Consistent: it is possible, but the data do not pin it down.",
    ),
    (
        "Widerlegt heißt: die Daten schließen die gedruckte Zahl aus. Nicht nachrechenbar: es gibt keinen Weg dorthin.",
        "Contradicted: the data rule the printed figure out. Not recomputable: no route leads to it.",
    ),
    (
        "Beleg „nur gedruckt“: die Zahl stimmt mit einer anderen gedruckten überein; die Daten sagen dazu nichts.",
        "Evidence 'print only': the figure agrees with another printed one; the data are silent on it.",
    ),
    (
        "Die Profile sind eine Auswahl. Wo Schweigen nichts beweist, ist eine Anzahl nur die Untergrenze.",
        "The profiles are a selection. Where silence proves nothing, a count is a lower bound only.",
    ),
    (
        "Eine Stadt hinzufügen: in die Zeile unter der Tabelle Städte schreiben, dann ihre Kodierungen ebenso.",
        "To add a city: write into the row below the table Cities, then add its codes in the same way.",
    ),
    (
        "Eine Kodierung ändern: im Blatt Kodierungen die Spalte Wert; Statistiken und Diagramme folgen.",
        "To change a code: the column Value on the sheet Codes; statistics and charts follow.",
    ),
    (
        "Urteile und Befunde sind Ergebnisse des Projekts und ändern sich nicht mit den Tabellen dieser Mappe.",
        "Verdicts and findings are results of the project and do not change with the tables of this workbook.",
    ),
    (
        "Die Rechte an den Dokumenten liegen bei ihren Herausgebern; die Mappe enthält keinen ihrer Sätze.",
        "All rights in the documents lie with their publishers; the workbook holds none of their sentences.",
    ),
)
