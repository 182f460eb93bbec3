# The two commands of the README, and those of developers. Needs Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
JOBS ?= 2

# Without byte code every process would compile its modules again, and a benchmark would measure that.
unexport PYTHONDONTWRITEBYTECODE
# Output without buffers comes in other pieces than the tests of stopped runs expect.
unexport PYTHONUNBUFFERED

.PHONY: generate test test-all check lint bench rules-report mutants docs release-check clean

## generate: everything from the vendored specs in shapes/ into generated/
generate: $(READY)
	$(BIN)/shapesmith generate

## test: the tests, linters and type checkers; under ten minutes on two cores
test: $(READY) lint
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder

## test-all: the same over every service of the installed botocore
test-all: $(READY) lint
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder -m "slow or not slow"

## check: is generated/ up to date with the specs and the generator?
check: $(READY)
	$(BIN)/shapesmith check

## lint: formatting, linting and typing of the generator itself
lint: $(READY)
	$(BIN)/ruff check codegen tests
	$(BIN)/ruff format --check codegen tests
	$(BIN)/mypy

## bench: a table of speed ratios to the peers, measured in one run
bench: $(READY)
	$(BIN)/python -m tests.bench

## rules-report: docs/rules-audit.md, the rules of all services by kind and form, and how many of a sample are right
rules-report: $(READY)
	$(BIN)/python -m tests.rules.report --jobs $(JOBS)

## mutants: single changes of the generator that the tests do not detect; an hour on two cores, less with ROOM=prose
mutants: $(READY)
	$(BIN)/python -m tests.mutation --jobs $(JOBS) $(if $(ROOM),--room $(ROOM))

## docs: the site of docs/ in build/docs/site, with the pages that are made from code written again
docs: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/python -m tests.site
	rm -rf build/docs && mkdir -p build/docs
	cp -R docs build/docs/pages && mv build/docs/pages/zensical.toml build/docs
	cd build/docs && $(CURDIR)/$(BIN)/zensical build --strict
	@! grep -rE '(src|<link[^>]*href)="?https?:' build/docs/site --include='*.html' || { echo 'the site must load nothing from elsewhere'; exit 1; }

## release-check: wheels and sdists built twice, described, installed and run on each Python that is found
release-check: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[release]'
	$(BIN)/python -m tests.release

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'shapesmith needs Python 3.11 or newer: make PYTHON=python3.12'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
