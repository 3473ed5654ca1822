"""What a report speaks of all along, found without reading all that it prints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.prose.names import Name, Names
from assistant.prose.themes import Themes

OTHER = "Nothing else was said on this page."


def themes_of(**prose: list[str]) -> Themes:
    names = Names(text for texts in prose.values() for text in texts)
    return Themes(prose, names.index)


def name(written: str, *, firm: bool = True) -> Name:
    return Name(written=written, words=tuple(written.lower().split()), firm=firm)


HOMESHARE, BLUE_LANE = name("Homeshare"), name("Blue Lane")


def test_a_name_in_enough_passages_is_what_a_report_speaks_of() -> None:
    told = themes_of(first=["We met at Blue Lane."] * 5 + [OTHER] * 20, second=["Blue Lane was shut."] * 4 + [OTHER])
    assert told.of("first", [BLUE_LANE, HOMESHARE]) == {BLUE_LANE}  # 5 of 25
    assert told.of("second", [BLUE_LANE]) == frozenset()  # 4, though of 5: too few to tell


def test_a_name_in_too_small_a_share_of_the_passages_is_not() -> None:
    assert themes_of(report=["Blue Lane was shut."] * 5 + [OTHER] * 29).of("report", [BLUE_LANE]) == frozenset()  # 5 of 34: 14.7 in 100
    assert themes_of(report=["Blue Lane was shut."] * 6 + [OTHER] * 34).of("report", [BLUE_LANE]) == {BLUE_LANE}  # 6 of 40: just 15


def test_a_report_without_prose_speaks_of_nothing_all_along() -> None:
    assert themes_of(report=[OTHER]).of("another", [BLUE_LANE]) == frozenset()


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        (name("Homeshare"), "The Home Share scheme began."),
        (name("Home Share"), "The homeshare scheme began."),
        (name("Healthy Living Centre"), "The Health Living Centre opened."),
        (name("Healthy Living Centre"), "The HLC opened."),
        (name("Marcella Brenton"), "Cllr Marcelal Brenton spoke."),
        (name("PFT"), "It is run by the Parks and Forests Trust."),
        (name("lane blue", firm=False), "A lane that is blue."),
    ],
)
def test_a_passage_that_holds_a_name_in_another_form_is_looked_at(asked: Name, printed: str) -> None:
    assert asked.stands_in(printed)
    assert themes_of(report=[OTHER, printed]).may_hold(asked, "report") == {1}


WORDS = ("home", "share", "homeshare", "Blue", "Lane", "bluelane", "lanes", "Forest", "Forests", "Foresters", "Gardens", "Gradens", "Trust")
JOINED = (" ", " ", " ", ". ", " and ", "-", "'s ")


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINED), st.booleans()), min_size=1, max_size=9),
    st.lists(st.sampled_from((*WORDS, "FLT", "HSB", "BL")), min_size=1, max_size=4),
    st.booleans(),
    st.booleans(),
)
def test_no_passage_that_holds_a_name_is_passed_over(
    parts: list[tuple[str, str, bool]], words: list[str], firm: bool, shouted: bool
) -> None:
    text = "".join((word.upper() if loud else word) + joint for word, joint, loud in parts)
    written = " ".join(words)
    asked = Name(written=written.upper() if shouted else written, words=tuple(word.lower().removesuffix("s") for word in words), firm=firm)
    assert not asked.stands_in(text) or themes_of(report=[text]).may_hold(asked, "report") == {0}
