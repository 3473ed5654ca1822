from __future__ import annotations

import pytest

from ingest.grids import centred_labels
from ingest.grids.centred_labels import with_centred_labels
from ingest.model import Cell, Place, Table

TALL = "of the garden was finished in the summer by volunteers of the town"


def table(*rows: tuple[str, str, str]) -> Table:
    def place(line: int) -> Place:
        return Place(document="a.txt", document_id="1", lines=(line, line))

    head = ("Focus", "Aim", "Progress")
    cells = tuple(tuple(Cell(text=text, places=(place(n),)) for text in row) for n, row in enumerate((head, *rows), 1))
    return Table(rows=cells, places=(place(1),), header_rows=1)


def labels(made: Table) -> list[tuple[str, int] | None]:
    return [(row[0].text, row[0].row_span) if row[0] and row[0].text else None for row in made.rows[1:]]


def test_rows_above_a_label_in_the_middle_belong_to_it() -> None:
    made = table(
        ("Bridges", "Mend old bridges", f"Every bridge {TALL}"),
        ("", "", f"The swimming pool {TALL}"),
        ("Swimming", "Open pools early", f"The second part {TALL}"),
        ("", "", f"Swimming lessons {TALL}"),
    )
    assert labels(with_centred_labels(made)) == [("Bridges", 1), ("Swimming", 3), None, None]


def test_rows_below_a_label_at_the_top_stay_with_it() -> None:
    made = table(
        ("Bridges", "Mend old bridges", f"The first part {TALL}"),
        ("", "", f"Every bridge {TALL}"),
        ("Swimming", "Open pools early", f"The pools part {TALL}"),
    )
    assert with_centred_labels(made) is made


@pytest.mark.parametrize("length", [20, 200])
def test_a_long_table_is_gone_through_as_often_as_a_short_one(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    row_texts = centred_labels.row_texts
    monkeypatch.setattr(centred_labels, "row_texts", lambda row: read.append(row) or row_texts(row))
    with_centred_labels(table(*((f"Bridge {at}", "Repairs", "Planks") for at in range(length))))
    assert len(read) <= 3 * length
