# Two commands are all a reader needs: `make serve` and `make test`. GNU make 3.81 will do.

# The interpreter that .venv is made from.
PYTHON ?= python3
INSTALL := .venv/bin/python -m tools.install
# The names of a browser that tests can drive, as tools/site/browser.py has them; what drives one is
# installed only where there is one.
BROWSERS := chromium chromium-browser google-chrome chrome
BROWSER = $(if $(shell for name in $(BROWSERS); do command -v $$name; done; true),browser)

# Keeps Material from announcing the end of its life on every build.
export NO_MKDOCS_2_WARNING = 1

.PHONY: help serve play playground prove-in-browser test audit programs browser record published claims anchors matrix stress surroundings sabotage measure bench advisories lint format build publish picture offline lock clean venv

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s%s\n", $$1, $$2 }' Makefile

serve: venv ## serve the site on 127.0.0.1:8000 and rebuild it as files change
	.venv/bin/mkdocs serve --no-strict

play: venv playground ## build the site with what runs programs in a browser, and serve that on 127.0.0.1:8000
	.venv/bin/python -m tools.site.publish --build site
	.venv/bin/python -m tools.site.browser site

playground: ## install what runs programs in a browser: Pyodide, by npm
	npm ci --prefix playground --ignore-scripts --no-audit --no-fund

prove-in-browser: browser playground ## hold programs in a browser to their transcripts; only these get a button; ARGS="pools --times 1"
	.venv/bin/python -m tools.prove_in_browser $(ARGS)

test: venv ## run every test; FRESH=1 also those that held before, and whose files have not changed since
	$(INSTALL) --optional programs $(BROWSER)
	.venv/bin/pytest $(if $(FRESH),--fresh)

audit: browser playground ## try every page and the Run button in a browser, and score some with Lighthouse, which npm installs
	npm ci --prefix tools/site --ignore-scripts --no-audit --no-fund
	cmp tools/site/node_modules/minisearch/dist/umd/index.js docs/assets/search/minisearch.js
	REQUIRE_BROWSER=1 .venv/bin/pytest -m audit tests/test_audit.py tests/test_playground_page.py
	.venv/bin/python -m tools.site.lighthouse

programs: venv ## install what some programs import; fails where `make test` goes on without
	$(INSTALL) programs

browser: venv ## install what tries the site in Chromium or Chrome; fails likewise
	$(INSTALL) browser

record: venv ## record what no longer holds; SNIPPET=queues/sum for one, AGAIN=1 for another run
	.venv/bin/python -m tools.record $(if $(AGAIN),--again) $(SNIPPET)

# NEW=1 leaves out what the tests run on this Python, and what is proven on the others; FRESH=1 nothing.
matrix: venv ## check every program on every Python at hand, or on those in PYTHONS; CHECK=1 writes nothing down
	.venv/bin/python -m tools.check.matrix $(if $(CHECK),--check) $(if $(FRESH),,$(if $(NEW),$(if $(CHECK),--others) --unproven))

stress: venv ## run every program while a hostile scheduler stops and continues its processes; ARGS="pools/map --rounds 9"
	.venv/bin/python -m tools.check.stress $(ARGS)

surroundings: venv ## try which of a reader's settings change which output; ARGS="'python -u NAME.py' --program start/count"
	.venv/bin/python -m tools.check.surroundings $(ARGS)

sabotage: venv ## break the harness in many places, one at a time, and name what no test notices; ARGS="slots.py 7"
	.venv/bin/python -m tools.check.sabotage $(ARGS)

measure: venv ## measure what processes cost, for the pages on numbers; NAME=start for one, CHECK=1 compares
	.venv/bin/python -m tools.measure $(if $(CHECK),--check) $(NAME)

published: venv ## record programs of the kinds that people publish, by following what the messages say
	$(INSTALL) --optional programs
	.venv/bin/pytest -m published tests/test_published.py

# DOCS="FOLDER FOLDER" is the HTML of the documentation of some Pythons, as Debian's python3.15-doc has it.
claims: venv ## say which sentences nothing shows; DOCS=FOLDER looks up again what they quote
	.venv/bin/python -m tools.claims $(if $(DOCS),--documentation $(DOCS))

anchors: venv ## write down the addresses of new pages and sections, which then have to stay
	.venv/bin/python -m tools.site.anchors

bench: venv ## measure what the settings add to a build, and the harness to the bare runs of the programs
	.venv/bin/python -m tools.bench

# What could not be looked up is a failure, too.
advisories: venv ## look the locked versions up among published vulnerabilities
	$(INSTALL) advisories
	.venv/bin/pip-audit --strict --disable-pip --require-hashes $(addprefix --requirement ,$(wildcard requirements*.txt))

# The types of what drives a browser are checked with the rest.
lint: venv ## check the style of tools, tests and programs, and the types of tools
	$(INSTALL) lint browser
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

format: venv ## mend the style of tools, tests and programs
	$(INSTALL) lint
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

build: venv ## build the site into site/
	.venv/bin/mkdocs build --strict

publish: build playground ## build the site, and add what it is published with: Markdown, llms.txt, a policy, cards, a zip
	.venv/bin/python -m tools.site.publish
	.venv/bin/python -m tools.site.cards
	.venv/bin/python -m tools.site.offline site/python-processes-offline.zip

picture: build browser ## take the picture of the home page that README.md shows
	.venv/bin/python -m tools.site.picture

offline: venv ## make the site into a zip to read from the disk, python-processes-offline.zip
	.venv/bin/python -m tools.site.offline

# Versions already in the locks are kept.
LOCK = .venv/bin/uv pip compile --quiet --python .venv/bin/python --no-python-downloads --universal \
	--python-version 3.11 --generate-hashes --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
lock: venv ## write the locks, requirements*.txt, from pyproject.toml; UPGRADE=1 takes the newest of all
	$(INSTALL) lock
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --group programs --group browser \
		--constraint requirements.txt --output-file requirements-tests.txt
	$(LOCK) --group advisories --group lint --group lock --group zensical \
		--constraint requirements.txt --constraint requirements-tests.txt --output-file requirements-tools.txt

clean: ## remove all that these commands made
	rm -rf .venv site .drawn python-processes-offline.zip .cache .mypy_cache .pytest_cache .ruff_cache tools/site/node_modules playground/node_modules
	find . -name __pycache__ -prune -exec rm -rf {} +

# Made when there is none, when its Python no longer starts, or when another PYTHON is asked for.
# A changed lock is installed into it; what else was installed stays. The copy of the lock comes last:
# a half-made .venv is not taken for a whole one.
version = -c 'import sys; print(sys.version)'
venv:
	@if ! { [ -e .venv/requirements.txt ] && .venv/bin/python -c '' 2>/dev/null; } \
		$(if $(filter file,$(origin PYTHON)),,|| [ "$$(.venv/bin/python $(version))" != "$$($(PYTHON) $(version))" ]); \
	then \
		$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one: make PYTHON=python3.14" if sys.version_info < (3, 11) else 0)' && \
		$(PYTHON) -m venv --clear .venv || exit; \
	fi; \
	if ! cmp -s requirements.txt .venv/requirements.txt; then \
		echo "Installing requirements.txt into .venv, with $$(.venv/bin/python --version)" && \
		.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt && \
		cp requirements.txt .venv/requirements.txt; \
	fi
