"""Records as plain values and back."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.codec import from_plain, to_plain
from ingest.model import Cell, Measure, Place, PublishedValue, Rating, Table

finite = st.floats(allow_nan=False, allow_infinity=False, width=32)
places = st.builds(
    Place,
    document=st.text(),
    document_id=st.text(),
    page=st.none() | st.integers(1, 500),
    box=st.none() | st.tuples(finite, finite, finite, finite),
    lines=st.none() | st.tuples(st.integers(1, 99), st.integers(1, 99)),
    locator=st.none() | st.text(),
)
values = st.builds(
    PublishedValue,
    id=st.text(),
    places=st.lists(places, max_size=2).map(tuple),
    section=st.none() | st.text(),
    ref=st.none() | st.text(),
    title=st.text(),
    measure=st.sampled_from(Measure),
    period=st.none() | st.text(),
    raw=st.text(),
    value=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    unit=st.none() | st.text(),
    rating=st.none() | st.sampled_from(Rating),
    aliases=st.lists(st.text(), max_size=2).map(tuple),
)


@given(values)
def test_a_published_value_survives_the_round_trip_through_json(value: PublishedValue) -> None:
    assert from_plain(PublishedValue, json.loads(json.dumps(to_plain(value)))) == value


def test_a_number_keeps_its_published_digits() -> None:
    assert to_plain(Decimal("9.40")) == "9.40"
    assert str(from_plain(Decimal, "9.40")) == "9.40"


def test_a_spanned_cell_stays_none_and_a_default_is_left_out() -> None:
    place = Place(document="a.pdf", document_id="1")
    table = Table(rows=((Cell(text="a", places=(place,)), None),), places=(place,))
    plain = to_plain(table)
    assert isinstance(plain, dict)
    assert "certain" not in plain
    assert from_plain(Table, plain) == table


@pytest.mark.parametrize("wrong", [3, {"document": 3, "document_id": "x"}, {"document": "x"}])
def test_what_does_not_fit_is_refused(wrong: int | dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        from_plain(Place, wrong)  # type: ignore[arg-type]
