# Python 3.11 or newer is all that is needed beforehand.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint bench notebook constraints

demo: .venv/ready  ## three nights of one outage on our own little web, ending in data/demo/madoguchi.duckdb
	$(BIN)/python pipeline.py demo

test: .venv/ready lint  ## everything that must hold
	$(BIN)/python -m pytest

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready  ## figures as ratios against a named baseline in the same run
	$(BIN)/python -m benchmarks

notebook: .venv/ready  ## open the notebook on the published file, in a browser
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[notebook]'
	$(BIN)/jupyter lab notebooks/01_coverage.ipynb

constraints: .venv/ready  ## write down the versions that are installed now
	$(BIN)/pip install --quiet --editable '.[notebook]'
	$(BIN)/pip freeze --exclude-editable --exclude madoguchi > constraints.txt

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch .venv/ready
