"""Words of one line of a key -> edges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.keys.edges import Claim, Edges, mark_edges, number_edges, settle
from ingest.model import EdgeAt

PERCENT = ("%", "points")


def sides(edges: Edges) -> tuple[str, str]:
    """Value, unit and "=" where claimed of the lower and the upper edge."""
    lower, upper = (f"{one.value or one.at}{one.unit or ''}{'=' if one.claim else ''}" if one else "" for one in (edges.lower, edges.upper))
    return lower, upper


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("100% or more", ("100%=", "")),
        ("95%+", ("95%=", "")),
        ("≥ 90%", ("90%=", "")),
        (">80% <100%", ("80%", "100%")),
        ("80–89.9%", ("80%=", "89.9%=")),
        ("between 5 and 10 per cent off", ("5%=", "10%=")),
        ("missed by more than 5% and up to 10%", ("5%", "10%=")),
        ("less than 65% of the improvement", ("", "65%")),
        ("within 2.5 percentage points of it", ("", "2.5points=")),
        ("10% or less", ("", "10%=")),
    ],
)
def test_comparisons_in_many_wordings_give_edges(words: str, expected: tuple[str, str]) -> None:
    assert sides(number_edges(words, units=PERCENT)) == expected


def test_a_number_without_a_comparison_leaves_the_line_unread() -> None:
    assert not number_edges("around 5% below target", units=PERCENT).whole


def test_two_edges_to_one_side_leave_the_line_unread() -> None:
    assert not number_edges("within 5%, or within 10% for small counts", units=PERCENT).whole


def test_years_and_quarters_are_no_edges() -> None:
    assert sides(number_edges("more than 10% off the Q4 2021/22 target", units=PERCENT)) == ("10%", "")


@pytest.mark.parametrize(
    ("words", "lower", "upper"),
    [
        ("Target met or exceeded", (EdgeAt.TARGET, Claim.WORDS), None),
        ("Above target", (EdgeAt.TARGET, Claim.NONE), None),
        ("At or above target", (EdgeAt.TARGET, Claim.WORDS), None),
        ("Target has not been achieved", None, (EdgeAt.TARGET, Claim.NONE)),
        ("Floor met but target missed", (EdgeAt.FLOOR, Claim.WORDS), (EdgeAt.TARGET, Claim.NONE)),
        ("Below target, although above the floor", (EdgeAt.FLOOR, Claim.NONE), (EdgeAt.TARGET, Claim.NONE)),
        ("Between the floor standard and the target", (EdgeAt.FLOOR, Claim.STRETCH), (EdgeAt.TARGET, Claim.NONE)),
        ("The minimum standard was not reached", None, (EdgeAt.FLOOR, Claim.NONE)),
    ],
)
def test_target_and_floor_are_edges(words: str, lower: tuple[EdgeAt, Claim] | None, upper: tuple[EdgeAt, Claim] | None) -> None:
    read = mark_edges(words)
    assert (read.lower and (read.lower.at, read.lower.claim), read.upper and (read.upper.at, read.upper.claim)) == (lower, upper)


def test_an_edge_belongs_to_the_band_that_claims_it_in_words() -> None:
    upper_band, lower_band = settle([number_edges("80% or more", units=PERCENT), number_edges("65-80%", units=PERCENT)])
    assert sides(upper_band) == ("80%=", "")
    assert sides(lower_band) == ("65%=", "80%")


def test_an_edge_that_no_band_claims_stays_open() -> None:
    upper_band, lower_band = settle([number_edges("over 80%", units=PERCENT), number_edges("under 80%", units=PERCENT)])
    assert (sides(upper_band), sides(lower_band)) == (("80%", ""), ("", "80%"))


@given(low=st.decimals(0, 90, places=1), step=st.decimals(Decimal("0.1"), 50, places=1), dash=st.sampled_from(["-", " - ", "–", " to "]))
def test_every_stretch_gives_both_of_its_ends(low: Decimal, step: Decimal, dash: str) -> None:
    read = number_edges(f"{low}{dash}{low + step}% of target", units=PERCENT)
    assert read.whole
    assert read.lower is not None
    assert read.upper is not None
    assert (read.lower.value, read.upper.value) == (low, low + step)
