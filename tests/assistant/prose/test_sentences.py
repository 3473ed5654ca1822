"""Sentences, cut where a person would cut them."""

from __future__ import annotations

import pytest

from assistant.prose.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose to 9.4%. It fell.", ("It rose to 9.4%.", "It fell.")),
        ("It rose. [1] It fell [2].", ("It rose. [1]", "It fell [2].")),
        ("See No. 4 of it. The answer is no. All agreed.", ("See No. 4 of it.", "The answer is no.", "All agreed.")),
        ("Led by Cllr. Smith, e.g. Monday. Done.", ("Led by Cllr. Smith, e.g. Monday.", "Done.")),
        ("J. Smith spoke. We did.", ("J. Smith spoke.", "We did.")),
        ("Why? Because! So it is.", ("Why?", "Because!", "So it is.")),
        ("He said “stop.” They did.", ("He said “stop.”", "They did.")),
        ("A line that goes\non below. End", ("A line that goes on below.", "End")),
        ("• Buy bins • Plant trees", ("Buy bins", "Plant trees")),
        ("First line\nSecond line", ("First line", "Second line")),
        ("", ()),
    ],
)
def test_text_is_cut_at_the_ends_of_sentences(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected
