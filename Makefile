# Wijkspil: `make` says what there is. Everything a target needs, it sets up itself.
.DEFAULT_GOAL := help
GEMEENTE ?= arnhem
PORT ?= 8000
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
	@WIJKSPIL_MODUS=demo .venv/bin/wijkspil demo --gemeente $(GEMEENTE) --port $(PORT)

.PHONY: help setup demo
