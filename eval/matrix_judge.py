"""Judges the answer to a question made of a printed table.

right       it holds the number with its sign, the label and the unit that it must; it refuses, or asks back, where that is due
wrong       it gives figures, none of which is the one asked for; or figures of what no table prints; or one of several, silently
beside      it quotes words of the reports without the figure
asked back, refused
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from eval.compare_text import plain
from eval.matrix_forms import Made

OUTCOMES = ("right", "wrong", "beside", "asked back", "refused")
BELOW = re.compile(r"\b(?:under|below|less|lower|fell|falls?|negative)\b")
UNIT_WORDS = {"£000": ("thousand", "£000", "£k"), "£m": ("million", "£m", "m "), "%": ("%", "per cent"), "£": ("£",)}
SAME = "are the same"  # a difference of nothing
LABEL_SHOWN = 60  # characters of a label that an answer surely prints


def judged(made: Made, answer: dict[str, Any]) -> str:
    """One of `OUTCOMES`."""
    status, text = answer["status"], answer["text"]
    if made.refuse:
        return _missed(answer) if status == "answered" else "right"
    if status != "answered":
        return ("right" if made.several else "asked back") if status == "clarify" else "refused"
    if made.several:
        return "right" if _is_one_of_several(made, text) else _missed(answer)
    held = any(holds_signed(text, number) or (number == 0 and SAME in text) for number in made.numbers)
    named = not made.names or any(plain(name)[:LABEL_SHOWN] in plain(text) for name in made.names)
    with_unit = made.unit is None or any(word in text for word in UNIT_WORDS[made.unit])
    return "right" if held and named and with_unit else _missed(answer)


def _missed(answer: dict[str, Any]) -> str:
    return "wrong" if answer["figures"] or answer["working"] else "beside"


def holds_signed(text: str, number: Decimal) -> bool:
    """Does the text hold the number, with a minus, in brackets or as "under" where it is negative, and without one where it is not?

    >>> holds_signed("It was **−£2,980 thousand**.", Decimal("-2980")), holds_signed("It was −3.", Decimal("3"))
    (True, False)
    """
    flat = plain(text)
    digits = re.compile(r"(?P<before>[-(]?\s?£?\s?[-(]?)(?<![\d.])(?P<digits>\d+(?:\.\d+)?)(?!\d|\.\d)")
    for match in digits.finditer(flat):
        if Decimal(match["digits"]) == abs(number):
            negative = bool(re.search(r"[-(]", match["before"]))
            told = negative or BELOW.search(flat) is not None
            positive = not re.match(r"-", match["before"].strip()) or _ranged(flat, match.start())
            if told if number < 0 else positive:
                return True
    return False


def _ranged(flat: str, at: int) -> bool:
    return at > 0 and flat[at - 1].isdigit()


def _is_one_of_several(made: Made, text: str) -> bool:
    given = [number for number in made.numbers if holds_signed(text, number)]
    told = any(plain(words)[:LABEL_SHOWN] in plain(text) for words in made.apart)
    return bool(given) and (told or len(given) > 1)
