"""Imports point one way, files stay small, and nothing of the machine or of real reports gets into the repository."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = ("ingest", "index", "assistant", "screens", "ui", "cli", "eval")
INSIDE_INGEST = {  # what each package of `ingest` may import of the others, beside its records and errors
    "values": set(),
    "grids": {"values"},
    "text": {"grids", "values"},
    "docx": {"grids", "values", "text"},
    "ocr": set(),
    "pdf": {"grids", "values", "ocr"},
    "html": {"grids", "values", "text"},
    "xlsx": {"grids", "values"},
    "records": {"grids", "values"},
    "checks": {"values"},
    "excerpts": {"pdf"},
}
MAX_LINES = 350
SOURCES = sorted(path for name in ORDER for path in [*ROOT.glob(f"{name}/**/*.py"), *ROOT.glob(f"{name}.py")])
LIBRARY_OF = {  # libraries that know a format or a store stay in the files that are about it
    "pypdfium2": {"ingest", "assistant", "eval"},  # eval measures against it, and against the next two
    "pypdf": {"ingest", "eval"},
    "docx": {"ingest", "eval"},
    "lxml": {"ingest"},
    "openpyxl": {"ingest", "eval"},  # eval makes broken workbooks
    "rapidocr": {"ingest"},
    "chromadb": {"index"},
    "sqlalchemy": {"index"},
    "gradio": {"screens", "ui"},
    "reportlab": {"assistant"},
}


def imported(path: Path) -> set[str]:
    """The top-level names of the modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            names.add((node.module or "").split(".")[0])
    return names


def layer(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_imports_only_from_its_left(path: Path) -> None:
    allowed = ORDER[: ORDER.index(layer(path)) + 1]
    assert not (imported(path) & set(ORDER)) - set(allowed)


@pytest.mark.parametrize("package", INSIDE_INGEST)
def test_inside_ingest_imports_point_one_way(package: str) -> None:
    used = {
        module.split(".")[1]
        for path in (ROOT / "ingest" / package).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (module := node.module or "").startswith("ingest.")
    }
    assert used & set(INSIDE_INGEST) <= INSIDE_INGEST[package] | {package}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_has_at_most_350_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("library", LIBRARY_OF)
def test_a_library_is_known_only_where_it_belongs(library: str) -> None:
    users = {layer(path) for path in SOURCES if library in imported(path)}
    assert users <= LIBRARY_OF[library]


def test_every_package_says_what_it_is_for() -> None:
    packages = [path for path in SOURCES if path.name == "__init__.py"]
    assert len(packages) >= 5
    for path in packages:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{path} has no docstring"


def test_no_file_of_the_repository_names_this_machine_or_a_package_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\0")
    if not any(listed):
        pytest.skip("not a git checkout")
    forbidden = re.compile(r"/work/|pypi\.org|files\.pythonhosted|download\.pytorch|\.library/|/opt/wheels")
    own = Path(__file__).resolve()
    for name in filter(None, listed):
        path = ROOT / name
        if path == own or not path.exists() or path.suffix in {".pdf", ".docx", ".png", ".gif"}:
            continue
        found = forbidden.search(path.read_text(encoding="utf-8"))
        assert not found, f"{name}: {found[0] if found else ''}"
