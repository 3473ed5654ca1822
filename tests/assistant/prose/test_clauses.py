"""Questions that ask two things."""

from __future__ import annotations

from assistant.prose.clauses import clauses_of
from assistant.prose.names import Name

POND = Name(written="Mill Pond", words=("mill", "pond"), firm=True)


def test_the_second_clause_names_what_the_first_one_names() -> None:
    asked = clauses_of("What happened at Mill Pond, and what did it cost?", (POND,))
    assert asked == ("What happened at Mill Pond", "what did it cost Mill Pond?")


def test_a_question_without_a_name_is_not_cut() -> None:
    assert clauses_of("What happened and what did it cost?", ()) == ("What happened and what did it cost?",)


def test_words_before_the_question_are_no_clause() -> None:
    assert clauses_of("Mill Pond, how deep is it?", (POND,)) == ("Mill Pond, how deep is it?",)
