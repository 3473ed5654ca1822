"""A report in Word's format that holds hostile strings wherever a report has words: title, headings, cells, comments, prose, activities."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx

HEADINGS = ("Ref", "Indicator", "Polarity", "Q1 2025/26 Result", "Q2 2025/26 Target", "Q2 2025/26 Result", "RAG", "DoT", "Comments")
TASKS = ("Ref", "Activity", "RAG", "Commentary")
DIRECTIONS = ("Improving", "Worsening")


def hostile_docx(path: Path, strings: Sequence[str], *, quarter: str = "quarter 2 2025/26") -> None:
    """The title is the first string; every string is title, comment and reference of an indicator, a section's prose and an activity."""
    document = docx.Document()
    document.core_properties.title = strings[0]
    document.add_heading(strings[0], 0)
    for line in ("Example Borough Council", f"Parks Committee {strings[1]}", f"Performance report, {quarter}"):
        document.add_paragraph(line)
    document.add_heading(f"Indicators {strings[2]}", 1)
    rows = [
        (
            f"ZZ/{number}",
            f"{text} indicator {number}",
            "Bigger is better",
            f"8{number}.5%",
            "90%",
            f"{number + 20}.5%",
            "Green" if number % 2 else "Red",
            DIRECTIONS[number % 2],
            f"Comment {number} {text}",
        )
        for number, text in enumerate(strings, 1)
    ]
    _table(document, HEADINGS, rows)
    document.add_heading(f"Activities {strings[3]}", 1)
    _table(
        document,
        TASKS,
        [(f"ZT/{number}", f"{text} activity {number}", "Green", f"Done {text}") for number, text in enumerate(strings, 1)],
    )
    document.add_heading(f"Notes {strings[4]}", 1)
    for number, text in enumerate(strings, 1):
        document.add_paragraph(f"Bridges painted, part {number}: {text} were painted by the team of the park in the summer.")
    document.save(str(path))


def _table(document: object, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(heads))  # type: ignore[attr-defined]
    table.style = "Table Grid"
    for row in (heads, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
