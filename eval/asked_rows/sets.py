"""The right answers of questions over many indicators: lists, counts, rankings. Of several readings of a period each counts as right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from eval.asked_rows.facts import Row
from eval.asked_rows.wanted import Wanted
from index.series import order_key
from ingest.model import Polarity

Period = str | tuple[str, ...] | None  # several are readings of one saying


def rows_in(rows: Iterable[Row], period: Period) -> list[list[Row]]:
    """The rows that a period means: those that name it, and with them those of its report that end with it. None: the newest, or each
    indicator as it was reported last."""
    rows = list(rows)
    if isinstance(period, tuple):  # "last quarter": the newest or the one before
        return [reading for one in period for reading in rows_in(rows, one)]
    if period is None:
        newest = max((row.document_period or "" for row in rows), key=order_key)
        last: dict[str, tuple[object, list[Row]]] = {}
        for row in rows:
            if row.rating or row.result is not None:
                when = order_key(row.period)
                kept = last.get(row.key)
                if kept is None or when > kept[0]:  # type: ignore[operator]  # dates
                    last[row.key] = (when, [row])
                elif when == kept[0]:
                    kept[1].append(row)
        return [*rows_in(rows, newest), [row for _, some in last.values() for row in some]]
    named = [row for row in rows if row.period == period]
    ends = order_key(period)[0]
    also = [row for row in rows if row.document_period == period and order_key(row.period)[0] == ends and row.period != period]
    by_report = [[row for row in [*named, *also] if row.document == document] for document in sorted({row.document for row in named})]
    return [named, [*named, *also], *by_report, *_last_of_reports(rows, period)]


def _last_of_reports(rows: list[Row], period: str) -> list[list[Row]]:
    """The reports on a period: of each indicator the row that it was rated in last, whatever period that names."""
    readings = []
    for document in sorted({row.document for row in rows if row.document_period == period}):
        last: dict[str, Row] = {}
        for row in rows:
            if row.document == document and row.rating and (row.key not in last or order_key(row.period) > order_key(last[row.key].period)):
                last[row.key] = row
        readings.append(list(last.values()))
    return [*readings, [row for some in readings for row in some]]


def rated(rows: Iterable[Row], rating: str, period: Period, where: str | None = None) -> Wanted | None:
    """The indicators of a rating, under a heading where one is said."""
    readings = []
    for some in rows_in(rows, period):
        chosen = frozenset(row.key for row in some if row.rating == rating and (where is None or _under(row, where)))
        if chosen not in readings:
            readings.append(chosen)
    return Wanted(sets=tuple(readings), counts=frozenset(map(len, readings))) if any(readings) else None


def moved(rows: Iterable[Row], word: str, period: Period, before: str | None) -> Wanted | None:
    """How many indicators a direction is printed for, against one period or against any."""
    counts: set[int] = set()
    for some in rows_in(rows, period):
        against: dict[str | None, set[str]] = defaultdict(set)
        for row in some:
            for compared, raw in row.moves:
                if raw.strip().casefold() == word and before in (None, compared):
                    against[compared].add(row.key)
                    against[None].add(row.key)
        counts |= {len(keys) for keys in against.values()}
    return Wanted(counts=frozenset(counts)) if counts else None


def furthest(rows: Iterable[Row], period: Period, count: int, where: str | None = None) -> Wanted | None:
    """Those that missed their targets by most, as shares of the target or, in each unit, as differences."""
    leaders: set[str] = set()
    sets: list[frozenset[str]] = []
    for some in rows_in(rows, period):
        short = [row for row in some if _missed(row) > 0 and (where is None or _under(row, where))]
        for missed in (short, [row for row in short if row.rating != "Green"]):  # what the report counts as met it may leave out
            units = [([row for row in missed if row.unit == unit], _missed) for unit in {row.unit for row in missed}]
            for chosen, size in [(missed, _share_missed), *units]:
                ranked = list(dict.fromkeys(row.key for row in sorted(chosen, key=size, reverse=True)))
                if ranked:
                    leaders.add(ranked[0])
                    sets.append(frozenset(ranked[:count]))
    if not leaders or (where is None and not sets):
        return None
    return Wanted(leaders=frozenset(leaders), sets=tuple(sets) if count > 1 else ())


def headings_with(rows: Iterable[Row], rating: str, period: str) -> list[str]:
    """The innermost headings under which something has the rating, as people say them."""
    headings = {_heading(row) for row in rows if row.period == period and row.rating == rating and len(row.headings) > 1}
    return sorted(one for one in headings if " " in one and not one[0].isdigit())


def _heading(row: Row) -> str:
    return row.headings[-1].split(": indicators")[0].strip()


def _under(row: Row, where: str) -> bool:
    return any(where.casefold() in one.casefold() for one in row.headings)


def _share_missed(row: Row) -> Decimal:
    return _missed(row) / abs(row.target) if row.target else Decimal(0)


def _missed(row: Row) -> Decimal:
    if row.result is None or row.target is None or row.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return Decimal(0)
    return row.target - row.result if row.polarity is Polarity.HIGHER else row.result - row.target
