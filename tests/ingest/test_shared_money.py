"""The optional real reports: figures of printed finance tables add up as their columns say; none is lost, glued or in another's place."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from ingest.grids.outline import sections
from ingest.grids.stitch import stitch_tables
from ingest.model import SectionTable, Table
from ingest.pdf.reader import read_pdf
from ingest.records.chunks import column_names
from ingest.values.number import parse_number

ROUNDING = Decimal("0.15")
"""Three figures of one decimal place each may miss each other by this much."""


@cache
def tables(path: Path) -> tuple[Table, ...]:
    """The tables of a report, the largest first."""
    found = sections(stitch_tables(read_pdf(path.read_bytes(), path.name, "0" * 16).pages))
    return tuple(sorted((one.table for one in found), key=lambda table: -len(table.rows)))


def figures(table: Table) -> list[list[Decimal | None]]:
    """The figures of each row below the headings, None where a cell has none or more than a figure."""
    rows = table.rows[table.header_rows :]
    return [[parse_number(cell.text).value if cell is not None else None for cell in row] for row in rows]


def misfits(table: Table, parts: tuple[int, ...], whole: int) -> tuple[int, int]:
    """How many rows have all the figures, and in how many of these the parts do not make the whole."""
    complete = [row for row in figures(table) if all(row[column] is not None for column in (*parts, whole))]
    wrong = [
        row for row in complete if abs(sum((row[column] or Decimal(0) for column in parts), Decimal(0)) - (row[whole] or 0)) > ROUNDING
    ]
    return len(complete), len(wrong)


def finance(shared: Path, name: str) -> tuple[Table, ...]:
    return tables(shared / "reports" / "kent" / name)


@pytest.mark.parametrize(
    ("name", "which", "parts", "whole", "rows"),
    [
        ("24-00108-appendix-nov-2024-25.pdf", 0, (1, 3), 2, 142),  # budget and variance make the forecast
        ("24-00108-appendix-nov-2024-25.pdf", 1, (2, 3, 4), 5, 114),  # three forecasts make their total
        ("24-00108-appendix-nov-2024-25.pdf", 1, (1, 6), 5, 114),
        ("appendix-1-cabinet-budget-update.pdf", 0, (4, 5), 6, 39),
        ("appendix-e-2025-26-budget-by-directorate.pdf", 0, (1, 2), 3, 35),
        ("appendix-e-2025-26-budget-by-directorate.pdf", 0, (4, 5, 8, 11, 12, 13, 14, 17), 3, 34),  # directorates make the total
    ],
)
def test_the_parts_of_each_row_make_its_whole(shared: Path, name: str, which: int, parts: tuple[int, ...], whole: int, rows: int) -> None:
    assert misfits(finance(shared, name)[which], parts, whole) == (rows, 0)


def test_the_exposures_of_a_risk_register_over_eleven_pages_make_its_totals(shared: Path) -> None:
    register, *others = finance(shared, "appendix-j-budget-risk-register.pdf")
    sums = [sum((row[column] or Decimal(0) for row in figures(register)), Decimal(0)) for column in (6, 7)]
    totals = next(row for table in others for row in figures(table) if len(row) == 3)
    assert sums == totals[1:]
    assert all(row[5] in (1, 2, 3, 4, 5) for row in figures(register) if row[5] is not None)


def test_headings_of_several_lines_stay_apart_where_they_nearly_touch(shared: Path) -> None:
    statement, savings, *_ = finance(shared, "24-00108-appendix-nov-2024-25.pdf")
    assert (len(statement.rows[0]), len(savings.rows[0])) == (4, 9)
    lower = [cell.text for cell in savings.rows[savings.header_rows - 1] if cell is not None]
    assert len(set(lower)) == 9
    names = column_names(SectionTable(id="t", table=savings, headings=()))
    assert [name.split()[0] for name in names[1:]] == ["£000s"] * 8


def test_the_holdings_of_a_treasury_report_make_their_totals(shared: Path) -> None:
    bonds, funds = (table for table in finance(shared, "appendix-1-half-year-report-2024-25.pdf") if table.header_rows > 1)
    for table, column in ((bonds, 2), (funds, 1), (funds, 2)):
        worth = [row[column] or Decimal(0) for row in figures(table)]
        assert abs(sum(worth[:-1]) - worth[-1]) <= 1  # of whole pounds
