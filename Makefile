# The front door. Works with GNU make 3.81 (macOS) and later; every target does its own set-up.

PORT ?= 8501
STORE ?= $(or $(JIXIAO_STORE),store)
DEMO_STORE ?= store-demo
DEMO_EVALUATIONS ?= 3000
ARGUMENTS ?=

python := .venv/bin/python
pip_install := $(python) -m pip install --quiet --disable-pip-version-check --no-input
compile := uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

# Installs Debian packages without asking, as root or where sudo asks no password; fails anywhere else.
apt_install = ( command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] && as_root= || { sudo -n true 2>/dev/null && as_root='sudo -n'; }; } && \
	$$as_root apt-get update -qq && $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $(1) ) >/dev/null 2>&1 </dev/null

# A .venv that was moved here, or whose Python has gone, is made anew.
ifneq ($(shell grep -qs 'command = .*$(CURDIR)/.venv$$' .venv/pyvenv.cfg && $(python) -c 'print("sound")'),sound)
$(shell rm -f .venv/pyvenv.cfg)
endif

.DEFAULT_GOAL := help
.PHONY: help setup serve demo ocr test bench benchmark-reading rules lint format lock browser

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:[^#]*## /	/' | expand -t 20

serve: .venv/.serves ## open the dashboard on 127.0.0.1:8501 (PORT=…, STORE=…)
	@exec $(python) -m dashboard serve --store "$(STORE)" --port $(PORT)

demo: .venv/.serves ## open the dashboard on a generated province, kept apart in store-demo
	@[ -e "$(DEMO_STORE)/CURRENT" ] || $(python) -m dashboard generate --evaluations $(DEMO_EVALUATIONS) --store "$(DEMO_STORE)"
	@exec $(python) -m dashboard serve --store "$(DEMO_STORE)" --port $(PORT)

ocr: .venv/.serves ## install what reads scanned pages and pictures
	@$(pip_install) --only-binary :all: --require-hashes --requirement requirements-ocr.txt

setup: .venv/.tests browser ## make .venv with everything that `make test` needs, Chromium and a Chinese font included

test: setup lint ## lint, types, import contracts and every test
	@$(python) -m pytest $(ARGUMENTS)

lint: .venv/.tests ## ruff, mypy, import contracts
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy
	@.venv/bin/lint-imports --no-logo

format: .venv/.tests ## format the Python files and mend what can be mended
	@$(python) -m ruff check --fix .
	@$(python) -m ruff format .

bench: .venv/.tests ## measure reading, queries and pages against plain DuckDB and empty pages
	@$(python) -m tests.bench $(ARGUMENTS)

benchmark-reading: .venv/.tests browser ## measure how much of generated forms is read right, beside general converters
	@$(MAKE) --silent .venv/converters/.installed || echo 'markitdown could not be installed: not compared with it.'
	@$(python) -m tests.bench.reading $(ARGUMENTS)

rules: .venv/.tests ## write docs/rules.md, the table of audit rules, from the rules and the published documents
	@$(python) -m tests.rules_page

lock: ## resolve pyproject.toml anew (needs uv)
	@$(compile) pyproject.toml --upgrade --extra build --output-file requirements.txt
	@$(compile) pyproject.toml --upgrade --extra build --extra ocr --constraint requirements.txt --output-file requirements-ocr.txt
	@$(compile) pyproject.toml --upgrade --extra dev --constraint requirements-ocr.txt --output-file requirements-dev.txt
	@$(compile) --group converters --upgrade --output-file requirements-converters.txt

# The stamps: what has been installed into .venv. The lock for the tests holds everything in the lock for serving.
.venv/.serves: .venv/pyvenv.cfg requirements.txt pyproject.toml
	@echo 'Installing what the dashboard needs into .venv …'
	@$(pip_install) --only-binary :all: --require-hashes --requirement requirements.txt
	@$(pip_install) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.tests: .venv/.serves requirements-dev.txt
	@echo 'Installing what the tests need into .venv …'
	@$(pip_install) --only-binary :all: --require-hashes --requirement requirements-dev.txt
	@touch $@

.venv/converters/.installed: .venv/pyvenv.cfg requirements-converters.txt
	@echo 'Installing general converters into .venv/converters …'
	@$(python) -m venv --clear .venv/converters
	@.venv/converters/bin/python -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: \
		--require-hashes --requirement requirements-converters.txt
	@touch $@

# Debian and Ubuntu keep venv in a package of its own: it is installed where that may be done, else named.
.venv/pyvenv.cfg:
	@found=; for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3.14 python3; do \
		$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		[ -n "$$found" ] || found=$$candidate; \
		$$candidate -c 'import ensurepip, venv' 2>/dev/null && { found=$$candidate; break; }; \
	done; \
	[ -n "$$found" ] || { echo 'Python 3.11 or later is needed: apt install python3 python3-venv (Debian, Ubuntu) or brew install python (macOS).' >&2; exit 1; }; \
	package=$$($$found -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
	$$found -c 'import ensurepip, venv' 2>/dev/null || { echo "$$package is missing, trying to install it …"; $(call apt_install,$$package); } || \
		{ echo "$$found cannot make virtual environments. Install its package first: sudo apt install $$package" >&2; exit 1; }; \
	rm -rf .venv && $$found -m venv .venv || { rm -rf .venv; exit 1; }

browser: .venv/.tests
	@$(python) -m tests.browser_needs 2>/dev/null || { echo 'Chromium or a Chinese font is missing, trying to install both …'; \
		$(call apt_install,chromium fonts-noto-cjk fontconfig) || $(call apt_install,chromium-browser fonts-noto-cjk fontconfig) || true; }
	@$(python) -m tests.browser_needs
