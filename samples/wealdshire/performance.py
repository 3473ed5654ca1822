"""The county's quarterly performance report: overview, key, summary table, and a card for each indicator under its service area."""

from __future__ import annotations

from typing import Any

from samples.front import front_table, heading_row
from samples.model import Block, Cell, Heading, Paragraph, Report, Row, Style, Table
from samples.ratings import FLOOR_BANDS
from samples.wealdshire.cards import card, rating_of
from samples.wealdshire.facts import facts

STYLE = Style(regular="Vera", bold="VeraBd", italic="VeraIt", colour="#5B2A6E", head_fill="#5B2A6E", head_ink="#FFFFFF")
NOTES = (
    "Targets and floor standards are set for each quarter. A floor standard is the lowest level of performance that is acceptable.",
    "The arrow shows the direction of travel (DoT) since the quarter before. Upwards means that performance has improved, whether the "
    "number rose or fell; downwards that it has become worse; a level arrow that it is the same.",
    "Dates are the last month of a quarter: Sep-25 stands for July to September 2025.",
)


def performance_reports() -> tuple[Report, ...]:
    """Both quarters, the earlier first."""
    return tuple(_report(row) for row in facts()["report"])


def _report(row: dict[str, Any]) -> Report:
    title = f"Council performance report: {row['quarter']}"
    blocks: list[Block] = [
        front_table(STYLE, facts()["committee"], row["meeting"], title, facts()["officer"], row["purpose"]),
        Heading(text="Overview"),
        *(Paragraph(text=text) for text in row["overview"]),
        Heading(text="Key to the indicators"),
        _key(),
        *(Paragraph(text=text) for text in NOTES),
        Heading(text="Summary of ratings"),
        _summary(row),
    ]
    for area in facts()["area"]:
        blocks.append(Heading(text=area["name"]))
        blocks += [card(row, area["name"], indicator) for indicator in area["indicators"]]
    return Report(
        stem=row["stem"],
        title=title,
        appendix=f"Item 6 – Council performance report, {row['quarter']}",
        council="Wealdshire County Council",
        committee=facts()["committee"],
        meeting=row["meeting"],
        style=STYLE,
        blocks=tuple(blocks),
    )


def _key() -> Table:
    rows = tuple(
        Row(cells=(Cell(text=name, fill=fill, ink=ink, bold=True, centred=True), Cell(text=words)))
        for name, fill, ink, words in FLOOR_BANDS
    )
    return Table(widths=(1, 6), header=(heading_row(STYLE, ("Rating", "Meaning")),), rows=rows, size=8.5)


def _summary(row: dict[str, Any]) -> Table:
    names = tuple(name for name, *_ in FLOOR_BANDS)
    lines, total = [], [0, 0, 0, 0]
    for area in facts()["area"]:
        ratings = [rating_of(row["stem"], indicator, row["ends"]) for indicator in area["indicators"]]
        counts = [*(ratings.count(name) for name in names), ratings.count(None)]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        lines.append((area["name"], counts))
    lines.append(("All indicators", total))
    rows = []
    for name, counts in lines:
        bold = name == "All indicators"
        numbers = tuple(Cell(text=str(count), bold=bold, centred=True) for count in (sum(counts), *counts))
        rows.append(Row(cells=(Cell(text=name, bold=bold), *numbers), mark=f"summary {name}"))
    heads = heading_row(STYLE, ("Service area", "Indicators", *names, "No data"))
    return Table(widths=(3, 1, 1, 1, 1, 1), header=(heads,), rows=tuple(rows), size=8.5)
