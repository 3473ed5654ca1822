from __future__ import annotations

import pytest

from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from index.store import Store
from screens.ask import NO_REPORTS, answer_once, answering, blank, opening
from screens.evidence import EMPTY
from screens.library import Shelf
from screens.session import Session
from screens.suggestions import Suggestions
from tests.screens.made import FakeStore, answer

SHELF = Shelf(store=FakeStore(), samples=False)
NOTHING = Shelf(store=None, samples=False)
LONG = "One two three four five six seven eight nine ten [1]."


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.ask.STEP_SECONDS", 0)
    monkeypatch.setattr("screens.failure.answer_question", lambda *_: answer(LONG))


def shown(question: str, session: Session, shelf: Shelf = SHELF) -> list[tuple[object, ...]]:
    return list(answering(question, session, shelf))


def test_an_answer_is_awaited_then_grows_then_stands_with_its_evidence() -> None:
    steps = shown("How many?", Session())
    lives = [str(step[1]) for step in steps]
    assert "Looking through the reports" in lives[0]
    assert all('aria-busy="true"' in live for live in lives[:-1])
    assert 'aria-busy="false"' in lives[-1]
    lengths = [len(live) for live in lives[1:-1]]
    assert lengths == sorted(lengths)
    assert "Source 1 of 1" in str(steps[-1][2])


def test_the_turns_before_stand_above_and_the_box_is_emptied() -> None:
    session = Session()
    shown("first", session)
    earlier, _, _, box = shown("second", session)[0]
    assert LONG.split(" [")[0] in str(earlier)
    assert box == ""
    assert len(session.turns) == 2


def test_an_empty_question_asks_nothing() -> None:
    session = Session()
    assert len(shown("  \n ", session)) == 1
    assert session.turns == []


def test_without_reports_the_page_says_what_to_do() -> None:
    assert NO_REPORTS in str(shown("How many?", Session(), NOTHING)[-1][1])
    assert NO_REPORTS in blank(NOTHING, Suggestions())[0]


def test_a_failure_keeps_the_question_to_be_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(question: str, conversation: Conversation, store: Store) -> Answer:
        raise ZeroDivisionError("made")

    monkeypatch.setattr("screens.failure.answer_question", fails)
    session = Session()
    live = str(shown("How many?", session)[-1][1])
    assert 'data-ask="How many?"' in live
    assert "ZeroDivisionError" not in live
    assert session.turns == []
    assert answer_once("How many?", SHELF)["reason"] == "internal_error"


def test_two_sessions_do_not_share_turns() -> None:
    one, other = Session(), Session()
    shown("How many?", one)
    assert other.turns == []


def test_pressing_a_mark_opens_its_evidence_and_nonsense_does_nothing() -> None:
    session = Session()
    shown("How many?", session)
    assert "Source 1 of 1" in opening(session, "cite", "0:1")
    for kind, value in (("cite", "x:y"), ("cite", "0:99999"), ("step", "7"), ("what", "")):
        assert "Source 1 of 1" in opening(session, kind, value)


def test_a_new_page_has_no_evidence_open() -> None:
    assert blank(NOTHING, Suggestions())[2] == EMPTY
