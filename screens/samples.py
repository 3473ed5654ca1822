"""The store of the invented sample reports, which the app opens while the user has none of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from index.build import ingest_files
from index.errors import OlderSchema, StoreError
from index.generation import current_generation
from index.model import Step
from screens.library import Library
from screens.visitor import ANYONE_HERE

REPORTS = Path(__file__).resolve().parent.parent / "samples" / "reports"
SUFFIX = "-samples"


def samples_store(own: Path, progress: Callable[[Step], None]) -> Path | None:
    """The samples' store, beside the user's own and never inside it, filled on first use.

    None when the user has reports, or when the program was installed without its samples. Raises `StoreError`.
    """
    reports = sorted(REPORTS.glob("*.pdf"))
    if not reports or Library(own).shelf(ANYONE_HERE).store is not None:
        return None
    samples = own.resolve().with_name(own.resolve().name + SUFFIX)
    try:
        current_generation(samples)
    except OlderSchema:  # nothing of the user's is in it: made anew
        shutil.rmtree(samples)
    failed = [one for one in ingest_files(samples, reports, replace=True, progress=progress) if one.error]
    if len(failed) == len(reports):
        raise StoreError(f"{samples}: the sample reports could not be read ({failed[0].error}); run `committee doctor`")
    return samples
