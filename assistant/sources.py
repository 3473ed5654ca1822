"""From the id of a citation back to the places in a report that it cites."""

from __future__ import annotations

from assistant.citing import row_places
from index.store import Store
from ingest.model import Place, record_id


def cited_places(store: Store, citation_id: str) -> tuple[Place, ...] | None:
    """Where the value, activity, passage or table row of that id stands; None when the store holds none."""
    for records in (store.values(), store.activities(), store.chunks()):
        for record in records:
            if record.id == citation_id:
                return record.places
    for one in store.tables():
        if one.id == citation_id:
            return one.table.places
        for number, row in enumerate(one.table.rows):
            if record_id("table_row", one.id, number) == citation_id:
                return row_places(cell for cell in row if cell is not None)
    return None


def printed_row(store: Store, citation_id: str) -> str | None:
    """The whole printed row, cells parted by " | ", in which a cited value stands; None for a citation of anything else."""
    return next((value.row_text or None for value in store.values() if value.id == citation_id), None)
