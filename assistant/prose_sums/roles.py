"""Quantities that a question names: a part and its whole, or the items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.meaning.words import plain_words, stem
from assistant.prose_sums.asked import SumAsked
from assistant.prose_sums.evidence import LEAST_WEIGHT, Scene
from assistant.prose_sums.operands import FROM, NOT, THAN, TO, is_not, same_things
from assistant.prose_sums.quantities import Quantity, Unit

# "84 out of 120", "£10 – part of a three-year total of £30"
OF = re.compile(r"\W*(?:[a-z]+ ){0,3}?(?:out of|part of|of)(?: [a-z-]+){0,5}? ?", re.IGNORECASE)
OF_THESE = re.compile(r"\bof (?:these|those|them|which|whom)\b", re.IGNORECASE)
OPENS_WITH_OF = re.compile(r"^\W*(?:out )?of (?:the |all |a total of )?$", re.IGNORECASE)
SEPARATOR = re.compile(
    r"\s*(?:,(?!\d)|\+|&|;|(?<=[a-z])/(?=[a-z])|\?|\.(?=\s|$)|\band\b|\bn\b|\bplus\b|\bwith\b(?= the))\s*", re.IGNORECASE
)
SIDES = re.compile(r"\b(?:compared (?:with|to)|against|versus|vs|and|but|while)\b", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\([^)]*\)")
BETWEEN = re.compile(r"\b(?:difference|gap) between (.*)", re.IGNORECASE)
ITEM_ENOUGH = 0.85  # of the words of an item of a list that the sentence with its figure and the names above must hold
ASKS = re.compile(r"\b(?:how|what|which|do|does|did|is|are|was|were|add|taking|as given|give)\b", re.IGNORECASE)
LITERAL_SHARE = 0.1  # of its weight that a word of the question adds where it stands there itself, and not one of the same sense
PAIR_ENOUGH = 0.5  # of the question that the clauses of part and whole must hold themselves, where no word of the report ties them


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf:
    """A part and its whole; `complement` where the whole is both together: "30 satisfied compared with 10 not satisfied"."""

    part: Quantity
    whole: Quantity
    complement: bool = False

    @property
    def own(self) -> str:
        return f"{self.part.own} | {self.whole.own}"


def part_of(scene: Scene, question: str) -> PartOf | None:
    """The one part and whole of a scene that the question names; None where two fit as well."""
    found: list[tuple[float, PartOf]] = []
    for part, whole in permutations(scene.quantities, 2):
        if part.unit is not whole.unit or part.unit is Unit.SHARE or part.bound or whole.bound:
            continue
        if _are_ends(part, whole, scene):
            continue  # "scored from 1 to 5"
        held_part, held_whole = scene.words(part.own), scene.words(whole.own)
        covered = scene.weight(held_part | held_whole)
        fits = covered + LITERAL_SHARE * scene.weight(scene.literal(f"{part.own} {whole.own}"))
        if _are_sides(part, whole, scene):
            if _is_meant(part, whole, scene, question):
                found.append((fits, PartOf(part=part, whole=whole, complement=True)))
        elif part.number < whole.number and (
            _is_of(part, whole, scene) or (held_part - held_whole and held_whole - held_part and _is_linked(part, whole, scene, covered))
        ):
            found.append((fits, PartOf(part=part, whole=whole)))
    return _clearly_best(found)


def _clearly_best(found: list[tuple[float, PartOf]]) -> PartOf | None:
    ranked = sorted(found, key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[1][0] >= ranked[0][0]):
        return None
    return ranked[0][1]


def _are_ends(one: Quantity, other: Quantity, scene: Scene) -> bool:
    """Are they the two ends of a range or a change: "from 1 to 5"?"""
    first, second = sorted((one, other), key=lambda each: (each.sentence, each.start))
    sentence = scene.passage.sentences[first.sentence]
    return first.sentence == second.sentence and bool(FROM.search(sentence[: first.start]) and TO.search(sentence[: second.start]))


def _is_of(part: Quantity, whole: Quantity, scene: Scene) -> bool:
    """Does the report say that the one is of the other in so many words: "84 out of 120"?"""
    if part.sentence != whole.sentence or part.end > whole.start:
        return False
    said = " ".join(scene.passage.sentences[max(0, part.sentence - 1) : part.sentence + 1])
    if scene.weight(scene.words(said)) < PAIR_ENOUGH * scene.whole_weight:
        return False
    return OF.fullmatch(scene.passage.sentences[part.sentence][part.end : whole.start]) is not None


def _is_linked(part: Quantity, whole: Quantity, scene: Scene, covered: float) -> bool:
    """Does the report tie them: "Of 510 households, 11 …", "Of these, …", the same thing counted, or no other figure beside them?

    Where it does so in no words, part and whole must hold much of the question themselves.
    """
    sentences = scene.passage.sentences
    if OPENS_WITH_OF.match(sentences[whole.sentence][: whole.start]) and whole.sentence == part.sentence:
        return True
    if whole.sentence < part.sentence and any(OF_THESE.search(one) for one in sentences[whole.sentence + 1 : part.sentence + 1]):
        return True
    if part.sentence != whole.sentence or covered < PAIR_ENOUGH * scene.whole_weight:
        return False
    if part.thing is not None and whole.thing is not None and part.thing in same_things(whole.thing):
        return True
    return sum(one.unit is part.unit and one.sentence == part.sentence for one in scene.quantities) == 2


def _are_sides(one: Quantity, other: Quantity, scene: Scene) -> bool:
    """Does the sentence set two answers to one thing against each other, of which one is the other's "not"?"""
    sentence = scene.passage.sentences[one.sentence]
    if one.sentence != other.sentence or not SIDES.search(sentence[min(one.end, other.end) : max(one.start, other.start)]):
        return False
    said = [{stem(word) for word in plain_words(each.own)} for each in (one, other)]
    return (
        one.thing is None
        and other.thing is None
        and is_not(one) is not is_not(other)
        and bool({word for word in said[0] & said[1] if len(word) > 3})
    )


def _is_meant(one: Quantity, other: Quantity, scene: Scene, question: str) -> bool:
    """Is the one the side that the question asks for, by its "not" or without one?"""
    return is_not(one) is bool(NOT.search(IN_BRACKETS.sub(" ", question)))


def items(scene: Scene, asked: SumAsked, *, of_two: bool = False) -> tuple[Quantity, ...]:
    """The quantities of the items that the question lists, each named by one clause of the report; none where an item has none or two.

    With `of_two` the items are the two sides of a comparison: "how many more oaks than elms?".
    """
    two = BETWEEN.search(asked.text)
    pieces = [piece for piece in (SEPARATOR if two or not of_two else THAN).split(two[1] if two and of_two else asked.text) if piece]
    found = [_named(pieces, pool, scene, asked) for pool in _pools(scene, asked)]
    fitting = [chosen for chosen in found if len(chosen) >= 2 and (not of_two or len(chosen) == 2)]
    return fitting[0] if len(fitting) == 1 else ()


def _named(pieces: Sequence[str], pool: Sequence[Quantity], scene: Scene, asked: SumAsked) -> tuple[Quantity, ...]:
    owned = {one: scene.words(one.own) for one in pool}
    every = [word for held in owned.values() for word in held]
    shared = asked.counted | {word for word in every if every.count(word) > 1}
    found: list[Quantity | None] = []
    for piece in pieces:
        words = scene.words(piece)
        telling = {one: scene.weight((owned[one] - shared) & words) for one in pool}
        most = max(telling.values(), default=0.0)
        named = [one for one in pool if telling[one] == most and most > LEAST_WEIGHT]
        if len(named) > 1:
            return ()
        held = bool(named) and _holds(named[0], words, frozenset(every) - owned[named[0]], scene)
        found.append(named[0] if held else None)
    told = [at for at, one in enumerate(found) if one is not None]
    if len(told) < 2 or told != list(range(told[0], told[-1] + 1)):
        return ()
    rest = [piece for at, piece in enumerate(pieces) if at not in told]
    if any(not ASKS.search(piece) and scene.asked.held(piece) for piece in rest):
        return ()  # something else is listed that has no figure here
    chosen = tuple(one for one in found if one is not None)
    return chosen if len(set(chosen)) == len(chosen) and not any(one.bound for one in chosen) else ()


def _holds(one: Quantity, words: frozenset[str], others: frozenset[str], scene: Scene) -> bool:
    """Are the words of an item those of a quantity, its sentence and the names above, without those of the `others` beside it?"""
    said = scene.words(scene.passage.sentences[one.sentence]) | scene.words(scene.passage.context)
    return scene.weight(words & (said - others)) >= ITEM_ENOUGH * scene.weight(words)


def _pools(scene: Scene, asked: SumAsked) -> list[tuple[Quantity, ...]]:
    """The quantities of a scene that may be summed, by unit: where things are counted, those of the thing that the question counts."""
    words = asked.counted or asked.words
    pools = []
    for unit in Unit:
        pool = tuple(one for one in scene.quantities if one.unit is unit and asked.unit in (None, unit))
        counted = [one for one in pool if one.thing is not None and same_things(one.thing) & words]
        pools.append(tuple(one for one in pool if one in counted or one.thing is None) if counted else pool)
    return pools
