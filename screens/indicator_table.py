"""The table of all indicators: which rows are shown, in which order, and the rows as HTML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.overview.standing_now import Standing
from index.series import order_key, plain_words
from ingest.model import Rating
from screens.charts import sparkline
from screens.markup import period_words, plain, rating_chip
from screens.standing_words import NO_TRAVEL, TRAVELS, direction_html, doubt, figure_words, travel_of

UNRATED = "Not rated"
NO_COUNCIL = "Council not stated"
NO_SECTION = "No section"
PAGE = 50  # rows shown at first and with each "Show more"
RATING_CHOICES = (*(rating.value for rating in Rating), UNRATED)
TRAVEL_CHOICES = (*TRAVELS.values(), NO_TRAVEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person looks for: words that all must stand in a row, and of each group any of what is ticked; nothing ticked is all."""

    words: str = ""
    councils: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    travels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def rating_of(one: Standing) -> str:
    return one.newest.value.rating.value if one.newest is not None and one.newest.value.rating is not None else UNRATED


def council_of(one: Standing) -> str:
    return one.council or NO_COUNCIL


def section_of(one: Standing) -> str:
    """The outermost heading, by which indicators are gathered: a service or a part of the report."""
    return one.path[0] if one.path else NO_SECTION


def _period_of(one: Standing) -> tuple[date, date]:
    return order_key(one.newest.value.period if one.newest else None)


SORTS: dict[str, Callable[[Standing], object]] = {
    "indicator": lambda one: (one.title.casefold(), one.ref or ""),
    "council": lambda one: (one.council is None, council_of(one)),
    "period": _period_of,
    "rating": lambda one: RATING_CHOICES.index(rating_of(one)),
    "direction": lambda one: TRAVEL_CHOICES.index(travel_of(one.newest)),
    "reports": lambda one: len(one.reports),
}
# Heading and, where the column can be sorted by, its name in `SORTS`. Results are of many units, so they have no order.
COLUMNS = (
    ("Indicator", "indicator"),
    ("Council", "council"),
    ("Period", "period"),
    ("Result", None),
    ("Target", None),
    ("Rating", "rating"),
    ("Direction of travel", "direction"),
    ("Series", None),
    ("Reports", "reports"),
)


def chosen(standings: Sequence[Standing], wanted: Wanted, sort: str = "", *, descending: bool = False) -> list[Standing]:
    """The rows that are wanted, in order; those alike keep the order of council, reference and title."""
    words = plain_words(wanted.words).split()
    found = [
        one
        for one in standings
        if (not wanted.councils or council_of(one) in wanted.councils)
        and (not wanted.ratings or rating_of(one) in wanted.ratings)
        and (not wanted.travels or travel_of(one.newest) in wanted.travels)
        and (not wanted.sections or section_of(one) in wanted.sections)
        and (not words or _holds(one, words))
    ]
    return sorted(found, key=SORTS[sort], reverse=descending) if sort in SORTS else found  # type: ignore[arg-type]


def _holds(one: Standing, words: Sequence[str]) -> bool:
    printed = plain_words(" ".join((one.ref or "", one.title, one.council or "", one.section or "")))
    return all(word in printed for word in words)


def table_html(rows: Sequence[Standing], total: int, limit: int, sort: str = "", *, descending: bool = False) -> str:
    """How many rows there are, the first `limit` of them, and a button for more."""
    if not total:
        return '<div class="indicators"><p class="nothing">There are no indicators yet. Add a report under Reports.</p></div>'
    shown = rows[:limit]
    count = f"{len(rows):,} of {total:,} indicators" if len(rows) < total else f"{total:,} indicator{'s' if total != 1 else ''}"
    told = f'<p class="count" role="status">{count}{f", the first {limit:,} shown" if len(rows) > limit else ""}</p>'
    if not rows:
        return f'<div class="indicators">{told}<p class="nothing">Nothing fits what you look for. Take out a word or a tick.</p></div>'
    heads = "".join(_heading(name, key, sort, descending=descending) for name, key in COLUMNS)
    body = "".join(map(_row, shown))
    table = (
        f'<table class="standing-table"><caption class="unseen">All indicators with their newest result</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
    more = f'<button type="button" class="more" data-more="{limit + PAGE}">Show {min(PAGE, len(rows) - limit)} more</button>'
    return f'<div class="indicators">{told}{table}{more if len(rows) > limit else ""}</div>'


def _heading(name: str, key: str | None, sort: str, *, descending: bool) -> str:
    if key is None:
        return f'<th scope="col">{name}</th>'
    order = ("descending" if descending else "ascending") if key == sort else "none"
    sign = {"ascending": "▲", "descending": "▼", "none": "↕"}[order]
    button = f'<button type="button" data-sort="{key}">{name} <span aria-hidden="true">{sign}</span></button>'
    return f'<th scope="col" aria-sort="{order}">{button}</th>'


def _row(one: Standing) -> str:
    ref = f'<span class="ref">{plain(one.ref)}</span> ' if one.ref else ""
    section = f'<span class="path">{plain(one.path[-1])}</span>' if one.path else ""
    button = f'<button type="button" class="row-name" data-open="{plain(one.key)}">{ref}{plain(one.title)}</button>'
    # Without a council, rows of the same name are told apart by their reports.
    of = "" if one.council else f'<span class="when">{plain(one.reports[0].title)}</span>'
    cells = (f"{plain(council_of(one))}{of}", *_newest_cells(one), f"{len(one.reports)}")
    labels = [label for label, _ in COLUMNS[1:]]
    labelled = "".join(f'<td data-label="{label}">{cell}</td>' for label, cell in zip(labels, cells, strict=True))
    return f'<tr><th scope="row">{button}{section}</th>{labelled}</tr>'


def _newest_cells(one: Standing) -> tuple[str, ...]:
    """Period, result, target, rating, direction and series."""
    point = one.newest
    if point is None:
        return "–", plain(figure_words(one.words)) if one.words else "–", "–", "–", "–", "–"
    value, target = point.value, point.target
    later = f'<span class="when">{plain(period_words(one.words.period))}: {plain(figure_words(one.words))}</span>' if one.words else ""
    was = f'<span class="when">was {plain(figure_words(point.was[0]))}</span>' if point.was else ""
    also = f'<span class="when">also printed: {plain(figure_words(point.also[0]))}</span>' if point.also else ""
    return (
        plain(period_words(value.period)) or "not stated",
        f'<span class="number">{plain(figure_words(value))}</span>{doubt(value.certain)}{was}{also}{later}',
        f"{plain(figure_words(target))}{doubt(target.certain)}" if target else "–",
        rating_chip(value.rating, value.rating_raw) or "–",
        direction_html(point.directions[0]) if point.directions else "–",
        sparkline(one.strands[0]) or "–",
    )
