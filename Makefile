# Targets a person calls. Everything happens in .venv of this folder; `make help` lists them.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null && $$p -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
# One more than there are processors: tests wait for browsers and servers.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1) + 1)
STAMP := .venv/.requirements
TEST_STAMP := .venv/.requirements-test
TRAIN_STAMP := .venv/.requirements-train
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run app test check system neo4j score score-loo calibrate train quality bench tour docs lock clean

help: ## list the targets
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: $(STAMP) ## environment, sample reports into the graph, open the app
	$(BIN)/python -m ingest examples/reports || [ $$? = 1 ]
	$(BIN)/python -m streamlit run app.py

app: $(STAMP) ## open the app on what is there
	$(BIN)/python -m streamlit run app.py

test: $(TEST_STAMP) system check ## every test, with a real Neo4j and a real browser
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: $(TEST_STAMP) ## style
	$(BIN)/ruff check .

system: ## what the tests need from the system (Java, Maven, Chromium, a CJK font, LibreOffice)
	sh tests/system.sh

neo4j: $(TEST_STAMP) ## a Neo4j 5.26 from Maven Central, for trying the server
	$(BIN)/python -m tests.neo4j

score: $(TEST_STAMP) ## the scorer's tables for the gold reports and the passages of check
	$(BIN)/python -m bench.score

score-loo: $(TRAIN_STAMP) ## the five gold reports, each extracted with weights learnt without it (an hour)
	$(BIN)/python -m training --leave-one-out

calibrate: $(TRAIN_STAMP) ## measure confidences on places that the weights were learnt without (under an hour)
	$(BIN)/python -m training --calibrate

train: $(TRAIN_STAMP) ## learn the weights from ../shared/evaluation and write them into the package (above an hour, two cores)
	$(BIN)/python -m training

quality: $(TEST_STAMP) ## how well things, ideas and places are told apart, on the real reports (ingests them first: a few minutes)
	REFORMGRAPH_DATA=.cache/quality $(BIN)/python -m ingest --fast --no-load ../shared/reports
	$(BIN)/python -m bench.identity .cache/quality
	$(BIN)/python -m bench.places .cache/quality ../shared/reports
	$(BIN)/python -m bench.identity_scale
	$(BIN)/python -m bench.identity_load .cache/quality
	$(BIN)/python -m bench.similar .cache/quality
	$(BIN)/python -m bench.similar_scale

bench: $(TEST_STAMP) ## the figures of the README
	$(BIN)/python -m bench

tour: $(TEST_STAMP) system ## the long round: all real reports, both stores, every page in a real browser
	$(BIN)/python -m bench.tour

docs: $(TEST_STAMP) ## the generated reference pages
	$(BIN)/python -m docs.generate

lock: $(TEST_STAMP) ## requirements.txt and requirements-test.txt from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header pyproject.toml --group test -c requirements.txt -o requirements-test.txt

clean: ## the environment and caches (not the data folder)
	rm -rf .venv .cache .pytest_cache .ruff_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 with venv is needed (Debian: apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; echo "venv is missing (Debian: apt-get install python3-venv)"; exit 1; }

$(STAMP): .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(TRAIN_STAMP): $(TEST_STAMP) pyproject.toml
	$(BIN)/uv pip install --quiet --python $(BIN)/python -r pyproject.toml --extra train
	@touch $@

# uv, of the locked version, installs in a fraction of pip's time; from the index that pip was told of. Where it cannot, pip does.
$(TEST_STAMP): .venv/bin/python requirements.txt requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "$$(grep '^uv==' requirements-test.txt)" && \
	UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null || echo https://pypi.org/simple)}}" \
	    $(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -r requirements.txt -r requirements-test.txt || \
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-test.txt
	@touch $(STAMP) $@
