from __future__ import annotations

from dataclasses import replace

from assistant.overview.changes import Changes, Kind, changes, pairs
from ingest.model import Document, Measure, PublishedValue, Rating
from tests.assistant.overview.made import Q1, Q2, Q3, catalogue, cell, report, result, target

R, A, GA, RA, G = Rating.RED, Rating.AMBER, Rating.GREEN_AMBER, Rating.RED_AMBER, Rating.GREEN


def compared(*values: PublishedValue, documents: tuple[Document, ...] = (Q1, Q2)) -> Changes:
    return changes(catalogue(documents, values), Q2, Q1)


def raws(found: Changes, kind: Kind) -> list[tuple[str | None, str | None]]:
    return [(entry.before and entry.before.raw, entry.after and entry.after.raw) for entry in found.of(kind)]


def test_ratings_up_and_down_are_told_with_both_results() -> None:
    found = compared(result(Q1, "80", A), result(Q2, "91", G), result(Q1, "50", G, ref="PK/2"), result(Q2, "40", R, ref="PK/2"))
    assert raws(found, Kind.UP) == [("80%", "91%")]
    assert raws(found, Kind.DOWN) == [("50%", "40%")]
    assert found.shared == 2


def test_red_in_two_periods_is_red_twice_running() -> None:
    assert raws(compared(result(Q1, "20", R), result(Q2, "22", R)), Kind.RED_AGAIN) == [("20%", "22%")]


def test_one_red_result_printed_in_both_reports_is_red_once() -> None:
    assert compared(result(Q1, "20", R), result(Q2, "20", R, period="2020/21 Q1")).entries == ()


def test_the_same_rating_otherwise_is_no_change() -> None:
    assert compared(result(Q1, "20", G), result(Q2, "22", G)).entries == ()


def test_ratings_of_different_scales_are_not_compared() -> None:
    found = compared(result(Q1, "20", A), result(Q2, "22", GA), result(Q1, "20", G, ref="PK/2"), result(Q2, "9", RA, ref="PK/2"))
    assert found.of(Kind.UP) == found.of(Kind.DOWN) == ()
    assert [entry.note for entry in found.of(Kind.NOT_COMPARED)] == ["The two reports rate on different scales."] * 2
    assert any("different scales" in note for note in found.notes)


def test_ratings_under_two_keys_of_different_names_are_not_compared() -> None:
    found = compared(result(Q1, "20", R, scale="by target"), result(Q2, "22", G, scale="by tolerance"))
    assert raws(found, Kind.NOT_COMPARED) == [("20%", "22%")]


def test_an_older_result_in_the_newer_report_is_not_compared() -> None:
    found = compared(result(Q1, "20", R), result(Q2, "22", G, period="2019/20"))
    assert [entry.note for entry in found.of(Kind.NOT_COMPARED)] == ["The newer report rates an older result."]


def test_a_rating_given_anew_to_the_same_period_says_so() -> None:
    (entry,) = compared(result(Q1, "20", R), result(Q2, "20", G, period="2020/21 Q1")).of(Kind.UP)
    assert entry.note == "Both ratings are for the same period."


def test_new_and_gone_indicators_are_told() -> None:
    found = compared(result(Q1, "20"), result(Q2, "30", ref="PK/2"))
    assert raws(found, Kind.GONE) == [("20%", None)]
    assert raws(found, Kind.NEW) == [(None, "30%")]
    assert found.shared == 0


def test_an_indicator_that_an_earlier_report_had_is_not_called_new_without_saying_so() -> None:
    older = report("q0", "2019/20 Q4")
    found = changes(catalogue((older, Q1, Q2), [result(older, "8"), result(Q2, "9")]), Q2, Q1)
    (entry,) = found.of(Kind.NEW)
    assert entry.note == "An earlier report had it, the one before did not."


def test_words_in_place_of_a_result_do_not_make_an_indicator_gone() -> None:
    words = cell(Q2, Measure.RESULT, None, ref="PK/1", period="2020/21 Q2", raw="To follow")
    found = compared(result(Q1, "20"), words)
    assert raws(found, Kind.SILENT) == [("20%", "To follow")]
    assert found.of(Kind.GONE) == ()


def test_a_target_moved_is_another_number_for_the_same_period() -> None:
    found = compared(
        result(Q1, "20"), target(Q1, "80", period="2020/21"), result(Q2, "22"), target(Q2, "75", period="2020/21"), target(Q2, "60")
    )
    assert raws(found, Kind.TARGET) == [("80%", "75%")]


def test_a_result_restated_is_another_number_for_the_same_period() -> None:
    found = compared(result(Q1, "20.4"), result(Q2, "30"), result(Q2, "21.9", period="2020/21 Q1"))
    assert raws(found, Kind.RESTATED) == [("20.4%", "21.9%")]


def test_a_result_printed_again_with_fewer_decimals_is_not_restated() -> None:
    found = compared(result(Q1, "20.4"), result(Q2, "30"), result(Q2, "20", period="2020/21 Q1"))
    assert found.of(Kind.RESTATED) == ()


def test_a_report_without_ratings_or_without_a_key_says_so() -> None:
    assert compared(result(Q1, "20"), result(Q2, "22", G)).notes == ("The older report gave no ratings that could be read.",)
    assert compared(result(Q1, "20", G), result(Q2, "22", G)).notes == (
        "Neither report prints a key to their ratings: the words are compared as they stand.",
    )


BOTH = [(ref, document) for ref in ("PK/1", "PK/2") for document in (Q1, Q2, Q3)]


def test_the_report_before_is_the_newest_earlier_one_that_shares_the_indicators() -> None:
    made = catalogue((Q1, Q2, Q3), [result(document, "20", ref=ref) for ref, document in BOTH])
    assert [(newer.document_id, older.document_id) for newer, older in pairs(made)] == [("q3", "q2"), ("q2", "q1")]


def test_the_same_report_in_another_format_is_not_the_report_before() -> None:
    twin = replace(Q2, document="q2.docx", document_id="twin", format="docx")
    made = catalogue((Q1, Q2, twin), [result(document, "20", ref=ref) for ref in ("PK/1", "PK/2") for document in (Q1, Q2, twin)])
    assert [(newer.document_id, older.document_id) for newer, older in pairs(made)] == [("q2", "q1"), ("twin", "q1")]


def test_a_report_of_the_same_committee_goes_before_a_newer_one_of_another() -> None:
    other = replace(Q2, committee="Roads Committee", document="roads.txt", document_id="roads")
    made = catalogue((Q1, other, Q3), [result(document, "20", ref=ref) for ref in ("PK/1", "PK/2") for document in (Q1, other, Q3)])
    assert {newer.document_id: older.document_id for newer, older in pairs(made)}["q3"] == "q1"


def test_a_report_of_another_council_is_never_the_report_before() -> None:
    other = report("elsewhere", "2020/21 Q1", council="Otherham Council")
    made = catalogue((other, Q2), [result(document, "20", ref=ref) for ref in ("PK/1", "PK/2") for document in (other, Q2)])
    assert pairs(made) == ()


def test_reports_that_share_one_indicator_alone_are_not_compared() -> None:
    assert pairs(catalogue((Q1, Q2), [result(Q1, "20"), result(Q2, "22")])) == ()
