from __future__ import annotations

import copy

from screens.session import TURNS_KEPT, Session
from tests.screens.made import FakeStore, answer


def test_a_new_answer_opens_its_first_citation() -> None:
    session = Session()
    session.add(answer(citations=2), FakeStore())
    found = session.evidence()
    assert found is not None
    assert found[1].number == 1


def test_an_answer_without_citations_closes_the_panel() -> None:
    session = Session()
    session.add(answer(), FakeStore())
    session.add(answer(citations=0), FakeStore())
    assert session.evidence() is None


def test_next_and_previous_stop_at_the_ends() -> None:
    session = Session()
    session.add(answer(citations=2), FakeStore())
    seen = []
    for by in (-1, 1, 1, -1):
        session.step(by)
        seen.append(session.chosen)
    assert seen == [(0, 1), (0, 2), (0, 2), (0, 1)]


def test_a_citation_that_does_not_exist_changes_nothing() -> None:
    session = Session()
    session.add(answer(), FakeStore())
    session.choose(0, 9)
    session.choose(9, 1)
    assert session.chosen == (0, 1)


def test_old_turns_go_and_numbers_stay() -> None:
    session = Session()
    for _ in range(TURNS_KEPT + 2):
        session.add(answer(), FakeStore())
    assert len(session.turns) == TURNS_KEPT
    assert session.turn(0) is None
    assert session.turns[-1].number == TURNS_KEPT + 1


def test_a_copied_session_shares_nothing_with_the_first() -> None:
    first = Session()
    second = copy.deepcopy(first)
    second.add(answer(), FakeStore())
    assert first.turns == []
    assert first.conversation is not second.conversation


def test_starting_again_forgets_the_conversation() -> None:
    session = Session()
    before = session.conversation
    session.add(answer(), FakeStore())
    session.start_again()
    assert (session.turns, session.chosen) == ([], None)
    assert session.conversation is not before
