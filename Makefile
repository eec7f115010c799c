# Two commands do all the set-up: `make demo` reads the samples, `make test` runs the tests.
# Python 3.11 or newer is needed; another one than python3: make demo PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo desk test lint types walls gate check clean

help: ## say what can be done
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/installed ## read the samples: who said what, what is to come
	@$(BIN)/python samples/demo.py

desk: $(VENV)/desk ## the desk on a sample month, in a browser (opens when 100 invented articles are read, within a minute)
	@$(BIN)/python samples/desk.py

test: $(VENV)/tested ## all tests
	$(BIN)/python -m pytest

lint: $(VENV)/tested ## ruff
	$(BIN)/ruff check src tests evaluation benchmarks training samples docs

types: $(VENV)/tested ## mypy --strict
	$(BIN)/mypy

walls: $(VENV)/tested ## what may import what
	$(BIN)/python -m pytest tests/test_walls.py

gate: $(VENV)/tested ## the quick evaluation: no figure below its floor
	$(BIN)/python -m evaluation gate --quick

check: test lint types walls gate ## everything that a change must pass

clean: ## remove what was installed and made here
	rm -rf $(VENV) build demo.html demo.ics .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "onrecord needs Python 3.11 or newer; name one: make demo PYTHON=python3.12" >&2; exit 1; }
	@echo "Setting up in $(VENV), once. This takes a minute or two."
	@$(PYTHON) -m venv $(VENV) || \
	    { echo "$(PYTHON) cannot make a virtual environment (Debian: apt-get install python3-venv)" >&2; exit 1; }

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(PIP) --editable .
	@touch $@

$(VENV)/desk: $(VENV)/installed
	@$(PIP) --editable '.[desk]'
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@$(PIP) --editable '.[test]'
	@touch $@
