"""What a question claims of a change, and whether it is so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.meaning.claims import Claim, claim_of, holds
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("did it rise?", Claim.UP),
        ("it fell", Claim.DOWN),
        ("it improved", Claim.BETTER),
        ("did it stay the same?", Claim.SAME),
        ("up or down", None),
    ],
)
def test_one_direction_is_a_claim_and_two_are_a_choice(words: str, claim: Claim | None) -> None:
    assert claim_of(words) is claim


def test_a_claim_of_the_good_direction_needs_to_know_which_it_is() -> None:
    assert holds(Claim.BETTER, Decimal(2), None) is None
    assert holds(Claim.BETTER, Decimal(-2), True) is True
    assert holds(Claim.UP, Decimal(-2), True) is False


def test_an_open_question_claims_nothing() -> None:
    assert understand("How has paid work changed since Q1 2020/21?").claim is None
    assert understand("Paid work fell between Q1 and Q2 2020/21, right?").claim is Claim.DOWN


def test_a_second_clause_asks_for_something_else_of_the_same_subject() -> None:
    question = understand("How far from target was paid work in Q2 2020/21, and why?")
    assert (question.intent, question.also) == (Intent.DISTANCE, Intent.WHY)


def test_a_name_with_and_in_it_is_not_parted() -> None:
    assert understand("Did admissions to residential and nursing homes rise?").also is None
