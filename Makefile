# From a bare clone, each of these first does all the set-up it needs.
# Without make: the same commands are in README.md.

.PHONY: help environment demo test apart check lock wheel bench clean
.DEFAULT_GOAL := help

PY := .venv/bin/python

# Nothing is compiled before it is imported: a machine that keeps no compiled file would compile in every process.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo "make demo    joue deux mois de trois clients de démonstration"
	@echo "make test    passe tous les essais"
	@echo "make check   vérifie l'écriture et les types, puis passe tous les essais"
	@echo "make apart   exécute les tests qui tuent des processus ou ouvrent JupyterLab"
	@echo "make lock    fige à nouveau les versions dans requirements.lock"
	@echo "make wheel   construit le paquet à installer, dans dist"
	@echo "make bench   refait les mesures de docs/bench.md (long)"
	@echo "make clean   ôte .venv, dist et les caches ; jamais un dossier de client"

environment:
	@bash tools/environment.sh

demo: environment
	@$(PY) -m iwa demo

# Packages and parts of the system come at the same time, unless both would ask apt-get for something. The parts
# take longer: the first time, tests and packages are compiled meanwhile, once instead of in each process.
test:
	@"$${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || bash tools/environment.sh
	@bash tools/system_parts.sh & parts=$$!; bash tools/environment.sh && \
		{ [ -d tests/__pycache__ ] || $(PY) -m pytest --collect-only >/dev/null || true; } && wait $$parts
	@$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Tests that kill processes and wait for new ones (kernels, the batch's workers, a Dask cluster's, a run that the
# desk stops), and the panels in JupyterLab, which takes its time to load.
apart: environment
	@$(PY) -m pytest -m apart tests/kernels tests/batch tests/panels

check: environment
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@$(MAKE) --no-print-directory test

lock: environment
	@$(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet uv
	UV_CUSTOM_COMPILE_COMMAND="make lock" $(PY) -m uv pip compile --quiet --universal --python-version 3.11 \
		--no-emit-index-url --no-emit-find-links --generate-hashes --extra dev pyproject.toml -o requirements.lock

wheel: environment
	@$(PY) -m hatchling build -t wheel

bench: environment
	@for file in bench/*.py; do echo "# $$file"; $(PY) "$$file" || exit 1; done

clean:
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find lib tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
