# For researchers: the tables as a data package, and the notebooks executed over them.

# Every notebook that lies there, so that one of your own is executed too.
NOTEBOOKS = sorted(os.path.splitext(name)[0] for name in os.listdir("notebooks") if name.endswith(".ipynb"))


rule datapackage:
    input:
        TABLES,
        "data/raw/sources.csv",
        "CITATION.cff",
        VOCABULARY,
        SCHEMA,
        modules=module_files("datapackage"),
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
        expand("notebooks/{name}.ipynb", name=NOTEBOOKS),
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
        modules=module_files("notebooks", "data", "explain", "figures.gallery", "own_city", "peers", "sensitivity"),
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
