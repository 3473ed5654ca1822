"""The borough's indicators and the misprints of its reports, loaded from the TOML files beside this one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULT_PERIODS = ("2023/24 Q2", "2023/24", "2024/25 Q1", "2024/25 Q2", "2024/25", "2025/26 Q1", "2025/26 Q2", "2025/26 Q3")
TARGET_PERIODS = ("2024/25 Q2", "2024/25", "2025/26 Q2", "2025/26 Q3", "2025/26")
WORDS = {
    "NA": "N/A",
    "TBC": "TBC",
    "MON": "Monitor",
    "ANN": "Annual – not reported",
    "BIEN": "Biennial – not reported",
    "NEW24": "New for 2024/25",
    "NEW26": "New for 2025/26",
    "<5": "<5",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One result or target: `text` as printed, `value` the number in it or None, and the fraction behind it where there is one."""

    text: str
    value: Decimal | None = None
    fraction: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator with all its results and targets by period.

    `reports` holds the letters of the reports that list it. `interval`: a survey whose target lies within the confidence interval.
    """

    ref: str
    alias: str | None
    title: str
    theme: str
    area: str
    reports: str
    basis: str
    unit: str
    polarity: str
    interval: bool
    decimals: int
    peers: tuple[str, str]
    results: dict[str, Amount]
    targets: dict[str, Amount]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """One planted contradiction, in the words of `misprints.toml`."""

    report: str
    place: str
    rule: str
    kind: str
    published: str
    recomputed: str
    note: str
    measure: str | None = None
    period: str | None = None
    compared_with: str | None = None
    mark: str | None = None
    printed: str | None = None
    other: tuple[tuple[str, str], ...] = ()
    rules_accept: tuple[str, ...] = ()


def load(name: str) -> dict[str, Any]:
    """The TOML file `name` of this folder."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators, in the order in which reports list them."""
    return tuple(_indicator(row) for row in load("indicators.toml")["indicators"])


@cache
def misprints() -> tuple[Misprint, ...]:
    """All planted contradictions."""
    rows = load("misprints.toml")["misprint"]
    return tuple(
        Misprint(
            **{k: v for k, v in row.items() if k not in ("class", "other", "rules_accept")},
            kind=row["class"],
            other=tuple((report, place) for report, place in row.get("other", ())),
            rules_accept=tuple(row.get("rules_accept", ())),
        )
        for row in rows
    )


def misprint_of_figure(report: str, ref: str, measure: str, period: str, compared_with: str | None = None) -> str | None:
    """What `report` prints in place of the right figure, or None."""
    wanted = (report, ref, measure, period, compared_with)
    return next((m.printed for m in misprints() if (m.report, m.place, m.measure, m.period, m.compared_with) == wanted), None)


def misprint_of_mark(report: str, mark: str, right: str) -> str:
    """What `report` prints at `mark`: the misprint if there is one, else `right`."""
    return next((m.printed or right for m in misprints() if m.report == report and m.mark == mark), right)


def printed(value: Decimal, unit: str, decimals: int) -> str:
    """A number with its unit as the reports print it.

    >>> printed(Decimal("1312"), "£", 0), printed(Decimal("2.4"), "days", 1)
    ('£1,312', '2.4 days')
    """
    number = f"{value:,.{decimals}f}"
    if unit == "%":
        return number + "%"
    if unit == "£":
        return "£" + number
    return f"{number} {unit}" if unit in ("days", "hours") else number


def amount(token: str, unit: str, decimals: int) -> Amount:
    """A token of the TOML file as an amount.

    >>> amount("43/632", "%", 1).text
    '6.8%'
    """
    if token in WORDS:
        return Amount(text=WORDS[token])
    if "/" in token:
        top, bottom = (int(part) for part in token.split("/"))
        share = (Decimal(100 * top) / bottom).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        return Amount(text=printed(share, unit, decimals), value=share, fraction=(top, bottom))
    return Amount(text=printed(Decimal(token), unit, decimals), value=Decimal(token))


def _indicator(row: dict[str, Any]) -> Indicator:
    decimals: int = row.get("decimals", 0 if row["unit"] in ("count", "£") else 1)

    def series(periods: tuple[str, ...], tokens: str) -> dict[str, Amount]:
        pairs = zip(periods, tokens.split(), strict=True)
        return {period: amount(token, row["unit"], decimals) for period, token in pairs if token != "-"}

    results = series(RESULT_PERIODS, row["results"])
    results |= {period: amount(token, row["unit"], decimals) for period, token in row.get("earlier", {}).items()}
    peers = row.get("peers", ["", ""])
    return Indicator(
        ref=row["ref"],
        alias=row.get("alias"),
        title=row["title"],
        theme=row["theme"],
        area=row.get("area", ""),
        reports=row["reports"],
        basis=row["basis"],
        unit=row["unit"],
        polarity=row["polarity"],
        interval=row.get("interval", False),
        decimals=decimals,
        peers=(peers[0], peers[1]),
        results=results,
        targets=series(TARGET_PERIODS, row["targets"]),
    )
