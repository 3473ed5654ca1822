"""Figures as they stand in cells: plain, beside a rating, a moment or a footnote mark, or words in their place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from tests.roundtrip.amounts import Indicator
from tests.roundtrip.model import Cell, Fact
from tests.roundtrip.periods import MONTHS, Period
from tests.roundtrip.ratings import LETTERS
from tests.roundtrip.wordings import Periods

NO_FIGURE = ("N/A", "n/a", "TBC", "Not available", "No data", "-", "–", "", "Not reported", "New measure", "Annual measure", "Not due")
SUPPRESSED = ("<5", "*", "[c]")
NO_TARGET = ("N/A", "TBC", "Monitor", "-", "", "No target", "Top quartile", "Better than last year", "Data only", "Improve")
LIMITED = ("≥ {}", "at least {}", "{} or above", ">{}", "Max {}", "< {}", "{} or less", "no more than {}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A cell and the fact in it."""

    cell: Cell
    facts: tuple[Fact, ...]


def result(
    rng: Random,
    indicator: Indicator,
    periods: Periods,
    *,
    measure: str = "result",
    rating: str | None = None,
    now: Period | None = None,
    in_value: bool = False,
) -> Printed:
    """A result, or a figure of another measure.

    `now` allows asides on the moment or the period, `in_value` prints the rating in the cell.
    """
    form = rng.random()
    if form < 0.06:
        text = rng.choice(SUPPRESSED if indicator.kind.suppressible and rng.random() < 0.4 else NO_FIGURE)
        return Printed(cell=Cell(text=text), facts=(_fact(indicator, measure, periods, text, None, None if in_value else rating),))
    amount = indicator.amount(rng)
    text = indicator.shown(
        amount, minus=rng.choice("-−–"), bare=bool(indicator.kind.after) and "%" in indicator.title and rng.random() < 0.05
    )
    mark = ""
    if form < 0.10:
        mark = rng.choice("123")
    elif form < 0.13:
        text += rng.choice((" (provisional)", " (p)", " [r]", " (revised)", "*"))
    elif form < 0.17 and now is not None:
        text, periods = _with_moment(rng, text, periods, now)
    if in_value and rating:
        text += f" ({LETTERS[rating]})"
    return Printed(cell=Cell(text=text, mark=mark), facts=(_fact(indicator, measure, periods, text, amount, rating),))


def target(rng: Random, indicator: Indicator, periods: Periods, *, measure: str = "target") -> Printed:
    """A target or floor: a figure, one with words around it, or words alone."""
    form = rng.random()
    if form < 0.07:
        text = rng.choice(NO_TARGET)
        return Printed(cell=Cell(text=text), facts=(_fact(indicator, measure, periods, text, None, None),))
    amount = indicator.amount(rng)
    text = indicator.shown(amount)
    if form < 0.15:
        text = rng.choice(LIMITED).format(text)
    return Printed(cell=Cell(text=text), facts=(_fact(indicator, measure, periods, text, amount, None),))


def variance(rng: Random, indicator: Indicator) -> Printed:
    """A distance from the target, always with its sign."""
    amount = indicator.amount(rng)
    text = f"{'-' if amount < 0 else '+'}{indicator.shown(abs(amount))}"
    fact = replace(_fact(indicator, "variance", (), text, amount, None), units=())
    return Printed(cell=Cell(text=text), facts=(fact,))


def fraction(rng: Random, indicator: Indicator, periods: Periods) -> Printed:
    """The count behind a percentage and what it is a share of."""
    if indicator.kind.units != ("%",) or indicator.kind.low < 0 or rng.random() < 0.1:
        return Printed(cell=Cell(text=rng.choice(("", "N/A", "-"))), facts=())
    whole = rng.randint(20, 4_000)
    part = rng.randint(1, whole)
    text = f"{part}/{whole}" if rng.random() < 0.8 else f"{part:,} / {whole:,}"
    facts = [_fact(indicator, name, periods, text, Decimal(one), None) for name, one in (("numerator", part), ("denominator", whole))]
    return Printed(cell=Cell(text=text), facts=tuple(replace(fact, units=("count",)) for fact in facts))


def _with_moment(rng: Random, text: str, periods: Periods, now: Period) -> tuple[str, Periods]:
    """An "as at" leaves the column's period or is one itself; another period printed in the cell takes its place."""
    month = now.last_month
    name = f"{MONTHS[month.number - 1]} {month.year}"
    if rng.random() < 0.5:
        moment = f"{month.canonical}-28"
        return f"{text} (as at 28 {name})", (*periods, moment)
    if now.kind == "quarter":
        return f"{text} ({now.before.named(rng).replace('(', '').replace(')', '')})", (now.before.canonical,)
    return f"{text} ({name})", (*periods, month.canonical)


def _fact(indicator: Indicator, measure: str, periods: Periods, printed: str, amount: Decimal | None, rating: str | None) -> Fact:
    return Fact(
        ref=indicator.ref,
        title=indicator.title,
        measure=measure,
        periods=periods,
        printed=printed,
        value=None if amount is None else str(amount),
        units=indicator.kind.units,
        rating=rating,
    )
