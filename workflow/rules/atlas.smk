# The online atlas: one page for a browser, from the published tables.
from cityatlas.atlas.script import MODULES


rule atlas:
    """Make the online atlas: map, list, a page for each city, comparison, statistics of any selection."""
    input:
        TABLES,
        "data/raw/reference/federal_states.geojson",
        "CITATION.cff",
        "data/raw/coding/codebook.yaml",
        "workflow/schemas/codebook.schema.yaml",
        VOCABULARY,
        SCHEMA,
        expand("src/cityatlas/atlas/templates/{file}", file=["page.html.j2", "style.css", "texts.yaml"]),
        expand("src/cityatlas/atlas/static/{file}", file=MODULES),
        modules=module_files("atlas.build"),
    output:
        product_place("atlas"),
    log:
        "logs/atlas.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Make the online atlas"
    shell:
        step_command("atlas", config, "language", "scope", "address")
