"""The value before a change that a sentence states: "2,332 calls, a decrease of 809 from the previous year"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.meaning.question import Question
from assistant.prose_sums.asked import YEAR_BEFORE, SumAsked
from assistant.prose_sums.evidence import Scene
from assistant.prose_sums.quantities import Quantity, Unit

ROSE = r"(?:increase[ds]?|rise[sn]?|rose|grew|growth|up|more|higher|gain(?:ed)?|above)"
FELL = r"(?:decrease[ds]?|fall(?:en|s)?|fell|drop(?:ped|s)?|reduction|reduced|decline[ds]?|down|fewer|less|lower|below)"
WORD_BEFORE = re.compile(rf"\b(?:(?P<up>{ROSE})|(?P<down>{FELL}))(?: (?:of|by))?(?: (?:just|only|some))?\s*$", re.IGNORECASE)
WORD_AFTER = re.compile(rf"\s*(?:percentage points?|points?|pts)?\s*(?:[a-z]+ )?(?:(?P<up>{ROSE})|(?P<down>{FELL}))\b", re.IGNORECASE)
SINCE = re.compile(
    r"^[^,;.]{0,40}?\b(?:on|from|than|compared (?:with|to)|over|since|against)\b(?P<what>[^,;.]*?)(?:\band\b|[,;.]|$)", re.IGNORECASE
)
BEFORE = re.compile(YEAR_BEFORE + r"|\blast year\b|\b(?:a|one) year ago\b", re.IGNORECASE)
BY = re.compile(r"\bby\s*$", re.IGNORECASE)
TO = re.compile(r"\bto\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A value, by how much it changed, and whether it rose; `own` the words that say so."""

    value: Quantity
    change: Quantity
    rose: bool
    own: str


def changed(scene: Scene, asked: SumAsked, question: Question) -> Changed | None:
    """The one value and change of the first sentence of a scene, against what the question asks for; None where there are two."""
    sentence = scene.passage.sentences[scene.at]
    found: dict[tuple[int, int], Changed] = {}
    quantities = scene.first
    changes = {one.start: way for one in quantities if (way := _way(one, sentence)) is not None}
    for at, change in enumerate(quantities):
        if change.start not in changes:
            continue
        rose, since = changes[change.start]
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        if following is not None and BY.search(sentence[: change.start]) and TO.search(sentence[: following.start]):
            value: Quantity | None = following
        else:
            value = next((one for one in reversed(quantities[:at]) if one.start not in changes), None)
        if value is None or value.bound or change.bound or not _fits(value, change, asked) or not _is_meant(since, scene, asked, question):
            continue
        found[value.start, change.start] = Changed(value=value, change=change, rose=rose, own=sentence)
    return next(iter(found.values())) if len(found) == 1 else None


def _way(one: Quantity, sentence: str) -> tuple[bool, str] | None:
    """Whether a quantity says that something rose or fell by it, and since when or against what; None where it says neither."""
    before, after = WORD_BEFORE.search(sentence[: one.start]), WORD_AFTER.match(sentence, one.end)
    word = before or after
    since = SINCE.match(sentence[word.end() if word is after and word is not None else one.end :])
    return (word["up"] is not None, since["what"]) if word is not None and since is not None else None


def _fits(value: Quantity, change: Quantity, asked: SumAsked) -> bool:
    return change.unit is Unit.SHARE or change.unit is value.unit


def _is_meant(since: str, scene: Scene, asked: SumAsked, question: Question) -> bool:
    """Is the change one against what the question asks for: the year before, or what it names?"""
    if BEFORE.search(asked.text) or (question.periods and BEFORE.search(since)):
        return BEFORE.search(since) is not None
    return bool(scene.asked.held(since))
