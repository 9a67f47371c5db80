# Wijkspil: `make` says what there is. Everything a target needs, it sets up itself.
.DEFAULT_GOAL := help
GEMEENTE ?= arnhem
PORT ?= 8000
KILLS ?= 10
PY := .venv/bin/python
STAMP := .venv/.klaar

help:  ## Show these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 16

$(STAMP): requirements/dev.txt pyproject.toml
	@test -x $(PY) || python3 -m venv .venv
	@test -x .venv/bin/uv || .venv/bin/pip install --quiet --require-hashes -r requirements/uv.txt
	@VIRTUAL_ENV=.venv .venv/bin/uv pip sync --quiet --require-hashes requirements/dev.txt
	@VIRTUAL_ENV=.venv .venv/bin/uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP)  ## Make .venv and build styles, fonts, icons and translations
	@$(PY) -m wijkspil.bouwen

demo: setup  ## Serve http://127.0.0.1:8000 with demo data (GEMEENTE=arnhem|nijmegen PORT=8000)
	@WIJKSPIL_MODUS=demo exec .venv/bin/wijkspil demo --gemeente $(GEMEENTE) --port $(PORT)

check: setup  ## Style, types, layers, templates, migrations and the fast tests (SQLite)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check --quiet .
	.venv/bin/djlint --lint --quiet src
	.venv/bin/lint-imports --no-cache --no-logo
	WIJKSPIL_MODUS=test .venv/bin/mypy src
	WIJKSPIL_MODUS=test .venv/bin/wijkspil makemigrations --check --dry-run
	$(PY) -m wijkspil.core.testkit.run snel

test: setup  ## All tests, browser included, on SQLite and (when reachable) PostgreSQL
	@$(PY) -m wijkspil.core.testkit.run alles

faults: setup  ## Kill, fill, stop and starve what runs (KILLS=10)
	@KILLS=$(KILLS) $(PY) -m wijkspil.core.testkit.run faults

bench: setup  ## Measure pages, statements, memory and start beside a reference app (quiet machine, 10 minutes)
	@$(PY) -m bench

.PHONY: help setup demo check test faults bench
