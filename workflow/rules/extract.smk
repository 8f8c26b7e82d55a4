# Documents or snapshot -> facts -> tidy tables, both in data/interim: nothing is published before all is checked.


rule extract:
    """Read the facts from the documents, or from the snapshot where there are none."""
    input:
        DOCUMENT_FILES or SNAPSHOT,
        SNAPSHOT,
        "data/raw/sources.csv",
        "data/raw/corrections.yaml",
        "workflow/schemas/corrections.schema.yaml",
        "data/raw/reference/title_slips.csv",
        VOCABULARY,
        SCHEMA,
        modules=module_files("documents.extract"),
    output:
        FACTS,
    log:
        "logs/extract.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Read the facts"
    shell:
        step_command("extract", config, "documents", "accept_changes")


rule assemble:
    """Join facts, places and codings into the tidy tables, and measure how far the coders agree."""
    input:
        FACTS,
        DOCUMENT_FILES,
        expand(
            "data/raw/coding/{file}",
            file=["codebook.yaml", "coder_1.csv", "coder_2.csv", "consensus.csv"]
            + ["automatic_coder.csv", "automatic_rules.yaml"],
        ),
        "data/raw/corrections.yaml",
        "data/raw/reference/places.csv",
        "data/raw/reference/municipalities.csv",
        "data/raw/reference/federal_states.geojson",
        "data/raw/reference/printed_places.csv",
        "data/raw/reference/programmes.csv",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["corrections", "codebook", "automatic_rules"]),
        VOCABULARY,
        SCHEMA,
        modules=module_files("tidy.assemble"),
    output:
        interim_tables("assemble", "tables"),
    log:
        "logs/assemble.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Assemble the tidy tables"
    shell:
        step_command("assemble", config, "documents", "bootstrap_draws", "seed")
