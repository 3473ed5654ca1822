"""Questions that ask two things."""

from __future__ import annotations

import pytest

from assistant.prose.clauses import clauses_of
from assistant.prose.names import Name

POND = Name(written="Mill Pond", words=("mill", "pond"), firm=True)


@pytest.mark.parametrize(
    ("question", "names", "asked"),
    [
        ("What happened at Mill Pond, and what did it cost?", (POND,), ["What happened at Mill Pond", "what did it cost Mill Pond?"]),
        ("Where is Mill Pond, and in which month was it dug?", (POND,), ["Where is Mill Pond", "in which month was it dug Mill Pond?"]),
        ("Mill Pond - how deep & since when?", (POND,), ["how deep Mill Pond?", "since when Mill Pond?"]),
        ("new benches - how many and who paid", (), ["how many new benches?", "who paid new benches?"]),
        ("What happened and what did it cost?", (), []),
        (
            "How many oak trees were planted, and why did new benches cost more?",
            (),
            ["How many oak trees were planted", "why did new benches cost more?"],
        ),
        ("Mill Pond, how deep is it?", (POND,), []),
    ],
)
def test_each_clause_is_asked_with_what_it_leaves_to_the_words_before(question: str, names: tuple[Name, ...], asked: list[str]) -> None:
    assert [clause.asked for clause in clauses_of(question, names)] == asked
