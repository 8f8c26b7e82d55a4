# Tidy tables -> statistics and verdicts -> everything checked by its contract -> data/processed.

OPTIONAL = [table for what in BROUGHT for table in optional_tables(what)]
TABLES = [f"data/processed/{table.path}" for table in product_tables() + OPTIONAL]


rule analyse:
    """Count the statistics with their bounds and judge every claim of the documents by them."""
    input:
        rules.assemble.output,
        DOCUMENT_FILES,
        SNAPSHOT,
        MATRIX,
        "data/raw/claims.yaml",
        "data/raw/errata.yaml",
        "data/raw/coding/codebook.yaml",
        "data/raw/reference/ambiguous_words.csv",
        "data/raw/reference/programmes.csv",
        "data/raw/reference/places.csv",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["claims", "errata", "codebook", "config"]),
        VOCABULARY,
        SCHEMA,
        modules=module_files("claims.analyse"),
    output:
        interim_tables("analyse", "analysis", optional=bool(MATRIX)),
    log:
        "logs/analyse.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Count the statistics and judge the claims"
    shell:
        step_command("analyse", config, "documents", "about", "just_under", "quantifiers")


rule publish:
    """Check every table by its contract and put them into data/processed, all or none."""
    input:
        rules.assemble.output,
        rules.analyse.output,
        COMPARED,
        VOCABULARY,
        SCHEMA,
        modules=module_files("tidy.publish"),
    output:
        TABLES,
        checksums="data/interim/published.csv",
    log:
        "logs/publish.log",
    conda:
        "../../environment.yml"
    threads: 1
    message:
        "Check and publish the tables"
    shell:
        step_command("publish", config)
