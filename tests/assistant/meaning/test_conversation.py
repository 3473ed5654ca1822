"""Follow-ups: ellipsis, corrections, options picked."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from tests.assistant.made import MadeStore

STORE = MadeStore()


def talk(*turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    conversation = Conversation()
    return [answer_question(turn, conversation, STORE) for turn in turns][-1]  # type: ignore[arg-type]


def first(answer: Answer) -> tuple[str | None, str | None, str]:
    return answer.figures[0].ref, answer.figures[0].period, str(answer.figures[0].value)


def test_the_quarter_before_is_seen_from_the_quarter_asked() -> None:
    answer = talk("LD employment at Q2 2020/21 in Anyborough?", "and the quarter before?")
    assert first(answer) == ("AB/1", "2020/21 Q1", "9.3")


def test_a_measure_alone_is_about_the_same_indicator_and_period() -> None:
    answer = talk("telecare packages installed at Q2 2020/21", "and the target?")
    assert first(answer) == ("AB/3", "2020/21 Q2", "400")


def test_another_subject_keeps_the_period() -> None:
    answer = talk("LD employment at Q1 2020/21", "what about mental health?")
    assert first(answer) == ("AB/2", "2020/21 Q1", "7.2")


def test_an_option_is_picked_by_number_or_by_words() -> None:
    asked = "permanent admissions to care homes at Q2 2020/21"
    assert talk(asked).status is Status.CLARIFY
    second = talk(asked).options[1]
    assert first(talk(asked, "2")) == first(talk(second))
    assert first(talk(asked, "I meant the older people")) == ("AB/4", "2020/21 Q2", "169.7")


def test_each_option_is_a_complete_question_that_is_answered() -> None:
    options = talk("permanent admissions to care homes at Q2 2020/21").options
    assert {first(talk(option)) for option in options} == {("AB/4", "2020/21 Q2", "169.7"), ("AB/5", "2020/21 Q2", "5.1")}


def test_a_new_subject_with_its_own_words_is_a_new_topic() -> None:
    answer = talk("LD employment at Q1 2020/21", "How many telecare packages were installed?")
    assert first(answer) == ("AB/3", "2020/21 Q2", "539")


def test_a_conversation_remembers_nothing_of_another() -> None:
    talk("LD employment at Q2 2020/21")
    assert talk("and the quarter before?").status is Status.NOT_FOUND


def test_a_figure_of_one_council_never_answers_for_the_other_that_is_named() -> None:
    answer = talk("LD employment at Q2 2020/21 in Anyborough?", "How does that look in Otherham?")
    assert (answer.status, answer.figures) == (Status.NOT_FOUND, ())


def test_the_council_talked_about_named_again_stays_the_topic() -> None:
    answer = talk("LD employment at Q2 2020/21 in Anyborough?", "What is it in Anyborough for Q1 2020/21?")
    assert first(answer) == ("AB/1", "2020/21 Q1", "9.3")


def test_it_after_one_offered_indicator_means_that_one() -> None:
    conversation = Conversation()
    answer_question("telecare packages installed at Q2 2020/21", conversation, STORE)  # type: ignore[arg-type]
    assert conversation.topic is not None
    offered = conversation.topic.indicators
    conversation.offer(("telecare?",), offered, conversation.topic.question)
    answer = answer_question("and what was the target for it?", conversation, STORE)  # type: ignore[arg-type]
    assert first(answer) == ("AB/3", "2020/21 Q2", "400")
