# For researchers: the tables as a data package, and the notebooks executed over them.

from cityatlas.workflow.notebook_files import notebook_modules

# Every notebook that lies there, so that one of your own is executed too.
NOTEBOOKS = sorted(os.path.splitext(name)[0] for name in os.listdir("notebooks") if name.endswith(".ipynb"))
NOTEBOOK_FILES = [f"notebooks/{name}.ipynb" for name in NOTEBOOKS]


rule datapackage:
    input:
        TABLES,
        "data/raw/sources.csv",
        "CITATION.cff",
        VOCABULARY,
        SCHEMA,
        modules=module_files("package.describe"),
    output:
        "data/processed/datapackage.json",
    params:
        settings=settings(),
    log:
        "logs/datapackage.log",
    conda:
        "../../environment.yml"
    shell:
        step("datapackage")


rule notebooks:
    input:
        TABLES,
        NOTEBOOK_FILES,
        "data/raw/claims.yaml",
        "data/raw/sources.csv",
        "data/raw/coding/codebook.yaml",
        "data/raw/coding/automatic_rules.yaml",
        "data/raw/reference/federal_states.geojson",
        "data/raw/reference/municipalities.csv",
        "data/raw/reference/places.csv",
        "docs/profile-template.md",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["claims", "codebook", "config"]),
        VOCABULARY,
        SCHEMA,
        modules=module_files("notebooks.execute", *notebook_modules(NOTEBOOK_FILES)),
    output:
        expand("data/processed/notebooks/{name}.{ending}", name=NOTEBOOKS, ending=["ipynb", "html"]),
    params:
        settings=settings("language", "scope", "about", "just_under", "quantifiers"),
    log:
        "logs/notebooks.log",
    conda:
        "../../environment.yml"
    shell:
        step("notebooks")
