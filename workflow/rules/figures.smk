# All figures in one job: the imports are paid once.
from cityatlas.figures.catalogue import FILES

FIGURES = [f"figures/{name}" for name in FILES]


rule figures:
    input:
        TABLES,
        "data/raw/reference/federal_states.geojson",
        VOCABULARY,
        modules=module_files("figures", "figures.catalogue"),
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
