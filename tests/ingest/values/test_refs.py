"""References that columns broke."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.values.refs import looks_like_ref, parse_ref, split_ref


@pytest.mark.parametrize(
    ("text", "ref", "aliases"),
    [
        ("XY/S4 (FRAME 1E)", "XY/S4", ("FRAME 1E",)),
        ("XY/S18- 1", "XY/S18-1", ()),
        ("KPI 2.1- 2.3", "KPI 2.1-2.3", ()),
        ("SP KPI 01", "SP KPI 01", ()),
        ("HOUSINGKP I01 (Xy/S11)", "HOUSINGKPI01", ("Xy/S11",)),
        ("XY/S9 FRAME2 A (2)", "XY/S9", ("FRAME2A (2)",)),
        ("XY/C1 (FRAME 2A(1))", "XY/C1", ("FRAME 2A(1)",)),
        ("XY/C2 (LY: XY/C6)", "XY/C2", ("LY: XY/C6",)),
        ("XY/S1 (Annual)", "XY/S1", ()),
        ("CPI XY/S1\n(FRAME 3)", "XY/S1", ("FRAME 3",)),
        ("1103 (a)", "1103 (a)", ()),
        ("New", None, ()),
        ("", None, ()),
    ],
)
def test_ref_and_other_identifiers_of_a_cell(text: str, ref: str | None, aliases: tuple[str, ...]) -> None:
    read = parse_ref(text)
    assert (read.ref, read.aliases) == (ref, aliases)


def test_a_ref_that_begins_a_title_is_taken_off() -> None:
    assert split_ref("XY04: Calls answered") == ("XY04", "Calls answered")
    assert split_ref("1002 Increase the share") == ("1002", "Increase the share")
    assert split_ref("Calls answered") == (None, "Calls answered")


def test_a_number_can_be_a_ref_and_a_kind_or_amount_cannot() -> None:
    assert looks_like_ref("1001")
    assert not looks_like_ref("SPI")
    assert not looks_like_ref("£1,001")


@given(st.text(max_size=30))
def test_any_text_gives_a_reference(text: str) -> None:
    parse_ref(text)
    split_ref(text)
