"""Checks of an installation and its store: what works, what does not, and how to mend it. Nothing is repaired, nothing connects."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from assistant.errors import ModelUnusable
from assistant.problems import group_problems
from index.embedder import check_weights, model_folder
from index.errors import DamagedStore, StoreEmpty, StoreError
from index.store import open_store
from ingest.errors import IngestError
from ingest.picture import draw_page

DISTRIBUTION = "committee-assistant"
PYTHON = (3, 11)
# The smallest PDF with one page; a reader rebuilds the cross-reference table that it leaves out.
ONE_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


LOCAL = "models and pages are read from this machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at. `remedy` says what to do about it, None where there is nothing to do."""

    name: str
    ok: bool
    message: str
    remedy: str | None = None


def doctor(store_dir: Path, language_model: str | None = None) -> tuple[Check, ...]:
    """All checks in a fixed order; the installation is sound when each is `ok`. `language_model` is the one that is set, None for none."""
    return (
        _python(),
        _packages(),
        _model(),
        _pdf_engine(),
        _folder(store_dir),
        _store(store_dir),
        *_reading(store_dir),
        _language_model(language_model),
        Check(name="network", ok=True, message=f"not needed{' but by the language model' if language_model else ''}: {LOCAL}"),
    )


def _python() -> Check:
    version = ".".join(map(str, sys.version_info[:3]))
    wanted = ".".join(map(str, PYTHON))
    ok = sys.version_info[:2] == PYTHON
    return Check(name="python", ok=ok, message=f"Python {version}", remedy=None if ok else f"install Python {wanted}, then `make venv`")


def _packages() -> Check:
    """Every dependency that the distribution names, at a version it allows."""
    try:
        requirements = [Requirement(line) for line in metadata.requires(DISTRIBUTION) or ()]
    except metadata.PackageNotFoundError:
        return Check(name="packages", ok=False, message=f"{DISTRIBUTION} is not installed", remedy="run `make venv`, or `pip install -e .`")
    needed = [one for one in requirements if one.marker is None or one.marker.evaluate({"extra": ""})]
    faults = list(_package_faults(needed))
    if faults:
        return Check(name="packages", ok=False, message="; ".join(faults), remedy="run `pip install -r requirements.lock`")
    return Check(name="packages", ok=True, message=f"{len(needed)} packages, each at an expected version")


def _package_faults(needed: list[Requirement]) -> Iterator[str]:
    for requirement in needed:
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            yield f"{requirement.name} is missing"
            continue
        if version.split("+")[0] not in requirement.specifier:
            yield f"{requirement.name} is {version}, expected {requirement.specifier}"


def _model() -> Check:
    return _attempt("model", _checked_model, "the embedding model is whole")


def _checked_model() -> str:
    folder = model_folder()
    check_weights(folder)
    return f"embedding model in {folder}, weights as expected"


def _language_model(name: str | None) -> Check:
    """Whether the model that is set can be made; it is not asked anything."""
    if not name:
        return Check(name="language model", ok=True, message="none is set, and none is needed: answers are made by code")

    def made() -> str:
        from assistant.agent.chat import Limits, chat_model

        chat_model(name, Limits())
        return f"{name} phrases and plans; what it writes is checked, and code answers where it fails"

    return _attempt("language model", made, "unset COMMITTEE_MODEL, or set it as provider:model")


def _pdf_engine() -> Check:
    def draw() -> str:
        draw_page(ONE_PAGE, 1, None, 1.0)
        return "a page was opened and drawn"

    return _attempt("pdf", draw, "run `pip install --force-reinstall pypdfium2`")


def _folder(store_dir: Path) -> Check:
    """Whether the store's folder, or the nearest one above it that exists, can be written to."""
    existing = next(folder for folder in (store_dir.absolute(), *store_dir.absolute().parents) if folder.exists())
    try:
        with tempfile.TemporaryFile(dir=existing):
            return Check(name="folder", ok=True, message=f"{existing} can be written to")
    except OSError as error:
        remedy = f"give yourself the right to write to {existing}, or choose another folder with --store"
        return Check(name="folder", ok=False, message=f"{existing}: {error.strerror}", remedy=remedy)


def _store(store_dir: Path) -> Check:
    def count() -> str:
        try:
            store = open_store(store_dir)
        except StoreEmpty:
            return f"{store_dir} is empty; `committee ingest PATH` fills it"
        if store.damage:
            raise DamagedStore(store.damage)
        counted = {"reports": store.documents(), "values": store.values(), "passages": store.chunks(), "problems": store.problems()}
        return f"{store_dir}: " + ", ".join(f"{len(records):,} {kind}" for kind, records in counted.items())

    return _attempt("store", count, "`committee rebuild` reads the kept files anew; `committee restore` puts a backup into another folder")


def _reading(store_dir: Path) -> Iterator[Check]:
    """What could not be read surely, one check a document and kind. Not a fault of the installation, hence `ok`."""
    try:
        with open_store(store_dir) as store:
            groups = group_problems(store.documents(), store.problems())
    except (StoreError, OSError):
        return  # told by the check of the store
    for group in groups:
        told = "; ".join((*group.messages, *([group.rest] if group.rest else [])))
        message = f"{group.document.document}: {group.title} ({group.count:,}): {told}"
        yield Check(name="reading", ok=True, message=message, remedy="look at these places in the report itself before you rely on them")


def _attempt(name: str, action: Callable[[], str], remedy: str) -> Check:
    """`ok` with what the action says, else its error; an error whose message ends with its own remedy keeps that one."""
    try:
        return Check(name=name, ok=True, message=action())
    except (StoreError, IngestError, ModelUnusable) as error:
        message, _, own = str(error).rpartition("; ")
        known = bool(message) and re.match(r"(?:run|update|choose|close|wait|restore|install|set)\b", own) is not None
        return Check(name=name, ok=False, message=message if known else str(error), remedy=own if known else remedy)
