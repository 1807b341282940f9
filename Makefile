# `make run` starts the portal and `make test` tests it; both set up what they need first.
#
#   make run PORT=8001              on another port
#   make test TESTS=tests/events    part of the tests

# The first Python that is new enough.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV_PYTHON = .venv/bin/python
TESTS ?= tests

# Where Python is told to leave no compiled code beside the source, it is kept in build/: to compile everything
# takes as long as to start, and the suite starts dozens of processes.
ifdef PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX ?= $(CURDIR)/build/bytecode
export PYTHONDONTWRITEBYTECODE :=
endif

.PHONY: run test bench screenshots check fix assets lock upgrade set-up set-up-tests

run: set-up
	@exec $(VENV_PYTHON) -m tools.run

test: set-up-tests
	@$(VENV_PYTHON) -m pytest --numprocesses=auto --dist=worksteal $(TESTS)

# Needs PostgreSQL; see docs/performance.md for what it measures. `make bench SIZE=small` asks for pages
# in the small world alone, which takes minutes; without SIZE all is measured, which takes most of an hour.
bench: set-up-tests
	@SIZE=$(SIZE) $(VENV_PYTHON) -m bench
	@$(VENV_PYTHON) -m bench.anew
ifneq ($(SIZE),small)
	@$(VENV_PYTHON) -m bench.imports
	@$(VENV_PYTHON) -m bench.sendouts
	@$(VENV_PYTHON) -m bench.many
	@$(VENV_PYTHON) -m bench.results
	@$(VENV_PYTHON) -m bench.cycles
	@$(VENV_PYTHON) -m bench.surveys
	@$(VENV_PYTHON) -m bench.scrutiny
	@$(VENV_PYTHON) -m bench.choices
	@$(VENV_PYTHON) -m bench.grants
endif

# The README's pictures, taken of a demo that is started for them.
screenshots: set-up-tests
	@$(VENV_PYTHON) -m tools.screenshots

# Everything that can be said of the code without running it.
check: set-up-tests
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html')
	.venv/bin/lint-imports
	$(VENV_PYTHON) -m tools.circles
	.venv/bin/mypy
	$(VENV_PYTHON) manage.py makemigrations --check --dry-run
	$(VENV_PYTHON) -m tools.lock --check
	$(VENV_PYTHON) -m tools.rehearse manage.py check --deploy --fail-level WARNING

fix: set-up-tests
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/djade --target-version 5.2 $$(git ls-files 'templates/*.html')

assets: set-up

# Pin what pyproject.toml and package.json ask for; `make upgrade` takes the newest they allow.
lock: set-up-tests
	$(VENV_PYTHON) -m tools.lock
upgrade: set-up-tests
	$(VENV_PYTHON) -m tools.lock --upgrade

set-up set-up-tests:
	@test -n "$(PYTHON)" || { echo "The portal needs Python 3.11 or newer, and there is none here. \
	Install one, then type the same command again."; exit 1; }
	@$(PYTHON) -m tools.setup $(if $(filter set-up-tests,$@),test,run)
