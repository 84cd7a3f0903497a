# Kelas AMAN. `make demo` runs the site on this machine, `make test` tries all of it.
# Each installs what it needs into $(VENV) and may be repeated; PORT and VENV can be set.

VENV ?= .venv
PORT ?= 8000
PYTHON3 ?= python3
# More words for pytest, such as: make test TESTS="tests/quizzes -x"
TESTS ?=
# More words for the bench, such as: make bench BENCH="--seconds 8 --json figures.json"
BENCH ?=

PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip install --disable-pip-version-check --progress-bar off --require-hashes
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard lms/locale/*/LC_MESSAGES/*.po))
FONTS := static/vendor/fonts/.made

export PORT
.PHONY: demo test bench pictures checks chromium install
.DELETE_ON_ERROR:

demo: $(VENV)/.installed $(CATALOGUES) $(FONTS)
	@exec $(PYTHON) manage.py demo --settings lms.settings.demo

install: $(VENV)/.installed $(CATALOGUES) $(FONTS)

test: $(VENV)/.installed-dev $(CATALOGUES) $(FONTS) chromium
	@$(PYTHON) -m pytest -n 2 --dist loadfile $(TESTS); status=$$?; \
	command -v chromium >/dev/null || echo "*** NO CHROMIUM: THE BROWSER TESTS WERE SKIPPED. Install it: sudo apt-get install chromium"; \
	exit $$status

# Every page at 360, 768 and 1280 px, both schemes, both languages, as pictures to look at.
pictures: export PICTURES ?= var/pictures
pictures: $(VENV)/.installed-dev $(CATALOGUES) $(FONTS) chromium
	@$(PYTHON) -m pytest -p no:randomly tests/journeys/test_every_page.py -k pictures
	@echo "Look at them: $(PICTURES)"
bench: $(VENV)/.installed-dev $(CATALOGUES) $(FONTS)
	@$(PYTHON) -m tests.benchmarks --table docs/benchmarks.md $(BENCH)

checks: $(VENV)/.installed-dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/djlint --lint --quiet lms courses certificates home
	$(PYTHON) manage.py makemigrations --check --dry-run --settings lms.settings.test

$(PYTHON):
	@$(PYTHON3) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "Kelas AMAN runs on Python 3.11, 3.12 or 3.13. Name one: make PYTHON3=/usr/bin/python3.12"; exit 1; }
	@$(PYTHON3) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python cannot make a virtual environment here. Install what it lacks: sudo apt-get install python3-venv"; exit 1; }
	@echo "Making a virtual environment in $(VENV) …"
	@$(PYTHON3) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(PYTHON)
	@echo "Installing the packages the site runs on …"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing the packages the tests need …"
	@$(PIP) -r requirements-dev.txt
	@touch $@

# No gettext on a fresh machine: Babel compiles the translations.
%.mo: %.po | $(VENV)/.installed
	@$(VENV)/bin/pybabel compile --input-file $< --output-file $@

$(FONTS): package-lock.json lms/vendoring.py | $(VENV)/.installed
	@echo "Fetching the fonts …"
	@$(PYTHON) -m lms.vendoring
	@$(PYTHON) manage.py build_fonts
	@touch $@

# Browser tests use the system's Chromium. Root gets it; others are told how, here and after the tests.
chromium:
	@command -v chromium >/dev/null || if [ "$$(id -u)" = 0 ]; then \
		echo "Installing Chromium for the browser tests …"; \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium || true; \
	else \
		echo "*** NO CHROMIUM: THE BROWSER TESTS WILL BE SKIPPED. Install it: sudo apt-get install chromium"; \
	fi
