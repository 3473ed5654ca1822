"""The results of an answer about a trend as a chart, drawn as SVG with a table beside it that says all the chart shows.

Drawn here and not by Plotly: its script is 4.6 MB, holds one figure a page and not one an answer, and gives screen readers nothing.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from assistant.model import Answer
from assistant.overview.strands import Point, Strand, apart, strands
from assistant.tools.in_one_unit import number_in
from index.series import order_key
from index.store import Store
from ingest.model import Measure, PublishedValue
from screens.charts import chart, legend
from screens.markup import period_words, plain, rating_chip, scrolling
from screens.standing_words import figure_words

LEAST = 3  # results; two are a comparison, which the text tells better
MOST = 24


def chart_html(answer: Answer, store: Store) -> str:
    """The chart with its table; nothing for an answer that is not a series of one indicator in one unit."""
    strand = strand_of(answer, store)
    if strand is None:
        return ""
    title = answer.figures[0].title
    table = (
        f'<details class="workings"><summary>The series as a table</summary>{scrolling("Table of the series", _table(strand))}</details>'
    )
    return (
        f'<div class="series" role="group" aria-label="Series"><h3>{plain(title)}, value against target</h3>'
        f"{scrolling('Chart of the series', chart(strand, title))}{legend(strand)}{table}</div>"
    )


def strand_of(answer: Answer, store: Store) -> Strand | None:
    """The results of the indicator from the first to the last period of the answer, one a period; None where they make no series."""
    known = {value.id: value for value in store.values()}
    ids = {one.number: one.id for one in answer.citations}
    cited = [known.get(ids.get(one.citation, "")) for one in answer.figures if one.measure is Measure.RESULT]
    shown: dict[str | None, PublishedValue] = {one.period: one for one in cited if one is not None and one.period is not None}
    identities = store.indicators()
    if len(shown) < 2 or len({(identities[one.id], one.unit, one.basis) for one in shown.values()}) != 1:
        return None
    key = identities[next(iter(shown.values())).id]
    values = [one for one in store.values() if identities[one.id] == key and one.certain]
    for strand in strands(values, {one.document_id: one for one in store.documents()}):
        if {one.id for one in shown.values()} <= {source.id for point in strand.points for source in point.sources}:
            return _stretch(strand, shown)
    return None


def _stretch(strand: Strand, shown: dict[str | None, PublishedValue]) -> Strand | None:
    """The points from the first to the last period that the answer tells; what it tells of a period is what the chart shows of it."""
    first, last = (order_key(edge(shown, key=order_key)) for edge in (min, max))
    points = tuple(
        _as_told(point, shown.get(point.value.period))
        for point in strand.points
        if first <= order_key(point.value.period) <= last and number_in(point.value, strand.unit) is not None
    )
    return replace(strand, points=points) if LEAST <= len(points) <= MOST else None


def _as_told(point: Point, told: PublishedValue | None) -> Point:
    if told is None or told.id == point.value.id:
        return point
    others = (point.value, *point.was, *point.also)
    return replace(point, value=told, was=(), also=tuple(one for one in others if one.value != told.value))


def remarks(strand: Strand) -> tuple[str, ...]:
    """What is to be known of each point: that it does not go on from the one before, and what else is printed for its period."""
    breaks = ["", *(apart(before, now) for before, now in pairwise(strand.points))]
    return tuple(
        "; ".join(words for words in (f"Break: {why}" if why else "", _restated(point)) if words)
        for why, point in zip(breaks, strand.points, strict=True)
    )


def _restated(point: Point) -> str:
    others = dict.fromkeys(figure_words(one) for one in (*point.was, *point.also))
    return f"Restated: also printed as {' and '.join(others)}" if others else ""


def _table(strand: Strand) -> str:
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Period", "Result", "Target", "Rating", "Remarks"))
    rows = "".join(
        f'<tr><th scope="row">{plain(period_words(one.value.period))}</th><td class="number">{plain(figure_words(one.value))}</td>'
        f'<td class="number">{plain(figure_words(one.target)) if one.target else "–"}</td><td>{rating_chip(one.value.rating) or "–"}</td>'
        f"<td>{plain(remark) or '–'}</td></tr>"
        for one, remark in zip(strand.points, remarks(strand), strict=True)
    )
    return f'<table class="said-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
