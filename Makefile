# Everything that is done with this project; each line is an ordinary command that can be typed by hand as well.

PYTHON ?= python3
PY := .venv/bin/python
# uv trusts the certificates that this machine trusts.
export UV_SYSTEM_CERTS := 1

BESIDE := ../scripts ../bench

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check backend-test frontend-test test-aws e2e smoke-aws deploy-aws format types pictures lighthouse lock bench costs chaos lab clean

help: ## list these
	@grep -E '^[a-z0-9-]+:.*## ' Makefile | sed -E 's/^([a-z0-9-]+):.*## /\1|/' | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: ## install and build what changed: backend/.venv, frontend/node_modules, frontend/dist
	@command -v $(PYTHON) >/dev/null 2>&1 && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "setup: Python 3.11 or newer is needed; name one with make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) scripts/setup.py

run: setup ## start the product: database, web app and worker; Ctrl-C ends them
	@exec backend/.venv/bin/jobhunt serve

demo: setup ## the same with built-in fake careers sites and a filled account; SIGN_IN=yes lets people sign in
	@exec backend/$(PY) scripts/demo.py

test: check backend-test frontend-test test-aws e2e ## everything: check, back end, front end, AWS, browser

check: setup ## lint, types, import rules, migrations, API types
	cd backend && .venv/bin/ruff check . $(BESIDE) && .venv/bin/ruff format --check . $(BESIDE)
	cd backend && .venv/bin/mypy
	cd backend && .venv/bin/lint-imports
	cd backend && $(PY) ../scripts/check_migrations.py
	cd backend && $(PY) ../scripts/api_types.py --check
	cd frontend && npm run --silent check

backend-test: setup ## the back end's tests
	@backend/$(PY) scripts/aws_tools.py ministack sam
	cd backend && $(PY) -m pytest -n 2 --dist worksteal

frontend-test: setup ## the front end's tests
	cd frontend && npm run --silent test

test-aws: setup ## lint, validate and build what is deployed on AWS; it needs no account
	@backend/$(PY) scripts/aws_check.py

smoke-aws: setup ## ask a deployment whether it answers as it should; URL=https://..., TOKEN for what is inside
	@backend/$(PY) scripts/smoke_aws.py

deploy-aws: test-aws ## build and deploy on AWS; STAGE=dev or prod
	cd backend && SAM_CLI_TELEMETRY=0 .aws-tools/sam/bin/sam deploy --config-env $(or $(STAGE),dev)

e2e: setup ## the browser tests, against a real server and fake careers sites
	@backend/$(PY) scripts/e2e.py

format: setup ## put every file into the common format
	cd backend && .venv/bin/ruff check --fix . $(BESIDE) && .venv/bin/ruff format . $(BESIDE)
	cd frontend && npm run --silent format

types: setup ## write backend/openapi.json and the web app's types from the API
	cd backend && $(PY) ../scripts/api_types.py

pictures: setup ## take the README's pictures again, from a run over the fake careers sites
	@backend/$(PY) scripts/pictures.py

lighthouse: setup ## measure the screens: Lighthouse, inputs, large data; NAME=lighthouse, inputs, scale or applications for one
	@PYTHONPATH=. backend/$(PY) scripts/measure_screens.py

lock: setup ## resolve backend/requirements again from pyproject.toml
	cd backend && $(PY) ../scripts/lock.py

bench: setup ## measure, against peers where there are any; NAME=... for one figure
	@PYTHONPATH=.:backend:scripts backend/$(PY) -m bench.run

costs: ## count anew what a deployment on AWS costs, by bench/costs.json and what was measured
	@$(PYTHON) bench/costs.py

chaos: setup ## kill worker, server and database at random moments of runs, and see what is lost
	@PYTHONPATH=.:backend backend/$(PY) -m bench.chaos

lab: setup ## runs through AWS's functions on this machine while things go wrong; NAME=... for some
	@backend/$(PY) scripts/aws_tools.py ministack
	@PYTHONPATH=.:backend backend/$(PY) -m bench.lab

clean: ## remove what was installed and built; the data under JOBHUNT_HOME stays
	rm -rf backend/.venv backend/*.egg-info backend/build backend/.aws-tools backend/.aws-packages backend/.aws-sam frontend/node_modules frontend/dist
	rm -rf backend/.mypy_cache backend/.ruff_cache backend/.import_linter_cache backend/.hypothesis
	rm -rf frontend/test-results frontend/playwright-report bench/.peers-venv
