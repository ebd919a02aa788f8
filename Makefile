# Needs Python 3.11 or newer, git and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PROPERDOCS := build/properdocs
# The article texts are not part of the project; where they are at hand, every passage is verified.
export CONCORD_ARTICLES ?= $(abspath $(wildcard ../shared/sources))
# Material announces its end of life on every build; scripts/README.md says what that means here.
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve check translations pdf offline lint test programs properdocs bench eval-search eval-questions lock clean help
site: $(VENV)/runtime ## check the book and build site/ in all languages
	$(BIN)/concord check
	$(BIN)/concord pdf --default
	$(if $(REQUIRE),$(BIN)/concord status --require $(REQUIRE))
	$(BIN)/mkdocs build --strict
	@echo "$(CURDIR)/site is ready: open index.html from any web server, or see it with make serve"

serve: $(VENV)/runtime ## show the site at http://127.0.0.1:8000/, rebuilt as you edit
	$(BIN)/mkdocs serve

check: $(VENV)/runtime ## prove the book: sources, translations, links
	$(BIN)/concord check

translations: $(VENV)/runtime ## bring every catalogue up to date with the English
	$(BIN)/concord translations

pdf: $(VENV)/runtime ## make the printed editions that changed, in build/pdf/
	$(BIN)/concord pdf --default

offline: $(VENV)/runtime ## make one zip of site, search and books, in build/
	$(BIN)/concord check
	$(BIN)/concord pdf --default
	$(BIN)/mkdocs build --strict
	$(BIN)/python -m concord.mkdocs.offline --site site --output build/concord-offline.zip

lint: $(VENV)/test ## lint, format, floors, types
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy

test: lint ## what lint does, and all tests
	$(BIN)/pytest -n auto

programs: $(VENV)/test $(PROPERDOCS)/ready ## the book in Weblate, OmegaT, LibreOffice and readers of PDF
	CONCORD_PROGRAMS=1 $(BIN)/pytest tests/programs

properdocs: $(VENV)/test $(PROPERDOCS)/ready ## the site from ProperDocs, which continues MkDocs 1: is it the same?
	CONCORD_PROGRAMS=1 $(BIN)/pytest tests/programs/test_properdocs.py

bench: $(VENV)/test ## build and check times against their targets
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_pdf.py
	$(BIN)/python scripts/bench_view.py

eval-search: $(VENV)/test ## recall and speed of the search, per language; SETS=FOLDER for other queries
	$(BIN)/python scripts/eval_search.py $(if $(SETS),--sets $(SETS))

eval-questions: $(VENV)/runtime ## what guessers get of the check questions
	$(BIN)/python scripts/eval_questions.py

# Made from pyproject.toml; hashes pin every file, no registry address is written down.
lock: $(VENV)/test ## pin the dependencies again, with hashes
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.txt pyproject.toml
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q --extra test -o requirements-test.txt pyproject.toml
	echo mkdocs | $(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-annotate --no-header -q --extra properdocs -c requirements.txt --excludes - -o requirements-properdocs.txt pyproject.toml

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

# Material asks for MkDocs; what is installed here is the list and no more.
$(PROPERDOCS)/ready: requirements-properdocs.txt pyproject.toml | $(VENV)/bin/python
	$(PYTHON) -m venv $(PROPERDOCS)
	$(PROPERDOCS)/bin/python -m pip install -q --no-deps --require-hashes -r requirements-properdocs.txt
	$(PROPERDOCS)/bin/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

clean: ## remove what was built
	rm -rf site build .cache

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16
