# The commands of the project. `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help site serve check verify test day fuzz lint audit lock licenses vendored sbom audit-deps engines clean

help:  ## List the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Name it with: make PYTHON=python3.12"; exit 1; }
	@echo "Making the virtual environment $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

# A stamp is touched only when the whole set-up went through, so an interrupted one starts again.
# pip compiles the libraries to bytecode but not what is installed in place, and nobody compiles templates. Where Python
# may not write bytecode, as in many containers, each command would do it anew: a second.
$(VENV)/.site: requirements/site.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the site needs ..."
	@$(PIP) install --require-hashes -r requirements/site.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q generator
	@$(BIN)/python -m generator.compiling
	@touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml $(VENV)/.site | $(VENV)/bin/python
	@echo "Installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements/dev.lock
	@touch $@

site: $(VENV)/.site  ## Set up, check the facts and build the site into site/
	@$(BIN)/factsheet build

serve: $(VENV)/.site  ## Preview at http://127.0.0.1:8000, fresh after every edit
	@$(BIN)/factsheet serve

check: $(VENV)/.site  ## Check every fact and list all problems
	@$(BIN)/factsheet schemas >/dev/null 2>&1 || true  # for the editor; what is wrong, the check says
	@$(BIN)/factsheet check

verify: $(VENV)/.site  ## Check all evidence against the texts at hand and renew the locks
	@$(BIN)/factsheet verify

test: $(VENV)/.dev  ## Set up and run all tests
	@$(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)

day: $(VENV)/.dev  ## Let 1,000 random things happen to a project, and compare it with a model after each
	@FACTSHEET_DAY=$${FACTSHEET_DAY:-1000} FACTSHEET_DAY_SEED=$${FACTSHEET_DAY_SEED:-$$(date +%s)} \
		$(BIN)/python -m pytest -q tests/day

fuzz: $(VENV)/.dev $(VENV)/fuzz/.ready  ## Look for texts that break a promise, led by coverage: make fuzz FUZZ="60 page lock"
	@PYTHONPATH=".:$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')" \
		$(VENV)/fuzz/bin/python -m tests.fuzz $(FUZZ)

lint: $(VENV)/.dev  ## Style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

audit: $(VENV)/.dev site  ## The HTML checker and Lighthouse over the built site (needs npm, Java, Chromium)
	@npm ci --prefix tests/audit --no-audit --no-fund --loglevel=error
	@REQUIRE_AUDIT=1 $(BIN)/python -m pytest -q tests/audit
	@$(BIN)/python tests/audit/lighthouse.py site "" $(AUDIT_PAGES)

lock: $(VENV)/bin/python  ## Renew the locked dependencies
	@$(PIP) install uv
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group build pyproject.toml -o requirements/site.lock
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --group dev --extra pdf pyproject.toml -o requirements/dev.lock
	@for name in tools engines fuzz; do $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --no-emit-find-links requirements/$$name.in -o requirements/$$name.lock; done

licenses: $(VENV)/.dev  ## List the licenses of all locked packages
	@$(BIN)/python -m tests.supply.licenses

vendored: $(VENV)/.dev site  ## List the parts of others that the site makes browsers load
	@$(BIN)/python -m tests.supply.frontend site

# Environments of their own, so that neither the site nor the tests can lean on what is in them.
$(VENV)/%/.ready: requirements/%.lock | $(VENV)/bin/python
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r $<
	@touch $@

sbom: $(VENV)/.dev $(VENV)/tools/.ready  ## Write the bill of materials to build/sbom.cdx.json (CycloneDX) and check it
	@mkdir -p build
	@$(BIN)/python -m tests.supply.bill > build/sbom.cdx.json
	@$(VENV)/tools/bin/python tests/supply/judge_bill.py build/sbom.cdx.json

audit-deps: $(VENV)/tools/.ready  ## Ask whether a weakness of a locked package is known (needs the network)
	@$(VENV)/tools/bin/pip-audit --disable-pip --require-hashes -r requirements/site.lock -r requirements/dev.lock

engines: $(VENV)/.dev $(VENV)/engines/.ready  ## Build an export with each engine that may follow, and compare
	@FACTSHEET_ENGINES=$(VENV)/engines/bin $(BIN)/python -m pytest -q tests/exporting

clean:  ## Remove what was produced (not the virtual environment)
	@rm -rf build site .site-*
