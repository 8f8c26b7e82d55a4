# The Smart-City-Atlas of 2019, reproduced. `snakemake` regenerates every table, verdict and figure.
# The rules stand in workflow/rules in the order of the story; each calls `python -m cityatlas STEP`.
import os
import sys

from snakemake.utils import min_version

min_version("9.10")

# The package is found beside the Snakefile, so that a bare `snakemake` works in any environment with the libraries.
sys.path.insert(0, os.path.join(os.path.dirname(workflow.main_snakefile), "src"))

from cityatlas.documents import sources
from cityatlas.claims import summary
from cityatlas.core.config import check_config
from cityatlas.core.errors import InputError
from cityatlas.workflow.module_files import module_files, prepare_environment
from cityatlas.workflow.snakemake_start import end_quickly, start_quickly

prepare_environment()
start_quickly()

configfile: "config/config.yaml"

try:
    config.update(check_config(config).values)
    DOCUMENTS = sources.documents_folder(config["documents"])
except InputError as error:
    sys.exit(f"cityatlas: {error}")


include: "workflow/rules/documents.smk"
include: "workflow/rules/extract.smk"
include: "workflow/rules/analyse.smk"
include: "workflow/rules/figures.smk"
include: "workflow/rules/export.smk"
include: "workflow/rules/workbook.smk"
include: "workflow/rules/package.smk"


rule all:
    default_target: True
    input:
        TABLES,
        FIGURES,
        rules.report.output,
        WORKBOOK,
        rules.datapackage.output,
        rules.notebooks.output,
    localrule: True


onstart:
    print(sources.describe_source(DOCUMENTS), file=sys.stderr)


onsuccess:
    if os.path.exists("data/processed/claims.csv"):
        summary.run(config["documents"])
    end_quickly()


onerror:
    print("\nThe run failed: the message stands above, the whole story in the log it names (logs/).", file=sys.stderr)
    end_quickly()
