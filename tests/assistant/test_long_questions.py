"""Long messages cost no more than their length: refused before they are read, or gone over once, counted in steps and not in seconds."""

from __future__ import annotations

import re

import pytest

from assistant import answer
from assistant.answer import LONGEST_QUESTION, TOO_LONG, answer_question
from assistant.meaning import when as periods
from assistant.meaning.conversation import Conversation
from assistant.meaning.when import when
from assistant.printed_tables.meant import STROKE
from tests.assistant.made import MadeStore

HOSTILE = ("and ", "1", "1,000 ", " ", ",", "a-", "2016/17 ", "AB/1 ", "q1 and ", "april to ", "how many ", "isn't ", "a/ ")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_message_of_ten_thousand_characters_is_refused_unread(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def unread(_: str) -> None:
        raise AssertionError("read")

    monkeypatch.setattr(answer, "understand", unread)
    text = (piece * 10_000)[:10_000]
    assert len(text) > LONGEST_QUESTION
    assert answer_question(text, Conversation(), MadeStore()).text == TOO_LONG  # type: ignore[arg-type]


def test_periods_are_sought_from_where_the_last_one_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each form looks at most once from each period on: 100 periods are 100 readings and not 100 × 100 / 2."""
    read = 0

    def counting(match: re.Match[str]) -> list[periods.AskedPeriod]:
        nonlocal read
        read += 1
        return periods._whole_year(match)

    form = (periods.FORMS[-3][0], counting)
    assert form[0].search("2016/17")
    monkeypatch.setattr(periods, "FORMS", (form,))
    when.cache_clear()
    when(" ".join(["2016/17"] * 100))
    when.cache_clear()
    assert read <= 3 * 100 + 1  # sought, its periods and its kind


def test_words_parted_by_strokes_are_found_in_one_pass() -> None:
    assert [(match["before"], match["behind"]) for match in STROKE.finditer("towpaths / canals/locks")] == [
        ("towpaths", "canals"),
        ("canals", "locks"),
    ]
