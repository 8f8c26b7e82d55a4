"""What sheets, tables and columns are called in German and English, and how structured references name them."""

from __future__ import annotations

from dataclasses import dataclass

from cityatlas.coding.codebook import variables
from cityatlas.core.errors import InputError
from cityatlas.core.language import Pair, say
from cityatlas.core.tables import Field, tables
from cityatlas.core.vocabulary import label
from cityatlas.workbook.labels import single_labels, variable_label

SHEET_NAMES: dict[str, Pair] = {
    "cover": ("Titel", "Cover"),
    "contents": ("Inhalt", "Contents"),
    "my_city": ("Meine Stadt", "My city"),
    "own_city": ("Eigene Stadt", "Own city"),
    "charts": ("Diagramme", "Charts"),
    "cities": ("Städte", "Cities"),
    "projects": ("Projekte", "Projects"),
    "project_fields": ("Projektfelder", "Project fields"),
    "field_matrix": ("Feldmatrix", "Field matrix"),
    "cities_coded": ("Städte und Merkmale", "Cities and items"),
    "codes": ("Kodierungen", "Codes"),
    "coders": ("Einzelkodierungen", "Coders"),
    "programmes": ("Programme", "Programmes"),
    "statistics": ("Statistiken", "Statistics"),
    "checks": ("Prüfung", "Checks"),
    "claims": ("Aussagen", "Claims"),
    "claim_checks": ("Prüfwege", "Routes"),
    "errata": ("Befunde", "Errata"),
    "agreement": ("Beständigkeit", "Consistency"),
    "field_agreement": ("Felder verglichen", "Fields compared"),
    "printed_counts": ("Gedruckte Anzahlen", "Printed counts"),
    "codebook": ("Codebuch", "Codebook"),
    "dictionary": ("Datenfelder", "Data dictionary"),
    "vocabulary": ("Begriffe", "Vocabulary"),
    "sources": ("Quellen", "Sources"),
    "calculation": ("Rechnung", "Calculation"),
    "lists": ("Auswahllisten", "Lists"),
}
"""Sheet names in the workbook's order; Excel allows 31 characters."""
OPTIONAL_SHEETS = ("field_agreement",)
"""Sheets of optional tables: they are there where the tables are."""

TABLE_NAMES: dict[str, Pair] = {
    "contents": ("Blaetter", "Sheets"),
    "cities": ("Staedte", "Cities"),
    "projects": ("Projekte", "Projects"),
    "project_fields": ("Projektfelder", "ProjectFields"),
    "field_matrix": ("Feldmatrix", "FieldMatrix"),
    "cities_coded": ("StaedteUndMerkmale", "CitiesAndItems"),
    "codes": ("Kodierungen", "Codes"),
    "coders": ("Einzelkodierungen", "Coders"),
    "programmes": ("Programme", "Programmes"),
    "statistics": ("Statistiken", "Statistics"),
    "checks": ("Pruefung", "Checks"),
    "claims": ("Aussagen", "Claims"),
    "claim_checks": ("Pruefwege", "Routes"),
    "errata": ("Befunde", "Errata"),
    "agreement": ("Bestaendigkeit", "Consistency"),
    "field_agreement": ("FelderVerglichen", "FieldsCompared"),
    "printed_counts": ("GedruckteAnzahlen", "PrintedCounts"),
    "codebook": ("Codebuch", "Codebook"),
    "dictionary": ("Datenfelder", "DataDictionary"),
    "vocabulary": ("Begriffe", "Vocabulary"),
    "sources": ("Quellen", "Sources"),
}
"""Table names: letters only, so that a structured reference needs no quoting."""

COLUMN_TITLES: dict[tuple[str, str], Pair] = {
    ("contents", "sheet"): ("Blatt", "Sheet"),
    ("contents", "what"): ("Was es zeigt", "What it shows"),
    ("contents", "rows"): ("Zeilen", "Rows"),
    ("contents", "table"): ("Name der Tabelle", "Name of the table"),
    ("cities", "status"): ("Digitale Agenda", "Digital agenda"),
    ("cities", "form"): ("Form der Agenda", "Form of the agenda"),
    ("cities", "fields"): ("Kodierte Handlungsfelder", "Coded fields"),
    ("cities", "projects"): ("Projekte", "Projects"),
    ("cities", "to_projects"): ("Zu den Projekten", "To the projects"),
    ("cities", "to_codes"): ("Zu den Kodierungen", "To the codes"),
    ("cities", "to_matrix"): ("Zur Feldmatrix", "To the field matrix"),
    ("projects", "labels"): ("Feldangaben", "Field labels"),
    ("projects", "weight"): ("Gewicht Stadt und Feld", "Weight city and field"),
    ("projects", "key"): ("Schlüssel", "Lookup key"),
    ("cities_coded", "city"): ("Stadt", "City"),
    ("checks", "what"): ("Was geprüft wird", "What is checked"),
    ("checks", "basis"): ("Grundlage", "Basis"),
    ("checks", "found"): ("Gefunden", "Found"),
    ("checks", "expected"): ("Erwartet", "Expected"),
    ("checks", "result"): ("Ergebnis", "Result"),
    ("field_matrix", "city"): ("Stadt", "City"),
    ("field_matrix", "total"): ("Felder zusammen", "Fields in all"),
    ("field_matrix", "to_city"): ("Zur Stadt", "To the city"),
    ("codes", "item"): ("Merkmal", "Item"),
    ("codes", "note"): ("Anmerkung (englisch)", "Note"),
    ("coders", "note"): ("Anmerkung (englisch)", "Note"),
    ("codes", "certain"): ("Alle einig", "All agree"),
    ("codes", "yes_possible"): ("Ja möglich", "Yes possible"),
    ("codes", "no_possible"): ("Nein möglich", "No possible"),
    ("codes", "key"): ("Schlüssel", "Lookup key"),
    ("programmes", "city"): ("Stadt", "City"),
    ("programmes", "programme"): ("Programm", "Programme"),
    ("statistics", "reliability"): (
        "Verlässlichkeit (bei Kodierungen: Beständigkeit)",
        "Reliability (of codings: consistency)",
    ),
    ("statistics", "source"): ("Woher die Anzahl kommt", "Where the count comes from"),
    ("statistics", "key"): ("Schlüssel", "Lookup key"),
    ("claims", "claim"): ("Aussage", "Claim"),
    ("claims", "reading"): ("Lesarten", "Readings"),
    ("claims", "explanation"): ("Erläuterung", "Explanation"),
    ("claims", "counted_as"): ("Gezählt unter", "Counted under"),
    ("claims", "to_statistic"): ("Zur Statistik", "To the statistic"),
    ("claims", "to_routes"): ("Zu den Prüfwegen", "To the routes"),
    ("claims", "key"): ("Schlüssel der Statistik", "Key of the statistic"),
    ("claim_checks", "reading"): ("Lesart", "Reading"),
    ("claim_checks", "admissible"): ("Warum zulässig", "Why admissible"),
    ("errata", "finding"): ("Befund", "Finding"),
    ("errata", "consequence"): ("Folge", "Consequence"),
    ("errata", "locators"): ("Fundstellen (Seite, Zeilen)", "Places (page, lines)"),
    ("agreement", "item"): ("Merkmal", "Item"),
    ("codebook", "set"): ("Gruppe", "Set"),
    ("codebook", "variable"): ("Variable", "Variable"),
    ("codebook", "item"): ("Merkmal", "Item"),
    ("codebook", "kind"): ("Art", "Kind"),
    ("codebook", "value"): ("Wert", "Value"),
    ("codebook", "code_it_when"): ("Kodieren, wenn", "Code it when"),
    ("codebook", "not_when"): ("Nicht, wenn", "Not when"),
    ("codebook", "rule"): ("Regel der Gruppe", "Rule of the set"),
    ("codebook", "silence"): ("Schweigen heißt", "Silence means"),
    ("codebook", "only_where"): ("Nur, wo", "Only where"),
    ("dictionary", "table"): ("Tabelle", "Table"),
    ("dictionary", "file"): ("Datei", "File"),
    ("dictionary", "column"): ("Spalte in der CSV-Datei", "Column in the CSV file"),
    ("dictionary", "title"): ("Titel", "Title"),
    ("dictionary", "type"): ("Typ", "Type"),
    ("dictionary", "unit"): ("Einheit", "Unit"),
    ("dictionary", "required"): ("Immer gefüllt", "Always filled"),
    ("dictionary", "key"): ("Teil des Schlüssels", "Part of the key"),
    ("dictionary", "values"): ("Erlaubte Werte", "Allowed values"),
    ("dictionary", "sheet"): ("Blatt", "Sheet"),
    ("vocabulary", "vocabulary"): ("Begriffsliste", "List of terms"),
    ("vocabulary", "key"): ("Schlüssel", "Key"),
    ("vocabulary", "de"): ("Deutsch", "German"),
    ("vocabulary", "en"): ("Englisch", "English"),
    ("sources", "document"): ("Dokument", "Document"),
    ("sources", "title"): ("Titel", "Title"),
    ("sources", "publisher"): ("Herausgeber", "Publisher"),
    ("sources", "date"): ("Datum", "Date"),
    ("sources", "address"): ("Adresse", "Address"),
    ("sources", "rights"): ("Rechte", "Rights"),
    ("sources", "file"): ("Datei", "File"),
    ("sources", "sha256"): ("Prüfsumme (SHA-256)", "Checksum (SHA-256)"),
}
"""Titles of columns that only the workbook has; all others stand in workflow/schemas/tables.yaml."""

INTERNAL_COLUMNS: dict[str, tuple[str, ...]] = {
    "cities": ("state_code", "ags", "geonameid", "latitude", "longitude", "in_study"),
    "projects": ("project_id", "match", "annex_title", "annex_line", "labels", "weight", "key"),
    "codes": ("certain", "yes_possible", "no_possible", "key"),
    "statistics": ("key",),
    "claims": (
        *("statistic", "group", "basis", "kind", "unit", "recomputed_low", "recomputed_high"),
        *("status_narrow", "status_wide", "same_as", "key"),
    ),
    "claim_checks": ("low", "high"),
    "errata": ("origin",),
    "sources": ("file", "sha256"),
}
"""Columns that formulas, links and other programs need and few readers do: grouped at the end, and closed."""

CODE_PARTS: dict[str, Pair] = {
    "value": ("Wert", "Value"),
    "strength": ("Stärke", "Strength"),
    "alternative": ("Auch möglich", "Alternative"),
}
"""What the codes show of each coder, before the coder's name."""

LIKE = {"coders": "codes"}
"""Sheets whose columns are those of another table."""


TICKED_PREFIX = "ticked_"
"""How the keys of the columns begin that show the study's own ticks in the field matrix."""


def ticked_column(field: str) -> str:
    """The key of the column that shows where the study ticked a field."""
    return f"{TICKED_PREFIX}{field}"


def coder_column(coder: str, part: str) -> str:
    """The key of the column in which the codes show a part of what a coder gave."""
    return f"{coder}_{part}"


def _coder_titles() -> dict[str, Pair]:
    """The titles of these columns, such as ``Wert Kodierer 1``, by key."""
    return {
        coder_column(coder, part): (f"{part_de} {de}", f"{part_en} {en}")
        for coder, (de, en) in single_labels().items()
        for part, (part_de, part_en) in CODE_PARTS.items()
    }


def field_of(table: str, column: str) -> Field | None:
    """The contract's field of a column, or None where only the workbook has it."""
    contract = tables().get(LIKE.get(table, table))
    return next((f for f in contract.fields if f.name == column), None) if contract else None


@dataclass(frozen=True)
class SheetNames:
    """Names in one language, and references built of them."""

    language: str

    def sheet(self, key: str) -> str:
        """A sheet's name."""
        return say(self.language, *SHEET_NAMES[key])

    def table(self, key: str) -> str:
        """A table's name."""
        return say(self.language, *TABLE_NAMES[key])

    def title(self, table: str, column: str) -> str:
        """A column's header: the contract's title, or the workbook's own."""
        if (table, column) in COLUMN_TITLES:
            return say(self.language, *COLUMN_TITLES[table, column])
        if table == "field_matrix" and column.startswith(TICKED_PREFIX):
            name = label("field", column.removeprefix(TICKED_PREFIX), self.language)
            return say(self.language, f"{name} (Studie)", f"{name} (study)")
        if table == "field_matrix":
            return label("field", column.removeprefix("field_"), self.language)
        if table == "cities_coded" and column in variables():
            return variable_label(column, self.language)
        spec = field_of(table, column)
        if spec is None and table == "codes" and column in _coder_titles():
            return say(self.language, *_coder_titles()[column])
        if spec is None:
            raise InputError(f"the workbook has no title for the column {column!r} of {table!r}")
        return spec.title(self.language)

    def col(self, table: str, column: str) -> str:
        """A structured reference to a whole column: ``Staedte[Land]``, or ``Staedte[[Fläche in km²]]`` with signs."""
        title = self.title(table, column)
        plain = all(c.isalnum() or c in "_ " for c in title)
        return f"{self.table(table)}[{title}]" if plain else f"{self.table(table)}[[{_escape(title)}]]"

    def this(self, table: str, column: str) -> str:
        """A structured reference to a column's cell in the formula's own row."""
        return f"{self.table(table)}[[#This Row],[{_escape(self.title(table, column))}]]"

    def row(self, table: str, first: str, last: str) -> str:
        """A structured reference to neighbouring cells of the formula's own row."""
        ends = [_escape(self.title(table, c)) for c in (first, last)]
        return f"{self.table(table)}[[#This Row],[{ends[0]}]:[{ends[1]}]]"

    def place(self, sheet: str, cell: str) -> str:
        """A plain reference to a cell or range of another sheet."""
        return f"'{self.sheet(sheet)}'!{cell}"


def _escape(title: str) -> str:
    """A header inside a structured reference: an apostrophe goes before the four characters with a meaning."""
    return "".join(f"'{c}" if c in "'#[]" else c for c in title)
