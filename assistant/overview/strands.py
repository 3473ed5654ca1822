"""The series of an indicator over all reports, one result a period, apart by unit and by the stretch of time that a result covers.

Where several reports print one result the newest counts, and what an older one printed otherwise is kept beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.meaning.periods import PeriodKind, kind_of, span_of
from assistant.tools.distance_to_target import target_for
from assistant.tools.look_up import decimals, differ
from index.series import order_key, plain_words
from ingest.model import Basis, Document, Measure, PublishedValue

NEW_METHOD = frozenset({"new method", "not comparable"})  # qualifiers after which a figure is not one with those before it
GAP = 5  # days between two periods that may be one after the other: reports give first and last days loosely


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One period of a strand.

    `value` is the result of the newest report that prints it; `was` are other figures of older reports, newest first, `also` other figures
    of reports of the same age or of another row. `sources` are all cells that print a result of the period, that of `value` first.
    """

    value: PublishedValue
    target: PublishedValue | None
    directions: tuple[PublishedValue, ...]
    was: tuple[PublishedValue, ...]
    also: tuple[PublishedValue, ...]
    sources: tuple[PublishedValue, ...]

    @property
    def is_break(self) -> bool:
        """Does the report say that the figure follows a new method or cannot be compared with those before?"""
        return bool(NEW_METHOD & set(self.value.qualifiers))

    @property
    def doubted(self) -> bool:
        return not self.value.certain or (self.target is not None and not self.target.certain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """Results that may stand in one series, oldest first: of one unit and of one basis, None where no report states it."""

    basis: Basis | None
    unit: str | None
    points: tuple[Point, ...]


def strands(values: Sequence[PublishedValue], documents: Mapping[str, Document]) -> tuple[Strand, ...]:
    """The strands of one indicator from all its values, the one with the newest result first.

    A result without basis or unit goes with the others where these have only one; a result without period is a point of its own.
    """
    results = [value for value in values if value.measure is Measure.RESULT and (value.value is not None or value.rating is not None)]
    bases = {value.basis for value in results if value.basis}
    units = {value.unit for value in results if value.unit}
    apart: dict[tuple[Basis | None, str | None], list[PublishedValue]] = defaultdict(list)
    for value in results:
        basis = value.basis or (next(iter(bases)) if len(bases) == 1 else None)
        unit = value.unit or (next(iter(units)) if len(units) == 1 else None)
        apart[basis, unit].append(value)
    found = [Strand(basis=basis, unit=unit, points=_points(held, values, documents)) for (basis, unit), held in apart.items()]
    return tuple(sorted(found, key=lambda one: (order_key(one.points[-1].value.period), len(one.points), one.unit or ""), reverse=True))


def _points(results: Sequence[PublishedValue], values: Sequence[PublishedValue], documents: Mapping[str, Document]) -> tuple[Point, ...]:
    by_period: dict[str | None, list[PublishedValue]] = defaultdict(list)
    for value in results:
        by_period[value.period].append(value)
    return tuple(_point(by_period[period], values, documents) for period in sorted(by_period, key=lambda one: (order_key(one), one or "")))


def _point(same: Sequence[PublishedValue], values: Sequence[PublishedValue], documents: Mapping[str, Document]) -> Point:
    newest = max(age(_document(value, documents)) for value in same)
    ranked = sorted(same, key=lambda value: _preference(value, documents), reverse=True)
    value = ranked[0]
    others = _each_figure_once([other for other in ranked[1:] if differ(other, value)])
    older = [other for other in others if age(_document(other, documents)) < newest]
    return Point(
        value=value,
        target=_target(value, values),
        directions=tuple(one for one in values if one.measure is Measure.DIRECTION and of_one_row(one, value) and _is_of(one, value)),
        was=tuple(older),
        also=tuple(other for other in others if other not in older),
        sources=tuple(ranked),
    )


def _preference(value: PublishedValue, documents: Mapping[str, Document]) -> tuple[object, ...]:
    """Greater is better: of the newest report, then with a number, surely read, rated, more decimals; the id settles what is left."""
    return age(_document(value, documents)), value.value is not None, value.certain, value.rating is not None, decimals(value), value.id


def _each_figure_once(values: Sequence[PublishedValue]) -> list[PublishedValue]:
    found: dict[tuple[object, ...], PublishedValue] = {}
    for value in values:
        found.setdefault((value.value, value.unit), value)
    return list(found.values())


def _target(result: PublishedValue, values: Sequence[PublishedValue]) -> PublishedValue | None:
    """The target of just the result's period and basis: of its own report, else of the newest that prints one; `values` come in that order.

    Words in place of a target ("Monitor") are given where the row prints no number.
    """
    alike = [value for value in values if value.basis is None or result.basis is None or value.basis is result.basis]
    own = result.places[0].document_id
    reports = dict.fromkeys([own, *(value.places[0].document_id for value in alike)])
    by_report = ([value for value in alike if value.places[0].document_id == document_id] for document_id in reports)
    found = next((target for of_report in by_report if (target := target_for(result, of_report)) is not None), None)
    return found or next((value for value in values if _says_no_target(value, result)), None)


def _says_no_target(value: PublishedValue, result: PublishedValue) -> bool:
    timely = value.measure is Measure.TARGET and value.value is None and value.period in (None, result.period)
    return timely and bool(value.raw.strip()) and of_one_row(value, result)


def _is_of(direction: PublishedValue, result: PublishedValue) -> bool:
    return direction.period in (None, result.period) and bool(direction.raw.strip())


def of_one_row(one: PublishedValue, other: PublishedValue) -> bool:
    """Do the two stand in one printed row?"""
    return one.places[0].document_id == other.places[0].document_id and one.row_text == other.row_text and one.section == other.section


def age(document: Document) -> tuple[object, ...]:
    """Puts reports in order: by the period they report on, then by the day of their meeting."""
    return order_key(document.period), document.meeting_date or ""


def _document(value: PublishedValue, documents: Mapping[str, Document]) -> Document:
    return documents[value.places[0].document_id]


def apart(before: Point, now: Point) -> str:
    """Why no line may join two results that follow each other; "" where one may."""
    one, other = before.value, now.value
    if now.is_break:
        return "a new method"
    if length_of(one.period) is not length_of(other.period):
        return "a period of another length"
    (before_last, _), (last, first) = order_key(one.period), order_key(other.period)
    if first != last and (first - before_last).days > GAP:
        return "periods between are not reported"
    if one.ref is None and plain_words(one.title) != plain_words(other.title):
        return "the title changed"
    return ""


def runs(points: Sequence[Point]) -> tuple[tuple[int, ...], ...]:
    """Where the points stand that a line may join: each run is of periods of one length, whatever stands between them."""
    found: list[list[int]] = []
    last: dict[PeriodKind | None, list[int]] = {}
    for at, point in enumerate(points):
        length = length_of(point.value.period)
        run = last.get(length)
        if run is None or apart(points[run[-1]], point):
            run = last[length] = []
            found.append(run)
        run.append(at)
    return tuple(map(tuple, found))


def breaks(points: Sequence[Point]) -> frozenset[int]:
    """Where a line ends that would else have gone on: the first points of runs of a length that a run before them had."""
    found, seen = set(), set()
    for run in runs(points):
        length = length_of(points[run[0]].value.period)
        if length in seen:
            found.add(run[0])
        seen.add(length)
    return frozenset(found)


def length_of(period: str | None) -> PeriodKind | None:
    """How long a period is, as its kind; None where it has none. Only results of one length may be joined by a line."""
    return kind_of(period) if period and span_of(period) else None
