# make        builds the environment in .venv and regenerates everything
# make test   the same environment, then the tests
# Needs Python 3.11 or newer with venv; uses uv where it is installed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
RUN    := PATH="$(CURDIR)/$(BIN):$$PATH"

.PHONY: all test lint snapshot clean

all: $(READY)
	$(RUN) snakemake

# the lock holds hashes and so cannot hold the project itself: that is the second step. Byte-compiled, because imports
# cost much more where PYTHONDONTWRITEBYTECODE is set and nothing was compiled at install.
$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another one: make PYTHON=python3.12"; exit 2; }
	@if command -v uv >/dev/null 2>&1; then \
	  echo "Building the environment in $(VENV) (830 MB) with uv: measured once, 20 s ..."; \
	  uv venv --quiet --clear --python "$$(command -v $(PYTHON))" $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode -r requirements.txt && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  echo "Building the environment in $(VENV) (830 MB) with pip: measured once, 60 to 70 s ..."; \
	  $(PYTHON) -m venv --clear $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@echo "Compiling its modules ..."
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q $(VENV)/lib src >/dev/null 2>&1 || true
	@touch $@

test: $(READY)
	@echo "Running all tests; most of them are silent, those below tests/workflow run Snakemake again and again ..."
	$(RUN) pytest

lint: $(READY)
	$(RUN) ruff check src tests tools benchmarks
	$(RUN) ruff format --check src tests tools benchmarks
	$(RUN) lint-imports --no-cache
	$(RUN) mypy
	$(RUN) snakefmt --check --line-length 120 Snakefile workflow
	$(RUN) snakemake --lint

snapshot: $(READY)
	$(RUN) python -m cityatlas snapshot

clean:
	rm -rf data/interim data/processed logs .snakemake
	find figures -mindepth 1 ! -name .gitkeep -delete

# the figures that README and docs quote, from the tables of the last run
.PHONY: docs
docs: all
	$(RUN) python -m tools.quoted_numbers renew

# hard to break: 2,000 damages to the report (needs the documents), twenty killed runs, everything regenerated in an
# empty copy and compared with tests/golden/checksums.txt; and the measured ratios of docs/speed.md
.PHONY: mutate kill verify verify-update bench
mutate: $(READY)
	$(RUN) python -m tools.robustness.mutate

kill: $(READY)
	$(RUN) python -m tools.robustness.kill

verify: $(READY)
	$(RUN) python -m tools.robustness.verify

verify-update: $(READY)
	$(RUN) python -m tools.robustness.verify update

bench: $(READY)
	$(RUN) python -m benchmarks
