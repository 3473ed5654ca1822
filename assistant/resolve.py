"""Which indicator a question means: scored candidates with reasons, and whether one of them is clear.

A name is never silently swapped for a similar one: words of the question that a title lacks count against it, and below the threshold
nothing is found. Meanings (embeddings) are compared only when the words alone do not decide, so that plain questions load no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from assistant.catalogue import Catalogue, Indicator, ref_key
from assistant.question import Question
from assistant.scope import Scope
from assistant.words import is_chatter, is_weak, plain_words, stem, telling_words, tokens

# Chosen on the look-ups of the gold questions and on the samples; see docs/evaluation.md.
SURE = 0.78  # share of the question's telling words that a title must hold to be found by words alone
LIKELY = 0.5  # the share from which on a similar meaning may make up for the rest
SIMILAR = 0.62  # cosine of question and title that does
VERY_SIMILAR = 0.72  # cosine that needs only LEAST of the words
LEAST = 0.3
NEAR_TIE = 0.12  # candidates whose score is this close to the best one are not told apart by words
CLOSER_TITLE = 0.3  # unless the question says this much more of one title than of the other
WHOLE_TITLE = 0.9
LEAST_TOLD = 0.15  # share of a title that a question must say: one word of a long title is a mention, not its name
LEAST_TOLD_BY_ONE = 0.2  # the same for a question of one telling word
SECTION_SHARE = 0.5  # of a word that stands in the section's heading and not in the title
MOST_OPTIONS = 5
SHORTEST_MENDED = 5  # letters: shorter words are too near to too many others
LONG = 8  # letters from which two slips are mended instead of one

REF_WORD = re.compile(r"[a-z0-9][\w/.()-]*", re.IGNORECASE)
NAMED_NUMBER = re.compile(r"\b(?:indicator|measure|kpi|cpi|spi|ref(?:erence)?|number|no\.?|pi)\s*$", re.IGNORECASE)
UNKNOWN_REF = re.compile(r"\b[A-Za-z]{2,}\d*/[A-Za-z]{0,5}\d+[\w-]*")


class Outcome(StrEnum):
    FOUND = "found"
    TIED = "tied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An indicator that may be meant. `coverage` is the share of the question's words that its title holds, `told` the share of the
    title that the question says; both weighted by how telling the words are."""

    indicator: Indicator
    score: float
    coverage: float
    told: float
    reason: str
    held: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The candidates, best first. FOUND: the first one is meant (all of them, if the question names several by reference)."""

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    by_ref: bool = False

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(candidate.indicator for candidate in self.candidates)


def resolve(question: Question, scope: Scope, catalogue: Catalogue, pool: Sequence[Indicator] | None = None) -> Resolution:
    """The indicators that the question means, among `pool` (default: those with values in the reports of `scope`)."""
    offered = pool is not None
    if pool is None:
        pool = [one for one in catalogue.indicators if any(scope.holds(value.places[0].document_id) for value in one.values)]
    named = _by_reference(question, catalogue, pool)
    if named is not None:
        return named
    wanted = asked_tokens(question.subject, scope, catalogue)
    if not any(not is_weak(token) for token in wanted):
        return Resolution(outcome=Outcome.UNKNOWN)
    candidates = sorted((_by_words(one, wanted, catalogue) for one in pool), key=lambda one: (-one.score, one.indicator.key))
    candidates = [one for one in candidates if one.score > 0][: 4 * MOST_OPTIONS]
    telling = sum(1 for token in wanted if not is_weak(token))
    least_told = 0.0 if offered else LEAST_TOLD_BY_ONE if telling < 2 else LEAST_TOLD
    accepted = [one for one in candidates if one.coverage >= SURE and one.told >= least_told]
    if not accepted and candidates and candidates[0].coverage >= LEAST:
        accepted = _by_meaning(candidates, telling_words(question.subject), catalogue)
    if not accepted:
        return Resolution(outcome=Outcome.UNKNOWN, candidates=tuple(candidates[:MOST_OPTIONS]))
    best = accepted[0]
    near = [one for one in accepted if one is best or _is_near(one, best, telling)]
    return Resolution(outcome=Outcome.FOUND if len(near) == 1 else Outcome.TIED, candidates=tuple(near))


def asked_tokens(subject: str, scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """The telling words of the subject, typing errors mended, those that name the report taken out."""
    used = {stem(word) for word in scope.used}
    words = telling_words(subject)
    if any(stem(word) in catalogue.weights and not is_weak(stem(word)) for word in words):
        words = [
            _corrected(word, catalogue) for word in words
        ]  # beside a word that is known; alone, another word would be put in its place
    return tuple(dict.fromkeys(token for word in words for token in tokens(word) if token not in used))


def _corrected(word: str, catalogue: Catalogue) -> str:
    """A word that no report prints becomes the one title word that it nearly is."""
    if not word.isalpha() or len(word) < SHORTEST_MENDED or word in catalogue.vocabulary or stem(word) in catalogue.weights:
        return word
    similar = [one for one in catalogue.title_words if one[0] == word[0]]
    found = extractOne(word, similar, scorer=OSA.distance, score_cutoff=1 if len(word) < LONG else 2)
    return found[0] if found else word


def _by_reference(question: Question, catalogue: Catalogue, pool: Sequence[Indicator]) -> Resolution | None:
    """The indicators whose references stand in the question; UNKNOWN for a reference that no report prints; None for no reference."""
    inside = {one.key for one in pool}
    words = list(REF_WORD.finditer(question.text))
    found: dict[str, Indicator] = {}
    for index in range(len(words)):
        for length in (3, 2, 1):
            part = words[index : index + length]
            key = ref_key("".join(word.group() for word in part))
            hits = catalogue.by_ref.get(key) or catalogue.by_alias.get(key) or ()
            if not hits or len(part) < length or (key.isdigit() and not _is_named_number(question, part[0])) or len(key) < 3:
                continue
            found.update((hit.key, hit) for hit in hits if hit.key in inside)
            break
    if found:
        candidates = tuple(Candidate(indicator=one, score=1, coverage=1, told=1, reason="reference") for one in found.values())
        several = len({ref for one in found.values() for ref in map(ref_key, one.refs)}) < len(found)
        return Resolution(outcome=Outcome.TIED if several else Outcome.FOUND, candidates=candidates, by_ref=True)
    if UNKNOWN_REF.search(question.text) and not any(
        token in catalogue.weights for token in tokens(UNKNOWN_REF.sub(" ", question.subject))
    ):
        return Resolution(outcome=Outcome.UNKNOWN, by_ref=True)
    return None


def _is_named_number(question: Question, word: re.Match[str]) -> bool:
    """True where a bare number is meant as a reference: after "indicator", or with nothing else that could be the subject."""
    if NAMED_NUMBER.search(question.text[: word.start()]):
        return True
    others = [other for other in plain_words(question.text) if not is_chatter(other) and other != word.group().lower()]
    return not others or question.text.strip().startswith(word.group())


def _by_words(indicator: Indicator, wanted: Sequence[str], catalogue: Catalogue) -> Candidate:
    asked_weight = held_weight = 0.0
    held: set[str] = set()
    held_above: set[str] = set()
    for token in wanted:
        weight = catalogue.weight(token)
        asked_weight += weight
        if token in indicator.words:
            held_weight += weight
            held.add(token)
        elif token in indicator.section_words:
            held_weight += weight * SECTION_SHARE
            held_above.add(token)
    if not any(not is_weak(token) for token in held):
        return Candidate(indicator=indicator, score=0, coverage=0, told=0, reason="")
    coverage = held_weight / asked_weight
    told = max(_told(title, held, catalogue) for title in indicator.titles)
    reason = "words: " + ", ".join(sorted(held))
    return Candidate(
        indicator=indicator,
        score=0.85 * coverage + 0.15 * told,
        coverage=coverage,
        told=told,
        reason=reason,
        held=frozenset(held | held_above),
    )


def _told(title: str, held: set[str], catalogue: Catalogue) -> float:
    weights = {token: catalogue.weight(token) for token in tokens(title)}
    return sum(weight for token, weight in weights.items() if token in held) / (sum(weights.values()) or 1.0)


def _is_near(other: Candidate, best: Candidate, telling: int) -> bool:
    """True where words cannot tell the two apart."""
    if best.score - other.score > NEAR_TIE:
        return False
    if other.held < best.held and any(not is_weak(token) for token in best.held - other.held):
        return False  # the best one holds every word that the other does, and a telling one more
    if best.told >= WHOLE_TITLE and other.told < WHOLE_TITLE:
        return False
    return telling < 2 or best.told - other.told < CLOSER_TITLE


def _by_meaning(candidates: list[Candidate], words: Sequence[str], catalogue: Catalogue) -> list[Candidate]:
    """The candidates whose title means what the question says, best first, where the words alone left it open."""
    places = {one.key: index for index, one in enumerate(catalogue.indicators)}
    asked = catalogue.store.embed([" ".join(words)])[0]
    similar = []
    for one in candidates:
        cosine = float(asked @ catalogue.title_vectors[places[one.indicator.key]])
        if (one.coverage >= LIKELY and cosine >= SIMILAR) or (one.coverage >= LEAST and cosine >= VERY_SIMILAR):
            similar.append(
                Candidate(
                    indicator=one.indicator,
                    score=one.coverage / 2 + cosine / 2,
                    coverage=one.coverage,
                    told=one.told,
                    reason=f"meaning {cosine:.2f}",
                )
            )
    return sorted(similar, key=lambda one: (-one.score, one.indicator.key))
