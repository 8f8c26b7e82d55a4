# The Excel workbook: made from the published tables, with every formula's value in the file.
WORKBOOK = "data/processed/smart-city-atlas.xlsx"


rule workbook:
    input:
        TABLES,
        "data/raw/sources.csv",
        "data/raw/coding/codebook.yaml",
        "workflow/schemas/codebook.schema.yaml",
        VOCABULARY,
        SCHEMA,
        modules=module_files("workbook.build"),
    output:
        WORKBOOK,
    params:
        settings=settings("language", "scope"),
    log:
        "logs/workbook.log",
    conda:
        "../../environment.yml"
    shell:
        step("workbook")
