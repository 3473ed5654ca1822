"""Choosing among what several reports print."""

from __future__ import annotations

from assistant.meaning.periods import Fit, PeriodKind, asked
from assistant.tools.look_up import differ, look_up
from ingest.model import Measure, Rating
from tests.assistant.made import CORPORATE, MID_YEAR, value

DOCUMENTS = {MID_YEAR.document_id: MID_YEAR, CORPORATE.document_id: CORPORATE}
Q2 = asked(PeriodKind.QUARTER, "2020/21 Q2")


def test_the_rated_cell_is_shown_and_the_other_report_is_the_same() -> None:
    plain, rated = value(), value(document=CORPORATE, rating=Rating.GREEN)
    found = look_up([plain, rated], Measure.RESULT, Q2, DOCUMENTS)
    assert (found.value, found.same, found.conflicts) == (rated, (plain,), ())


def test_a_different_number_of_another_report_is_a_conflict() -> None:
    one, other = value(), value(document=CORPORATE, raw="9.6%", number="9.6")
    found = look_up([one, other], Measure.RESULT, Q2, DOCUMENTS)
    assert {found.value, *found.conflicts} == {one, other}


def test_a_rounded_number_is_no_conflict() -> None:
    assert not differ(value(number="169.72"), value(number="169.7"))
    assert differ(value(number="169.72"), value(number="169.8"))


def test_a_number_is_preferred_to_words_for_the_same_period() -> None:
    words, number = value(document=CORPORATE, raw="New this year", number=None), value()
    found = look_up([words, number], Measure.RESULT, Q2, DOCUMENTS)
    assert (found.value, found.absent) == (number, (words,))


def test_words_in_place_of_a_number_are_given_back() -> None:
    words = value(raw="N/A", number=None)
    found = look_up([words, value(period="2020/21 Q1")], Measure.RESULT, Q2, DOCUMENTS)
    assert (found.value, found.absent) == (None, (words,))


def test_no_value_gives_the_nearest_periods_in_order() -> None:
    values = [value(period=period) for period in ("2020/21 Q1", "2019/20 Q2", "2020/21 Q2")]
    found = look_up(values, Measure.RESULT, asked(PeriodKind.QUARTER, "2020/21 Q4"), DOCUMENTS)
    assert found.value is None
    assert [one.period for one in found.nearest] == ["2019/20 Q2", "2020/21 Q1", "2020/21 Q2"]


def test_the_newest_value_answers_a_question_without_a_period() -> None:
    values = [value(period="2020/21 Q1"), value(period="2020/21 Q2"), value(period=None)]
    assert look_up(values, Measure.RESULT, None, DOCUMENTS).value == values[1]


def test_a_figure_in_arrears_is_marked_late() -> None:
    found = look_up([value(period="2020/21 Q1"), value(period="2019/20 Q4")], Measure.RESULT, Q2, DOCUMENTS)
    assert found.late
    assert found.value is not None
    assert found.value.period == "2020/21 Q1"


def test_the_report_already_shown_comes_first() -> None:
    one, rated = value(), value(document=CORPORATE, rating=Rating.GREEN)
    found = look_up([one, rated], Measure.RESULT, Q2, DOCUMENTS, report=MID_YEAR.document_id)
    assert (found.value, found.fit, found.same) == (one, Fit.SAME, (rated,))
