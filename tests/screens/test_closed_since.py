"""A conversation that is older than the decision that closed its report."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from index.decisions import Access, Labelled
from index.register import decide
from index.store import open_store
from screens.evidence import CLOSED, panel_seen
from screens.handing_out import HandingOut
from screens.library import Library
from screens.session import Session
from screens.taking import CLOSED as NOT_TAKEN
from screens.taking import taking
from screens.visitor import Role, Visitor
from tests.screens.made import made_store

COUNCILLOR, OFFICER = (Visitor(name="Ann", role=role) for role in (Role.COUNCILLOR, Role.OFFICER))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(made_store(tmp_path))


@pytest.fixture
def session(library: Library) -> Session:
    """A councillor's conversation with an answer from the one report, while that was public."""
    held, store = Session(), library.shelf(COUNCILLOR).store
    assert store is not None
    held.add(answer_question("What was the result for ZZ/1 in Q2 2025/26?", Conversation(), store), store)
    assert "91.4%" in seen(held, library)
    return held


def seen(session: Session, library: Library, visitor: Visitor = COUNCILLOR, kind: str = "cite", value: str = "0:1") -> str:
    return panel_seen(session, kind, value, library, visitor)


def close(library: Library, access: Access = Access.RESTRICTED) -> None:
    (document,) = open_store(library.own).documents()
    decide(library.own, Labelled(document_id=document.document_id, access=access), who="Olu", reason="as agreed", generation=1)


@pytest.mark.parametrize("access", [Access.RESTRICTED, Access.DRAFT])
@pytest.mark.parametrize(("kind", "value"), [("cite", "0:1"), ("step", "1"), ("whole", "2"), ("leaf", "1")])
def test_evidence_of_an_old_conversation_is_closed_with_its_report(
    session: Session, library: Library, access: Access, kind: str, value: str
) -> None:
    close(library, access)
    assert seen(session, library, COUNCILLOR, kind, value) == CLOSED
    assert "91.4%" in seen(session, library, OFFICER, kind, value)


def test_opened_again_it_shows(session: Session, library: Library) -> None:
    close(library)
    close(library, Access.PUBLIC)
    assert "91.4%" in seen(session, library)


def test_without_the_look_at_the_register_the_old_conversation_would_show_it(
    session: Session, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(library)
    monkeypatch.setattr(Library, "closes", lambda *_: False)
    assert "91.4%" in seen(session, library)


@pytest.mark.parametrize("kind", ["pack", "figures", "series"])
def test_nothing_is_taken_away_from_a_report_that_was_closed_since(session: Session, library: Library, kind: str) -> None:
    assert "/taken/" in taking(session, f"0:{kind}", HandingOut(), COUNCILLOR, library)
    close(library)
    assert NOT_TAKEN in taking(session, f"0:{kind}", HandingOut(), COUNCILLOR, library)
    assert "/taken/" in taking(session, f"0:{kind}", HandingOut(), OFFICER, library)
