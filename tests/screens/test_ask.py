from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from assistant.answering import Answering
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from index.stopping import step
from index.store import Store
from screens.ask import NO_REPORTS, answer_once, blank, thinking
from screens.evidence import EMPTY, panel_after
from screens.library import Shelf
from screens.replying import BUSY, BUSY_WITH_YOU, NONE_LEFT, STOPPED, replying, stopped
from screens.scope import Scope
from screens.service.watch import Watch
from screens.session import Session
from screens.suggestions import Suggestions
from screens.turnstile import Turnstile
from screens.visitor import ANYONE_HERE, Role, Visitor
from tests.screens.made import FakeStore, answer

SHELF = Shelf(store=FakeStore(), samples=False)
NOTHING = Shelf(store=None, samples=False)
LONG = "One two three four five six seven eight nine ten [1]."


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.replying.STEP_SECONDS", 0)
    monkeypatch.setattr("screens.failure.answer_question", lambda *_: answer(LONG))


def shown(question: str, session: Session, shelf: Shelf = SHELF, turnstile: Turnstile | None = None) -> list[tuple[object, ...]]:
    async def all_of() -> list[tuple[object, ...]]:
        return [one async for one in replying(question, session, shelf, turnstile or Turnstile())]

    return asyncio.run(all_of())


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
    assert "Source 1 of 1" in panel_after(session, "cite", "0:1")
    for kind, value in (("cite", "x:y"), ("cite", "0:99999"), ("step", "7"), ("what", "")):
        assert "Source 1 of 1" in panel_after(session, kind, value)


def test_a_new_page_has_no_evidence_open() -> None:
    assert blank(NOTHING, Suggestions())[2] == EMPTY


def test_more_than_may_wait_are_told_that_the_service_is_busy_and_keep_their_question() -> None:
    live = str(shown("How many?", Session(), turnstile=Turnstile(at_once=0, waiting=0))[-1][1])
    assert BUSY in live
    assert 'data-ask="How many?"' in live


def test_a_person_with_several_questions_under_way_is_told_so_and_keeps_the_next_one() -> None:
    watch = Watch()

    async def told() -> list[tuple[object, ...]]:
        asking = watch.asking(Visitor(name="Ann", role=Role.COUNCILLOR), "page")
        return [one async for one in replying("How many?", Session(), SHELF, Turnstile(each=0), None, asking)]

    live = str(asyncio.run(told())[-1][1])
    assert BUSY_WITH_YOU in live
    assert 'data-ask="How many?"' in live
    assert watch.counts.registry.get_sample_value("committee_busy_total", {"reason": "person"}) == 1


def test_an_answer_does_not_linger_while_others_wait() -> None:
    turnstile = Turnstile()
    turnstile.waiting = 1
    assert len(shown("How many?", Session(), turnstile=turnstile)) == 2  # "Looking through", then all of it


def test_a_stopped_question_can_be_asked_again_and_nothing_of_it_stays() -> None:
    session = Session()
    session.pending = "How many?"
    live = stopped(session)
    assert STOPPED in live
    assert 'data-ask="How many?"' in live
    assert stopped(session) == ""
    assert session.turns == []


def test_a_failed_question_leaves_the_conversation_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(question: str, conversation: Conversation, store: Store) -> Answer:
        conversation.options = ("half done",)
        raise ZeroDivisionError("made")

    monkeypatch.setattr("screens.failure.answer_question", fails)
    session = Session()
    shown("How many?", session)
    assert session.conversation.options == ()


def test_an_answer_says_what_was_searched() -> None:
    session = Session()
    session.search_in(Scope(councils=("Example Borough Council",)))
    assert "Only: Example Borough Council" in str(shown("How many?", session)[-1][1])


def test_choices_that_leave_no_report_are_said() -> None:
    session = Session()
    session.search_in(Scope(councils=("Nowhere",)))
    assert NONE_LEFT in str(shown("How many?", session)[-1][1])


def test_a_choice_of_what_to_search_in_takes_up_nothing_from_before() -> None:
    session = Session()
    session.conversation.options = ("one",)
    session.search_in(Scope(years=("2025/26",)))
    assert session.conversation.options == ()


def test_an_opinion_is_kept_as_a_line_without_a_name_where_there_are_no_accounts(tmp_path: Path) -> None:
    session = Session()
    store = FakeStore()
    store.directory = tmp_path
    shown("How many?", session, Shelf(store=store, samples=False))
    assert "Thank you" in thinking(session, "0", "bad", "It is hard\nto follow", ANYONE_HERE)
    thinking(session, "0", "good", "", Visitor(name="Ann", role=Role.COUNCILLOR))
    first, second = map(json.loads, (tmp_path / "feedback.jsonl").read_text(encoding="utf-8").splitlines())
    assert (first["rating"], first["reason"], first["citations"], first["status"]) == (
        "bad",
        "It is hard to follow",
        ["value-1"],
        "answered",
    )
    assert "name" not in first
    assert second["name"] == "Ann"


@pytest.mark.parametrize(("turn", "opinion"), [("7", "good"), ("x", "good"), ("0", "splendid")])
def test_an_opinion_of_nothing_is_not_kept(tmp_path: Path, turn: str, opinion: str) -> None:
    session, store = Session(), FakeStore()
    store.directory = tmp_path
    shown("How many?", session, Shelf(store=store, samples=False))
    assert "could not be kept" in thinking(session, turn, opinion, "", ANYONE_HERE)
    assert not (tmp_path / "feedback.jsonl").exists()


def test_a_question_that_is_stopped_while_it_is_answered_ends_and_can_be_asked_again() -> None:
    begun, ended = Event(), Event()

    def slow(question: str, conversation: Conversation, store: Store) -> Answer:
        begun.set()
        try:
            while True:
                step()
                Event().wait(0.005)
        finally:
            ended.set()

    async def told() -> None:
        turnstile, session = Turnstile(at_once=1), Session()

        async def asks(how: Answering | None) -> list[tuple[object, ...]]:
            return [one async for one in replying("How many?", session, SHELF, turnstile, how)]

        task = asyncio.create_task(asks(slow))
        while not begun.is_set():
            await asyncio.sleep(0.005)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        assert STOPPED in stopped(session)
        assert "One two three" in str((await asyncio.wait_for(asks(None), 30))[-1][1])
        assert ended.is_set()
        assert len(session.turns) == 1

    asyncio.run(told())
