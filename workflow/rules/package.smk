# For researchers: the tables as a data package, and the notebooks executed over them.

from cityatlas.workflow.notebook_files import notebook_modules

# Every notebook that lies there, so that one of your own is executed too.
NOTEBOOKS = sorted(
    os.path.splitext(name)[0] for name in os.listdir(os.path.join(PROJECT, "notebooks")) if name.endswith(".ipynb")
)
NOTEBOOK_FILES = [f"notebooks/{name}.ipynb" for name in NOTEBOOKS]


rule datapackage:
    """Describe the published tables as a data package, with the cities as points, and validate it."""
    input:
        TABLES,
        "data/raw/sources.csv",
        "CITATION.cff",
        "data/raw/coding/codebook.yaml",
        "data/raw/coding/coders.yaml",
        "workflow/schemas/columns.yaml",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["codebook", "coders"]),
        VOCABULARY,
        SCHEMA,
        modules=module_files("package.describe"),
    output:
        "data/processed/datapackage.json",
        "data/processed/cities.geojson",
    log:
        "logs/datapackage.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Describe the data package"
    shell:
        step_command("datapackage", config, "address")


rule notebooks:
    """Execute every notebook over the published tables, with a page for each."""
    input:
        TABLES,
        NOTEBOOK_FILES,
        "data/raw/claims.yaml",
        "data/raw/sources.csv",
        "data/raw/coding/codebook.yaml",
        "data/raw/coding/automatic_rules.yaml",
        "data/raw/reference/ambiguous_words.csv",
        "data/raw/reference/federal_states.geojson",
        f"data/interim/tables/{tables()['facts_structure'].path}",
        "data/raw/reference/municipalities.csv",
        "data/raw/reference/places.csv",
        "docs/profile-example.md",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["claims", "codebook", "config", "automatic_rules"]),
        VOCABULARY,
        SCHEMA,
        modules=module_files(
            "notebooks.execute", *notebook_modules(os.path.join(PROJECT, file) for file in NOTEBOOK_FILES)
        ),
    output:
        expand(
            "{folder}/{name}.{ending}",
            folder=[product_place("notebooks", language) for language in LANGUAGES],
            name=NOTEBOOKS,
            ending=["ipynb", "html"],
        ),
    log:
        "logs/notebooks.log",
    benchmark:
        "logs/benchmarks/notebooks.tsv"
    conda:
        "../../environment.yml"
    threads: 2
    message:
        "Execute the notebooks"
    shell:
        step_command("notebooks", config, "language", "scope", "about", "just_under", "quantifiers")
