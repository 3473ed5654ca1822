"""The results of an answer about a trend as a chart, drawn as SVG with a table beside it that says all the chart shows.

Drawn here and not by Plotly: its script is 4.6 MB, holds one figure a page and not one an answer, and gives screen readers nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from assistant.model import Answer
from assistant.tools.trend import trend
from index.series import order_key, plain_words
from index.store import Store
from ingest.model import Measure, PublishedValue, Rating
from screens.follow_ups import results_of
from screens.markup import RATING_CLASSES, period_words, plain, rating_chip, scrolling

LEAST = 3  # results; two are a comparison, which the text tells better
MOST = 24
WIDE, HIGH = 640, 250
LEFT, RIGHT, TOP, BOTTOM = 58, 18, 22, 42
LABELLED = 8  # periods that fit below the chart side by side
TOLERANCE = 5  # days by which the lengths of periods, or the gap between two that follow, may differ

# A shape for each rating, drawn around 0 0, so that colour is not all that tells them apart.
SHAPES = {
    Rating.GREEN: '<circle r="6"/>',
    Rating.GREEN_AMBER: '<path d="M0-7 7 0 0 7-7 0z"/>',
    Rating.AMBER: '<path d="M0-7 7 6H-7z"/>',
    Rating.RED_AMBER: '<path d="M0 7 7-6H-7z"/>',
    Rating.RED: '<path d="M-6-6H6V6H-6z"/>',
}
UNRATED = '<circle r="5" class="hollow"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One result of the series. `apart` says why no line joins it to the one before; `restated` is what other reports print instead."""

    period: str
    raw: str
    value: Decimal
    target: Decimal | None = None
    target_raw: str = ""
    rating: Rating | None = None
    apart: str = ""
    restated: tuple[str, ...] = ()


def chart_html(answer: Answer, store: Store) -> str:
    """The chart with its table; nothing for an answer that is not a series of one indicator in one unit."""
    points = points_of(answer, store)
    if not points:
        return ""
    title = answer.figures[0].title
    table = (
        f'<details class="workings"><summary>The series as a table</summary>{scrolling("Table of the series", _table(points))}</details>'
    )
    return (
        f'<div class="series" role="group" aria-label="Series"><h3>{plain(title)}, value against target</h3>'
        f"{scrolling('Chart of the series', chart_svg(title, points))}{_legend(points)}"
        f"{table}</div>"
    )


def points_of(answer: Answer, store: Store) -> tuple[Point, ...]:
    """The results of the indicator from the first to the last period of the answer, one a period; empty where they make no series."""
    known = {value.id: value for value in store.values()}
    ids = {one.number: one.id for one in answer.citations}
    cited = [known.get(ids.get(one.citation, "")) for one in answer.figures if one.measure is Measure.RESULT]
    shown = sorted((one for one in cited if one is not None and one.period is not None), key=lambda one: order_key(one.period))
    if len({one.period for one in shown}) < 2:
        return ()
    identities = store.indicators()
    if len({(identities[one.id], one.unit, one.basis) for one in shown}) != 1:
        return ()
    every = [one for one in results_of(store).get(identities[shown[0].id], ()) if (one.unit, one.basis) == (shown[0].unit, shown[0].basis)]
    first, last = order_key(shown[0].period), order_key(shown[-1].period)
    between = [one for one in every if first <= order_key(one.period) <= last]
    chosen = {point.value.period: point.value for point in trend(between, {one.document_id: one for one in store.documents()})}
    chosen |= {one.period: one for one in shown}  # what the answer says is what the chart shows
    ordered = sorted(chosen.values(), key=lambda one: order_key(one.period))
    if not LEAST <= len(ordered) <= MOST:
        return ()
    aparts = ["", *(_apart(before, now) for before, now in pairwise(ordered))]
    return tuple(_point(value, apart, every, store) for value, apart in zip(ordered, aparts, strict=True))


def _point(value: PublishedValue, apart: str, every: Sequence[PublishedValue], store: Store) -> Point:
    row = (value.places[0].document_id, value.row_text, value.section, value.period, value.unit)
    target = next(
        (
            one
            for one in store.values()
            if one.measure is Measure.TARGET
            and one.value is not None
            and (one.places[0].document_id, one.row_text, one.section, one.period, one.unit) == row
        ),
        None,
    )
    others = [one for one in every if one.period == value.period and one.basis == value.basis and one.unit == value.unit]
    restated = dict.fromkeys(one.raw.strip() for one in others if one.value != value.value)
    return Point(
        period=value.period or "",
        raw=" ".join(value.raw.split()),
        value=value.value or Decimal(0),
        target=target.value if target else None,
        target_raw=" ".join(target.raw.split()) if target else "",
        rating=value.rating,
        apart=apart,
        restated=tuple(restated),
    )


def _apart(before: PublishedValue, now: PublishedValue) -> str:
    """Why two results that follow each other are not joined by a line; "" where they are."""
    (before_last, before_first), (last, first) = order_key(before.period), order_key(now.period)
    if abs((before_last - before_first).days - (last - first).days) > TOLERANCE:
        return "a period of another length"
    if (first - before_last).days > TOLERANCE:
        return "periods between are not reported"
    if before.ref is None and plain_words(before.title) != plain_words(now.title):
        return "the title changed"
    return ""


def chart_svg(title: str, points: Sequence[Point]) -> str:
    """The picture: results as shapes joined by a line, targets as dashes, a gap in the line at a break, a ring around what was restated."""
    numbers = [float(one.value) for one in points] + [float(one.target) for one in points if one.target is not None]
    ticks = ticks_of(min(numbers), max(numbers))
    across = (WIDE - LEFT - RIGHT) / len(points)

    def x(at: int) -> float:
        return round(LEFT + across * (at + 0.5), 1)

    def y(number: float) -> float:
        return round(TOP + (ticks[-1] - number) / (ticks[-1] - ticks[0]) * (HIGH - TOP - BOTTOM), 1)

    rules = "".join(
        f'<path class="rule" d="M{LEFT} {y(one)}H{WIDE - RIGHT}"/>'
        f'<text x="{LEFT - 8}" y="{y(one) + 4}" text-anchor="end">{one:,.10g}</text>'
        for one in ticks
    )
    lines = "".join(
        f'<path class="joined" d="M{x(at)} {y(float(before.value))}L{x(at + 1)} {y(float(now.value))}"/>'
        for at, (before, now) in enumerate(pairwise(points))
        if not now.apart
    )
    breaks = "".join(
        f'<path class="break" d="M{x(at) - across / 2:.1f} {TOP}V{HIGH - BOTTOM}"/>' for at, one in enumerate(points) if one.apart
    )
    targets = "".join(
        f'<path class="target" d="M{x(at) - across * 0.36:.1f} {y(float(one.target))}h{across * 0.72:.1f}"/>'
        for at, one in enumerate(points)
        if one.target is not None
    )
    shapes = "".join(_shape(one, x(at), y(float(one.value))) for at, one in enumerate(points))
    every = -(-len(points) // LABELLED)
    labels = "".join(
        f'<text x="{x(at)}" y="{HIGH - BOTTOM + 20}" text-anchor="middle">{plain(_short(one.period))}</text>'
        for at, one in enumerate(points)
        if at % every == 0
    )
    return (
        f'<svg class="chart" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{plain(summary(title, points))}">'
        f"{rules}{breaks}{targets}{lines}{shapes}{labels}</svg>"
    )


def summary(title: str, points: Sequence[Point]) -> str:
    """What the chart shows in a sentence, for whoever does not see it."""
    each = "; ".join(f"{period_words(one.period)} {one.raw}" for one in points)
    return f"Chart of {title}: {each}."


def ticks_of(low: float, high: float) -> list[float]:
    """Round numbers around a range, three to seven of them.

    >>> ticks_of(61.2, 91.4)
    [60, 70, 80, 90, 100]
    """
    span = high - low or abs(high) or 1.0
    step = Decimal(10) ** (Decimal(str(span / 4)).adjusted())
    step = next(step * times for times in (Decimal(1), Decimal(2), Decimal(5), Decimal(10)) if float(step * times) * 5 >= span)
    first = int(Decimal(str(low)) // step) - (1 if low < 0 and Decimal(str(low)) % step else 0)
    ticks = [first * step]
    while float(ticks[-1]) < high or len(ticks) < 2:
        ticks.append(ticks[-1] + step)
    return [int(one) if one == int(one) else float(one) for one in ticks]


def _shape(point: Point, x: float, y: float) -> str:
    kind = RATING_CLASSES[point.rating] if point.rating else "unrated"
    ring = '<circle r="11" class="restated"/>' if point.restated else ""
    words = f'<text y="-13" text-anchor="middle">{plain(point.raw)}</text>' if len(point.raw) <= LABELLED else ""
    return f'<g class="point {kind}" transform="translate({x} {y})">{SHAPES[point.rating] if point.rating else UNRATED}{ring}{words}</g>'


def _legend(points: Sequence[Point]) -> str:
    """Each shape with its word, and the marks that the chart uses."""
    ratings = [one for one in SHAPES if any(point.rating is one for point in points)]
    keys = [(_key(SHAPES[one], f"point {RATING_CLASSES[one]}"), one.value) for one in ratings]
    if any(point.rating is None for point in points):
        keys.append((_key(UNRATED, "point unrated"), "Not rated"))
    if any(point.target is not None for point in points):
        keys.append((_key('<path class="target" d="M-9 0H9"/>', ""), "Target"))
    if any(point.apart for point in points):
        keys.append((_key('<path class="break" d="M0-8V8"/>', ""), "Break: not comparable, or nothing reported between"))
    if any(point.restated for point in points):
        keys.append((_key('<circle r="7" class="restated"/>', ""), "Restated: another report prints another figure"))
    return f'<ul class="legend">{"".join(f"<li>{picture}{words}</li>" for picture, words in keys)}</ul>'


def _key(shape: str, kind: str) -> str:
    return f'<svg class="chart key" viewBox="-10 -10 20 20" aria-hidden="true"><g class="{kind}">{shape}</g></svg>'


def _table(points: Sequence[Point]) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Period", "Result", "Target", "Rating", "Remarks"))
    rows = "".join(
        f'<tr><th scope="row">{plain(period_words(one.period))}</th><td class="number">{plain(one.raw)}</td>'
        f'<td class="number">{plain(one.target_raw) or "–"}</td><td>{rating_chip(one.rating) or "–"}</td>'
        f"<td>{plain(_remarks(one)) or '–'}</td></tr>"
        for one in points
    )
    return f'<table class="holdings-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _remarks(point: Point) -> str:
    restated = f"Restated: also printed as {' and '.join(point.restated)}" if point.restated else ""
    return "; ".join(one for one in (f"Break: {point.apart}" if point.apart else "", restated) if one)


def _short(period: str) -> str:
    """A period where there is little room: "Q2 16/17" of "2016/17 Q2".

    >>> _short("2016/17 Q2"), _short("2016-09-30")
    ('Q2 16/17', '30 Sep 2016')
    """
    words = period_words(period)
    if period[4:5] == "/":
        return words.replace(period[:7], period[2:7])
    return " ".join(word[:3] if word.isalpha() and word != "to" else word for word in words.split())
