"""Questions to the made store, answered."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status, Verdict
from ingest.model import Measure, Rating
from tests.assistant.made import MadeStore

STORE = MadeStore()


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_the_figure_asked_for_comes_first_with_its_rating_and_cell() -> None:
    answer = ask("What share of adults with a learning disability were in paid work at Q2 2020/21?")
    figure = answer.figures[0]
    assert (figure.ref, figure.raw, figure.rating) == ("AB/1", "9.4% (GA)", Rating.GREEN_AMBER)
    assert answer.citations[figure.citation - 1].quote == "9.4% (GA)"
    assert answer.text.startswith("**9.4%** at Q2 2020/21")


def test_the_numbers_behind_a_percentage_are_given_with_it() -> None:
    assert "68 of 725" in ask("How many people with a learning disability were in paid work at the end of September 2020?").text


def test_how_many_of_a_bare_percentage_is_not_answered_with_another_count() -> None:
    answer = ask("How many people with mental health needs applied for paid work at Q2 2020/21?")
    assert (answer.status, answer.figures) == (Status.CLARIFY, ())


def test_another_period_than_asked_is_named() -> None:
    assert "the reporting period that ends in September 2020" in ask("telecare installs in September 2020").text


def test_an_older_figure_of_the_report_on_the_period_is_named_as_such() -> None:
    answer = ask("smoking rate in the Q2 2020/21 corporate plan report")
    assert answer.figures[0].period == "2020/21 Q1"
    assert "gives this older figure" in ask("smoking rate at Q2 2020/21").text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("LD employment in Anyborough at Q3 2020/21", Reason.NO_VALUE_FOR_PERIOD),
        ("How many people feel safe at home?", Reason.NOT_REPORTED),
        ("How many library visits were there?", Reason.UNKNOWN_INDICATOR),
        ("what was ZZ/99?", Reason.UNKNOWN_INDICATOR),
    ],
)
def test_gaps_are_told_apart(question: str, reason: Reason) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, reason)
    assert answer.figures == ()


def test_the_words_in_place_of_a_number_are_quoted() -> None:
    assert "Not due to be reported" in ask("How many people feel safe at home?").text


def test_a_change_is_computed_from_two_cells() -> None:
    answer = ask("Did mental health employment move between Q1 and Q2 2020/21?")
    assert "(5.8 − 7.2 = −1.4)" in answer.text
    assert "worse" in answer.text
    assert [working.result for working in answer.working] == ["−1.4", "−19.4"]  # 1.4 / 7.2


def test_a_running_total_has_no_direction() -> None:
    answer = ask("Did telecare packages go up between Q1 and Q2 2020/21?")
    assert "better" not in answer.text
    assert "add up from the beginning of the year" in answer.text


def test_the_distance_to_target_shows_its_formula() -> None:
    answer = ask("How far short of target was LD employment in Anyborough in Q2 2020/21?")
    assert "**0.5 percentage points** short of target" in answer.text
    assert answer.working[0].formula == "9.4 − 9.9 = −0.5"


def test_the_share_of_an_annual_target_is_computed() -> None:
    assert "67.4%" in ask("How much of the annual telecare target was done at Q2 2020/21?").text  # 539 / 800


def test_every_candidate_of_a_rating_names_its_baseline() -> None:
    text = ask("Does Green Amber stack up for LD employment in Anyborough at Q2 2020/21?").text
    assert "By ratio: 94.9% of the target, Green Amber" in text  # 9.4 / 9.9
    assert "By improvement from 8.9% at Q2 2019/20" in text
    assert "50.0% of the targeted improvement, Red" in text  # (9.4 − 8.9) / (9.9 − 8.9)


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("AB/2 was 5.8% in Q2 2020/21", Verdict.SUPPORTED),
        ("Is it true that AB/2 was 6.8% in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Was AB/2 red amber in Q2 2020/21?", Verdict.SUPPORTED),
        ("Was AB/2 green in Q2 2020/21?", Verdict.CONTRADICTED),
        ("Does 68 out of 725 really come to 9.4% for LD employment in Anyborough at Q2 2020/21?", Verdict.SUPPORTED),
    ],
)
def test_a_statement_gets_a_verdict(statement: str, verdict: Verdict) -> None:
    assert ask(statement).verdict is verdict


def test_a_series_is_a_table_in_the_order_of_time() -> None:
    answer = ask("Show me the trend for LD employment in Anyborough")
    assert [figure.period for figure in answer.figures] == ["2019/20 Q2", "2020/21 Q1", "2020/21 Q2"]


def test_indicators_below_target_are_counted_and_listed() -> None:
    answer = ask("How many indicators missed their target in Anyborough at Q2 2020/21, and what percent is that?")
    assert answer.text.startswith("**3 of 6**")  # AB/1, AB/2 and AB/7; AB/3, AB/4 and AB/5 reached theirs
    assert {figure.ref for figure in answer.figures} == {"AB/1", "AB/2", "AB/7"}


def test_a_column_is_added_up_beside_its_printed_total() -> None:
    answer = ask("Add up the Green Amber column of the summary table. Does it match the total?")
    assert "1 + 2 = 3" in answer.text
    assert "**4**" in answer.text
    assert answer.verdict is Verdict.CONTRADICTED


def test_the_rating_of_an_activity_is_found_by_its_title() -> None:
    answer = ask("what is the rating of the young carers strategy?")
    assert "**Red**" in answer.text
    assert answer.citations[0].places[0].lines == (20, 20)


def test_an_activity_answers_how_it_stands_and_not_a_question_for_a_day_that_its_comment_does_not_tell() -> None:
    assert "**Red**" in ask("how is the young carers strategy?").text
    assert ask("when was the young carers strategy published?").status is Status.NOT_FOUND


def test_who_is_in_charge_of_an_activity_is_the_service_beside_it() -> None:
    assert ask("who is responsible for the young carers strategy?").text.startswith("**Adults** [1] is named beside")
    assert "**Adults**" in ask("which service leads on the strategy for young carers?").text
    both = ask("which service is responsible for the young carers strategy and how is it rated?").text
    assert "**Adults**" in both
    assert "**Red**" in both


def test_a_measure_is_given_instead_of_the_result_when_asked() -> None:
    assert ask("What is the London benchmark for LD employment in Anyborough?").figures[0].measure is Measure.BENCHMARK


def test_the_reports_are_listed_when_asked() -> None:
    assert "Corporate plan performance" in ask("What reports do you have?").text


def test_an_empty_question_gets_a_hint() -> None:
    assert ask("  ").status is Status.NOT_FOUND


def test_the_same_question_gives_the_same_answer_whatever_the_order_of_records() -> None:
    backwards = MadeStore(tuple(reversed(STORE.values())))
    for question in ("LD employment at Q2 2020/21 in Anyborough", "permanent admissions to care homes", "which indicators are red?"):
        assert answer_question(question, Conversation(), backwards) == ask(question)  # type: ignore[arg-type]


def test_a_result_and_its_target_are_both_given_when_both_are_asked_for() -> None:
    answer = ask("What was telecare at Q2 2020/21 and what is the annual target?")
    assert [(figure.measure, str(figure.value)) for figure in answer.figures[:2]] == [(Measure.RESULT, "539"), (Measure.TARGET, "800")]


def test_two_references_without_two_periods_are_looked_up_side_by_side() -> None:
    figures = ask("compare AB/2 and AB/3 at Q2 2020/21").figures
    assert [(figure.ref, figure.measure) for figure in figures[:2]] == [("AB/2", Measure.RESULT), ("AB/3", Measure.RESULT)]
