"""The tables of revenue and capital of the service dashboard, in £000, negative amounts in brackets."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from samples.front import heading_row
from samples.model import Cell, Row, Table
from samples.thornmere.facts import misprint_of_mark
from samples.thornmere.keys import STYLE

BUDGET_HEADS = (
    "Service area",
    "Original budget\n£000",
    "Revised budget\n£000",
    "Q3 forecast\n£000",
    "Variation\n£000",
    "Comments",
    "Variation as % of revised budget",
)
CAPITAL_HEADS = ("Scheme", "Budget\n£000", "Spent to date\n£000", "Forecast\n£000", "Variation\n£000", "Comments")


def bracketed(amount: int) -> str:
    """`bracketed(-1234)` is `"(1,234)"`."""
    return f"({-amount:,})" if amount < 0 else f"{amount:,}"


def _money_row(report: str, table: str, name: str, figures: tuple[int, ...], tail: tuple[str, ...]) -> Row:
    bold = name == "Total"
    texts = [bracketed(figure) for figure in figures]
    texts[-1] = misprint_of_mark(report, f"{table} {name} Variation", texts[-1])
    numbers = tuple(Cell(text=text, bold=bold, centred=True) for text in texts)
    return Row(cells=(Cell(text=name, bold=bold), *numbers, *(Cell(text=text, bold=bold) for text in tail)), mark=f"{table} {name}")


def _with_total(rows: list[dict[str, Any]]) -> list[tuple[str, tuple[int, int, int], str]]:
    figures = [(row["name"], tuple(row["figures"]), row["comment"]) for row in rows]
    columns = zip(*(values for _, values, _ in figures), strict=True)
    first, second, third = (sum(column) for column in columns)
    return [*figures, ("Total", (first, second, third), "")]


def budget_table(facts: dict[str, Any]) -> Table:
    """Original and revised budget, forecast, and the forecast less the revised budget."""
    rows = []
    for name, (original, revised, forecast), comment in _with_total(facts["budget"]):
        variation = forecast - revised
        percentage = (Decimal(100 * variation) / revised).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        rows.append(_money_row(facts["stem"], "budget", name, (original, revised, forecast, variation), (comment, f"{percentage + 0}%")))
    return Table(widths=(2.4, 0.9, 0.9, 0.9, 0.9, 3.6, 1), header=(heading_row(STYLE, BUDGET_HEADS),), rows=tuple(rows), size=8)


def capital_table(facts: dict[str, Any]) -> Table:
    """Budget, spending to date and forecast, and the forecast less the budget."""
    rows = [
        _money_row(facts["stem"], "capital", name, (budget, spent, forecast, forecast - budget), (comment,))
        for name, (budget, spent, forecast), comment in _with_total(facts["capital"])
    ]
    return Table(widths=(2.4, 0.9, 0.9, 0.9, 0.9, 4.6), header=(heading_row(STYLE, CAPITAL_HEADS),), rows=tuple(rows), size=8)
