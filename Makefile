# make demo builds the sample pages into exports/; make test checks everything. Both set up .venv first.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint picture lock clean

demo: $(READY)
	$(BIN)/kg build tests/samples/pages -o exports
	@echo "The page: file://$(CURDIR)/exports/graph.html"

test: lint
	$(BIN)/pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# the README's picture of the page
picture: demo
	$(BIN)/python docs/picture.py exports/graph.html docs/page.png 云泽省智能传感器产业高质量

# the pinned versions: with the development tools and what builds the package, each with the hashes of its files
lock:
	echo hatchling | uv pip compile pyproject.toml - --group dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file requirements.lock

clean:
	rm -rf .venv out
