# Documents or snapshot -> facts -> tidy tables, both in data/interim: nothing is published before all is checked.

CODING_FILES = sorted(shown(f) for f in (RAW / "coding").glob("[!.]*") if f.suffix in (".csv", ".yaml"))


rule extract:
    """Read the facts from the documents, or from the snapshot where there are none."""
    input:
        DOCUMENT_FILES,
        PROFILE_FILES,
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
        ADDED_FILES,
        CODING_FILES,
        "data/raw/corrections.yaml",
        "data/raw/reference/places.csv",
        "data/raw/reference/municipalities.csv",
        "data/raw/reference/coordinates.csv",
        "data/raw/reference/federal_states.geojson",
        "data/raw/reference/printed_places.csv",
        "data/raw/reference/programmes.csv",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["corrections", "codebook", "automatic_rules", "coders"]),
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


# What the report's PDF says beside the facts, where it lies among the documents.
COMPARED = interim_tables("compare_pdf", "pdf", optional=True) if PDF else []

if PDF:

    rule compare_pdf:
        """Compare the report's PDF with the facts snapshot, and read the numbers of its pictures."""
        input:
            PDF,
            SNAPSHOT,
            "data/raw/sources.csv",
            VOCABULARY,
            SCHEMA,
            modules=module_files("documents.pdf.document"),
        output:
            COMPARED,
        log:
            "logs/compare_pdf.log",
        conda:
            "../../environment.yml"
        threads: 1
        message:
            "Compare the report's PDF with the facts"
        shell:
            step_command("compare_pdf", config, "documents")
