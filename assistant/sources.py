"""From the id of a citation back to what it cites: the places in a report, and the words that stand there."""

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


def words_of(store: Store, citation_id: str) -> str | None:
    """All that the store holds of a cited value, activity, passage, key or table row, as words; None when it holds none of that id."""
    rows = (one for one in store.values() if one.id == citation_id)
    activities = (one for one in store.activities() if one.id == citation_id)
    found = [
        *(f"{one.row_text} | {one.raw}" for one in rows),
        *(f"{one.title} | {one.rating_raw} | {one.commentary}" for one in activities),
        *(one.text for one in store.chunks() if one.id == citation_id),
        *(one.raw for one in store.rating_keys() if one.id == citation_id),
    ]
    if found:
        return found[0]
    for table in store.tables():
        for number, row in enumerate(table.table.rows):
            if citation_id in (table.id, record_id("table_row", table.id, number)):
                return " | ".join(cell.text for cell in row if cell is not None)
    return None
