"""What a question says besides the titles that it names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.meaning.claims import Claim
from assistant.meaning.periods import PeriodKind, asked
from assistant.meaning.words_of_titles import claim_beside, numbers_of_name, years_beside

CRIME = "Decrease in crime – 2010/11 baseline"


def test_a_claim_made_by_the_title_alone_is_none() -> None:
    assert claim_beside(Claim.DOWN, f"Is {CRIME} above that of Q1?", [CRIME]) is None


def test_a_claim_beside_the_title_stands() -> None:
    assert claim_beside(Claim.UP, "Did visits to libraries rise?", ["Visits to libraries"]) is Claim.UP


def test_a_year_of_the_title_is_no_period_of_the_question() -> None:
    year, other = asked(PeriodKind.YEAR, "2010/11"), asked(PeriodKind.YEAR, "2012/13")
    assert years_beside((year, other), f"{CRIME} in 2012/13", [CRIME]) == (other,)


def test_a_year_said_twice_is_a_period() -> None:
    year = asked(PeriodKind.YEAR, "2010/11")
    assert years_beside((year,), f"{CRIME} in 2010/11", [CRIME]) == (year,)


@pytest.mark.parametrize("piece", ["100000", "100", "0", "65"])
def test_the_pieces_of_a_number_belong_to_the_name(piece: str) -> None:
    assert Decimal(piece) in numbers_of_name(["Falls per 100,000 aged 65"])  # "000" is 0
