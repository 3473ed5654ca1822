"""Places in a ranking: "the second worst", "the third highest", "the bottom two by distance to target"."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.composing.ranking import order_asked, place_asked
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.tools.rank import Order
from tests.assistant.made import MadeStore, series

NOW = "2020/21 Q2"
ROWS = [
    *series("PA/1", "Parks cleaned within sixty seconds", 31, {NOW: "85"}, {NOW: "90"}),
    *series("PA/2", "Paths swept in time", 32, {NOW: "60"}, {NOW: "80"}),
    *series("PA/3", "Benches mended in time", 33, {NOW: "72"}, {NOW: "80"}),
    *series("PA/4", "Bins emptied in time", 34, {NOW: "95"}, {NOW: "80"}),
]


def ask(question: str) -> str:
    answer = answer_question(question, Conversation(), MadeStore(ROWS))  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [  # short of target: PA/2 by 25%, PA/3 by 10%, PA/1 by 5.6%
        ("Which is the second worst indicator in Anyborough at Q2 2020/21?", "The second in that order is **Benches mended in time"),
        ("Which is the 3rd worst indicator in Anyborough at Q2 2020/21?", "The one asked for in that order is **Parks cleaned"),
        (
            "Which indicator has the third highest result in Anyborough at Q2 2020/21?",
            "The third in that order is **Benches mended in time",
        ),
    ],
)
def test_an_ordinal_is_a_place_and_no_theme(question: str, first: str) -> None:
    assert ask(question).startswith(first)


def test_a_place_past_the_end_is_said_to_be_none() -> None:
    assert ask("Which is the ninth worst indicator in Anyborough at Q2 2020/21?").startswith("Fewer indicators than that")


def test_the_bottom_by_distance_to_target_is_furthest_short_and_cut_where_asked() -> None:
    text = ask("bottom two in Anyborough at Q2 2020/21 by distance to target")
    assert "1. Paths swept in time" in text
    assert "2. Benches mended in time" in text
    assert "3. " not in text


@pytest.mark.parametrize(
    ("text", "order", "place"),
    [
        ("the second worst indicator", Order.SHORT, 2),
        ("bottom five by distance to target", Order.SHORT, 1),
        ("top 3 by variance", Order.BEYOND, 1),
        ("top 3 results", Order.HIGHEST, 1),
        ("the 12th lowest result", Order.LOWEST, 12),
    ],
)
def test_the_order_and_the_place_are_read_from_the_words(text: str, order: Order, place: int) -> None:
    assert (order_asked(text), place_asked(text)) == (order, place)
