"""Look-ups in words, of earlier figures, of targets that move, and of figures that no report prints."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from ingest.model import Measure
from tests.assistant.made import MadeStore, series, value

ROW = "K1 | Household burglary | 19.8 | 22.0 | 20.4"
VALUES = (
    value("K1", "Household burglary", period="2020/21 Q2", raw="20.4", number="20.4", unit="per 1,000", line=1, row_text=ROW),
    value("K1", "Household burglary", period=None, raw="19.8", number="19.8", unit="per 1,000", line=1, row_text=ROW),
    *series("K2", "Households with a telecare device", 2, {"2020/21 Q2": "16.2"}, {"2020/21": "17", "2021/22": "26.5"}),
    value("K2", "Households with a telecare device", Measure.TARGET, "2022/23", "Top quarter of boroughs (31% in 2019/20)", None, line=2),
    value("K3", "New personal budgets and their cost", raw="2566 people, £190.42 on average", number=None, unit=None, line=3),
    value("K4", "Residents who volunteer", raw="Annual – reported in Q4", number=None, unit=None, line=4),
    *series("K5", "Carers who were advised", 5, {"2020/21 Q2": "33.9"}, {"2020/21 Q2": "30"}),
    *series("K6", "Carers who were assessed", 6, {"2020/21 Q2": "41.5"}, {"2020/21 Q2": "40"}),
)
SURVEYS = (
    *series("K7", "Service users whose services made them feel safe and secure", 7, {"2018/19 Q2": "61"}, {}),
    *series("K8", "Residents who use services that make them feel safe and secure", 8, {"2020/21": "79.6"}, {}),
)
RATE_AND_COUNT = (
    *series("K9", "Young adults in hostels", 9, {"2020/21 Q2": "1.6"}, {}, "per 100,000"),
    *series("K10", "Young adults in hostels", 10, {"2020/21 Q2": "302"}, {}, "count"),
)
STORE = MadeStore((*VALUES, *SURVEYS, *RATE_AND_COUNT))


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_a_target_in_words_is_the_answer() -> None:
    answer = ask("What is the 2022/23 target for telecare devices?")
    assert answer.status is Status.ANSWERED
    assert "“Top quarter of boroughs (31% in 2019/20)”" in answer.text
    assert [figure.value for figure in answer.figures] == [None]


def test_a_target_in_words_is_no_answer_to_who_wants_a_number() -> None:
    assert ask("What is the 2022/23 target for telecare devices, as a number?").status is Status.NOT_FOUND


def test_a_result_of_several_figures_is_given_in_its_words() -> None:
    assert "“2566 people, £190.42 on average”" in ask("average cost of new personal budgets").text


def test_words_that_only_say_when_a_figure_is_due_are_no_answer() -> None:
    assert ask("How many residents volunteer?").status is Status.NOT_FOUND


def test_the_previous_result_is_the_undated_one_beside_the_newest() -> None:
    answer = ask("What was the previous result for household burglary?")
    assert [figure.raw for figure in answer.figures if figure.measure is Measure.RESULT] == ["19.8"]


def test_a_target_that_moves_is_compared_with_the_target_of_the_year_before() -> None:
    answer = ask("Is the target for telecare devices going up in 2021/22?")
    assert answer.text.startswith("Yes: Target: Up **9.5 percentage points**")  # 26.5 - 17
    assert "better" not in answer.text


def test_the_figure_that_a_question_states_tells_like_names_apart() -> None:
    answer = ask("Was it 33.9% of carers?")
    assert (answer.verdict, answer.figures[0].ref) == (Verdict.SUPPORTED, "K5")


def test_an_average_that_no_title_speaks_of_is_asked_back() -> None:
    assert ask("What is the average for carers who were assessed?").status is Status.CLARIFY


def test_who_says_what_they_mean_asks_for_no_average() -> None:
    assert ask("Carers who were assessed, I mean at Q2 2020/21?").status is Status.ANSWERED


def test_of_two_that_fit_the_one_with_a_figure_of_the_period_is_meant() -> None:
    answer = ask("Share of service users whose services make them feel safe and secure, 2020/21?")
    assert [figure.ref for figure in answer.figures] == ["K8"]


def test_a_follow_up_about_somebody_unknown_is_not_answered_with_the_topic() -> None:
    conversation = Conversation()
    answer_question("carers who were advised at Q2 2020/21", conversation, STORE)  # type: ignore[arg-type]
    answer = answer_question("And what did Nowhereham manage that year?", conversation, STORE)  # type: ignore[arg-type]
    assert answer.figures == ()


def test_how_many_is_answered_with_the_count_and_not_the_rate_of_the_same_name() -> None:
    assert ask("How many young adults are in hostels at Q2 2020/21?").figures[0].ref == "K10"
