"""Values against their unit, their row and the rows around them, in text reports that have the fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.checks.misplaced import misplaced
from ingest.checks.reading import Reading
from ingest.checks.unread_rows import unread_rows
from ingest.model import Layout, Measure, PublishedValue
from tests.ingest.checks.made import HEAD, PLACE, cell, page, problems_of, table

GOOD = tuple((f"HM/S{n}", f"Percentage of homes of kind {n}", "45%", f"4{n}.0%", f"4{n}.5%", "Improving") for n in range(1, 7))
COUNTS = tuple((f"HM/S{n}", f"Number of homes of kind {n}", "120", f"11{n}", f"12{n}", "Improving") for n in range(1, 7))


def told(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> list[tuple[str, tuple[int, int] | None]]:
    """Kind and lines of each problem; the first row stands on line 4."""
    return [(problem.kind, problem.place.lines) for problem in problems_of(*rows, head=head)]


def test_a_report_read_rightly_gives_no_doubt() -> None:
    assert told(*GOOD) == []
    assert told(*COUNTS) == []


def test_a_result_with_several_figures_is_kept_as_text_and_told() -> None:
    row = ("HM/S9", "Homes let", "45%", "41%", "First survey had 31 answers, the second 44, of which 9 agree", "Improving")
    (problem,) = problems_of(*GOOD, row)
    assert (problem.kind, problem.place.lines) == ("figure in text", (10, 10))
    assert "the result of HM/S9 is kept as text" in problem.message


@pytest.mark.parametrize(
    "words", ["New for 2025/26", "Annual - reported in Q2", "Will be reported in quarter 3", "Not comparable with Q2 2024/25"]
)
def test_a_period_in_place_of_a_result_is_no_figure(words: str) -> None:
    assert told(*GOOD, ("HM/S9", "Percentage of homes let", "45%", "41%", words, "Improving")) == []


def test_a_target_in_words_may_mention_figures() -> None:
    assert told(*GOOD, ("HM/S9", "Percentage of homes let", "Top 25% of boroughs (62.5% in 2024/25)", "41%", "44%", "Improving")) == []


def test_a_share_of_more_than_all_is_out_of_range() -> None:
    assert told(*GOOD, ("HM/S9", "Percentage of homes let", "45%", "41%", "412%", "Improving")) == [("range", (10, 10))]


def test_a_change_may_be_more_than_all_and_less_than_nothing() -> None:
    row = ("HM/S9", "Percentage increase of homes let", "45%", "-41%", "412%", "Improving")
    assert told(*GOOD, row) == []


def test_a_count_below_nothing_is_out_of_range() -> None:
    assert told(*COUNTS, ("HM/S9", "Number of homes let", "120", "111", "-125", "Improving")) == [("range", (10, 10))]


def test_a_fraction_far_from_its_percentage_is_doubted() -> None:
    head = ("Ref", "Indicator", "Target", "Q2 2025/26 Result", "Numerator/Denominator")
    row = ("HM/S1", "Percentage of homes let", "45%", "90.0%", "{}/200")
    assert told(tuple(one.format(180) for one in row), head=head) == []
    assert told(tuple(one.format(18) for one in row), head=head) == [("fraction", (4, 4))]


def test_a_row_with_fewer_columns_than_its_neighbours_is_told() -> None:
    assert told(
        *GOOD,
        *[(f"AC/S{n}", f"Percentage of visits {n}", "45%", "41%", "44%", "Improving") for n in range(6)],
        ("HM/S9", "Percentage of homes let", "45%"),
    ) == [("missing columns", (16, 16))]


def test_a_rating_under_a_result_heading_is_misplaced() -> None:
    (problem,) = problems_of(*GOOD, ("HM/S9", "Percentage of homes let", "45%", "44%", "Green", "Improving"))
    assert problem.kind == "misplaced"
    assert "a rating stands where the result is expected" in problem.message


def test_a_figure_under_a_direction_heading_is_misplaced() -> None:
    (problem,) = problems_of(*GOOD, ("HM/S9", "Percentage of homes let", "45%", "44%", "41%", "43%"))
    assert problem.kind == "misplaced"
    assert "a figure stands where the direction of travel is expected" in problem.message


def test_words_in_place_of_a_target_are_not_misplaced() -> None:
    assert told(*GOOD, ("HM/S9", "Percentage of homes let", "Data only", "41%", "44%", "Improving")) == []


def test_a_measured_figure_in_place_of_a_reference_is_misplaced() -> None:
    row = PublishedValue(
        id="1",
        places=(PLACE,),
        section=None,
        ref="76%",
        title="Homes let",
        measure=Measure.RESULT,
        period=None,
        raw="6",
        value=None,
        unit=None,
    )
    (problem,) = misplaced(Reading(place=PLACE, layout=Layout(pages=()), values=(row,)))
    assert "“76%” stands where a reference is expected" in problem.message


def test_a_result_that_is_missing_with_its_variance_is_one_blank() -> None:
    head = (*HEAD[:5], "Variance")
    rows = [(f"HM/S{n}", f"Percentage of homes of kind {n}", "45%", f"4{n}.0%", f"4{n}.5%", f"{n}.5%") for n in range(1, 9)]
    assert told(*rows, ("HM/S9", "Percentage of homes let", "45%", "41%", "", ""), head=head) == []


def test_a_column_of_another_magnitude_is_doubted_and_one_such_figure_is_not() -> None:
    one_far = (("HM/S1", "Number of homes let", "120", "1210", "121", "Improving"), *COUNTS[1:])
    assert told(*one_far) == []
    all_far = tuple((ref, title, target, f"{first}0", second, way) for ref, title, target, first, second, way in COUNTS)
    assert told(*all_far) == [("misplaced", (4, 4))]


def test_a_row_of_figures_that_gave_no_value_is_told() -> None:
    (problem,) = problems_of(*GOOD, ("", "", "45%", "41.0%", "44.0%", "Improving"))
    assert problem.kind == "unread row"
    assert "45% | 41.0% | 44.0%" in problem.message


def test_a_row_of_references_that_look_like_figures_heads_a_table_of_columns() -> None:
    refs = [cell(ref, (0.0, 10.0, 9.0, 20.0)) for ref in ("3.1", "6.2")]
    results = [cell(text, (at, 20.0, at + 9.0, 30.0)) for at, text in ((10.0, "44%"), (20.0, "51%"))]
    read = tuple(
        PublishedValue(
            id=ref.text,
            places=result.places,
            section=None,
            ref=ref.text,
            title="Homes let",
            measure=Measure.RESULT,
            period=None,
            raw=result.text,
            value=None,
            unit="%",
        )
        for ref, result in zip(refs, results, strict=True)
    )
    turned = page(table(("Measure", "", ""), ("KPI ref", *refs), ("Result", *results)))
    assert not list(unread_rows(replace(turned, values=read)))
    (problem,) = unread_rows(replace(turned, values=tuple(replace(value, ref=None) for value in read)))
    assert problem.kind == "unread row"
