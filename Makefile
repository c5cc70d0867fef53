# Two commands do everything: `make run` and `make test`. Both set up .venv first, from a lock file with hashes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
LOCK := .ci/requirements.lock

.PHONY: help setup run test check format bench lock clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/'

setup: $(READY) ## make the environment alone

$(READY): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("recoupe needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; try make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: setup ## extract the sample corpus, compare it, say where to look
	$(BIN)/recoupe extract corpus/sample -o build/records
	$(BIN)/recoupe compare build/records -o build/comparison
	@echo
	@echo "A few of the claims in one record:"
	@$(BIN)/recoupe explain build/records/crue-depeche.json --layer claims | head -n 16
	@echo
	@echo "Made: build/records/ (one record an article), build/comparison/ (facts.json and tables)."
	@echo "Look: $(BIN)/recoupe explain build/records/crue-quotidien.json | less"

test: setup ## run all tests
	$(BIN)/python -m pytest

check: setup ## lint, format, strict types, import direction
	$(BIN)/ruff check pipeline models tests
	$(BIN)/ruff format --check pipeline tests
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup ## put the code into shape
	$(BIN)/ruff check --fix pipeline models tests
	$(BIN)/ruff format pipeline tests

bench: setup ## words per second beside the plain base model; comparison from 1,000 to 100,000 records (the last takes minutes)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_comparison -j 1000 10000 100000

lock: setup ## renew the lock file from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --all-extras --upgrade pyproject.toml -o $(LOCK)

clean: ## remove what the targets made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
