"""The tables of a file as its reader gives them, before anything is joined over pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.records import JsonObject


def tables_of(path: Path) -> Iterator[JsonObject]:
    """One record a table and page; the file is read in a process of its own. Raises `IngestError`."""
    from assistant.records import table_records
    from ingest.isolate import read_layout_isolated

    for page in read_layout_isolated(path).pages:
        for block in page.blocks:
            if block.table is not None:
                yield from table_records(block.table)
