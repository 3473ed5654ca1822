"""Tables to published values."""

from __future__ import annotations

import pytest

from ingest.model import Basis, Measure, Polarity, Rating, RatingSource
from tests.ingest.made_table import cell, table, told, values

QUARTERLY = (
    "Ref",
    "Indicator",
    "Polarity",
    "Annual 2016/17 Target",
    "Q2 2016/17 Target",
    "Q2 2016/17 Result",
    "Q1 2016/17 Result",
    "DOT (From Q1 2016/17)",
)


def test_a_row_gives_each_figure_with_its_measure_and_period() -> None:
    read = values(
        table(
            QUARTERLY, ("XY/S1 (FRAME 1E)", "Share of calls answered", "Bigger is Better", "90%", "85%", "84.0% (GA)", "82%", "Improving")
        )
    )
    assert told(read) == [
        ("target", "2016/17", "90"),
        ("target", "2016/17 Q2", "85"),
        ("result", "2016/17 Q2", "84.0"),
        ("result", "2016/17 Q1", "82"),
        ("direction", "2016/17 Q2", None),
    ]
    assert {(one.ref, one.aliases, one.title, one.polarity, one.section) for one in read} == {
        ("XY/S1", ("FRAME 1E",), "Share of calls answered", Polarity.HIGHER, "Section")
    }
    result, direction = read[2], read[4]
    assert (result.rating, result.rating_source, result.unit, result.raw) == (Rating.GREEN_AMBER, RatingSource.TEXT, "%", "84.0% (GA)")
    assert (direction.raw, direction.compared_with) == ("Improving", "2016/17 Q1")
    assert result.places[0].lines == (2, 2)
    assert result.row_text.startswith("XY/S1 (FRAME 1E) | Share of calls answered | ")


def test_a_period_in_the_cell_overrides_the_heading_also_for_the_direction() -> None:
    read = values(
        table(
            QUARTERLY,
            (
                "XY/S2",
                "Smoking rate",
                "Smaller is Better",
                "13%",
                "13% (Q1 2016/17 target)",
                "14% (Q1 2016/17) (R)",
                "15% (Q4 2015/16)",
                "Same",
            ),
        )
    )
    assert told(read)[1:] == [
        ("target", "2016/17 Q1", "13"),
        ("result", "2016/17 Q1", "14"),
        ("result", "2015/16 Q4", "15"),
        ("direction", "2016/17 Q1", None),
    ]
    assert read[4].compared_with == "2015/16 Q4"


def test_an_as_at_day_is_a_qualifier_and_the_row_keeps_the_period_of_the_heading() -> None:
    (result,) = [
        one for one in values(table(QUARTERLY, ("XY/S3", "Homes", "", "", "", "7 (As at 30 Sep 2016)", "", ""))) if one.value is not None
    ]
    assert (result.period, result.basis, result.qualifiers, result.unit) == ("2016/17 Q2", Basis.AS_AT, ("as at 2016-09-30",), "count")


def test_a_text_in_place_of_all_values_is_a_result_without_value_also_for_blank_rows_below() -> None:
    heads = ("KPI NO", "Indicator", "Period covered", "Previous result", "Target", "Result")
    read = values(
        table(
            heads,
            ("1001", "Visits to libraries", "Will be reported in quarter 3.", "", "", ""),
            ("1002", "Books lent to children", "", "", "", ""),
            ("1003", "Loans renewed online", "Sept 16", "3", "5", "6"),
        )
    )
    assert [(one.ref, one.raw, one.value) for one in read[:2]] == [
        ("1001", "Will be reported in quarter 3.", None),
        ("1002", "Will be reported in quarter 3.", None),
    ]
    assert told(read[2:]) == [("result", None, "3"), ("target", "2016-09", "5"), ("result", "2016-09", "6")]


def test_fractions_variances_and_benchmarks_are_values_of_their_own() -> None:
    heads = ("Ref", "Indicator", "Period covered", "Target", "Numerator and denominator", "Result", "Target variance", "Benchmarking")
    read = values(
        table(heads, ("XY1", "Grants paid in time", "Apr 16 - Sep 16", "95%", "412/530", "77.7%", "18.2%", "England 70% (2015/16)"))
    )
    assert [(one.measure, one.unit) for one in read] == [
        (Measure.TARGET, "%"),
        (Measure.NUMERATOR, "count"),
        (Measure.DENOMINATOR, "count"),
        (Measure.RESULT, "%"),
        (Measure.VARIANCE, "%"),
        (Measure.BENCHMARK, "%"),
    ]
    assert {one.period for one in read[:5]} == {"2016-04..2016-09"}
    assert (read[5].group, read[5].period) == ("England", "2015/16")


def test_a_rating_column_rates_the_result_of_its_own_period_and_basis() -> None:
    heads = ("Ref", "Performance Indicators", "Latest Month", "Month RAG", "YTD", "YTD RAG", "Target", "Floor", "Previous Year")
    read = values(
        table(heads, ("XY01", "Calls answered", "90%", "Amber", "96%", cell("", fill="#00B050"), "95%", "90%", "93%")), period="2024-12"
    )
    assert [(one.measure.value, one.period, one.basis, one.rating, one.rating_source) for one in read] == [
        ("result", "2024-12", None, Rating.AMBER, RatingSource.TEXT),
        ("result", "2024-12", Basis.YEAR_TO_DATE, Rating.GREEN, RatingSource.COLOUR),
        ("target", "2024-12", None, None, None),
        ("floor", "2024-12", None, None, None),
        ("result", None, None, None, None),
    ]


def test_the_colour_of_a_result_is_its_rating_and_the_colour_of_a_whole_row_is_not() -> None:
    heads = ("Ref", "Indicator", "Target", "Result")
    banded = [cell(text, fill="#C6EFCE") for text in ("XY2", "Trees planted", "10", "12")]
    read = values(table(heads, ("XY1", "Ponds cleared", "10", cell("4", fill="#FF0000")), banded))
    assert [one.rating for one in read] == [None, Rating.RED, None, None]


def test_the_kind_under_ref_is_no_ref_where_an_unnamed_column_holds_the_refs() -> None:
    read = values(
        table(
            ("Ref", "", "Indicator", "2016/17 Target", "2017/18 Target"),
            ("CPI", "XY/S1", "Trees planted", "10", "20"),
            ("SPI", "New", "Ponds", "1", "2"),
        )
    )
    assert [one.ref for one in read] == ["XY/S1", "XY/S1", None, None]


def test_subsection_rows_go_to_the_section_and_comment_rows_to_the_row_above() -> None:
    comment = "Comment: fewer trees were planted than had been agreed because the ground was frozen hard for most of the winter."
    read = values(
        table(
            ("Ref", "Indicator", "Target", "Result"),
            ("Parks", "", "", ""),
            ("XY1", "Trees planted", "10", "8"),
            (cell(comment, span=4), None, None, None),
        )
    )
    assert {one.section for one in read} == {"Section > Parks"}
    assert {one.comment for one in read} == {comment}


def test_several_headings_in_one_table_each_hold_for_the_rows_below_them() -> None:
    read = values(
        table(
            ("Ref", "Indicator", "2016/17 target", "2016/17 result"),
            ("XY1", "Trees planted", "10", "8"),
            ("Ref", "Indicator", "2015/16 target", "2015/16 result"),
            ("XY2", "Ponds cleared", "5", "6"),
        )
    )
    assert told(read) == [("target", "2016/17", "10"), ("result", "2016/17", "8"), ("target", "2015/16", "5"), ("result", "2015/16", "6")]


def test_a_ref_in_the_title_is_found_where_there_is_no_column_for_it() -> None:
    read = values(table(("Performance indicator", "Target", "Actual"), ("XY04: Calls answered", "95%", "96%")))
    assert {(one.ref, one.title) for one in read} == {("XY04", "Calls answered")}


@pytest.mark.parametrize(
    "rows",
    [
        [("Strategic priority", "No. reported (Q2)", "Green", "Amber", "Red"), ("Growth", "10", "6", "1", "3")],
        [("Description", "Original Budget £000", "Q2 Forecast £000", "Variation £000"), ("Libraries", "161", "170", "9")],
        [("Risk", "Impact", "Probability", "Rating", "Target Rating"), ("R0007 Overspending", "4", "3", "12", "6")],
        [("Theme Committee", "2018-19 £000", "2019-20 £000"), ("Environment", "(1,815)", "(2,680)")],
        [("RAG Rating", "Percentage of target achieved"), ("Green", "100% or more")],
        [("What will be done", "Led by", "Mar 2026", "Measure"), ("A new course", "Adult learning", "Mar 2026", "Places filled")],
    ],
)
def test_counts_of_ratings_budgets_risks_and_plans_are_no_indicators(rows: list[tuple[str, ...]]) -> None:
    assert values(table(*rows)) == ()


def test_ids_differ_and_are_the_same_when_read_again() -> None:
    made = table(
        QUARTERLY, ("XY/S1", "Calls", "", "90%", "90%", "90%", "90%", "Same"), ("XY/S1", "Calls", "", "90%", "90%", "90%", "90%", "Same")
    )
    read = values(made)
    assert len({one.id for one in read}) == len(read) == 10
    assert values(made) == read


def test_a_result_of_several_figures_is_kept_as_text() -> None:
    read = values(table(("Ref", "Indicator", "Target", "Result"), ("XY1", "Budgets", "N/A", "12 boys 15 girls")))
    assert [(one.raw, one.value) for one in read] == [("N/A", None), ("12 boys 15 girls", None)]


def test_a_text_for_several_rows_has_its_own_place_in_each() -> None:
    rows = (("XY/S1", "Calls answered", "Not due this quarter", "", ""), ("XY/S2", "Letters answered", "", "", ""))
    read = values(table(("Ref", "Indicator", "Period", "Target", "Result"), *rows))
    assert [(one.raw, [place.lines for place in one.places]) for one in read] == [
        ("Not due this quarter", [(2, 2)]),
        ("Not due this quarter", [(3, 3), (2, 2)]),
    ]


def test_each_figure_of_a_composite_cell_is_a_result() -> None:
    read = values(table(("Ref", "Indicator", "Result"), ("XY/S1", "Number and cost of visits", "310 visitors £4.20 average cost")))
    told_apart = [(str(one.value), one.unit, one.qualifiers) for one in read]
    assert told_apart == [("310", "count", ("visitors",)), ("4.20", "£", ("average cost",))]
