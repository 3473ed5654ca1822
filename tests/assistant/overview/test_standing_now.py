from __future__ import annotations

from assistant.overview.standing_now import Standing, standings
from ingest.model import Basis, Measure, PublishedValue, Rating
from tests.assistant.overview.made import COUNCIL, Q1, Q2, Q3, catalogue, cell, result, target


def standing(*values: PublishedValue) -> Standing:
    (one,) = standings(catalogue((Q1, Q2, Q3), values))
    return one


def test_the_newest_result_stands_with_the_target_of_its_period_its_rating_and_direction() -> None:
    direction = cell(Q2, Measure.DIRECTION, None, ref="PK/1", period="2020/21 Q2", raw="Worsening", compared_with="2020/21 Q1")
    one = standing(result(Q1, "91", Rating.GREEN), target(Q1, "90"), result(Q2, "84", Rating.RED), target(Q2, "92"), direction)
    newest = one.newest
    assert newest is not None
    assert newest.target is not None
    assert (newest.value.raw, newest.value.rating, newest.target.raw) == ("84%", Rating.RED, "92%")
    assert [found.raw for found in newest.directions] == ["Worsening"]
    assert (one.ref, one.title, one.council) == ("PK/1", "Playgrounds inspected on time", COUNCIL)
    assert [document.document_id for document in one.reports] == ["q2", "q1"]


def test_results_are_in_the_order_of_their_periods_not_of_their_reports() -> None:
    one = standing(result(Q3, "70"), result(Q3, "80", period="2019/20"), result(Q1, "90"), result(Q2, "60"))
    assert [point.value.raw for point in one.strands[0].points] == ["80%", "90%", "60%", "70%"]


def test_a_restated_result_counts_as_the_newest_report_prints_it_and_keeps_what_it_was() -> None:
    one = standing(result(Q1, "91.2"), result(Q2, "90.7", period="2020/21 Q1"))
    (point,) = one.strands[0].points
    assert point.value.raw == "90.7%"
    assert [was.raw for was in point.was] == ["91.2%"]
    assert [source.places[0].document_id for source in point.sources] == ["q2", "q1"]


def test_a_result_printed_again_with_fewer_decimals_is_not_restated() -> None:
    (point,) = standing(result(Q1, "91.2"), result(Q2, "91", period="2020/21 Q1")).strands[0].points
    assert point.was == ()
    assert len(point.sources) == 2


def test_two_figures_of_one_report_are_no_restatement_but_both_are_kept() -> None:
    (point,) = standing(result(Q1, "50"), result(Q1, "55", row_text="PK/1 | again")).strands[0].points
    assert point.was == ()
    assert {point.value.raw, *(other.raw for other in point.also)} == {"50%", "55%"}


def test_results_of_two_bases_are_two_strands() -> None:
    one = standing(result(Q1, "20", basis=Basis.IN_PERIOD), result(Q2, "45", basis=Basis.YEAR_TO_DATE))
    assert [(strand.basis, [point.value.raw for point in strand.points]) for strand in one.strands] == [
        (Basis.YEAR_TO_DATE, ["45%"]),
        (Basis.IN_PERIOD, ["20%"]),
    ]


def test_a_target_of_another_basis_is_not_held_against_a_result() -> None:
    one = standing(result(Q1, "20", basis=Basis.IN_PERIOD), target(Q1, "60", basis=Basis.YEAR_TO_DATE))
    assert one.newest is not None
    assert one.newest.target is None


def test_a_target_of_another_period_is_not_held_against_a_result() -> None:
    one = standing(result(Q1, "20"), target(Q1, "80", period="2020/21"))
    assert one.newest is not None
    assert one.newest.target is None


def test_the_target_printed_beside_a_result_goes_before_that_of_another_report() -> None:
    one = standing(result(Q2, "20"), target(Q2, "30"), target(Q3, "35.5", period="2020/21 Q2"))
    assert one.newest is not None
    assert one.newest.target is not None
    assert one.newest.target.raw == "30%"


def test_what_was_not_surely_read_is_marked() -> None:
    assert standing(result(Q1, "20"), target(Q1, "30", certain=False)).doubted
    assert not standing(result(Q1, "20"), target(Q1, "30")).doubted


def test_words_in_place_of_a_newer_result_are_told_and_no_number_is_made_of_them() -> None:
    words = cell(Q2, Measure.RESULT, None, ref="PK/1", period="2020/21 Q2", raw="To be confirmed")
    one = standing(result(Q1, "20"), words)
    assert one.newest is not None
    assert one.newest.value.raw == "20%"
    assert one.words is not None
    assert one.words.raw == "To be confirmed"
    assert standing(words).newest is None


def test_a_new_method_breaks_the_series() -> None:
    one = standing(result(Q1, "20"), result(Q2, "40", qualifiers=("new method",)))
    assert [point.is_break for point in one.strands[0].points] == [False, True]


def test_the_title_of_the_report_is_left_out_of_the_path_of_headings() -> None:
    from dataclasses import replace

    one = standing(replace(result(Q1, "20"), section="Parks, q1 > Play > Safety"))
    assert one.path == ("Play", "Safety")
