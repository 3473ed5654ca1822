"""Which leading rows of a table are headings."""

from __future__ import annotations

import pytest

from ingest.grids.header_rows import count_header_rows, is_dash_row, is_number, is_title_row, is_value

INDICATORS = ["Ref", "Indicator", "Target", "Result"]
ROW = ["XY/S1", "Visits to parks", "10%", "9.5% (G)"]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([INDICATORS, ROW], 1),
        ([ROW, ROW], 0),
        ([["Visits to parks", "", "", ""], INDICATORS, ROW], 2),
        ([["Visits to parks", "", "", ""], ROW], 0),
        ([["No.", "Ratings", "", "", "Trend"], ["", "Green", "Amber", "Red", ""], ["16", "8", "1", "0", "6"]], 2),
        (
            [
                ["", "", "Rat", "ings", "", ""],
                ["Team", "No. rated", "Green", "Red", "Same", "Worsening"],
                ["Parks", "3", "2", "1", "2", "1"],
            ],
            2,
        ),
        ([["Budget line", "Variations", ""], ["", "Budget", "Forecast"], ["", "£000", "£000"], ["Parks", "458", "(289)"]], 3),
        ([["", "2014/15 budget", "Variance"], ["", "£000", "%"], ["Parks", "3,060", "-2.1%"]], 2),
        ([["2018/19", "2019/20", "Total"], ["£1.2m", "£2.3m", "£3.5m"]], 1),
        ([["SCORE", "", "IMPACT", ""], ["", "", "1", "2"], ["", "", "Minor", "Major"], ["LIKELIHOOD", "2 Likely", "0", "4"]], 3),
        ([["Headline", "Commentary"], ["Complaints", "We received fewer complaints than in the last two quarters."]], 1),
        ([["guidance given to carers", "", "", ""]], 0),
        ([["", "", "the rest of a commentary.", ""], ["Plant trees", "Green", "Two hundred trees were planted.", "Parks"]], 0),
        ([["Key area", "Update", "", "", "", "", ""], ["Libraries", "One branch opened.", "", "", "", "", ""]], 1),
    ],
)
def test_heading_rows_are_counted(rows: list[list[str]], count: int) -> None:
    assert count_header_rows(rows) == count


def test_spanned_cells_count_as_blank() -> None:
    assert count_header_rows([["Team", "Ratings", None], [None, "Green", "Red"], ["Parks", "3", "1"]]) == 2


def test_a_single_filled_cell_in_mid_sentence_is_no_title() -> None:
    assert is_title_row(["Carers", "", ""])
    assert not is_title_row(["guidance provided to carers", "", ""])


def test_a_row_of_dashes_is_told_from_a_row_with_an_empty_figure() -> None:
    assert is_dash_row(["-----", "--", ""])
    assert not is_dash_row(["Parks", "-", "-"])


@pytest.mark.parametrize("text", ["9.4%", "(4,917)", "£1.2m", "51. 8%", "432/641", "9.0 ⁵", "<5", "185.0 (R)", r"$\frac{1}{2}$"])
def test_numbers_are_numbers_with_all_that_hangs_on_them(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["2016/17", "2018", "Q2", "Annual target", "XY/S1"])
def test_years_and_words_are_no_values(text: str) -> None:
    assert not is_value(text)


def test_the_label_of_the_first_section_is_no_heading() -> None:
    rows = [("", "£m", ""), ("Service", "Budget", "Forecast"), ("Parks", "", ""), ("Mowing", "4.0", "4.5")]
    assert count_header_rows(rows) == 2
