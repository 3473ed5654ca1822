"""Which side of its target a statement puts a result on: by number, whatever the polarity."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.composing.several_figures import agrees
from assistant.meaning.question import Question
from assistant.meaning.row_filters import NUMBER
from assistant.tools.distance_to_target import Distance

SIDE = re.compile(
    r"\b(?:(?P<above>over|above|beyond|(?:more|higher|greater) than)|below|under|beneath|(?:less|lower|fewer) than) "
    rf"(?:the |its |their |our )?(?:\w+ ){{0,2}}?targets?\b(?: (?:of|at) £?(?P<target>{NUMBER}))?"
)
SEVERAL = re.compile(r"\bboth\b|\bfloors?\b|\btargets\b|\beach\b")


def put_on_side(question: Question, distance: Distance, names: str) -> bool | None:
    """Is the result on the side of the target that is stated, and are result and target those stated? None where no side is stated.

    "Over its target of 1,200" states the target, every other figure the result.
    """
    side = SIDE.search(" ".join(question.text.lower().split()))
    if side is None:
        return None
    target = Decimal(side["target"].replace(",", "")) if side["target"] else None
    if target is not None and not agrees(target, distance.target):
        return False
    others = [one for one in stated_of(question, names) if one != target]
    if any(not agrees(one, distance.result) for one in others):
        return False
    return distance.gap > 0 if side["above"] else distance.gap < 0


def stated_of(question: Question, names: str) -> list[Decimal]:
    """The figures stated that are no numbers of the indicator's name."""
    return [one for one in question.stated if not re.search(rf"(?<![\d.,]){re.escape(str(one))}(?![\d.,])", names)]


def unchecked(question: Question, distance: Distance, names: str) -> bool:
    """Does the statement say more than that the one target was met or missed: a floor, several targets, a figure of another kind?"""
    known = [abs(one) for one in (distance.gap, distance.variance) if one is not None]
    known_of = (distance.result, distance.target)
    odd = [
        one
        for one in stated_of(question, names)
        if not any(agrees(one, value) for value in known_of) and not any(round(size, 1) == one for size in known)
    ]
    return bool(odd or question.comparisons or SEVERAL.search(question.text.lower()))
