# `make run` and `make test` are the two commands a newcomer needs; each makes the virtual environment first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
TORCH := torch==2.13.0
# Empty: torch from your usual package index. Set to the CPU index that PyTorch's install page names to avoid the CUDA build on Linux.
TORCH_INDEX ?=
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: venv run test check eval bench load screenshots soak samples audit sbom lock clean

venv: $(VENV)/.dev

$(VENV)/.made:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info[:2] != (3, 11))" || { echo "Python 3.11 is needed: install it, or say where it is with make PYTHON=/path/to/python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements.lock pyproject.toml
	@echo "Installing (about 160 packages, a few minutes the first time) …"
	$(PIP) --require-hashes --no-deps -r requirements.lock
	$(PIP) $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX)) $(TORCH)
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(PIP) --require-hashes --no-deps -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run
	$(BIN)/committee serve --samples-if-empty

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m eval.audit_packages

# What the program is made of, as CycloneDX: build/sbom.json. torch is named beside the lock, because its builds differ by platform.
sbom: $(VENV)/.dev
	@mkdir -p build
	(cat requirements.lock; echo $(TORCH)) | $(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o build/sbom.json -

audit: $(VENV)/.dev
	$(BIN)/python -m eval.audit_packages

eval: $(VENV)/.dev
	$(BIN)/python -m eval.run

bench: $(VENV)/.dev
	$(BIN)/python -m eval.bench

load: $(VENV)/.dev
	$(BIN)/python -m eval.load

screenshots: $(VENV)/.dev
	$(BIN)/python -m eval.screens

soak: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile --soak
	$(BIN)/python -m eval.fuzz --out docs/results/fuzz.json --page docs/security.md
	$(BIN)/python -m eval.soak --out docs/results/soak.json

samples: $(VENV)/.dev
	$(BIN)/python -m samples.build

# Needs uv. Locks what pyproject.toml allows, for every platform. torch, and what only its CUDA builds need, stay out: builds differ by platform.
UNLOCKED := torch triton $(shell sed -n 's/^# unlocked: //p' requirements.in)
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate $(addprefix --no-emit-package ,$(UNLOCKED)) requirements.in
lock:
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --extra dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
