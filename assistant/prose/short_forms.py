"""Words that a question shortens and no report prints: the beginning of a word ("quals") or the initials of common words ("jv").

Short forms with a meaning of their own in councils' reports are in `jargon.toml`; these are cut by whoever asks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.meaning.words import is_chatter, plain_words, stem

LEAST_CUT = 4  # letters of a word cut short
SHORTEST_CUT = 3  # the same, where the word beside it stands beside it in the text as well
LEAST_CUT_OFF = 3  # letters that are cut off: a plural is no short form
INITIALS = (2, 4)  # letters of initials; longer ones are written with capitals, as names are


def is_short_for(written: str, text: str, phrases: Collection[str] = ()) -> bool:
    """Does the text hold the word that was cut short, or words in a row with these initials?

    Of `phrases`, two neighbouring words of the question each, one with a word of three letters tells it: "int audit", "learning dis".

    >>> is_short_for("quals", "They gained a qualification."), is_short_for("jv", "our joint venture"), is_short_for("jv", "join a view")
    (True, True, False)
    """
    if not written.isalpha():
        return False
    words = plain_words(text)
    root = written.removesuffix("s")
    if len(root) >= LEAST_CUT and any(word.startswith(root) and len(word) >= len(root) + LEAST_CUT_OFF for word in words):
        return True
    if len(written) == SHORTEST_CUT and any(_holds_pair(phrase.split(), written, text) for phrase in phrases):
        return True
    size = len(written)
    if not INITIALS[0] <= size <= INITIALS[1]:
        return False
    runs = (words[at : at + size] for at in range(len(words) - size + 1))
    return any(all(word[0] == letter and not is_chatter(word) for word, letter in zip(run, written, strict=True)) for run in runs)


def _holds_pair(pair: Sequence[str], cut: str, text: str) -> bool:
    """Do the two words stand side by side in the text, the one that was cut written out?"""
    words = [rf"{cut}\w{{{LEAST_CUT_OFF},}}" if word == cut else rf"{re.escape(stem(word))}\w*" for word in pair]
    return cut in pair and re.search(rf"\b{'[ -]'.join(words)}", text, re.IGNORECASE) is not None
