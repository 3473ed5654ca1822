"""The quantities of sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.prose_sums.quantities import Unit, quantities_of


def numbers(sentence: str) -> list[Decimal]:
    return [one.number for one in quantities_of([sentence])]


@pytest.mark.parametrize(
    "sentence",
    [
        "Boats aged 14 may stay.",
        "From 2014/15 to 2016.",
        "It takes 2-5% more.",
        "See KPI 4 on page 7.",
        "In Q2 all went well.",
        "AB/S12 is red.",
    ],
)
def test_dates_ages_ranges_and_references_are_no_quantities(sentence: str) -> None:
    assert numbers(sentence) == []


def test_money_is_read_in_whole_pounds() -> None:
    found = quantities_of(["Dues of £2.3m, £40k and £1,250 were paid."])
    assert [(one.number, one.unit) for one in found] == [
        (Decimal(2300000), Unit.MONEY),
        (Decimal(40000), Unit.MONEY),
        (Decimal(1250), Unit.MONEY),
    ]


def test_a_limit_is_marked_and_so_is_what_is_about_a_number() -> None:
    found = quantities_of(["Over 40 boats came, about 30 boats left and 12 boats sank."])
    assert [(one.bound, one.rough) for one in found] == [(True, False), (False, True), (False, False)]


def test_a_name_in_brackets_belongs_to_the_number_before_it() -> None:
    first, second = quantities_of(["They get £20k (Mill, Eastcliff) and £10k (Weir, Westcliff)."])
    assert "Mill" in first.own
    assert "Weir" in second.own
    assert "Mill" not in second.own


def test_the_thing_counted_is_the_plural_of_the_phrase_behind_its_number() -> None:
    assert [one.thing for one in quantities_of(["52 deep quays of 60 took part."])] == ["quay", None]
