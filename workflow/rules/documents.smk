# What a run stands on: the documents where they are found, the facts snapshot where not.
from cityatlas.core.project import RAW, shown
from cityatlas.core.tables import fact_tables, optional_tables, product_tables, tables

FACTS = [f"data/interim/facts/{t.path}" for t in fact_tables()]
SNAPSHOT = [f"data/raw/facts/{t.path}" for t in fact_tables()] + ["data/raw/facts/rows.csv"]
SCHEMA = ["workflow/schemas/tables.yaml", "data/raw/coding/coders.yaml"]
VOCABULARY = "data/raw/reference/vocabulary.csv"
DOCUMENT_FILES = [shown(p) for p in sources.document_files(DOCUMENTS).values()] if DOCUMENTS else []
# What a user added: profiles, the codes that people gave them, and their places.
PROFILE_FILES = [shown(p) for p in PROFILES]
ADDED_FILES = PROFILE_FILES + [
    shown(p) for p in [*hand_codes_files(PROFILES).values(), RAW / "profiles" / "places.csv"] if p.is_file()
]
# The field matrix that a user brought, where there is one; what rests on it is declared only then.
MATRIX = [shown(MATRIX_FILE)] if MATRIX_FILE else []
# The report's own PDF, where it lies among the documents: compared with the facts, and no fact itself.
PDF = [shown(REPORT_PDF.file)] if REPORT_PDF.file else []
BROUGHT = [*["field_matrix"] * bool(MATRIX), *["pdf"] * bool(PDF)]
