# make demo   sets up, then runs the three commands on the sample workspace (output in demo/)
# make test   sets up, then runs every check; with COVERAGE=1, too, how much of the code the tests reach
# make bench  compares speed and memory with docxtpl, docx-mailmerge2 and a floor (.venv-bench/)
# make mutants  breaks the code in 60 small ways, one by one, and lists what no test notices (.venv-mutants/);
#             SEED=2 draws others, SAMPLE=20 fewer, JOBS=1 uses one core, MUTATED="PATH ..." is other code
# make golden rewrites the golden documents and the sample output; read the diff like prose

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := install --require-hashes
BUILD := requirements-build.lock

# Bytecode is kept, whatever the machine says: the tests start hundreds of processes, and each would
# compile the program anew.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test bench mutants golden lock clean

$(VENV)/.runtime: requirements.lock $(BUILD) pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) $(LOCKED) -r requirements.lock -r $(BUILD)
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(PIP) $(LOCKED) -r requirements-dev.lock
	$(PIP) check
	touch $@

demo: $(VENV)/.runtime
	$(BIN)/advocate brief --mp "Jess Phillips" --out demo
	$(BIN)/advocate manifesto 2024 --out demo
	$(BIN)/advocate letters --committee education --out demo

test: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/codespell
	$(BIN)/pytest -n auto --dist worksteal $(if $(COVERAGE),--cov --cov-report=term --cov-fail-under=95)

.venv-bench/.ready: benchmarks/requirements.lock requirements.lock $(BUILD) pyproject.toml
	$(MAKE) VENV=.venv-bench .venv-bench/.runtime
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet $(LOCKED) -r $<
	touch $@

bench: .venv-bench/.ready
	.venv-bench/bin/python -m benchmarks.documents

# The facts, the language of the rules, and what puts the content of documents together.
MUTATED := src/advocate/models src/advocate/kinds src/advocate/rules/language
SEED := 1
SAMPLE := 60
JOBS := 2

.venv-mutants/.ready: tools/mutants/requirements.lock requirements-dev.lock requirements.lock $(BUILD) pyproject.toml
	$(MAKE) VENV=.venv-mutants .venv-mutants/.dev
	.venv-mutants/bin/python -m pip --disable-pip-version-check --quiet $(LOCKED) -r $<
	touch $@

mutants: .venv-mutants/.ready
	.venv-mutants/bin/python -m tools.mutants --seed $(SEED) --sample $(SAMPLE) --jobs $(JOBS) $(MUTATED)

golden: $(VENV)/.dev
	$(BIN)/pytest --update-golden tests/features
	$(BIN)/python tools/build_samples.py

# One lock for every supported Python and system; --no-strip-extras, since pip up to 23 looks for the newest
# release where a locked requirement asks for an extra that the lock does not name.
COMPILE := .venv-lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--no-strip-extras --no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip --quiet install "uv>=0.9"
	$(COMPILE) --extra dev --output-file requirements-dev.lock pyproject.toml
	$(COMPILE) --constraint requirements-dev.lock --output-file requirements.lock pyproject.toml
	$(COMPILE) --constraint requirements-dev.lock --group build --output-file $(BUILD)
	$(COMPILE) --constraint requirements-dev.lock --output-file benchmarks/requirements.lock \
		benchmarks/requirements.in
	$(COMPILE) --constraint requirements-dev.lock --output-file tools/mutants/requirements.lock \
		tools/mutants/requirements.in

clean:
	rm -rf .venv .venv-bench .venv-mutants .venv-lock demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
