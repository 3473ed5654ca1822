"""The mid-year review 2024/25: by theme, the rated commissioning intentions, then indicators whose results are rated by colour alone."""

from __future__ import annotations

from typing import Any

from samples.front import activity_row, front_table, heading_row
from samples.model import Activity, Block, Footnote, Heading, Paragraph, Report, Row, Table
from samples.thornmere import cells
from samples.thornmere.facts import Indicator, indicators, load
from samples.thornmere.keys import STYLE, key

NOW, BEFORE, LAST_YEAR, YEAR = "2024/25 Q2", "2024/25 Q1", "2023/24 Q2", "2024/25"
ACTIVITY_HEADS = ("Commissioning intention", "RAG", "Commentary", "Service")
ACTIVITY_WIDTHS = (2.6, 0.8, 5.6, 1.2)
INDICATOR_HEADS = (
    "Ref",
    "Indicator",
    "Polarity",
    "2024/25 annual target",
    "Q2 2024/25 target",
    "Numerator and denominator",
    "Q2 2024/25 result",
    "Q1 2024/25 result",
    "DOT short term (from Q1 2024/25)",
    "Q2 2023/24 result",
    "DOT long term (from Q2 2023/24)",
    "Benchmarking",
)
INDICATOR_WIDTHS = (62, 134, 46, 50, 54, 64, 54, 54, 60, 54, 60, 80)


def mid_year_report() -> Report:
    """The report, from `indicators.toml` and `mid-year.toml`."""
    facts = load("mid-year.toml")
    blocks: list[Block] = [
        front_table(STYLE, facts["committee"], facts["meeting"], facts["title"], facts["officer"], facts["purpose"]),
        Heading(text="Summary"),
        *(Paragraph(text=text) for text in facts["summary"]),
    ]
    for theme in facts["theme"]:
        blocks += _theme(facts, theme)
    blocks += key(
        activities=True,
        extra=("In this report the cell of the Q2 result has the colour of its rating. Ratings of activities are given in words.",),
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
        Activity(
            kind="Commissioning intention",
            section=section,
            title=row["title"],
            rating=row["rag"],
            commentary=row["text"],
            service=row["service"],
        )
        for row in theme["activity"]
    ]
    mine = [i for i in indicators() if i.theme == theme["key"] and "A" in i.reports]
    notes = [note for note in facts["footnotes"] if any(_mark(facts, i).strip() == note[0] for i in mine)]
    return [
        Heading(text=section),
        Paragraph(text=theme["intro"]),
        Table(
            widths=ACTIVITY_WIDTHS,
            header=(heading_row(STYLE, ACTIVITY_HEADS),),
            rows=tuple(activity_row(a, with_service=True) for a in activities),
            size=8.5,
        ),
        Heading(text=f"{section}: indicators", level=2),
        Table(
            widths=INDICATOR_WIDTHS,
            header=(heading_row(STYLE, INDICATOR_HEADS),),
            rows=tuple(_row(facts, i, section) for i in mine),
            size=7.5,
        ),
        *(Footnote(text=note) for note in notes),
    ]


def _mark(facts: dict[str, Any], indicator: Indicator) -> str:
    marks: dict[str, dict[str, str]] = facts["marks"]
    return marks["title"].get(indicator.ref, "") or marks["result"].get(indicator.ref, "")


def _row(facts: dict[str, Any], indicator: Indicator, section: str) -> Row:
    report, marks = facts["stem"], facts["marks"]
    return Row(
        subject=cells.subject(indicator, section),
        cells=(
            cells.ref_cell(indicator),
            cells.title_cell(indicator, marks["title"].get(indicator.ref, "")),
            cells.polarity_cell(indicator),
            cells.target_cell(indicator, YEAR),
            cells.target_cell(indicator, NOW),
            cells.fraction_cell(indicator, NOW),
            cells.result_cell(report, indicator, NOW, rate="colour", mark=marks["result"].get(indicator.ref, "")),
            cells.result_cell(report, indicator, BEFORE),
            cells.direction_cell(report, indicator, NOW, BEFORE),
            cells.result_cell(report, indicator, LAST_YEAR),
            cells.direction_cell(report, indicator, NOW, LAST_YEAR),
            cells.benchmark_cell(indicator, newer=False),
        ),
    )
