# Everything happens inside this folder: .uv/ holds uv, .venv/ the packages. GNU make 3.81 (macOS) is enough.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup demo test check format bench reliability lock clean

export UV_PYTHON_DOWNLOADS := never
unexport PYTHONDONTWRITEBYTECODE # compiled once, each later start takes a second instead of five

BIN := .venv/bin
READY := .venv/.ready
BRING_UV = python="$$(sh scripts/find_python)" && "$$python" scripts/bring_uv.py
ARGS ?=

help: ## print this
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r verb what; do printf '%-20s%s\n' "$$verb" "$$what"; done

setup: $(READY) ## everything that the others need; leaves .venv/bin/echolink
	@echo "$(BIN)/echolink is ready"

demo: $(READY) ## talk to a bot on this desk (ARGS=--why shows what it understood)
	@$(BIN)/echolink demo $(ARGS)

test: $(READY) ## all tests (ARGS=tests/cli for some)
	@$(BIN)/pytest -n auto --dist worksteal -q $(ARGS)

check: $(READY) ## format, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## format, and repair what the linter can repair
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY) ## measure turns, and write docs/performance.md (ARGS='first-words --quick' for some)
	@$(BIN)/python bench/run.py $(ARGS)

reliability: $(READY) ## kill, freeze and restart servers under live calls (ARGS='kill-sqlite --calls 20 --seconds 20')
	@$(BIN)/python bench/reliability.py $(ARGS)

lock: ## resolve requirements.lock anew from pyproject.toml
	@$(BRING_UV) && sh scripts/lock "$$python"

clean: ## remove all that make has made here
	rm -rf .uv .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .schemathesis

# Run again when what is installed would differ; a second `make demo` costs nothing.
$(READY): pyproject.toml requirements.lock scripts/find_python scripts/bring_uv.py scripts/install
	@$(BRING_UV) && sh scripts/install "$$python"
	@touch $(READY)
