# All figures in one job: the imports are paid once, and two processes share the drawing.
from cityatlas.figures.figure_files import FIGURE_FILES
from cityatlas.figures.figure_list import drawing_modules

FIGURES = [f"figures/{name}" for name in FIGURE_FILES]


rule figures:
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
        FIGURES,
    params:
        settings=settings("language", "scope"),
    log:
        "logs/figures.log",
    conda:
        "../../environment.yml"
    shell:
        step("figures")
