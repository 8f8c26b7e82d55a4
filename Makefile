# `make` builds the environment in .venv and regenerates everything; `make help` lists what else there is.
# A target's description stands behind its prerequisites, after two number signs.
# Needs Python 3.11 or newer with venv; uses uv where it is installed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
RUN    := PATH="$(CURDIR)/$(BIN):$$PATH"
LOWEST := .venv-lowest
LAB    := .venv-lab

# A user's settings of pip and uv for other work: they would install elsewhere than into the environment, other
# versions, or nothing. Certificates, mirrors and caches stay as they are.
export PIP_USER := 0
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PIP_PYTHON PIP_CONSTRAINT PIP_REQUIREMENT PIP_DRY_RUN PIP_EDITABLE
unexport UV_SYSTEM_PYTHON UV_PYTHON UV_CONSTRAINT UV_OVERRIDE UV_RESOLUTION UV_PRERELEASE UV_EXCLUDE_NEWER

.PHONY: all unlock help site test lint map snapshot clean

all: $(READY)  ## build the environment in .venv, then regenerate every table, figure and product
	@$(RUN) python -m cityatlas unlock --stale-only
	$(RUN) snakemake

unlock: $(READY)  ## release the lock of a run that was killed (make does it by itself)
	$(RUN) python -m cityatlas unlock

# the lock holds hashes and so cannot hold the project itself: that is the second step. Byte-compiled, because imports
# cost much more where PYTHONDONTWRITEBYTECODE is set and nothing was compiled at install.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another one: make PYTHON=python3.12"; exit 2; }
	@if command -v uv >/dev/null 2>&1; then \
	  echo "Building the environment in $(VENV) (890 MB) with uv: measured once, 20 s ..."; \
	  uv venv --quiet --clear --python "$$(command -v $(PYTHON))" $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.txt && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  echo "Building the environment in $(VENV) (890 MB) with pip: measured once, 60 to 70 s ..."; \
	  $(PYTHON) -m venv --clear $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@echo "Compiling its modules ..."
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q $(VENV)/lib src >/dev/null 2>&1 || true
	@touch $@

site: $(READY)  ## regenerate everything in both languages and put it into site/, ready for static hosting
	@$(RUN) python -m cityatlas unlock --stale-only
	$(RUN) snakemake --config 'language=[de, en]'
	$(RUN) python -m cityatlas site

help:  ## list these targets
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

test: $(READY)  ## run all tests; with CITYATLAS_DOCUMENTS set, also those on the real documents
	@echo "Running all tests; most of them are silent, those below tests/workflow run Snakemake again and again ..."
	$(RUN) pytest

.PHONY: test-slow
test-slow: $(READY)  ## run the tests that make test leaves out: the site in both languages, by several whole runs
	@echo "Running the slow tests: several whole runs, some minutes ..."
	$(RUN) pytest -m slow

lint: $(READY)  ## check style, layers, types and workflow (ruff, import-linter, mypy, snakefmt, snakemake --lint)
	$(RUN) ruff check src tests tools benchmarks
	$(RUN) ruff format --check src tests tools benchmarks
	$(RUN) lint-imports --no-cache
	$(RUN) mypy
	$(RUN) snakefmt --check --line-length 120 Snakefile workflow
	$(RUN) snakemake --lint

map: $(READY)  ## draw the map of the rooms from the code (docs/pictures/house.svg)
	$(RUN) python -m tools.house_map

snapshot: $(READY)  ## refresh data/raw/facts from the documents
	$(RUN) python -m cityatlas snapshot

clean:  ## remove everything that a run made; the environment stays
	rm -rf data/interim data/processed site logs .snakemake
	find figures -type f ! -name .gitkeep -exec rm -f {} +
	find figures -depth -type d ! -name figures -exec rmdir {} +

# Versions that are promised are tried. Not among them: that the environment is the lock, and `make lint`, whose tools
# say other things in other versions.
.PHONY: lowest
lowest:  ## build an environment of the lowest promised versions in .venv-lowest (needs uv) and try it
	@command -v uv >/dev/null 2>&1 || { \
	  echo "make lowest needs uv, which can choose the lowest versions. Install it (pip install uv) and run this again."; exit 2; }
	@echo "Building the environment of the lowest versions in $(LOWEST) with uv, then its tests; both are silent for a while ..."
	uv venv --quiet --clear --python "$$(command -v $(PYTHON))" $(LOWEST)
	uv pip install --quiet --python $(LOWEST)/bin/python --resolution lowest-direct -e '.[test]'
	PATH="$(CURDIR)/$(LOWEST)/bin:$$PATH" pytest tests/unit \
	  tests/workflow/test_runs.py::test_a_fresh_run_says_what_it_stood_on_and_what_came_out \
	  --deselect tests/unit/test_setup.py::test_the_running_environment_is_the_lock

# An environment of its own: JupyterLab is no part of the lock. Versions of what both hold are the lock's.
.PHONY: lab
lab: $(LAB)/.ready  ## start JupyterLab in notebooks/, in an environment of its own (.venv-lab)
	$(LAB)/bin/jupyter lab notebooks

$(LAB)/.ready: requirements.txt pyproject.toml
	@echo "Building an environment with JupyterLab in $(LAB), a minute or two ..."
	@sed -n 's/^\([A-Za-z0-9].*==.*[^ \]\) *\\$$/\1/p' requirements.txt >$(LAB)-versions.txt
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --clear --python "$$(command -v $(PYTHON))" $(LAB) && \
	  uv pip install --quiet --python $(LAB)/bin/python --constraint $(LAB)-versions.txt -e '.[lab]'; \
	else \
	  $(PYTHON) -m venv --clear $(LAB) && \
	  $(LAB)/bin/python -m pip install --quiet --disable-pip-version-check --constraint $(LAB)-versions.txt -e '.[lab]'; \
	fi
	@rm -f $(LAB)-versions.txt
	@touch $@

.PHONY: docs
docs: all  ## renew the numbers that README and docs quote, from the tables of the last run
	$(RUN) python -m tools.quoted_numbers renew

# hard to break, and how fast (docs/robustness.md, docs/speed.md)
.PHONY: mutate kill verify verify-update bench
mutate: $(READY)  ## damage the report's text 2,000 times and count what becomes of it (needs the documents)
	@echo "Damaging the report's text 2,000 times; the counts come at the end, after some minutes ..."
	$(RUN) python -m tools.robustness.mutate

kill: $(READY)  ## kill a run at twenty random moments and look whether the next one mends it
	@echo "An undisturbed run first, then twenty that are killed, a line each ..."
	$(RUN) python -m tools.robustness.kill

verify: $(READY)  ## regenerate everything in an empty copy and compare with tests/golden/checksums.txt
	@echo "Regenerating everything in an empty copy; a whole run, silent until it is compared ..."
	$(RUN) python -m tools.robustness.verify

verify-update: $(READY)  ## the same, and write the checksums anew (after a change that is meant)
	@echo "Regenerating everything in an empty copy; a whole run, silent until its checksums are written ..."
	$(RUN) python -m tools.robustness.verify update

bench: $(READY)  ## measure the ratios of docs/speed.md
	$(RUN) python -m benchmarks
