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
    "own_city": (
        "Für eine Stadt, die nicht in der Studie ist: gelbe Felder ausfüllen; Rang, Felder, ähnliche Städte folgen.",
        "For a city that is not in the study: fill in the yellow cells; rank, fields and cities like it follow.",
    ),
    "cities_coded": (
        "Eine Zeile je Stadt, eine Spalte je Merkmal: die gezählten Kodierungen nebeneinander.",
        "A row for each city, a column for each item: the counted codes side by side.",
    ),
    "checks": (
        "Ob die Summen aufgehen und jede Kodierung einen Wert hat, den es gibt: nach einer Änderung hierher sehen.",
        "Whether the sums fit and every code has a value that exists: look here after a change.",
    ),
    "lists": ("Hilfsblatt: die erlaubten Werte jedes Merkmals.", "Helper sheet: the values that each item may have."),
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
    "field_matrix_ticked": (
        "Städte und Handlungsfelder: kodiert mit Stärke des Belegs, dahinter die mitgebrachten Kreuze der Studie.",
        "Cities and fields: coded, with the strength of the evidence; behind it the study's ticks, as brought.",
    ),
    "codes": (
        "Die Kodierungen, auf denen die Statistiken ruhen, daneben was jeder Kodierer (ein Lauf des Modells) vergab.",
        "The codes that the statistics rest on, beside them what each coder (a run of the model) gave.",
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
        "Was die Dokumente behaupten, mit Urteil, Schärfe, Lesarten, Beleg und Erläuterung.",
        "What the documents claim, with verdict, severity, readings, evidence and explanation.",
    ),
    "claim_checks": (
        "Jede Lesart einer Aussage und jeder Weg, auf dem sie geprüft wurde.",
        "Every reading of a claim and every route by which it was checked.",
    ),
    "errata": ("Fehler und Widersprüche in den Dokumenten.", "Errors and contradictions in the documents."),
    "agreement": (
        "Wie beständig kodiert ist: zwei Läufe eines Modells, nicht die Übereinstimmung von Menschen.",
        "How consistent the coding is: two runs of one model, not the agreement of people.",
    ),
    "field_agreement": (
        "Wie die kodierten Felder zu denen stehen, die die Studie selbst angekreuzt hat.",
        "How the coded fields compare with those that the study itself ticked.",
    ),
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
    "own": ("eigene Stadt", "own city"),
    "shared_names": ("Gemeinsame Felder, Namen", "Names of shared fields"),
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
    "adopted_possible": ("Verabschiedet möglich", "Adopted possible"),
    "form_confirmed": ("Form von zweien kodiert", "Form coded by two"),
    "form": ("Form möglich", "form possible"),
    "admission": ("Aufnahmebedingung", "Admission criterion"),
    "admission_certain": ("Aufnahmebedingung, alle einig", "Admission criterion, all agree"),
    "shared": ("Gemeinsame Felder", "Shared fields"),
    "union": ("Felder der einen oder anderen", "Fields of either"),
    "organisation": ("Gleiche Angaben zur Organisation", "Equal answers on organisation"),
    "same_status": ("Gleicher Status", "Equal status"),
    "size": ("Nähe in der Größe", "Closeness in size"),
    "likeness": ("Ähnlichkeit", "Likeness"),
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
    "ticked": ("Kreuze der Studie", "ticked by the study"),
    "projects": ("Projekte", "Projects"),
    "lighthouse_cities": ("Städte mit Projekt", "Cities with a project"),
    "cities": ("Städte", "Cities"),
    "group": ("Gruppe", "Group"),
}

COVER: dict[str, Pair] = {
    "title": ("Smart-City-Atlas 2019, nachgerechnet", "The Smart-City-Atlas of 2019, reproduced"),
    "contents": ("Zum Inhalt", "To the contents"),
    "my_city": ("Zu Meine Stadt", "To My city"),
    "own_city": ("Zu Eigene Stadt", "To Own city"),
    "facts": ("Stand", "What it is"),
    "version": ("Version des Projekts", "Version of the project"),
    "cities": ("Städte in dieser Mappe", "Cities in this workbook"),
    "selection": ("Auswahl", "Selection"),
    "checks": ("Prüfung der Summen", "Check of the sums"),
    "licence": ("Lizenz der Tabellen und Texte", "Licence of tables and texts"),
    "whole": ("alle Städte der Studie", "all cities of the study"),
    "scope_all": ("die Studie und hinzugefügte Städte", "the study and added cities"),
    "own_profiles": (
        "Hinzugefügte Städte ({number}): je ein eigenes Profil, nicht der Smart-City-Atlas (Blatt Städte, Spalte "
        "Dokument); von Hand oder nach Regeln kodiert, nie zweimal.",
        "Added cities ({number}): each from a profile of its own, not the Smart-City-Atlas (sheet Cities, column "
        "Document); coded by hand or by rules, never twice.",
    ),
    "verdicts": ("Wie die Urteile ausfallen", "How the verdicts come out"),
    "rests_on": ("Worauf das Urteil ruht", "What the verdict rests on"),
    "together": ("zusammen", "together"),
    "from_data": ("aus Daten zusammen", "from data together"),
    "apart": ("Gesondert gezählt", "Counted apart"),
    "all_claims": ("alle Aussagen", "all claims"),
    "documents": ("Dokumente", "Documents"),
    "cite": ("So wird zitiert", "How to cite"),
    "cite_this": (
        "{author} ({year}): {title}. Arbeitsmappe, Version {version}, {licence}.",
        "{author} ({year}): {title}. Workbook, version {version}, {licence}.",
    ),
    "cite_study": ("Dazu die Studie:", "And the study:"),
    "read": ("So wird gelesen", "How to read it"),
}

SHEET_TEXTS_WITH_PEOPLE: dict[str, Pair] = {
    "codes": (
        "Die Kodierungen, auf denen die Statistiken ruhen, daneben was jeder Kodierer (Modell oder Mensch) vergab.",
        "The codes that the statistics rest on, beside them what each coder (model or person) gave.",
    ),
    "agreement": (
        "Wie weit die Kodierer übereinstimmen: alle zusammen und jedes Paar.",
        "How far the coders agree: all together and each pair.",
    ),
}
"""What the contents say of these sheets once people have coded too."""

ABOUT: tuple[Pair, ...] = (
    (
        "Tabellen, Zählungen und Urteile zu den Stadtprofilen des Smart-City-Atlas, als Mappe, die rechnet. "
        "Die Prosa der Profile haben Maschinen kodiert:",
        "Tables, counts and verdicts on the city profiles of the Smart-City-Atlas, as a workbook that computes. "
        "The prose of the profiles was coded by machines:",
    ),
    (
        "Läufe ein und desselben Sprachmodells (KI), keine Menschen. Ihre Übereinstimmung zeigt, wie beständig das "
        "Modell kodiert, nicht, dass es richtig liegt.",
        "runs of one and the same language model (AI), not people. Their agreement shows how consistent the model is, "
        "not that it is right.",
    ),
)
"""The first paragraph, in lines as long as the sheet is wide."""
ABOUT_WITH_PEOPLE: tuple[Pair, ...] = (
    (
        "Tabellen, Zählungen und Urteile zu den Stadtprofilen des Smart-City-Atlas, als Mappe, die rechnet. "
        "Die Prosa der Profile haben {makers} kodiert:",
        "Tables, counts and verdicts on the city profiles of the Smart-City-Atlas, as a workbook that computes. "
        "The prose of the profiles was coded by {makers}:",
    ),
    (
        "{who}. Ihre Übereinstimmung zeigt, wie gleich sie kodieren, nicht, dass es richtig ist.",
        "{who}. Their agreement shows how alike they code, not that it is right.",
    ),
)
"""The same once people have coded."""

TOTALS_NOTES: tuple[Pair, ...] = (
    (
        "Jede Aussage zählt einmal. Was aus Daten kommt und was nur mit anderem Druck verglichen ist, wird nie "
        "zusammengezählt.",
        "Each claim counts once. What comes from data and what is only held against other print are never added up.",
    ),
    (
        "„Nur durch null widerlegbar“ und „nicht prüfbar“ stehen gesondert: ein Urteil, das kaum anders ausfallen "
        "konnte, bestätigt nichts.",
        "'Contradicted by zero only' and 'untestable' stand apart: a verdict that could hardly have come out otherwise "
        "confirms nothing.",
    ),
    (
        "Unter „widerlegt“ zählt auch, was nach unserer Festlegung für ein Mengenwort nicht zutrifft.",
        "Contradicted includes what does not hold by our convention for a quantifier.",
    ),
    (
        "Filtern lässt sich danach im Blatt Aussagen, Spalte „Gezählt unter“.",
        "To filter by it, use the column 'Counted under' of the sheet Claims.",
    ),
)

ALIKE: tuple[Pair, Pair, Pair] = (
    ("beständig ein Modell kodiert", "consistently one model codes"),
    ("gleich Modell und Menschen kodieren", "alike model and people code"),
    ("gleich Menschen kodieren", "alike people code"),
)
"""What reliability means where models, both or people coded."""
READING: tuple[Pair, ...] = (
    (
        "Bestätigt: was gefunden ist, liegt ganz im Gedruckten. Vereinbar: das Gedruckte ist möglich, steht aber "
        "nicht fest.",
        "Reproduced: what was found lies wholly within the print. Consistent: the print is possible, not settled.",
    ),
    (
        "Widerlegt: was gefunden ist, schließt das Gedruckte aus. Nicht nachrechenbar: es gibt keinen Weg zu Daten.",
        "Contradicted: what was found rules the print out. Not recomputable: no route leads to data.",
    ),
    (
        "Hängt an der Lesart: der Wortlaut lässt mehrere Lesarten zu, und sie fallen verschieden aus (Blatt Prüfwege).",
        "Depends on the reading: the wording admits several readings, and they come out differently (sheet Routes).",
    ),
    (
        "Schärfe: „zweiseitig“ hieß, andere Daten hätten die Aussage bestätigen oder widerlegen können; sonst ist die "
        "Prüfung schwächer.",
        "Severity: 'two-sided' means that other data could have reproduced or contradicted the claim; else the test is "
        "weaker.",
    ),
    (
        "Beleg „nur gedruckt“: verglichen ist mit einer anderen Stelle im Druck; gezählt ist dafür nichts.",
        "Evidence 'print only': held against another place in print; nothing was counted for it.",
    ),
    (
        "Verlässlichkeit einer Kodierung heißt hier: wie {alike}. „Verlässlich“ verlangt eine "
        "untere Grenze von Alpha ab 0,80.",
        "Reliability of a coding means here how {alike}. 'Reliable' asks for a lower limit of alpha from 0.80.",
    ),
    (
        "Die Profile sind eine Auswahl. Wo Schweigen nichts beweist, ist eine Anzahl nur die Untergrenze.",
        "The profiles are a selection. Where silence proves nothing, a count is a lower bound only.",
    ),
    (
        "Eine eigene Stadt vergleichen: Blatt Eigene Stadt; dort wächst keine Tabelle.",
        "To compare a city of your own: sheet Own city, where no table grows.",
    ),
    (
        "Eine Stadt hinzufügen, in Excel: in die Zeile unter der Tabelle Städte schreiben, ihre Kodierungen ebenso.",
        "To add a city in Excel: write into the row below the table Cities, then add its codes in the same way.",
    ),
    (
        "In LibreOffice: eine Zeile innerhalb der Tabelle einfügen (über der letzten) und die Formeln der Nachbarzeile "
        "hineinkopieren; was darunter steht, zählt nicht.",
        "In LibreOffice: insert a row within the table (above the last one) and copy the formulas of its neighbour; "
        "what stands below the table does not count.",
    ),
    (
        "Eine Kodierung ändern: im Blatt Kodierungen die Spalte Wert; Statistiken und Diagramme folgen.",
        "To change a code: the column Value on the sheet Codes; statistics and charts follow.",
    ),
    (
        "Danach auf das Blatt Prüfung sehen: es sagt, ob die Summen noch aufgehen.",
        "Then look at the sheet Checks: it says whether the sums still fit.",
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
