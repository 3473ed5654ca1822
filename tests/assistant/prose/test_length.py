"""How long an answer in the reports' words may be, and which sentences it then keeps."""

from __future__ import annotations

from tests.assistant.prose.test_passages import FILLERS, ask, chunk

LONG = chunk(
    f"The fountain was drained because its pump broke. {'Word ' * 99}ends here. {'Other ' * 99}ends there.",
)
SUGGESTED = chunk(
    "Members met in the hall on the green. It was suggested that the orchard is split half and half between town and parish. "
    "To clarify, it is held by a trust. The town has 80% of it and the parish 20%. Nothing else was said about this land."
)


def test_an_answer_has_no_more_than_120_words_and_only_whole_sentences() -> None:
    text = ask("Why was the fountain drained?", LONG, *FILLERS).text
    assert "pump broke." in text
    assert "ends here." in text
    assert "ends there." not in text
    assert len(text.split()) <= 121  # the mark [1] is none of them


def test_what_is_said_of_a_suggestion_after_it_is_shown() -> None:
    text = ask("What was suggested about the orchard split between town and parish?", SUGGESTED, *FILLERS).text
    assert "The town has 80% of it and the parish 20%." in text
