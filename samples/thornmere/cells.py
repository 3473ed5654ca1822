"""The cells of an indicator's row as the borough's reports print them, each with the figures that it publishes."""

from __future__ import annotations

from decimal import Decimal

from samples.model import Cell, Figure, Subject
from samples.ratings import FILLS, LETTERS, direction, rate_by_distance
from samples.thornmere.facts import Amount, Indicator, misprint_of_figure, printed

POLARITIES = {"higher": "Bigger is better", "lower": "Smaller is better", "monitor": "Monitor"}
NO_BENCHMARK = "No benchmark available"
ACADEMIC_YEARS = {"2024/25 Q2": "2023/24", "2025/26 Q2": "2024/25"}  # the results that a Q2 report can give
LAST_DAYS = {"2024/25 Q2": "30 Sep 2024", "2025/26 Q2": "30 Sep 2025", "2024/25": "31 Mar 2025"}
ISO_DAYS = {"2024/25 Q2": "2024-09-30", "2025/26 Q2": "2025-09-30", "2024/25": "2025-03-31"}


def subject(indicator: Indicator, section: str, *, with_polarity: bool = True) -> Subject:
    """What the row is about; the polarity only where the report prints it."""
    aliases = (indicator.alias,) if indicator.alias else ()
    return Subject(
        ref=indicator.ref, title=indicator.title, polarity=indicator.polarity if with_polarity else None, section=section, aliases=aliases
    )


def ref_cell(indicator: Indicator) -> Cell:
    return Cell(text=f"{indicator.ref}\n({indicator.alias})" if indicator.alias else indicator.ref, bold=True)


def title_cell(indicator: Indicator, mark: str = "") -> Cell:
    return Cell(text=indicator.title + mark)


def polarity_cell(indicator: Indicator) -> Cell:
    return Cell(text=POLARITIES[indicator.polarity])


def own_period(indicator: Indicator, heading: str) -> str:
    """The period that a cell under `heading` is about: a quarter earlier where the indicator is reported in arrears.

    `own_period(falls, "2024/25 Q1")` is `"2023/24 Q4"`.
    """
    if indicator.basis == "academic":
        return f"{ACADEMIC_YEARS[heading]} AY" if heading in ACADEMIC_YEARS else heading
    if indicator.basis != "arrears" or " Q" not in heading:
        return heading
    year, quarter = heading.split(" Q")
    if quarter != "1":
        return f"{year} Q{int(quarter) - 1}"
    first = int(year[:4]) - 1
    return f"{first}/{(first + 1) % 100:02d} Q4"


def result_of(report: str, indicator: Indicator, heading: str) -> Amount:
    """The result that `report` prints under `heading`, misprint included."""
    period = own_period(indicator, heading)
    amount = indicator.results[heading if indicator.basis == "academic" else period]
    wrong = misprint_of_figure(report, indicator.ref, "result", period)
    if wrong is None:
        return amount
    value = Decimal(wrong)
    return Amount(text=printed(value, indicator.unit, indicator.decimals), value=value, fraction=amount.fraction)


def rating_of(report: str, indicator: Indicator, heading: str) -> str | None:
    """The rating that `report` gives the result under `heading`; None where result or target is no number."""
    wrong = misprint_of_figure(report, indicator.ref, "rating", heading)
    result, target = result_of(report, indicator, heading).value, indicator.targets.get(heading)
    if wrong or result is None or target is None or target.value is None:
        return wrong
    if indicator.interval:
        return "Green"
    return rate_by_distance(result, target.value, indicator.polarity)


def result_cell(
    report: str,
    indicator: Indicator,
    heading: str,
    *,
    rate: str | None = None,
    dated: str | None = None,
    mark: str = "",
    period: str | None = None,
    own_words: bool = False,
) -> Cell:
    """The result under `heading`.

    `rate` is None, "colour" (the cell is shaded), "letters" (shaded, and the letters stand after the number) or "elsewhere" (the rating has
    a cell of its own). `dated` is "inside" where counts taken on a day print "(as at …)", "beside" where another cell of the row
    does. `period` replaces the period where the row prints its own; with `own_words` the cell does not repeat it.
    """
    amount = result_of(report, indicator, heading)
    own = own_period(indicator, heading)
    rating = rating_of(report, indicator, heading) if rate else None
    text = amount.text + mark
    qualifiers: tuple[str, ...] = ("suppressed",) if text.startswith("<") else ()
    accept: tuple[str, ...] = ()
    if indicator.basis == "academic" and amount.value is not None:
        text += f" (academic year {own.removesuffix(' AY')})"
    elif own != heading and amount.value is not None and not own_words:
        text += f" (Q{own[-1]} {own[:7]})"
    elif dated and indicator.basis == "as_at" and amount.value is not None:
        text += f" (as at {LAST_DAYS[heading]})" if dated == "inside" else ""
        qualifiers += (f"as at {ISO_DAYS[heading]}",)
        accept += (ISO_DAYS[heading],)
    if rating and rate == "letters":
        text += f" ({LETTERS[rating]})"
    figure = Figure(
        measure="result",
        period=period or own,
        raw=text,
        value=None if amount.value is None else str(amount.value),
        unit=indicator.unit,
        rating=rating,
        rating_source=("colour" if rate == "colour" else "text") if rating else None,
        qualifiers=qualifiers,
        period_accept=accept,
    )
    return Cell(text=text, fill=FILLS[rating] if rating and rate != "elsewhere" else None, figures=(figure,))


def target_cell(indicator: Indicator, heading: str, *, period: str | None = None, period_scored: bool = True) -> Cell:
    """The target under `heading`, with its own period where the indicator is reported in arrears."""
    amount = indicator.targets[heading]
    own = own_period(indicator, heading)
    text = amount.text
    qualifiers: tuple[str, ...] = ()
    if own != heading and amount.value is not None and period is None and indicator.basis == "arrears":
        text += f" (Q{own[-1]} {own[:7]} target)"
    if indicator.interval and amount.value is not None:
        text += " (within confidence interval)"
        qualifiers = ("within confidence interval",)
    figure = Figure(
        measure="target",
        period=period or (own if indicator.basis == "arrears" else heading),
        raw=text,
        value=None if amount.value is None else str(amount.value),
        unit=indicator.unit,
        qualifiers=qualifiers,
        period_scored=period_scored,
    )
    return Cell(text=text, figures=(figure,))


def fraction_cell(indicator: Indicator, heading: str, *, period: str | None = None) -> Cell:
    """Numerator and denominator of the result under `heading`, or "N/A"."""
    fraction = indicator.results[own_period(indicator, heading)].fraction
    own = period or own_period(indicator, heading)
    if fraction is None:
        return Cell(text="N/A", figures=(Figure(measure="numerator", period=own, raw="N/A", unit="count"),))
    text = f"{fraction[0]}/{fraction[1]}"
    named = zip(("numerator", "denominator"), fraction, strict=True)
    return Cell(text=text, figures=tuple(Figure(measure=m, period=own, raw=text, value=str(v), unit="count") for m, v in named))


def direction_cell(report: str, indicator: Indicator, now: str, before: str, *, period: str | None = None) -> Cell:
    """The direction of travel from `before` to `now`; cumulative counts have none from one quarter to the next."""
    own_now, own_before = own_period(indicator, now), own_period(indicator, before)
    text = misprint_of_figure(report, indicator.ref, "direction", own_now, own_before) or _direction(report, indicator, now, before)
    figure = Figure(measure="direction", period=period or own_now, compared_with=own_before, raw=text)
    return Cell(text=text, figures=(figure,))


def _direction(report: str, indicator: Indicator, now: str, before: str) -> str:
    if indicator.polarity == "monitor":
        return "Monitor"
    if indicator.basis == "ytd" and now.partition(" ")[2] != before.partition(" ")[2]:
        return "N/A – cumulative"
    new, old = result_of(report, indicator, now), result_of(report, indicator, before)
    if new.value is not None and old.value is not None:
        return direction(new.value, old.value, indicator.polarity)
    return old.text if old.text.startswith("New for") else "N/A"


def benchmark_cell(indicator: Indicator, *, newer: bool) -> Cell:
    """What other councils reached: the year before the report's own."""
    peers, year = indicator.peers[newer], "2024/25" if newer else "2023/24"
    if not peers:
        return Cell(text=NO_BENCHMARK, figures=(Figure(measure="benchmark", period=None, raw=NO_BENCHMARK, period_scored=False),))
    parts, figures = [], []
    for peer in peers.split(", "):
        group, _, number = peer.rpartition(" ")
        if not number.replace(".", "").isdigit():
            parts.append(peer)
            continue
        text = printed(Decimal(number), indicator.unit if indicator.unit != "count" else "", indicator.decimals)
        parts.append(f"{group} {text}")
        figures.append(
            Figure(measure="benchmark", period=year, raw=text, value=number, unit=indicator.unit, group=group, period_scored=False),
        )
    return Cell(text=f"{', '.join(parts)} ({year})", figures=tuple(figures))
