"""What a store publishes of each indicator, period by period: everything that counts as right, straight from the published values."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal

from index.series import order_key
from index.store import Store
from ingest.model import Document, Measure, Polarity, PublishedValue

Numbers = dict[str, frozenset[Decimal]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One indicator. Reports may print a figure twice in different ways (rounded, restated): each counts as right.

    `moves` are the directions that reports print: period, period compared with, word. `newest` is the last period with a result; None where
    a later one holds no number, so that "the latest" has two readings. `benchmarks`: by the group as printed.
    """

    key: str
    ref: str | None
    title: str
    unit: str | None
    polarity: Polarity | None
    results: Numbers
    targets: Numbers
    ratings: dict[str, frozenset[str]]
    moves: tuple[tuple[str, str, str], ...]
    benchmarks: Numbers
    cumulative: frozenset[str]
    newest: str | None
    raw: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A rated result or one beside a target, as one report prints it: for questions over many indicators."""

    key: str
    ref: str | None
    title: str
    document: str
    document_period: str | None
    headings: tuple[str, ...]
    period: str
    rating: str | None
    result: Decimal | None
    target: Decimal | None
    polarity: Polarity | None
    unit: str | None
    moves: tuple[tuple[str, str], ...]


def facts_of(store: Store) -> tuple[Facts, ...]:
    """The indicators with results in one unit, in order of their keys."""
    keys = store.indicators()
    grouped: dict[str, list[PublishedValue]] = defaultdict(list)
    for value in store.values():
        grouped[keys[value.id]].append(value)
    found = [_facts(key, values) for key, values in sorted(grouped.items())]
    return tuple(one for one in found if one is not None)


def rows_of(store: Store) -> tuple[Row, ...]:
    """The results of every report with what stands in their rows."""
    keys = store.indicators()
    documents = {one.document_id: one for one in store.documents()}
    beside: dict[tuple[str, str], list[PublishedValue]] = defaultdict(list)
    polarities: dict[str, Polarity] = {}
    for value in store.values():
        beside[keys[value.id], value.places[0].document_id].append(value)
        if value.polarity is not None:
            polarities.setdefault(keys[value.id], value.polarity)
    rows = []
    for (key, document_id), values in sorted(beside.items()):
        results = [one for one in values if one.measure is Measure.RESULT and one.period and one.group is None]
        rows += [_row(key, value, values, documents[document_id], polarities.get(key)) for value in results]
    return tuple(rows)


def _row(key: str, value: PublishedValue, values: list[PublishedValue], document: Document, polarity: Polarity | None) -> Row:
    targets = {one.value for one in values if one.measure is Measure.TARGET and one.period == value.period and one.value is not None}
    quarterly = any(one.measure is Measure.TARGET and " Q" in (one.period or "") and one.value is not None for one in values)
    if not targets and not quarterly and " Q" in (value.period or "") and value.unit not in ("count", "£", None):
        year = (value.period or "")[:7]  # a share or rate beside the only target of its year
        targets = {one.value for one in values if one.measure is Measure.TARGET and one.period == year and one.value is not None}
    if not targets and " Q" not in (value.period or ""):  # "Dec 25" beside the target of the quarter that ends then
        ends = order_key(value.period)[0]
        ending = (
            one for one in values if one.measure is Measure.TARGET and order_key(one.period)[0] == ends and " Q" in (one.period or "")
        )
        targets = {one.value for one in ending if one.value is not None}
    moves = tuple(
        (one.compared_with, one.raw)
        for one in values
        if one.measure is Measure.DIRECTION and one.period == value.period and one.compared_with
    )
    return Row(
        key=key,
        ref=value.ref,
        title=value.title,
        document=document.document,
        document_period=document.period,
        headings=tuple((value.section or "").split(" > ")),
        period=value.period or "",
        rating=value.rating.value if value.rating else None,
        result=value.value,
        target=targets.pop() if len(targets) == 1 else None,
        polarity=value.polarity or polarity,
        unit=value.unit,
        moves=moves,
    )


def _facts(key: str, values: list[PublishedValue]) -> Facts | None:
    results = [one for one in values if one.measure is Measure.RESULT and one.period and one.group is None]
    numeric = [one for one in results if one.value is not None and "suppressed" not in one.qualifiers]
    if not numeric or len({one.unit for one in numeric}) > 1:
        return None
    last = max((one.period or "" for one in results), key=order_key)
    newest = max((one.period or "" for one in numeric), key=order_key)
    ratings: dict[str, set[str]] = defaultdict(set)
    for one in results:
        if one.rating:
            ratings[one.period or ""].add(one.rating.value)
    bases: dict[str, set[str | None]] = defaultdict(set)
    for one in numeric:
        bases[one.period or ""].add(one.basis.value if one.basis else None)
    return Facts(
        key=key,
        ref=values[-1].ref,
        title=Counter(one.title for one in values).most_common(1)[0][0],
        unit=numeric[0].unit,
        polarity=next((one.polarity for one in values if one.polarity), None),
        results=_numbers(numeric),
        targets=_numbers([one for one in values if one.measure is Measure.TARGET and one.period and one.value is not None]),
        ratings={period: frozenset(some) for period, some in ratings.items()},
        moves=_moves(values),
        benchmarks=_numbers(
            [one for one in values if one.measure is Measure.BENCHMARK and _is_said(one.group) and one.value is not None], by_group=True
        ),
        cumulative=frozenset(period for period, some in bases.items() if "year_to_date" in some or len(some) > 1),
        newest=newest if order_key(last) == order_key(newest) else None,
        raw={one.period or "": f"{one.value}%" if one.unit == "%" else f"{one.value}" for one in numeric},
    )


def _numbers(values: list[PublishedValue], by_group: bool = False) -> Numbers:
    found: dict[str, set[Decimal]] = defaultdict(set)
    for one in values:
        if one.value is not None:
            found[(one.group if by_group else one.period) or ""].add(one.value)
    return {name: frozenset(some) for name, some in found.items()}


def _is_said(group: str | None) -> bool:
    """Does a person name this group? "4th of 12 councils" is a place in an order."""
    return bool(group) and not (group or "").endswith(" of")


def _moves(values: list[PublishedValue]) -> tuple[tuple[str, str, str], ...]:
    words = ("improving", "worsening", "same")
    found = {
        (one.period, one.compared_with, one.raw.strip().casefold())
        for one in values
        if one.measure is Measure.DIRECTION and one.period and one.compared_with
    }
    return tuple(sorted((period, before, word) for period, before, word in found if word in words))
