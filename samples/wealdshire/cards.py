"""One indicator of the county as a card, with the figures that its cells publish."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from samples.model import Card, CardCell, Figure, Subject
from samples.ratings import FLOOR_BANDS, direction, rate_by_floor
from samples.wealdshire.facts import PERIODS, QUARTERS, misprint, result, shown, standard

ARROWS = {"Improving": "up", "Worsening": "down", "Same": "level"}
AIMS = {"higher": "Higher is better", "lower": "Lower is better"}
COLOURS = {name: (fill, ink) for name, fill, ink, _ in FLOOR_BANDS}


def card(report: dict[str, Any], area: str, indicator: dict[str, Any]) -> Card:
    """The card of `indicator` in `report`."""
    ends: str = report["ends"]
    before = QUARTERS[QUARTERS.index(ends) - 1]
    latest, target, floor = result(indicator, ends), standard(indicator, "targets", ends), standard(indicator, "floors", ends)
    previous_text = misprint(report["stem"], indicator["ref"], "previous") or shown(result(indicator, before) or Decimal(0), indicator)
    previous = Decimal(previous_text.replace(",", "").rstrip("%"))
    rating = None if latest is None else rating_of(report["stem"], indicator, ends)
    cells = (
        _cell("Latest", indicator, ends, latest, "result", rating=rating),
        _cell("Target", indicator, ends, target, "target"),
        _cell("Floor", indicator, ends, floor, "floor"),
        _cell("Previous", indicator, before, previous, "result"),
        _direction_cell(indicator, ends, before, latest, previous),
        CardCell(
            label="RAG", value=rating or "No data", fill=COLOURS[rating][0] if rating else None, ink=COLOURS[rating][1] if rating else None
        ),
    )
    until = QUARTERS.index(ends) + 1
    history = tuple((name, float(value)) for name in QUARTERS[:until] if (value := result(indicator, name)) is not None)
    comment = indicator["comments"][("Sep-25", "Dec-25").index(ends)]
    subject = Subject(ref=indicator["ref"], title=indicator["title"], polarity=indicator["aim"], section=area)
    return Card(
        subject=subject, aim=AIMS[indicator["aim"]], cells=cells, history=history, target=float(target), floor=float(floor), comment=comment
    )


def rating_of(report: str, indicator: dict[str, Any], ends: str) -> str | None:
    """The rating that `report` prints, None where there is no result."""
    latest = result(indicator, ends)
    if latest is None:
        return None
    wrong = misprint(report, indicator["ref"], "rating")
    return wrong or rate_by_floor(latest, standard(indicator, "targets", ends), standard(indicator, "floors", ends), indicator["aim"])


def _cell(label: str, indicator: dict[str, Any], ends: str, value: Decimal | None, measure: str, rating: str | None = None) -> CardCell:
    text = "Not available" if value is None else shown(value, indicator)
    month, quarter = PERIODS[ends]
    figure = Figure(
        measure=measure,
        period=month,
        raw=text,
        value=None if value is None else str(value),
        unit=indicator["unit"],
        rating=rating,
        rating_source="text" if rating else None,
        period_accept=(quarter,),
    )
    return CardCell(label=label, value=text, period=ends, figures=(figure,))


def _direction_cell(indicator: dict[str, Any], ends: str, before: str, latest: Decimal | None, previous: Decimal) -> CardCell:
    if latest is None:
        return CardCell(label="DoT", value="–")
    arrow = ARROWS[direction(latest, previous, indicator["aim"])]
    figure = Figure(
        measure="direction", period=PERIODS[ends][0], compared_with=PERIODS[before][0], raw=arrow, period_accept=(PERIODS[ends][1],)
    )
    return CardCell(label="DoT", arrow=arrow, figures=(figure,))
