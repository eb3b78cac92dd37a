# make demo   sets up, then runs the three commands on the sample workspace (output in demo/)
# make test   sets up, then runs every check
# make bench  compares speed and memory with docxtpl, docx-mailmerge2 and a floor (.venv-bench/)
# make golden rewrites the golden documents and the sample output; read the diff like prose

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test bench golden lock clean

.venv/.runtime: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

demo: .venv/.runtime
	$(BIN)/advocate brief --mp "Jess Phillips" --out demo
	$(BIN)/advocate manifesto 2024 --out demo
	$(BIN)/advocate letters --committee education --out demo

test: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	$(BIN)/pytest --cov --cov-report=term --cov-fail-under=95

BENCH_PIP := .venv-bench/bin/python -m pip --disable-pip-version-check --quiet

.venv-bench/.ready: requirements.lock benchmarks/requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv-bench
	$(BENCH_PIP) install --require-hashes -r requirements.lock
	$(BENCH_PIP) install -r benchmarks/requirements.txt
	$(BENCH_PIP) install --no-deps --editable .
	touch $@

bench: .venv-bench/.ready
	.venv-bench/bin/python -m benchmarks.documents

golden: .venv/.dev
	$(BIN)/pytest --update-golden tests/features
	$(BIN)/python tools/build_samples.py

lock:
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --strip-extras --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --strip-extras --allow-unsafe --extra dev \
		--output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv .venv-bench demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
