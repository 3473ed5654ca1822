from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.exports.cells import csv_file, place_cells, safe
from ingest.model import Place

BEGINS_A_FORMULA = "=+-@\t\r＝＋－＠"


@pytest.mark.parametrize("number", ["-0.8", "+5", "-1,256.0", "-0.8%", "12", "0", "-£1,200", "7.0%", "−0.8"])
def test_a_number_stays_a_number(number: str) -> None:
    assert safe(number) == number


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "＝1+1", "- a bullet", "-1-1", "+44 20 7946 0000"],
)
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["\t=1+1", "\r\n=1+1", " \u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "\x00=1+1"])
def test_a_formula_behind_blanks_or_unseen_characters_is_text_too(text: str) -> None:
    assert safe(text) == "'=1+1"


@given(st.text())
def test_no_cell_begins_a_formula_and_none_has_more_than_one_line(text: str) -> None:
    cell = safe(text)
    assert cell.splitlines() in ([], [cell])
    assert cell[:1] not in tuple(BEGINS_A_FORMULA) or float(cell.replace(",", "").replace("%", "").replace("£", "")) is not None


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_every_cell_comes_back_from_the_file(cells: list[str]) -> None:
    columns = [f"c{number}" for number in range(len(cells))]
    content = csv_file(columns, [dict(zip(columns, cells, strict=True))])
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))) == [columns, [safe(cell) for cell in cells]]


def test_the_file_tells_excel_that_it_is_unicode_and_every_cell_is_quoted() -> None:
    assert csv_file(("a", "b"), [{"a": "£5 ≥ −2", "b": None}]) == '\ufeff"a","b"\r\n"£5 ≥ −2",""\r\n'.encode()


def test_a_source_that_is_split_lists_all_its_places() -> None:
    first = Place(document="a.pdf", document_id="00", page=2, box=(1, 2, 3.5, 4))
    second = Place(document="a.pdf", document_id="00", page=3, box=(5, 6, 7, 8))
    cells = place_cells((first, second))
    assert (cells["page"], cells["box"], cells["lines"]) == ("2; 3", "1 2 3.5 4; 5 6 7 8", "")
