# make demo: set-up and the main job on the sample study.  make test: set-up, lint and all tests.
# make check: lint and the fast tests.  make bench: the benchmarks.  Plain pip commands are in README.md.
PYTHON ?= python3
DEMO := .venv-demo
DEV := .venv

.PHONY: demo test check lint fast bench clean

demo: $(DEMO)/.installed
	rm -rf out/demo
	$(DEMO)/bin/themecode demo out/demo

test: lint
	$(DEV)/bin/python -m pytest -n auto --dist loadfile

check: lint fast

lint: $(DEV)/.installed
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports

fast: $(DEV)/.installed
	$(DEV)/bin/python -m pytest -m "not slow"

bench: $(DEV)/.installed
	$(DEV)/bin/python -m pip install --quiet -e ".[bench]"
	$(DEV)/bin/python benchmarks/startup.py
	$(DEV)/bin/python benchmarks/study.py
	$(DEV)/bin/python benchmarks/tagging.py
	$(DEV)/bin/python benchmarks/survey_import.py

# The package is installed anew whenever a file of it changes; Debian keeps venv in a package of its own.
$(DEMO)/.installed: pyproject.toml $(shell find src codebooks transcripts_sample -type f -not -path '*/__pycache__/*')
	$(call environment,$(DEMO))
	$(DEMO)/bin/python -m pip install --quiet .
	touch $@

$(DEV)/.installed: pyproject.toml
	$(call environment,$(DEV))
	$(DEV)/bin/python -m pip install --quiet -e ".[dev]"
	touch $@

define environment
	@$(PYTHON) -c 'import sys; sys.exit("themecode needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	@test -x $(1)/bin/pip || $(PYTHON) -m venv $(1) || { rm -rf $(1); sh .ci/install python3-venv; $(PYTHON) -m venv $(1); }
endef

clean:
	rm -rf $(DEMO) $(DEV) out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
