"""The gate for a model's words: a good phrasing passes, and each way of being wrong is caught."""

from __future__ import annotations

import pytest

from assistant.agent.grounding import faults, lost
from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from tests.assistant.made import MadeStore

STORE = MadeStore()
FIGURE = "What was the result for adults with a learning disability in paid work at Q2 2020/21?"
GOOD = (
    "At Q2 2020/21, Adults with a learning disability in paid work (AB/1) stood at 9.4%, rated Green Amber [1]. "
    "The target of 9.9% was not met [2]. It is 68 of 725 [3]. The direction of travel was improving against Q1 2020/21 [4]. "
    "The benchmark for London was 7.5% in 2019/20 [5]."
)
CHANGE = (
    "Adults with a learning disability in paid work (AB/1) rose from 9.3% at Q1 2020/21 [1] to 9.4% at Q2 2020/21, rated Green Amber [2], "
    "up 0.1 percentage points [1][2]."
)


def asked(question: str) -> Answer:
    return answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def figure() -> Answer:
    return asked(FIGURE)


@pytest.fixture(scope="module")
def change() -> Answer:
    return asked("How did AB/1 change between Q1 2020/21 and Q2 2020/21?")


def test_a_good_phrasing_passes_and_loses_nothing(figure: Answer) -> None:
    assert (faults(GOOD, figure), lost(GOOD, figure)) == ((), ())


@pytest.mark.parametrize(
    "question",
    [FIGURE, "How did AB/1 change since Q1 2020/21?", "How far is AB/4 from its target?", "trend of AB/3"],
)
def test_the_words_of_the_code_pass_themselves(question: str) -> None:
    answer = asked(question)
    assert (faults(answer.text, answer), lost(answer.text, answer)) == ((), ())


WRONG = [
    ("9.4%", "9.5%", "a changed digit"),
    ("9.4%", "94%", "a lost point"),
    ("9.4%", "9.4", "a lost unit"),
    ("9.4%", "9.4 per 1,000", "another unit"),
    ("9.4%", "£9.4", "money"),
    ("9.4%", "9.4 days", "another thing"),
    ("9.4%", "9.4 thousand", "a scale"),
    ("9.4%", "9.4 percentage points", "points for per cent"),
    ("9.4%", "-9.4%", "a sign"),
    ("9.4%", "−9.4%", "a printed sign"),
    ("9.4%", "minus 9.4%", "a sign in words"),
    ("9.4%", "nine per cent", "a number in words"),
    ("9.4%", "nearly ten per cent", "a rounding in words"),
    ("9.4%", "about one in ten", "a share in words"),
    ("9.4%", "9.4% (68 of 725)", "figures of another source"),
    ("9.4%", "9.4% or a half", "a half"),
    ("68 of 725", "68 of 752", "a changed denominator"),
    ("68 of 725", "725 of 68", "a fraction turned round"),
    ("stood at 9.4%", "rose by 9.4%", "a level told as a change"),
    ("stood at 9.4%", "was 9.4% higher", "a level told as a difference"),
    ("At Q2 2020/21", "At Q3 2020/21", "a period"),
    ("At Q2 2020/21", "At Q2 2019/20", "a year"),
    ("At Q2 2020/21", "In 2020/21", "a year for a quarter"),
    ("At Q2 2020/21", "In March 2021", "a month"),
    ("At Q2 2020/21, ", "", "no period"),
    ("Q1 2020/21 [4]", "Q2 2019/20 [4]", "the period compared with"),
    ("Adults with a learning disability in paid work (AB/1)", "Adults with mental health needs in paid work (AB/2)", "another indicator"),
    ("Adults with a learning disability in paid work (AB/1)", "Adults with mental health needs in paid work (AB/1)", "another title"),
    ("(AB/1)", "(AB/2)", "another reference"),
    ("(AB/1)", "(ZZ/99)", "an invented reference"),
    ("Green Amber", "Green", "a better rating"),
    ("Green Amber", "Red Amber", "a worse rating"),
    ("Green Amber", "GA and Red", "a second rating"),
    ("[1]", "[9]", "an invented citation"),
    ("[1]", "[2]", "a wrong citation"),
    (" [1]", "", "no citation"),
    (" [1]", " [AB/1]", "a citation that is none"),
    ("improving", "worsening", "a direction"),
    ("was not met", "was met", "a target met"),
    ("was not met", "was exceeded", "a target exceeded"),
    ("9.9% was not met", "9.9% was narrowly missed, which is good", "praise"),
    ("stood at 9.4%", "had fallen to 9.4%", "an invented direction"),
    ("stood at 9.4%", "was above target at 9.4%", "an invented standing"),
    ("stood at 9.4%", "stood at 9.4% because of staff shortages", "an invented cause"),
    ("stood at 9.4%", "was not 9.4%", "a denial"),
    ("The target of 9.9%", "The result of 9.9%", "a target told as a result"),
    ("The target of 9.9% was not met", "It was 9.9%", "a target told as nothing"),
    ("The benchmark for London was 7.5%", "The result was 7.5%", "a benchmark told as a result"),
    ("The benchmark for London", "The benchmark for England", "another group"),
    ("[5].", "[5]. It will be 12% next year.", "a forecast"),
    ("[5].", "[5]. Performance is excellent.", "a judgement"),
    ("[5].", "[5]. See https://bad.example/9.", "a link"),
    ("[5].", "[5]. ![x](bad.example)", "a picture"),
    ("[5].", "[5]. <b>Look</b>", "markup"),
]


@pytest.mark.parametrize(("old", "new", "why"), WRONG, ids=[why for _, _, why in WRONG])
def test_a_wrong_phrasing_is_caught(old: str, new: str, why: str, figure: Answer) -> None:
    assert old in GOOD, why
    assert faults(GOOD.replace(old, new, 1), figure)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GOOD[: GOOD.index("The target")], ""),
        (", rated Green Amber", ""),
        ("The target of 9.9% was not met [2]. ", ""),
        (" was not met", ""),
        ("The direction of travel was improving against Q1 2020/21 [4]. ", ""),
    ],
)
def test_a_phrasing_that_leaves_something_out_is_caught(old: str, new: str, figure: Answer) -> None:
    assert old in GOOD
    assert lost(GOOD.replace(old, new), figure)


def test_a_title_names_an_indicator_without_its_reference(figure: Answer) -> None:
    assert lost(GOOD.replace(" (AB/1)", ""), figure) == ()
    assert lost(GOOD.replace("Adults with a learning disability in paid work (AB/1) stood", "It stood"), figure) == ("a name",)


def test_a_change_is_phrased_with_the_marks_of_both_figures(change: Answer) -> None:
    assert faults(CHANGE, change) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("up 0.1", "down 0.1"),
        ("up 0.1 percentage points", "up 0.1%"),
        ("up 0.1", "up 0.2"),
        ("rose from", "fell from"),
        ("rose from 9.3%", "rose by 9.3%"),
        ("9.3% at Q1 2020/21 [1] to 9.4% at Q2 2020/21", "9.4% at Q1 2020/21 [1] to 9.3% at Q2 2020/21"),
        ("9.3% at Q1 2020/21", "9.3% at Q2 2020/21"),
        ("up 0.1 percentage points [1][2]", "9.3% at Q2 2020/21 [1][2]"),
    ],
)
def test_a_changed_change_is_caught(old: str, new: str, change: Answer) -> None:
    assert old in CHANGE
    assert faults(CHANGE.replace(old, new, 1), change)


def test_numbers_inside_a_title_are_no_figures_and_carry_none() -> None:
    answer = asked("What was AB/4 in Q2 2020/21?")
    title = "Permanent admissions to care homes, residents aged 65 and over (AB/4)"
    assert faults(f"{title}: 169.7 per 100,000 at Q2 2020/21 [1].", answer) == ()
    assert faults("Permanent admissions to care homes: 65 at Q2 2020/21 [1].", answer)
    assert faults("Permanent admissions to care homes, residents aged 18 to 64: 169.7 per 100,000 at Q2 2020/21 [1].", answer)


@pytest.mark.parametrize("text", ["", "  ", "9" * 7_000])
def test_no_text_and_too_much_of_it_are_no_phrasing(text: str, figure: Answer) -> None:
    assert faults(text, figure)
