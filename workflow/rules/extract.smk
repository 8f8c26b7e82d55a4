# Documents or snapshot -> facts -> tidy tables, both in data/interim: nothing is published before all is checked.


rule extract:
    input:
        DOCUMENT_FILES or SNAPSHOT,
        SNAPSHOT,
        "data/raw/sources.csv",
        "data/raw/corrections.yaml",
        "data/raw/reference/title_slips.csv",
        VOCABULARY,
        SCHEMA,
        modules=module_files("documents.extract"),
    output:
        FACTS,
    params:
        settings=settings("documents", "accept_changes"),
    log:
        "logs/extract.log",
    conda:
        "../../environment.yml"
    shell:
        step("extract")


rule assemble:
    input:
        FACTS,
        DOCUMENT_FILES,
        expand("data/raw/coding/{file}", file=["codebook.yaml", "coder_1.csv", "coder_2.csv", "consensus.csv"]
            + ["automatic_coder.csv", "automatic_rules.yaml"]),
        "data/raw/corrections.yaml",
        "data/raw/reference/places.csv",
        "data/raw/reference/programmes.csv",
        "workflow/schemas/codebook.schema.yaml",
        VOCABULARY,
        SCHEMA,
        modules=module_files("tidy.assemble"),
    output:
        expand(
            "data/interim/tables/{table}.csv",
            table=["cities", "projects", "project_fields", "sections", "printed_counts", "codes", "agreement"]
            + ["automatic_coder", "errata", "structure", "captions"],
        ),
    params:
        settings=settings("documents", "bootstrap_draws", "seed"),
    log:
        "logs/assemble.log",
    conda:
        "../../environment.yml"
    shell:
        step("assemble")
