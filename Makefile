# Needs Python 3.11 or newer, git and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The article texts are not part of the project; where they are at hand, every passage is verified.
export CONCORD_ARTICLES ?= $(abspath $(wildcard ../shared/sources))
# Material announces its end of life on every build; scripts/README.md says what that means here.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check translations pdf offline test bench eval-search lock clean
site: $(VENV)/runtime
	$(BIN)/concord check
	$(BIN)/concord pdf --default
	$(BIN)/mkdocs build --strict

serve: $(VENV)/runtime
	$(BIN)/mkdocs serve

check: $(VENV)/runtime
	$(BIN)/concord check

translations: $(VENV)/runtime
	$(BIN)/concord translations

pdf: $(VENV)/runtime
	$(BIN)/concord pdf --default

offline: $(VENV)/runtime
	$(BIN)/concord check
	$(BIN)/concord pdf --default
	$(BIN)/mkdocs build --strict
	$(BIN)/python -m concord.offline --site site --output build/concord-offline.zip

test: $(VENV)/test
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy
	$(BIN)/pytest -n auto

bench: $(VENV)/test
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_pdf.py

eval-search: $(VENV)/test
	$(BIN)/python scripts/eval_search.py

# Made from pyproject.toml; hashes pin every file, no registry address is written down.
lock: $(VENV)/test
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.txt pyproject.toml
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q --extra test -o requirements-test.txt pyproject.toml

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Concord needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test: requirements-test.txt $(VENV)/runtime
	$(BIN)/python -m pip install -q --require-hashes -r requirements-test.txt
	@touch $@

clean:
	rm -rf site build .cache
