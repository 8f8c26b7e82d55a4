# The entry page: what is here and for whom. Last of all, for it names the sizes of what it leads to.


rule index:
    """Make the entry page that leads to atlas, report, workbook, figures, notebooks and tables, in both languages."""
    input:
        TABLES,
        BOOKS,
        PAGES,
        rules.report.output,
        rules.atlas.output,
        WORKBOOK,
        rules.datapackage.output,
        rules.notebooks.output,
        "CITATION.cff",
        SCHEMA,
        expand("src/cityatlas/site/templates/{file}", file=["page.html.j2", "style.css", "texts.yaml"]),
        modules=module_files("site.build"),
    output:
        product_place("index"),
    log:
        "logs/index.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Make the entry page"
    shell:
        step_command("index", config, "language", "address")
