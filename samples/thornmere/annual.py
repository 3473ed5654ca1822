"""The annual report 2024/25: ratings in letters inside the value cell, and a comment row under each indicator that needs one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from samples.front import activity_row, bullets, front_table, heading_row
from samples.model import Activity, Block, Cell, Footnote, Heading, Paragraph, Report, Row, Table
from samples.thornmere import cells
from samples.thornmere.facts import Indicator, indicators, load
from samples.thornmere.keys import STYLE, key

YEAR, LAST_YEAR = "2024/25", "2023/24"
ACTIVITY_HEADS = ("Activity", "Year-end RAG", "What was done", "Service")
ACTIVITY_WIDTHS = (2.6, 0.9, 5.5, 1.2)
INDICATOR_HEADS = (
    "Ref",
    "Indicator",
    "Polarity",
    "Period covered",
    "2024/25 target",
    "2024/25 result",
    "2023/24 result",
    "DOT",
    "Benchmarking",
)
INDICATOR_WIDTHS = (68, 184, 58, 88, 82, 72, 72, 58, 100)
# Basis of an indicator -> period covered as printed, its period in the truth (None: that of the column heading)
PERIODS = {
    "quarter": ("Apr 2024 – Mar 2025", None),
    "ytd": ("Apr 2024 – Mar 2025", None),
    "arrears": ("Apr 2024 – Mar 2025", None),
    "as_at": ("As at 31 Mar 2025", None),
    "AH/S16": ("Nov 2023 – Oct 2024", "2023-11..2024-10"),
    "AH/C5": ("Jan 2025 – Feb 2025", "2025-01..2025-02"),
    "AH/S14": ("Not held in 2024/25", None),
}
FILL_OF_COMMENTS = "#F2F2F2"


def annual_report() -> Report:
    """The report, from `indicators.toml` and `annual.toml`."""
    facts = load("annual.toml")
    blocks: list[Block] = [
        front_table(STYLE, facts["committee"], facts["meeting"], facts["title"], facts["officer"], facts["purpose"]),
        Heading(text="Overview of the year"),
        *(Paragraph(text=text) for text in facts["summary"]),
        Heading(text="What went well", level=2),
        bullets(facts["achievements"]),
        Heading(text="What was difficult", level=2),
        bullets(facts["challenges"]),
    ]
    for theme in facts["theme"]:
        blocks += _theme(facts, theme)
    blocks += key(
        activities=True,
        extra=("The target of a survey is rated as met if it lies within the confidence interval of the result.",),
    )
    return Report(
        stem=facts["stem"],
        title=facts["title"],
        appendix=facts["appendix"],
        council="Thornmere Borough Council",
        committee=facts["committee"],
        meeting=facts["meeting"],
        style=STYLE,
        blocks=tuple(blocks),
    )


def _theme(facts: dict[str, Any], theme: dict[str, Any]) -> list[Block]:
    section = theme["title"]
    activities = [
        Activity(kind="Activity", section=section, title=row["title"], rating=row["rag"], commentary=row["text"], service=row["service"])
        for row in theme["activity"]
    ]
    mine = [i for i in indicators() if i.theme == theme["key"] and "B" in i.reports]
    rows = [row for i in mine for row in _rows(facts, i, section)]
    marked = {facts["marks"][kind].get(i.ref, "").strip() for i in mine for kind in ("title", "target")}
    return [
        Heading(text=section),
        Table(
            widths=ACTIVITY_WIDTHS,
            header=(heading_row(STYLE, ACTIVITY_HEADS),),
            rows=tuple(activity_row(a, with_service=True) for a in activities),
            size=8.5,
        ),
        Heading(text=f"{section}: indicators", level=2),
        Table(widths=INDICATOR_WIDTHS, header=(heading_row(STYLE, INDICATOR_HEADS),), rows=tuple(rows), size=8),
        *(Footnote(text=note) for note in facts["footnotes"] if note[0] in marked),
    ]


def _rows(facts: dict[str, Any], indicator: Indicator, section: str) -> list[Row]:
    report, marks, comment = facts["stem"], facts["marks"], facts["comments"].get(indicator.ref)
    covered, period = PERIODS.get(indicator.ref) or PERIODS[indicator.basis]
    target = cells.target_cell(indicator, YEAR)
    if mark := marks["target"].get(indicator.ref):
        target = _with_mark(target, mark)
    row = Row(
        subject=cells.subject(indicator, section),
        cells=(
            cells.ref_cell(indicator),
            cells.title_cell(indicator, marks["title"].get(indicator.ref, "")),
            cells.polarity_cell(indicator),
            Cell(text=covered),
            target,
            cells.result_cell(report, indicator, YEAR, rate="letters", dated="beside", period=period),
            cells.result_cell(report, indicator, LAST_YEAR),
            cells.direction_cell(report, indicator, YEAR, LAST_YEAR, period=period),
            cells.benchmark_cell(indicator, newer=False),
        ),
    )
    if not comment:
        return [row]
    return [row, Row(cells=(Cell(text=f"Comment: {comment}", fill=FILL_OF_COMMENTS, columns=len(INDICATOR_HEADS)),))]


def _with_mark(cell: Cell, mark: str) -> Cell:
    """The cell with a footnote mark after its text, in the printed words of its figure too."""
    (figure,) = cell.figures
    return replace(cell, text=cell.text + mark, figures=(replace(figure, raw=figure.raw + mark),))
