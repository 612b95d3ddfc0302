# Needs only Python 3.11 or newer, make, and a package index. A bare `make` lists the targets.
PYTHON ?= python3
BIN := .venv/bin
DEMO ?= demo.db

.DEFAULT_GOAL := help
.PHONY: help demo test lint fix types bench serve clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/.base: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt --editable .
	@touch $@

.venv/.dev: .venv/.base
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt --upgrade pip
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt --group dev
	@touch $@

demo: .venv/.base ## read the example pages into a new ledger and show the cards
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/reportedly read examples --ledger $(DEMO)
	@echo
	@echo "The ledger is $(DEMO). Look further with:"
	@echo "  $(BIN)/reportedly conflicts --ledger $(DEMO)"
	@echo "  $(BIN)/reportedly people --ledger $(DEMO)"
	@echo "  $(BIN)/reportedly search decree --ledger $(DEMO)"
	@echo "  make serve     opens the reading room"

test: .venv/.dev ## run all tests (under ten minutes)
	$(BIN)/python -m pytest -n 2

lint: .venv/.dev ## check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

fix: .venv/.dev ## mend style where it can be mended
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.dev ## check types
	$(BIN)/mypy

bench: .venv/.dev ## measure every stage (needs ../shared)
	@set -e; for area in $$($(BIN)/python -m benchmarks --list); do $(BIN)/python -m benchmarks $$area; done

.venv/.web: .venv/.base
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt --editable '.[web]'
	@touch $@

serve: .venv/.web ## open the reading room on 127.0.0.1
	$(BIN)/reportedly serve --ledger $(DEMO)

clean: ## remove the virtual environment and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
