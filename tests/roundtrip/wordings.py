"""Headings of columns in many wordings, each with the periods that its figures are then for."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.roundtrip.periods import Period

Periods = tuple[str | None, ...]

REFS = ("Ref", "Ref.", "Reference", "PI Ref", "KPI No.", "Code", "Indicator ref", "ID", "No.", "KPI Ref", "PI code", "Measure ID")
TITLES = (
    *(
        "Indicator",
        "Performance indicator",
        "Measure",
        "KPI",
        "Performance measure",
        "Indicator description",
        "Indicator name",
        "PI Description",
    ),
    *(
        "Key performance indicator",
        "Measure name",
        "Description",
        "Title",
        "Performance Indicator (PI)",
        "What we measure",
        "Success measure",
    ),
)
NOW = ("Actual", "Outturn", "Result", "Performance", "Latest", "Latest result", "Current", "Current performance", "Actual performance")
NOW_MORE = ("Current value", "Latest outturn", "This quarter", "Latest data", "Value", "Reported figure", "Score", "Current position")
TO_DATE = ("YTD", "YTD actual", "Year to date", "Actual YTD", "Year-to-date result", "Cumulative YTD", "Actual (year to date)")
PRINTED_NOW = (
    "{p}",
    "{p} Actual",
    "{p} result",
    "{p} outturn",
    "Actual {p}",
    "{p} Performance",
    "Outturn ({p})",
    "Performance {p}",
    "Result: {p}",
)
PRINTED_BEFORE = ("{p}", "{p} Actual", "{p} result", "Outturn {p}", "{p} Performance", "Actual {p}")
TARGETS = ("Target", "Target", "Current target", "Target level", "Target value", "Performance target")
PRINTED_TARGETS = ("{p} Target", "Target {p}", "Target ({p})")
YEAR_TARGETS = (
    "Annual target",
    "Year end target",
    "Full year target",
    "{y} Target",
    "Target {y}",
    "Annual target {y}",
    "Target for {y}",
    "Year-end target {y}",
)
FLOORS = (
    "Floor standard",
    "Floor",
    "Tolerance",
    "Minimum standard",
    "Lower threshold",
    "Amber threshold",
    "Floor level",
    "Minimum acceptable",
    "Red threshold",
)
BEFORE = ("Previous", "Previous result", "Previous performance", "Prior period", "Previous period", "Last reported", "Previous outturn")
BEFORE_OF = {
    "quarter": ("Previous quarter", "Last quarter", "Prior quarter", "Last quarter's result", "Previous Qtr"),
    "month": ("Previous month", "Last month"),
    "year": ("Previous year", "Last year", "Last year's outturn", "Prior year"),
}
YEAR_BEFORE = {
    "quarter": (
        "Same quarter last year",
        "Same period last year",
        "Same quarter previous year",
        "This time last year",
        "Same period in previous year",
    ),
    "month": ("Same month last year", "Same period last year"),
    "year": ("Previous year outturn",),
}
RATINGS = (
    "RAG",
    "RAG rating",
    "Status",
    "RAG Status",
    "Rating",
    "Performance status",
    "Traffic light",
    "RAG (current)",
    "Current RAG",
    "Performance against target",
)
DIRECTIONS = (
    "DoT",
    "Direction of travel",
    "Trend",
    "D.o.T.",
    "Direction",
    "Short term trend",
    "Performance trend",
    "Direction of Travel (DoT)",
    "Change",
    "Trend arrow",
)
POLARITIES = (
    "Good is",
    "Polarity",
    "Good performance is",
    "Aim to",
    "Good to be",
    "Desired direction",
    "High/Low",
    "Good is high or low",
    "Better is",
)
COMMENTS = (
    "Comments",
    "Commentary",
    "Narrative",
    "Performance commentary",
    "Notes",
    "Explanation",
    "Officer comment",
    "Comment on performance",
    "Comments / action",
)
OWNERS = ("Service", "Lead officer", "Directorate", "Owner", "Responsible officer", "Service area", "Lead")
FREQUENCIES = ("Frequency", "Reporting frequency", "Frequency of reporting", "How often")
UNITS = ("Unit", "Unit of measure", "Format", "Units")
BENCHMARKS = (
    "England average",
    "National average",
    "Benchmark",
    "Statistical neighbours",
    "Regional average",
    "England",
    "Peer group average",
    "Family group average",
)
VARIANCES = ("Variance", "Variance from target", "Gap to target", "Variance to target", "Difference from target", "Target variance")
FRACTIONS = ("Numerator and denominator", "Numerator / denominator", "Numerator & Denominator", "Num/Den")
FORECASTS = ("Forecast outturn", "Year end forecast", "Forecast", "Projected outturn", "Predicted year end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A heading, and the periods that a reader may give the figures under it."""

    text: str
    periods: Periods


def current(rng: Random, now: Period) -> Worded:
    """A heading of newest results."""
    form = rng.random()
    if form < 0.08:
        return Worded(text=rng.choice(TO_DATE), periods=(now.canonical,))
    if form < 0.45:
        words = [word for word in (*NOW, *NOW_MORE) if word != "This quarter" or now.kind == "quarter"]
        return Worded(text=rng.choice(words), periods=(now.canonical,))
    if form < 0.6 and now.kind == "quarter":
        loose = now.loosely_named(rng)
        return Worded(text=rng.choice(PRINTED_NOW).format(p=loose), periods=(now.canonical,))
    return Worded(text=rng.choice(PRINTED_NOW).format(p=now.named(rng)), periods=(now.canonical,))


def target(rng: Random, now: Period) -> Worded:
    form = rng.random()
    if form < 0.6:
        return Worded(text=rng.choice(TARGETS), periods=(now.canonical,))
    name = now.loosely_named(rng) if now.kind == "quarter" and form < 0.8 else now.named(rng)
    return Worded(text=rng.choice(PRINTED_TARGETS).format(p=name), periods=(now.canonical,))


def year_target(rng: Random, now: Period) -> Worded:
    year = now.financial_year
    return Worded(text=rng.choice(YEAR_TARGETS).format(y=year.named(rng)), periods=(year.canonical,))


def floor(rng: Random, now: Period) -> Worded:
    return Worded(text=rng.choice(FLOORS), periods=(now.canonical,))


def previous(rng: Random, now: Period) -> Worded:
    """A heading of the results just before; the vague ones leave the period open."""
    before, form = now.before, rng.random()
    if form < 0.3:
        return Worded(text=rng.choice(BEFORE), periods=(None, before.canonical))
    if form < 0.55:
        vague: Periods = () if now.kind == "quarter" else (None,)
        return Worded(text=rng.choice(BEFORE_OF[now.kind]), periods=(before.canonical, *vague))
    loose = now.kind == "quarter" and now.number > 1 and form < 0.7
    name = before.loosely_named(rng) if loose else before.named(rng)
    return Worded(text=rng.choice(PRINTED_BEFORE).format(p=name), periods=(before.canonical,))


def year_before(rng: Random, now: Period) -> Worded:
    """A heading of results a year before: of the same quarter or month, or of the whole year."""
    earlier, form = now.year_before, rng.random()
    if form < 0.4:
        return Worded(text=rng.choice(YEAR_BEFORE[now.kind]), periods=(earlier.canonical, *((None,) if now.kind == "year" else ())))
    if form < 0.7:
        return Worded(text=rng.choice(PRINTED_BEFORE).format(p=earlier.named(rng)), periods=(earlier.canonical,))
    year = Period("year", now.financial_year.year - 1)
    return Worded(text=rng.choice(PRINTED_BEFORE).format(p=year.named(rng)), periods=(year.canonical,))


def rating(rng: Random, now: Period) -> Worded:
    text = rng.choice(RATINGS)
    if rng.random() < 0.2:
        text = f"{now.named(rng)} RAG"
    return Worded(text=text, periods=(now.canonical,))


def direction(rng: Random, now: Period) -> Worded:
    text = rng.choice(DIRECTIONS)
    if now.kind == "quarter" and rng.random() < 0.25:
        return Worded(
            text=rng.choice(("DoT from last quarter", "Change since last quarter", "Trend (vs previous quarter)")), periods=(now.canonical,)
        )
    return Worded(text=text, periods=(now.canonical,))
