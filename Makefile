# `make run` opens the app, `make test` runs every test. Both make what they need first, and only once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test check bench clean
.DEFAULT_GOAL := run

run: $(VENV)/.run
	@$(BIN)/ikk

test: $(VENV)/.dev
	@$(BIN)/python -m pytest

check: $(VENV)/.dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: $(VENV)/.dev
	@$(BIN)/python -m bench

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("IKK memerlukan Python 3.11 atau lebih baru" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo 'Modul venv tidak ada; di Debian/Ubuntu: apt install python3-venv' >&2; exit 1; }

# A stamp is written after its install has ended well, so a broken-off one is done again.
$(VENV)/.run: $(BIN)/python pyproject.toml constraints.txt ikk_tui/__init__.py
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt ikk_tui/__init__.py
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run
