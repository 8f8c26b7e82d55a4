# Products for readers, made from data/processed and figures/.

# The report shows each figure's SVG; cards, slides and other formats do not concern it.
SHOWN = PICTURES + [f"{folder}/alt_texts.json" for folder in FOLDERS]
READ_ASIDE = [
    f"data/interim/tables/{tables()[t].path}" for t in ("facts_captions", "facts_chapters", "facts_structure")
]


rule report:
    """Write the reproduction report: the result, what does not hold, every claim with its trail."""
    input:
        TABLES,
        SHOWN,
        READ_ASIDE,
        "data/raw/sources.csv",
        "data/raw/claims.yaml",
        "data/raw/reference/ambiguous_words.csv",
        "data/raw/reference/places.csv",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["claims", "config"]),
        "CITATION.cff",
        "data/raw/reference/study_tables.csv",
        "data/raw/coding/codebook.yaml",
        "workflow/schemas/codebook.schema.yaml",
        VOCABULARY,
        SCHEMA,
        expand(
            "src/cityatlas/report/templates/{file}",
            file=["page.html.j2", "macros.html.j2", "result.html.j2", "open.html.j2", "study.html.j2"]
            + ["claims.html.j2", "register.html.j2", "method.html.j2", "style.css", "page.js", "texts.yaml"],
        ),
        modules=module_files("report"),
    output:
        [
            report(product_place("report", language), caption="../report/report.rst", category="Report")
            for language in LANGUAGES
        ],
    log:
        "logs/report.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Write the report"
    shell:
        step_command("report", config, "language", "address", "about", "just_under", "quantifiers")
