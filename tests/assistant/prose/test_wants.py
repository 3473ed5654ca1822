"""What questions want, and the sentences that hold it."""

from __future__ import annotations

import pytest

from assistant.prose.counts import has_count
from assistant.prose.wants import has_money, has_number, wanted, wants_explanation, wants_meaning


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("How many trees were planted?", "They planted 40 young oak trees.", True),
        ("How many trees were planted?", "Three trees were planted.", True),
        ("How many trees were planted?", "The trees planted since May came to 40.", True),
        ("How many trees were planted?", "Trees grew by 40% on 3 May 2016.", False),
        ("How many care homes closed?", "Of these, 39 providers closed their books.", False),
        ("How much did the pond cost?", "The pond cost £400.", True),
        ("How much did the pond cost?", "It took 400 days to dig the pond.", False),
        ("What share of trees is alive?", "Alive are 90% of trees.", True),
        ("What share of trees is alive?", "Trees were counted on 3 May 2016.", False),
        ("What share of trees is alive?", "It has grown by two percentage points.", True),
        ("How much a year would the paths cost?", "The paths would cost £40 a year.", True),
        ("How much a year would the paths cost?", "The paths would cost £40.", False),
        ("How big is the barn?", "The barn has room for two carts.", True),
        ("How big is the barn?", "The barn is at Elmfield.", False),
        ("When does the work begin?", "It begins in March.", True),
        ("When does the work begin?", "It begins soon.", False),
    ],
)
def test_a_sentence_holds_what_the_question_word_wants(question: str, sentence: str, held: bool) -> None:
    (want,) = wanted(question)
    assert want.holds(sentence) is held


def test_two_questions_in_one_want_two_things() -> None:
    assert len(wanted("When was it opened and how many beds has it?")) == 2


@pytest.mark.parametrize("question", ["What happens when a path is shut?", "What is there for growers who move?"])
def test_a_word_that_joins_a_clause_wants_nothing(question: str) -> None:
    assert wanted(question) == ()


def test_what_was_it_in_a_quarter_asks_for_a_figure() -> None:
    assert wanted("What was the take-up in Q2?") == ()
    assert [want.figure for want in wanted("What was the take-up in Q2?", of_a_period=True)] == [True]


@pytest.mark.parametrize("question", ["Why is it late?", "What is being done about it?", "How is the pilot doing?", "What drove the rise?"])
def test_questions_for_reasons_and_progress_want_an_explanation(question: str) -> None:
    assert wants_explanation(question)


def test_a_question_for_the_meaning_of_a_word_is_told_from_one_for_a_figure() -> None:
    assert wants_meaning("What does Amber mean?")
    assert not wants_meaning("What was the mean?") or wanted("What was the mean?") == ()


def test_periods_references_and_marks_are_no_numbers() -> None:
    assert not has_number("AB/S12 rose in Q2 2016/17 [3].")


def test_a_percentage_counts_nothing() -> None:
    assert not has_count("90% of trees", frozenset({"tree"}))


def test_an_amount_in_words_of_money_is_money() -> None:
    assert has_money("It took 40 pounds.")


def kinds(question: str) -> list[bool]:
    """Of the answers "It cost £5.", "It shut for nine days.", "It met monthly.", those that hold what a question wants."""
    wants = wanted(question)
    return [
        all(want.holds(text) for want in wants) and bool(wants) for text in ("It cost £5.", "It shut for nine days.", "It met monthly.")
    ]


def test_a_word_for_money_that_is_not_asked_for_wants_none() -> None:
    assert not wanted("What is the risk about the pool management fee?")
    assert kinds("What is the management fee?") == [True, False, False]


def test_how_long_and_how_often_want_a_length_and_a_frequency() -> None:
    assert kinds("How long was the pool shut?") == [False, True, False]
    assert kinds("How often does the board meet?") == [False, False, True]


def test_the_words_of_a_name_want_nothing() -> None:
    assert wanted("What is the Total Care programme?")
    assert not wanted("What is the Total Care programme?", named=["Total Care programme"])


def test_persons_are_counted_by_what_was_done_to_them_but_not_by_what_follows_it() -> None:
    (want,) = wanted("How many people were referred to the pool?")
    assert want.holds("Referrals to the pool rose to 40.")
    assert not want.holds("It has 40 lanes and a referral desk.")


def test_what_is_counted_may_stand_before_how_many() -> None:
    (want,) = wanted("Park lamps: how many mended?")
    assert want.holds("They mended 40 lamps.")
    assert not want.holds("They mended it in 40 visits.")
