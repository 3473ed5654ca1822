"""Statements that an officer pastes, and what the reports say of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.store import open_store
from screens.session import Session
from screens.statements import counted, outcome, statements_in, verified
from screens.verify import results_html
from screens.visitor import ANYONE_HERE
from tests.screens.made import HOSTILE, made_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("verified"))


def test_a_paragraph_and_lines_are_cut_into_sentences_each_once_with_decimals_whole() -> None:
    text = "ZZ/1 was 91.4% in Q2 2025/26. ZZ/2 was Red.\n\n- ZZ/2 was Red.\n---"
    assert statements_in(text) == ("ZZ/1 was 91.4% in Q2 2025/26.", "ZZ/2 was Red.")
    assert statements_in("  \n") == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("ZZ/1 was 91.4% in Q2 2025/26", "supported"),
        ("ZZ/1 was 61.2% in Q2 2025/26.", "contradicted"),
        ("ZZ/1 was 91.4% in Q3 2025/26.", "not-found"),
        ("XX/9 was 91.4% in Q2 2025/26.", "not-found"),
    ],
)
def test_a_statement_without_a_word_that_asks_is_verified(folder: Path, statement: str, told: str) -> None:
    with open_store(folder) as store:
        answer = verified(statement, store)
    assert outcome(answer) == told
    assert answer.question == statement


def test_a_sentence_that_is_too_long_is_not_cut_and_not_decided(folder: Path) -> None:
    long = f"ZZ/1 was 91.4% in Q2 2025/26{' and so it was said' * 32}"
    with open_store(folder) as store:
        answer = verified(long, store)
    assert (len(long), outcome(answer), answer.citations) == (636, "undecided", ())
    assert answer.text == "This sentence has 636 characters and was not checked: at most 600 can be. Shorten it, or make two of it."


def test_a_question_gets_no_verdict_and_is_called_undecided(folder: Path) -> None:
    with open_store(folder) as store:
        assert outcome(verified("What was ZZ/1 in Q2 2025/26?", store)) == "undecided"


def test_results_tell_each_verdict_in_words_with_the_printed_figure_and_count_them(folder: Path) -> None:
    session = Session()
    with open_store(folder) as store:
        for statement in ("ZZ/1 was 91.4% in Q2 2025/26", "ZZ/2 was 99% in Q2 2025/26"):
            session.add(verified(statement, store), store)
        html = results_html(session, ANYONE_HERE)
    assert "2 statements: 1 supported, 1 contradicted." in html
    assert "Supported by the reports" in html
    assert "The reports say otherwise" in html
    assert "61.2%" in html
    assert counted(tuple(turn.answer for turn in session.turns)) == "2 statements: 1 supported, 1 contradicted"


def test_markup_in_a_statement_shows_as_text(folder: Path) -> None:
    session = Session()
    with open_store(folder) as store:
        session.add(verified(f"ZZ/1 was 91.4% in Q2 2025/26 {HOSTILE}", store), store)
        html = results_html(session, ANYONE_HERE)
    assert "<img" not in html
