# The Excel workbook: made from the published tables, with every formula's value in the file.
WORKBOOK = [product_place("workbook", language) for language in LANGUAGES]


rule workbook:
    """Make the Excel workbook: all tables, live formulas, charts, a sheet for a city of one's own."""
    input:
        TABLES,
        f"data/interim/tables/{tables()['facts_chapters'].path}",  # by which a finding's lines get their page
        SNAPSHOT,
        "data/raw/sources.csv",
        "CITATION.cff",
        "data/raw/coding/codebook.yaml",
        "workflow/schemas/codebook.schema.yaml",
        VOCABULARY,
        SCHEMA,
        modules=module_files("workbook.build"),
    output:
        WORKBOOK,
    log:
        "logs/workbook.log",
    benchmark:
        "logs/benchmarks/workbook.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Make the workbook"
    shell:
        step_command("workbook", config, "language", "scope", "address")
