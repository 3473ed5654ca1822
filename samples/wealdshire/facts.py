"""The county's indicators, quarters and misprints, loaded from `cards.toml`."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
QUARTERS = ("Dec-24", "Mar-25", "Jun-25", "Sep-25", "Dec-25")
PERIODS = {
    "Dec-24": ("2024-12", "2024/25 Q3"),
    "Mar-25": ("2025-03", "2024/25 Q4"),
    "Jun-25": ("2025-06", "2025/26 Q1"),
    "Sep-25": ("2025-09", "2025/26 Q2"),
    "Dec-25": ("2025-12", "2025/26 Q3"),
}


@cache
def facts() -> dict[str, Any]:
    """The file, as it stands."""
    return tomllib.loads((HERE / "cards.toml").read_text(encoding="utf-8"))


def misprint(report: str, ref: str, field: str) -> str | None:
    """What `report` prints in place of the right `field` of a card, or None."""
    rows = facts()["misprint"]
    return next((row["printed"] for row in rows if (row["report"], row["place"], row["field"]) == (report, ref, field)), None)


def result(indicator: dict[str, Any], ends: str) -> Decimal | None:
    """The result of the quarter that ends in `ends`, None where there is none."""
    token = indicator["results"].split()[QUARTERS.index(ends)]
    return None if token == "-" else Decimal(token)


def standard(indicator: dict[str, Any], kind: str, ends: str) -> Decimal:
    """The target (`kind` "targets") or floor standard ("floors") of a quarter."""
    tokens: str = indicator[kind]
    return Decimal(tokens.split()[("Sep-25", "Dec-25").index(ends)])


def shown(value: Decimal, indicator: dict[str, Any]) -> str:
    """A value as the cards print it."""
    number = f"{value:,.{indicator['decimals']}f}"
    return f"{number}%" if indicator["unit"] == "%" else number
