# Shortcuts; installer/run and installer/test are all that is needed.
.DEFAULT_GOAL := help
.PHONY: help check run format lock package ci conformance

help: ## list these shortcuts
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

check: ## everything a change must pass
	installer/test

run: ## the window
	installer/run

format: ## format and mend what ruff can mend
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

lock: ## renew the requirement locks from pyproject.toml
	.venv/bin/python tools/lock.py

package: ## source archive and wheel, in dist/
	.venv/bin/python -m build --no-isolation

conformance: ## docs/conformance.md, from a run over the shared vectors
	.venv/bin/python -m tests.vectors.conformance

ci: ## what a change meets when it is handed in
	.ci/run
