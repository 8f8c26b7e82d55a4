# All figures in one job: the imports are paid once, and two processes share the drawing. It goes before the other
# products, as the report waits for it.
from cityatlas.figures import figure_files
from cityatlas.figures.figure_list import drawing_modules

# By kind, so that cards and slides can become rules of their own.
FOLDERS = [product_place("figures", language) for language in LANGUAGES]
NUMBERED = [f"{folder}/{file}" for folder in FOLDERS for file in figure_files.NUMBERED_FILES]
VALUES = [f"{folder}/{file}" for folder in FOLDERS for file in figure_files.VALUE_FILES]
CARDS = [f"{folder}/{file}" for folder in FOLDERS for file in figure_files.CARD_FILES]
BOOKS = [f"{folder}/{file}" for folder in FOLDERS for file in figure_files.COLLECTIONS]
PAGES = [f"{folder}/{file}" for folder in FOLDERS for file in figure_files.INDEX_FILES]
FIGURES = NUMBERED + VALUES + CARDS + BOOKS + PAGES

# What Snakemake's report shows; PNG and PDF of the same figures stay out of it.
PICTURES = [file for file in NUMBERED if file.endswith(".svg")]


rule figures:
    """Draw every figure of the study and our own, a card for each city, and the page that shows them."""
    input:
        TABLES,
        "data/raw/reference/federal_states.geojson",
        "data/raw/facts/cities.csv",
        "data/raw/coding/codebook.yaml",
        "workflow/schemas/codebook.schema.yaml",
        VOCABULARY,
        SCHEMA,
        modules=module_files("figures.draw_all", *drawing_modules()),
    output:
        [
            report(f, caption="../report/figure.rst", category="Figures", labels={"figure": os.path.basename(f)[:-4]})
            for f in PICTURES
        ],
        [file for file in NUMBERED if file not in PICTURES],
        VALUES,
        CARDS,
        BOOKS,
        PAGES,
    log:
        "logs/figures.log",
    benchmark:
        "logs/benchmarks/figures.tsv"
    priority: 1
    conda:
        "../../environment.yml"
    threads: 2
    message:
        "Draw the figures"
    shell:
        step_command("figures", config, "address", "language", "scope", "style")
