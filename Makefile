# The project's commands. `make site` and `make test` need only Python 3.11 or newer, and make.
# Everything is installed into .venv from the lock files, whose hashes pip checks.

SHELL := /bin/sh
.DEFAULT_GOAL := site
.DELETE_ON_ERROR:

export LC_ALL := C.UTF-8
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
# The Python that makes the environment; without a choice, the first on the path that is 3.11+.
PYTHON ?=
N ?= 1000
PORT ?= 8000

.PHONY: site test check serve bench eval fuzz audit sbom release licences links lint types unit lock upgrade clean distclean help

site: $(VENV)/installed ## Build everything; the site lands in site/
	@$(RUN) scripts/build.py

test: lint types unit ## Everything that CI runs, a real browser included

check: $(VENV)/installed ## Check every digest and the vocabulary
	@$(RUN) -m policydigest check

serve: $(VENV)/installed ## Build, then preview with live reload
	@$(RUN) -m policydigest serve --port $(PORT)

bench: $(VENV)/installed ## Build N synthetic digests and measure every stage
	@$(RUN) scripts/tools/bench.py --count $(N) $(if $(PEERS),--peers)

eval: $(VENV)/installed-dev ## Score the recognisers on the annotated articles, with every error
	@$(RUN) scripts/tools/evaluate.py

fuzz: $(VENV)/installed-dev $(VENV)/installed-security ## Throw N damaged inputs at every parser, or at TARGET alone
	@$(RUN) scripts/tools/fuzz.py --runs $(N) $(TARGET)

# Strict: a package that the database does not know of, or does not answer for, is a failure too.
audit: $(VENV)/installed-dev $(VENV)/installed-security ## Ask a public database for known faults in what is installed
	@$(RUN) -m pip_audit --strict --require-hashes --disable-pip --requirement requirements-dev.lock

sbom: $(VENV)/installed-dev ## Write a bill of materials (CycloneDX) to dist/
	@$(RUN) scripts/tools/bill.py sbom

release: $(VENV)/installed-dev ## Make the files of the release TAG in dist/: wheel, bill, checksums, notes
	@$(RUN) scripts/tools/release.py

licences: $(VENV)/installed-dev ## Write the page of the packages' licences anew
	@$(RUN) scripts/tools/bill.py licences

links: $(VENV)/installed ## Ask whether the addresses that the built site leads to are still there
	@$(RUN) -m policydigest links

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/actionlint -shellcheck $(BIN)/shellcheck .github/workflows/*.yml
	$(BIN)/zizmor --quiet --offline --pedantic --strict-collection .github .pre-commit-hooks.yaml

types: $(VENV)/installed-dev
	$(BIN)/mypy

unit: $(VENV)/installed-dev
	@$(RUN) scripts/tools/browser.py
	$(RUN) -m pytest --numprocesses auto --dist loadfile

lock: $(VENV)/installed-dev ## Write the lock files anew after a change in pyproject.toml
	$(RUN) scripts/tools/lock.py

upgrade: $(VENV)/installed-dev ## The same, with the newest versions
	$(RUN) scripts/tools/lock.py --upgrade

clean: ## Remove what the build made; digests and everything hand-written stay
	@if [ -x $(RUN) ]; then $(RUN) scripts/tools/clean.py; else rm -rf site .cache; fi

distclean: clean ## Remove the environment too
	rm -rf $(VENV)

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

$(RUN):
	@PYTHON="$(PYTHON)" sh scripts/tools/venv.sh $(VENV)

$(VENV)/installed: $(RUN) requirements.lock pyproject.toml
	@echo "Installing what the build needs ..."
	@$(RUN) -m pip install -qq --require-hashes -r requirements.lock
	@$(RUN) -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(RUN) requirements-dev.lock pyproject.toml
	@echo "Installing what the tests need ..."
	@$(RUN) -m pip install -qq --require-hashes -r requirements-dev.lock
	@$(RUN) -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $(VENV)/installed $@

# Where there is no wheel of a tool, the rest of the command works without it.
$(VENV)/installed-security: $(VENV)/installed-dev requirements-security.lock
	@$(RUN) -m pip install -qq --require-hashes --only-binary :all: -r requirements-security.lock \
		|| echo "The security tools cannot be installed here."
	@touch $@
