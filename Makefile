# Every target works from a clean clone: it first makes the project ready (scripts/setup.sh).

# Nothing of what is run here reports its use to anybody.
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export DO_NOT_TRACK := 1
export GX_ANALYTICS_ENABLED := false

BIN := .venv/bin
PACKAGES := $(wildcard imprimatur validators flows web bench scripts)

.DEFAULT_GOAL := help
.PHONY: help install demo stress kills soak test test-long test-browser test-guides check words format up conformance bench fidelity faults lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

install: ## make .venv ready, with the system libraries it needs
	@sh scripts/setup.sh

demo: install ## build the sample documents with an embedded Prefect server and show where they are
	@$(BIN)/python -m flows.demo

stress: install ## run the demonstration ten times on a busy machine; ROUNDS=2 for fewer
	@$(BIN)/python -m scripts.stress --rounds $(or $(ROUNDS),10)

kills: install ## kill builds, imports, letters and the night at random moments and look at what is left; ROUNDS=20 for fewer
	@$(BIN)/python -m scripts.kills --count $(or $(ROUNDS),200)

soak: install ## run `imprimatur up` for an hour while files come, change, break and go; MINUTES=5 for less
	@$(BIN)/python -m scripts.soak --minutes $(or $(MINUTES),60) --night

test: install ## run the tests; ARGS="-k word" chooses among them
	@$(BIN)/python -m pytest $(ARGS)

test-long: install ## run the tests that take long for what they hold
	@$(BIN)/python -m pytest -m "long and not browser" $(ARGS)

test-browser: ## run the tests of the pages in a real browser, Debian's Chromium
	@sh scripts/setup.sh browser
	@$(BIN)/python -m pytest tests/web -m "browser and not long" $(ARGS)

test-guides: ## follow the guides of the pages step by step in that browser, in both languages
	@sh scripts/setup.sh browser
	@$(BIN)/python -m pytest tests/web -m "browser and long" $(ARGS)

check: install ## ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PACKAGES)
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m validators.catalogue_doc --check
	$(BIN)/python -m validators.tables.doc --check

words: install ## hold the catalogues of words (docs/translating.md), and write docs/findings.md from them
	$(BIN)/python -m validators.catalogue_doc
	@$(BIN)/python -m pytest -n0 -q tests/test_words.py tests/test_wording.py tests/validators/test_catalogue.py

format: install ## put the code in its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

up: install ## start server, worker and watcher; Ctrl-C stops them
	@$(BIN)/imprimatur up

conformance: install ## hold outputs/ against PDF/UA-1, PDF/A-3a (Java, Maven), OOXML and HTML (npm, Java), whole words in Word tables and full pages (LibreOffice)
	@$(BIN)/python scripts/conformance.py
	@$(BIN)/python -m scripts.pdf_tags
	@$(BIN)/python -m scripts.ooxml
	@$(BIN)/python -m scripts.nu
	@$(BIN)/python -m scripts.word_access
	@$(BIN)/python -m scripts.word_lines
	@$(BIN)/python -m scripts.tied_lines
	@$(BIN)/python -m scripts.page_feet

bench: install ## measure speed and memory
	@$(BIN)/python -m bench $(ARGS)

fidelity: install ## print realistic texts in every form and count what is lost, moved or changed; ARGS="mission" for one
	@$(BIN)/python -m bench.fidelity $(ARGS)

faults: install ## plant faults one at a time in dossiers of every kind and form, and count what is found; ARGS="--limit 3" for a sample
	@$(BIN)/python -m bench.faults $(ARGS)

lock: install ## write requirements.lock anew from pyproject.toml
	@sh scripts/lock.sh

clean: ## remove .venv and every cache; outputs/ and .imprimatur/ stay
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build ./*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
