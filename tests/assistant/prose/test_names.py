"""The names in questions, as the reports write them."""

from __future__ import annotations

import pytest

from assistant.prose.names import Name, Names, is_reference, singular

NAMES = Names(
    [
        "We use the Blue Basket scheme in each park. The Blue Basket is blue.",
        "It was opened at Elmfield by the Friends of Mill Park, and Elmfield is full. A basket is kept there.",
        "Cycles are lent at Elmfield and Oakhurst. Oakhurst is new, as is Oakhurst Lane. Blue is a colour, and blue it stays.",
        "The OAKS project began. Oaks grow slowly, oaks do.",
    ]
)


def test_two_letters_of_a_long_name_may_have_changed_places() -> None:
    (name,) = Names(["We met Ms Bridgeild."]).asked("What did Bridgeild say?", known=[])
    assert name.stands_in("Ms Bridgield spoke.")
    assert not name.stands_in("Ms Bridgford spoke.")


def named(question: str) -> list[str]:
    return [name.written for name in NAMES.asked(question, known=["Anyborough", "Council"])]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What is the Blue Basket scheme?", ["Blue Basket"]),
        ("what is the blue basket scheme", ["blue basket"]),
        ("Who runs the Friends of Mill Park?", ["Friends of Mill Park"]),
        ("Are Elmfield and Oakhurst open?", ["Elmfield", "Oakhurst"]),
        ("is oakhurst open?", ["oakhurst"]),
        ("What does OAKS cost?", ["OAKS"]),
        ("What do oaks cost?", []),
        ("When does Tollgate open?", ["Tollgate"]),  # no report has it, so that nothing can answer
        ("Which park has baskets?", []),
        ("What does Anyborough Council do?", []),
        ("Which risk is AB0042 in Q2?", ["AB0042"]),
    ],
)
def test_names_are_found_as_the_reports_write_them(question: str, names: list[str]) -> None:
    assert named(question) == names


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The Friends of Mill Park met.", True),
        ("The FMP met.", True),
        ("Friends met in the park by the mill.", False),
    ],
)
def test_a_name_with_capitals_stands_as_a_whole_or_as_its_initials(text: str, stands: bool) -> None:
    (name,) = NAMES.asked("Who runs the Friends of Mill Park?")
    assert name.stands_in(text) is stands


def test_the_words_of_a_name_in_lower_case_may_stand_apart() -> None:
    (name,) = NAMES.asked("what is the blue basket scheme")
    assert name.stands_in("The basket is blue.")


def test_an_abbreviation_stands_where_it_is_written_out() -> None:
    name = Name(written="FMP", words=("fmp",), firm=True)
    assert name.stands_in("The Friends of Mill Park met.")
    assert not name.stands_in("The friends met.")


def test_a_name_in_lower_case_ends_where_no_report_goes_on_with_it() -> None:
    names = Names(["We use the Blue Basket scheme. It is the Blue Basket.", "The Basket Lane shop opened, in Basket Lane."])
    assert [name.written for name in names.asked("where is the blue basket lane", known=[])] == ["blue basket"]


def test_a_name_set_as_one_word_is_the_same_name() -> None:
    (name,) = NAMES.asked("what is the blue basket scheme")
    assert name.stands_in("The BlueBasket opened.")


def test_a_period_is_no_reference() -> None:
    assert [is_reference(word) for word in ("AB0042", "AC/S9", "Q2", "Park")] == [True, True, False, False]


def test_only_the_s_of_a_plural_is_cut() -> None:
    assert [singular(word) for word in ("Parks", "Ross", "Bus")] == ["park", "ross", "bus"]
