from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.identity import identities
from ingest.model import Measure, Place, PublishedValue

OLD, NEW, THIRD = "0" * 16, "1" * 16, "2" * 16
COUNCILS = {OLD: "London Borough of Anyborough", NEW: "Anyborough Council", THIRD: "Anyborough Council"}


def value(
    title: str, ref: str | None = None, *, report: str = OLD, unit: str | None = "%", aliases: tuple[str, ...] = ()
) -> PublishedValue:
    return PublishedValue(
        id=f"{report}{ref}{title}{unit}",
        places=(Place(document=f"{report}.pdf", document_id=report),),
        section=None,
        ref=ref,
        title=title,
        measure=Measure.RESULT,
        period="2016/17 Q2",
        raw="1",
        value=Decimal(1),
        unit=unit,
        aliases=aliases,
    )


def names(*values: PublishedValue) -> list[str]:
    found = identities(values, COUNCILS)
    return [found[one.id] for one in values]


def are_one(*values: PublishedValue) -> bool:
    return len(set(names(*values))) == 1


def test_a_reference_joins_titles_that_are_worded_anew() -> None:
    assert names(value("Carers who feel supported", "AB/S4"), value("Carers feeling supported (survey)", "ab/s4", report=NEW)) == [
        "anyborough:ref:ab/s4",
        "anyborough:ref:ab/s4",
    ]
    assert are_one(value("Direct payments", "AB/S4"), value("Direct payments (ASCOF 1C)", "AB/S4", report=NEW))
    assert (
        are_one(
            value("Older people in leisure", "AB/S4"), value("Percentage of people aged over 45 in leisure 2016/17", "AB/S4", report=NEW)
        )
        is False
    )


def test_a_reference_given_to_another_title_stays_apart() -> None:
    assert names(value("Potholes mended", "AB1"), value("Library visits", "AB1", report=NEW)) == [
        "anyborough:ref:ab1:potholes mended",
        "anyborough:ref:ab1:library visits",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Potholes mended within 28 days", "Potholes mended within 14 days"),
        ("Adults aged 18-64 in care homes", "Adults aged 65+ in care homes"),
        ("Care leavers in work", "Care leavers in work (new definition)"),
    ],
)
def test_a_changed_definition_stays_apart_under_the_same_reference(one: str, other: str) -> None:
    assert not are_one(value(one, "AB1"), value(other, "AB1", report=NEW))


def test_a_changed_unit_stays_apart_and_an_unknown_one_does_not() -> None:
    assert not are_one(value("Carers supported", "AB1"), value("Carers supported", "AB1", report=NEW, unit="count"))
    assert are_one(value("Carers supported", "AB1"), value("Carers supported", "AB1", report=NEW, unit=None))
    assert are_one(value("Cost of care", "AB1", unit="£"), value("Cost of care", "AB1", report=NEW, unit="£000"))
    assert not are_one(value("Carers supported"), value("Carers supported", report=NEW, unit="count"))


def test_a_title_without_unit_never_joins_two_units() -> None:
    title = "Carers supported"
    read = (value(title, "AB1"), value(title, "AB1", report=NEW, unit="count"), value(title, "AB1", report=THIRD, unit=None))
    assert len(set(names(*read))) == 3


def test_two_figures_of_one_cell_are_of_one_indicator() -> None:
    assert are_one(value("Users and their cost", "AB1", unit="count"), value("Users and their cost", "AB1", unit="£"))


def test_a_title_without_its_reference_is_that_of_the_council() -> None:
    assert (
        names(value("Carers who feel supported", "AB/S4"), value("Carers, who feel\nSUPPORTED", report=NEW)) == ["anyborough:ref:ab/s4"] * 2
    )


def test_a_title_of_two_references_is_neither_without_one() -> None:
    first, second, bare = names(value("Satisfaction", "AB1"), value("Satisfaction", "CD2"), value("Satisfaction", report=NEW))
    assert len({first, second, bare}) == 3


def test_an_old_reference_joins_nothing() -> None:
    new = value("Rent arrears", "BH/S3", report=NEW, aliases=("LY: BH/S4",))
    assert names(value("Empty homes", "BH/S4"), new) == ["anyborough:ref:bh/s4", "anyborough:ref:bh/s3"]


def test_a_restated_value_is_kept_beside_the_earlier_one() -> None:
    earlier, later = value("Carers supported", "AB1"), replace(value("Carers supported", "AB1", report=NEW), raw="2", value=Decimal(2))
    assert are_one(earlier, later)
    assert len(identities((earlier, later), COUNCILS)) == 2


def test_two_councils_never_share_an_indicator() -> None:
    councils = {OLD: "Anyborough Council", NEW: "Otherborough Council"}
    one, other = value("Carers supported", "AB1"), value("Carers supported", "AB1", report=NEW)
    assert len(set(identities((one, other), councils).values())) == 2
    assert len(set(identities((one, other), {OLD: None, NEW: None}).values())) == 2


TITLES = ("Carers supported", "Carers feeling supported", "Library visits", "Library visits in 7 days", "Potholes")
VALUES = st.lists(
    st.builds(
        value,
        st.sampled_from(TITLES),
        st.sampled_from([None, "AB1", "CD2"]),
        report=st.sampled_from([OLD, NEW, THIRD]),
        unit=st.sampled_from([None, "%", "count"]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_values_makes_no_difference(values: list[PublishedValue], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert identities(shuffled, COUNCILS) == identities(values, COUNCILS)


@given(VALUES)
def test_no_indicator_has_two_references_or_two_units(values: list[PublishedValue]) -> None:
    found = identities(values, COUNCILS)
    assert found.keys() == {one.id for one in values}
    for identity in set(found.values()):
        same = [one for one in values if found[one.id] == identity]
        assert len({one.ref for one in same if one.ref}) <= 1
        rows = {(one.places[0].document_id, one.ref, one.title) for one in same}
        if len(rows) == len(same):  # a row may hold figures of two units
            assert len({one.unit for one in same if one.unit}) <= 1


def test_many_titles_of_one_reference_and_many_references_are_named_in_a_moment() -> None:
    of_one = [value(f"Homes let in {number:05d}x ward", "AB1") for number in range(600)]
    of_many = [value("Homes let", f"AB{number}") for number in range(2, 4002)]
    start = time.process_time()
    assert len(set(identities([*of_one, *of_many], COUNCILS).values())) == 4001
    assert time.process_time() - start < 2
