from __future__ import annotations

from pathlib import Path

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Status
from index.store import open_store
from screens.suggestions import Suggestions
from tests.screens.made import embed, made_store


def test_every_suggested_question_is_answered_with_a_citation(tmp_path: Path) -> None:
    store = open_store(made_store(tmp_path), embed=embed)
    suggested = Suggestions().of(store)
    assert "What was the result for parcels sorted on the day in Q2 2025/26?" in suggested
    for question in suggested:
        answer = answer_question(question, Conversation(), store)
        assert answer.status is Status.ANSWERED
        assert answer.citations


def test_they_are_worked_out_once_for_a_store(tmp_path: Path) -> None:
    store = open_store(made_store(tmp_path), embed=embed)
    suggestions = Suggestions()
    assert suggestions.of(store) is suggestions.of(store)
