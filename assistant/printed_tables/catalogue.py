"""The printed tables of a store that are no tables of indicators or activities, with what stands around each: made once a store."""

from __future__ import annotations

import re
import weakref
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.meaning.catalogue import Catalogue
from assistant.printed_tables.announced import announcements
from assistant.tools.table_rows import TableView, number_in, table_view
from ingest.model import Chunk, ChunkKind, Place, SectionTable

if TYPE_CHECKING:
    from index.store import Store

MOST_VALUES = 0.1  # share of a table's filled cells that may be published values of indicators
NEAR_LINES = 6  # from the end of a lead-in to its table
NEAR_POINTS = 80.0
LEAD_IN = 300  # characters: the last sentences before a table
AMOUNT = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)\s?(m|million|bn|k)?", re.IGNORECASE)
SCALES = {"m": 10**6, "million": 10**6, "bn": 10**9, "k": 1000, "": 1}
UNIT_SCALES = {"£000": 1000, "£m": 10**6}

_tables: weakref.WeakKeyDictionary[Store, tuple[TableView, ...]] = weakref.WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadIn:
    """The last words of a passage and where it ends."""

    place: Place
    text: str


def tables_of(catalogue: Catalogue) -> tuple[TableView, ...]:
    """The tables of the store, in reading order of each report."""
    known = _tables.get(catalogue.store)
    if known is None:
        known = _tables[catalogue.store] = _views(catalogue)
    return known


def _views(catalogue: Catalogue) -> tuple[TableView, ...]:
    held = {place for one in catalogue.indicators for value in one.values for place in value.places}
    held |= {place for activity in catalogue.activities for place in activity.places}
    titles = {" ".join(activity.title.split()) for activity in catalogue.activities}
    lead_ins = _lead_ins(catalogue.store.chunks())
    announced = announcements(catalogue.store.tables())
    views = []
    for one in catalogue.store.tables():
        if not one.table.rows or _is_other(one, held, titles):
            continue
        document = catalogue.document_by_id[one.table.places[0].document_id]
        view = table_view(one)
        if view is not None and view.figure_columns:
            views.append(
                replace(
                    view,
                    report=(document.title, document.committee or ""),
                    context=(*_context(view, lead_ins.get(document.document_id, ())), announced.get(one.table.places[0], "")),
                )
            )
    return tuple(views)


def _is_other(one: SectionTable, held: set[Place], titles: set[str]) -> bool:
    """Is it a table of indicators or activities?"""
    cells = [cell for row in one.table.rows for cell in row if cell is not None and cell.text.strip()]
    known = sum(any(place in held for place in cell.places) or " ".join(cell.text.split()) in titles for cell in cells)
    return known > MOST_VALUES * len(cells)


def _context(view: TableView, lead_ins: Sequence[LeadIn]) -> tuple[str, ...]:
    headings = tuple(heading for heading in view.source.headings if not _tells_other_amount(heading, view))
    before = _before(view.source.table.places[0], lead_ins)
    return (*headings, before)


def _tells_other_amount(heading: str, view: TableView) -> bool:
    """True for a heading that states an amount which the table does not print: it is the caption of something else."""
    amounts = [Decimal(match[1].replace(",", "")) * SCALES[(match[2] or "").lower()] for match in AMOUNT.finditer(heading)]
    amounts = [amount for amount in amounts if amount]
    if not amounts or not view.figure_columns:
        return False
    printed = {
        abs(number) * UNIT_SCALES.get(view.unit(column) or "", 1)
        for row in view.rows
        for column in view.figure_columns
        if (number := number_in(view.text(row, column))) is not None
    }
    return not any(abs(amount - one) * 100 <= amount for amount in amounts for one in printed)


def _lead_ins(chunks: Iterable[Chunk]) -> Mapping[str, list[LeadIn]]:
    found: dict[str, list[LeadIn]] = defaultdict(list)
    for chunk in chunks:
        if chunk.kind is ChunkKind.PROSE and chunk.title is None:  # a long cell of a table has the title of its row
            found[chunk.places[0].document_id].append(LeadIn(place=chunk.places[-1], text=chunk.text[-LEAD_IN:].rsplit("\n", 1)[-1]))
    return found


def _before(place: Place, lead_ins: Sequence[LeadIn]) -> str:
    """The words that end shortly before the table; empty for none."""
    near = [(distance, one.text) for one in lead_ins if (distance := _distance(one.place, place)) is not None]
    return min(near, key=lambda pair: pair[0], default=(0.0, ""))[1]


def _distance(before: Place, table: Place) -> float | None:
    if before.lines and table.lines:
        gap = table.lines[0] - before.lines[1]
        return float(gap) if 0 < gap <= NEAR_LINES else None
    if before.box and table.box and before.page == table.page:
        gap_points = table.box[1] - before.box[3]
        return gap_points if -1 <= gap_points <= NEAR_POINTS else None
    return None
