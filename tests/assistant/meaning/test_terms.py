"""Which questions ask what a term means, and of which term."""

from __future__ import annotations

import pytest

from assistant.meaning.terms import term_asked


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("What does DToC mean?", "DToC"),
        ("so what does green amber actually mean", "green amber"),
        ("what does the direction of travel arrow mean?", "direction of travel arrow"),
        ("whats meant by TA", "TA"),
        ("What is the definition of 'floor standard'?", "floor standard"),
        ("define FTE", "FTE"),
        ("what does it mean when something is rated red", "red"),
        ("what does AB/1 measure?", "AB/1"),
        ("What does NEET stand for in the corporate plan report?", "NEET"),
        ("DFG stands for what?", "DFG"),
        ("who is YCB?", "YCB"),
    ],
)
def test_the_term_is_the_words_whose_meaning_is_asked(question: str, written: str) -> None:
    term = term_asked(question)
    assert term is not None
    assert term.written == written


@pytest.mark.parametrize(
    "question",
    [
        "what is the recycling rate?",
        "what are the risks",
        "what does the report say about dementia?",
        "what is the council doing about litter",
        "what was AB/1 in Q2",
        "by all means tell me the rating of carers",
    ],
)
def test_other_questions_ask_for_no_meaning(question: str) -> None:
    assert term_asked(question) is None


def test_only_a_bare_short_form_may_mean_its_figure() -> None:
    bare, whole = term_asked("what's TA"), term_asked("what does TA stand for")
    assert bare is not None
    assert whole is not None
    assert (bare.bare, whole.bare) == (True, False)
