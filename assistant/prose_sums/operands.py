"""Two quantities of one thing that a sentence sets against each other: "fell from 40 to 32", "12 oaks compared with 9 last year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from assistant.meaning.words import stem
from assistant.prose.counts import PERSONS, SAME_THINGS
from assistant.prose_sums.asked import SumAsked
from assistant.prose_sums.evidence import Scene
from assistant.prose_sums.quantities import Quantity

FROM = re.compile(r"\bfrom(?: (?:an? |the )?(?:average|total|rate|high|low|peak|baseline)?(?: of)?)?\s*$", re.IGNORECASE)
TO = re.compile(r"\bto(?: (?:an? |the )?(?:average|total|rate|high|low|peak)?(?: of)?)?\s*$", re.IGNORECASE)
AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|in comparison (?:with|to)|against|versus|vs|(?:up|down) (?:on|from)|as opposed to|than the)\b",
    re.IGNORECASE,
)
THAN = re.compile(r"\b(?:than|as opposed to|versus|vs|compared (?:with|to)|against|exceeds?|exceeded|outnumber(?:s|ed)?)\b", re.IGNORECASE)
# Which of two opposed values is the earlier one.
EARLIER = re.compile(
    r"\b(?:last|previous|prior|preceding) (?:year|quarter|month|period|report)|\b(?:year|quarter|month) (?:before|earlier|ago)\b"
    r"|\b(?:up|down) (?:on|from)\b",
    re.IGNORECASE,
)
PEOPLE = frozenset(map(stem, PERSONS))
NOT = re.compile(r"\b(?:not|never|hardly|no longer)\b|n't\b", re.IGNORECASE)
TIME_NAMES = re.compile(
    r"\b(?:Q[1-4]|quarter [1-4]|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Two quantities of one thing; `earlier` is the one that came first, None where nothing tells. `own` are the words around both."""

    one: Quantity
    other: Quantity
    earlier: Quantity | None
    own: str


def opposed(scene: Scene, asked: SumAsked) -> tuple[Opposed, ...]:
    """The pairs of the first sentence of a scene that are of what the question counts and of the times that it names."""
    sentence = scene.passage.sentences[scene.at]
    than = THAN.search(asked.text)
    if than and scene.asked.held(asked.text[than.end() :]) - scene.asked.held(asked.text[: than.start()]):
        return ()  # two things are compared, and not one thing at two times
    named = {_time(match.group()) for match in TIME_NAMES.finditer(asked.text)}
    there = {_time(match.group()) for match in TIME_NAMES.finditer(sentence)}
    if there and len(named) > 1 and not named <= there:
        return ()
    pairs = {(pair.one.start, pair.other.start): pair for pair in reversed([*_pairs(scene.first, sentence)])}
    fitting = [
        pair
        for pair in pairs.values()
        if asked.unit in (None, pair.one.unit)
        and is_not(pair.one) is is_not(pair.other)
        and not (pair.one.bound or pair.other.bound)
        and pair.one.number != pair.other.number
    ]
    return tuple(
        pair
        for pair in fitting
        if not _names_another(pair, scene) and all(one.thing is None or _is_asked(one.thing, asked) for one in (pair.one, pair.other))
    )


def _names_another(pair: Opposed, scene: Scene) -> bool:
    """Does the question name what another figure of the sentence is of: the caseload, where the pair is of the people in work?"""
    held = scene.asked.held
    own = held(f"{pair.one.own} {pair.other.own}")
    others = [one for one in scene.first if one.unit is pair.one.unit and one not in (pair.one, pair.other)]
    return any(held(one.own.partition(one.written)[0]) - own for one in others)  # what follows may be said of all of them


def _pairs(quantities: tuple[Quantity, ...], sentence: str) -> Iterator[Opposed]:
    """Pairs by their wording, the surest first."""
    for one in quantities:
        if FROM.search(sentence[: one.start]):
            later = [other for other in quantities if other.start > one.end and TO.search(sentence[: other.start])]
            if later and _of_one_kind(one, later[0]):
                yield Opposed(one=one, other=later[0], own=sentence, earlier=one)
    for one, other in combinations(quantities, 2):
        between = sentence[one.end : other.start]
        inside = [
            each for each in quantities if one.start < each.start < other.start and each.unit is one.unit and each.thing == other.thing
        ]
        if _of_one_kind(one, other) and not inside and AGAINST.search(between):
            told = EARLIER.search(sentence[one.end : _end(other, quantities, sentence)])
            yield Opposed(one=one, other=other, own=sentence, earlier=other if told else _by_times(one, other, sentence))
    for one in quantities:
        same = [other for other in quantities if one.thing is not None and other.thing == one.thing]
        if len(same) == 2 and same[0] is one:
            told = EARLIER.search(sentence[one.end : same[1].start])
            earlier = same[1] if told else _by_times(one, same[1], sentence)
            if earlier is not None:  # two places counted are not two values of one thing
                yield Opposed(one=one, other=same[1], own=sentence, earlier=earlier)


def _by_times(one: Quantity, other: Quantity, sentence: str) -> Quantity | None:
    """The one of the earlier quarter where both name one of theirs."""
    quarters = [re.findall(r"\b(?:Q|quarter )([1-4])\b", text, re.IGNORECASE) for text in (one.own, other.own)]
    if all(len(found) == 1 for found in quarters) and quarters[0] != quarters[1]:
        return one if quarters[0] < quarters[1] else other
    return None


def _end(other: Quantity, quantities: tuple[Quantity, ...], sentence: str) -> int:
    return min((each.start for each in quantities if each.start > other.start), default=len(sentence))


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    return one.unit is other.unit and (one.thing == other.thing or other.thing is None or one.thing is None)


def _is_asked(thing: str, asked: SumAsked) -> bool:
    """Is it what the question counts, or names? People are whatever persons it names."""
    return bool(same_things(thing) & (asked.counted or asked.words)) or thing in PEOPLE


def same_things(thing: str) -> set[str]:
    """The stem of a thing and those of what counts the same."""
    return {thing} | {stem(other) for group in SAME_THINGS if thing in set(map(stem, group)) for other in group}


def is_not(one: Quantity) -> bool:
    """Is it the quantity of those who are or did not?"""
    return NOT.search(one.own) is not None


def _time(name: str) -> str:
    name = name.lower()
    return f"q{name[-1]}" if name[-1].isdigit() else name[:3]
