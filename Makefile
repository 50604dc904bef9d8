# On a fresh machine with Python 3.11 or later: `make build` makes the documents, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: build validate test lint conformance conformance-all fuzz bench clean

build: $(VENV)/ready
	$(BIN)/toolkit build

validate: $(VENV)/ready
	$(BIN)/toolkit validate

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/ready-dev
	$(BIN)/python -m ruff check src tests fuzz
	$(BIN)/python -m ruff format --check src tests fuzz
	$(BIN)/python -m mypy

JUDGES := tests/conformance/node_modules tests/conformance/python tests/conformance/schemas \
	tests/conformance/verapdf/lib tests/conformance/pef/lib

conformance: $(VENV)/ready-judges $(JUDGES)
	$(BIN)/python -m pytest -rs --override-ini addopts=-q tests/conformance

# Every single file before every judge: longer than a change can wait.
conformance-all: $(VENV)/ready-judges $(JUDGES)
	JUDGE_ALL=1 $(BIN)/python -m pytest -rs --override-ini addopts=-q tests/conformance

# Strange input for every place where something comes in from outside, a minute each: `python -m fuzz --help`.
FUZZ := --seconds 60
fuzz: $(VENV)/ready-dev
	$(BIN)/python -m fuzz $(FUZZ)

bench: $(VENV)/ready .venv-bench/ready
	$(BIN)/python benchmarks/validate.py
	$(BIN)/python benchmarks/translate_status.py
	$(BIN)/python benchmarks/desk.py
	$(BIN)/python benchmarks/formats.py
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/word.py
	$(BIN)/python benchmarks/batch.py

.venv-bench/ready: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --requirement benchmarks/requirements.txt
	touch $@

tests/conformance/node_modules: tests/conformance/package.json
	PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix tests/conformance --no-package-lock --no-audit --no-fund
	touch $@

tests/conformance/python: tests/conformance/requirements.txt
	$(PIP) install --upgrade --target $@ --requirement $<
	touch $@

# The strict schema of XLIFF 1.2, from the Debian package that carries it.
tests/conformance/schemas:
	rm -rf $@.part && mkdir -p $@.part
	cd $@.part && apt-get download -qq php-symfony-translation && dpkg-deb -x *.deb .
	mv $@.part/usr/share/php/Symfony/Component/Translation/Resources/schemas $@
	rm -rf $@.part

%/lib: %/pom.xml
	mvn --quiet --file $< dependency:copy-dependencies
	touch $@

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable '.[audio]'
	touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	touch $@

$(VENV)/ready-judges: $(VENV)/ready-dev
	$(PIP) install --constraint constraints.txt --editable '.[dev,dask]'
	touch $@

clean:
	rm -rf $(VENV) output/*
