"""What "who", "which" and "where" want."""

from __future__ import annotations

import pytest

from assistant.prose.wanted_names import wanted_name


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("Who is the leader of the council?", "As the Leader of the Council, I am glad.", False),
        ("Who is the leader of the council?", "The Leader of the Council, Mrs Doe, was glad.", True),
        ("Who is the head of parks?", "A new Head of Parks was appointed in Green Services.", False),
        ("Who is the new bench supplier?", "Elmfield Works, the new supplier, starts in April.", True),
        ("Who is the new bench supplier?", "The new supplier starts in April.", False),
        ("Which university counted the trees?", "The university counted them in May.", False),
        ("Which university counted the trees?", "Oakhurst University counted them.", True),
        ("Who mended the benches?", "They were mended by volunteers.", True),
        ("Who mended the benches?", "They were mended in May.", False),
        ("Who mended the benches?", "The joint parks and paths board has mended them.", True),
        ("At which two sites is it shown?", "It is shown at Elmfield and Oakhurst.", True),
        ("Where is the new pond?", "The new pond is in Mill Park.", True),
        ("Where is the new pond?", "The new pond is in use since May.", False),
    ],
)
def test_a_sentence_must_name_what_the_question_does_not(question: str, sentence: str, held: bool) -> None:
    test = wanted_name(question)
    assert test is not None
    assert test(sentence) is held


@pytest.mark.parametrize(
    "question", ["Who was Jane Doe?", "How many ponds are there?", "Which ponds are deep?", "Where did the money for it come from?"]
)
def test_other_questions_want_no_name(question: str) -> None:
    assert wanted_name(question) is None
