# Products for readers, made from data/processed and figures/.

# The report shows each figure's SVG; cards, slides and other formats do not concern it.
SHOWN = [f for f in FIGURES if os.path.dirname(f) == "figures" and f.endswith((".svg", "alt_texts.json"))]


rule report:
    input:
        TABLES,
        SHOWN,
        "data/interim/tables/captions.csv",
        "data/raw/sources.csv",
        "data/raw/reference/study_tables.csv",
        "data/raw/coding/codebook.yaml",
        "workflow/schemas/codebook.schema.yaml",
        VOCABULARY,
        SCHEMA,
        expand(
            "src/cityatlas/report/templates/{file}",
            file=["page.html.j2", "macros.html.j2", "result.html.j2", "open.html.j2", "study.html.j2"]
            + ["register.html.j2", "method.html.j2", "style.css", "page.js", "texts.yaml"],
        ),
        modules=module_files("report"),
    output:
        "data/processed/report.html",
    params:
        settings=settings("language", "quantifiers"),
    log:
        "logs/report.log",
    conda:
        "../../environment.yml"
    shell:
        step("report")
