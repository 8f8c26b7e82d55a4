# Tidy tables -> statistics and verdicts -> everything checked by its contract -> data/processed.

TABLES = [f"data/processed/{t.path}" for t in product_tables()]


rule analyse:
    input:
        rules.assemble.output,
        DOCUMENT_FILES,
        "data/raw/claims.yaml",
        "data/raw/errata.yaml",
        "data/raw/coding/codebook.yaml",
        "data/raw/reference/programmes.csv",
        expand("workflow/schemas/{schema}.schema.yaml", schema=["claims", "errata", "codebook", "config"]),
        VOCABULARY,
        SCHEMA,
        modules=module_files("claims.analyse"),
    output:
        expand("data/interim/analysis/{table}.csv", table=["statistics", "members", "claims", "claim_checks", "errata"]),
    params:
        settings=settings("documents", "about", "just_under", "quantifiers"),
    log:
        "logs/analyse.log",
    conda:
        "../../environment.yml"
    shell:
        step("analyse")


rule publish:
    input:
        rules.assemble.output,
        rules.analyse.output,
        VOCABULARY,
        SCHEMA,
        modules=module_files("tidy.publish"),
    output:
        TABLES,
    params:
        settings=settings(),
    log:
        "logs/publish.log",
    conda:
        "../../environment.yml"
    shell:
        step("publish")
