# Thin: each target calls the command line of mediaanalysis or a standard tool.
CORPUS ?= data/raw/sample
PYTHON ?= python3
BIN = .venv/bin

.PHONY: report test lab check lint types bench gallery baseline clean

report: .venv/base.stamp ## tag CORPUS, run the notebooks, publish reports/latest/index.html
	@$(BIN)/mediaanalysis report "$(CORPUS)"

test: .venv/dev.stamp ## everything that CI runs
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/nbstripout --verify --keep-id notebooks/*.ipynb
	$(BIN)/pytest -n 2

check: test

lab: .venv/lab.stamp ## open JupyterLab at notebooks/00-start-here.ipynb
	$(BIN)/jupyter lab notebooks/00-start-here.ipynb

bench: .venv/dev.stamp ## speed and memory, as ratios within one run
	$(BIN)/python benchmarks/speed.py

gallery: .venv/dev.stamp ## every chart at every size on one page, for the eye: reports/gallery/index.html
	$(BIN)/python tests/gallery.py reports/gallery

baseline: .venv/dev.stamp ## draw the stored pictures anew after a chart was changed; look at them before you commit
	$(BIN)/pytest -q tests/charts/test_pictures.py --mpl-generate-path=tests/charts/pictures

clean: ## what can be made again: tables, reports, caches
	rm -rf data/processed/* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find reports -mindepth 1 -not -name .gitkeep -delete

# The environment: made once, and again only when pyproject.toml changes.
.venv/base.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/lab.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[lab]'
	@touch $@ .venv/base.stamp

.venv/dev.stamp: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/lab.stamp .venv/base.stamp

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || (echo "Python 3.11 or later is needed; say which with: make PYTHON=python3.12" >&2; exit 2)
	$(PYTHON) -m venv .venv
