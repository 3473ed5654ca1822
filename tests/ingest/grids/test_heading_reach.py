from __future__ import annotations

from ingest.grids.heading_reach import with_reaching_headings
from ingest.model import Cell, Place, Table


def table(*rows: list[str], header_rows: int) -> Table:
    def place(line: int) -> Place:
        return Place(document="a.txt", document_id="1", lines=(line, line))

    cells = tuple(tuple(Cell(text=text, places=(place(number),)) for text in row) for number, row in enumerate(rows, 1))
    return Table(rows=cells, places=(place(1),), header_rows=header_rows)


def spans(made: Table) -> list[tuple[str, int]]:
    return [(cell.text, cell.column_span) for cell in made.rows[0] if cell and cell.text]


def test_a_heading_reaches_over_blank_cells_that_have_sub_headings() -> None:
    made = table(["Team", "Ratings", "", "", "Notes"], ["", "Green", "Amber", "Red", ""], ["Parks", "1", "2", "0", ""], header_rows=2)
    assert spans(with_reaching_headings(made)) == [("Team", 1), ("Ratings", 3), ("Notes", 1)]


def test_a_heading_without_a_sub_heading_of_its_own_reaches_nowhere() -> None:
    made = table(["Team", "", ""], ["", "May", "June"], ["Parks", "1", "2"], header_rows=2)
    assert spans(with_reaching_headings(made)) == [("Team", 1)]


def test_a_heading_cut_in_a_word_stands_in_the_middle_of_what_it_spans() -> None:
    made = table(["Team", "", "Resu", "lts", ""], ["", "Q1", "Q2", "Q3", "Q4"], ["Parks", "1", "2", "0", "3"], header_rows=2)
    assert spans(with_reaching_headings(made, {"results": 3, "resu": 1, "lts": 1})) == [("Team", 1), ("Results", 4)]
