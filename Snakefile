# The Smart-City-Atlas of 2019, reproduced. `snakemake` regenerates every table, verdict and figure.
# The rules stand in workflow/rules in the order of the story; each calls `python -m cityatlas STEP`.
import os
import sys
from pathlib import Path

from snakemake.utils import min_version

min_version("9.19")

# The folder of this Snakefile, also where another one uses it as a module (with `prefix:` naming this folder).
# The package is found beside it, so that a bare `snakemake` works in any environment with the libraries.
PROJECT = workflow.current_basedir.get_path_or_uri(secret_free=False)
sys.path.insert(0, os.path.join(PROJECT, "src"))

import cityatlas

cityatlas.refuse_windows()

from cityatlas.documents import sources
from cityatlas.documents.matrix import matrix_file
from cityatlas.documents.pdf.finding import found_pdf
from cityatlas.documents.profile_files import added_profile_files, hand_codes_files
from cityatlas.core.config import load_config
from cityatlas.core.errors import InputError
from cityatlas.workflow import kept_products, run_lock, source_notes
from cityatlas.workflow.dropped_cities import dropped_cities
from cityatlas.workflow.matrix_lines import dropped_pdf, matrix_lines
from cityatlas.workflow.module_files import module_files, prepare_environment
from cityatlas.workflow.step_rules import interim_tables, refusal, step_command

REFUSED = refusal(PROJECT, workflow.main_snakefile, os.getcwd(), workflow.deployment_settings.deployment_method)
if REFUSED:
    sys.exit(f"cityatlas: {REFUSED}")

prepare_environment()


# Read before Snakemake reads it: our reader says what is wrong in one line, and bounds what a file may unfold to.
try:
    load_config(Path(PROJECT, "config/config.yaml"))
except InputError as error:
    sys.exit(f"cityatlas: {error}")


configfile: os.path.join(PROJECT, "config/config.yaml")


try:
    config.update(load_config(overrides=config).values)
    DOCUMENTS = sources.documents_folder(config["documents"])
    PROFILES = added_profile_files(DOCUMENTS)
    MATRIX_FILE = matrix_file()
    REPORT_PDF = found_pdf(config["documents"])
except InputError as error:
    sys.exit(f"cityatlas: {error}")


report: "workflow/report/workflow.rst"


include: "workflow/rules/documents.smk"
include: "workflow/rules/extract.smk"
include: "workflow/rules/analyse.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/export.smk"
include: "workflow/rules/atlas.smk"
include: "workflow/rules/workbook.smk"
include: "workflow/rules/package.smk"


rule all:
    default_target: True
    input:
        TABLES,
        FIGURES,
        rules.report.output,
        rules.atlas.output,
        WORKBOOK,
        rules.datapackage.output,
        rules.notebooks.output,
    localrule: True
    message:
        "Everything is there"


rule tables:
    """The published tables alone, without figures, pages and workbook."""
    input:
        TABLES,
    localrule: True
    message:
        "The tables are there"


# A product stays until its successor is whole, and says so where it is older; see cityatlas.workflow.kept_products.
MADE_BY = {
    name: ([*getattr(rules, name).input], [*getattr(rules, name).output])
    for name in ["extract", "assemble", "analyse", "publish"]
    + ["figures", "report", "atlas", "workbook", "datapackage", "notebooks"]
}
if workflow.is_main_process:
    kept_products.before_run(MADE_BY, config["language"])


# What `summary` tells afterwards; see cityatlas.workflow.source_notes.
STOOD_ON = lambda: [sources.describe_source(DOCUMENTS), *matrix_lines(MATRIX), *REPORT_PDF.lines]


# The project's own console shows these lines; see src/snakemake_logger_plugin_cityatlas.
onstart:
    run_lock.note_run()
    kept_products.keep(MADE_BY)
    dropped = dropped_cities(PROFILES, config["scope"])
    source = sources.describe_source(DOCUMENTS)
    for line in [source, *dropped, *matrix_lines(MATRIX), *REPORT_PDF.lines, *dropped_pdf(PDF)]:
        logger.info(line, extra={"console": True})


onerror:
    source_notes.note_what_it_stood_on(MADE_BY, STOOD_ON, config)
    STAYED = kept_products.after_failure(MADE_BY, config["language"])
    if STAYED:
        logger.info(STAYED, extra={"console": True})


onsuccess:
    source_notes.note_what_it_stood_on(MADE_BY, STOOD_ON, config)
    kept_products.after_success(MADE_BY, config["language"])
    if os.path.exists("data/processed/claims.csv"):
        from cityatlas.claims import summary

        logger.info(summary.after_run(), extra={"console": True})
