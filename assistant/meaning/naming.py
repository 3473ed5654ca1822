"""How well an indicator's title explains what a question says: by its words and, where they leave it open, by their meaning.

    coverage = sum of weight * support over the words of the question / sum of weights
    told     = share of the title's weight that the question says
    score    = 0.5 coverage + 0.15 told + 0.35 likeness          likeness: cosine of question and title, from 0.3 (nothing) to 0.8 (all)

A word's weight is its rarity among titles; words of many titles ("service") and everyday words that name no thing ("sorted") weigh little.
A word is supported in full by the title, in part by the section, the commentary of the row, or a title word of like meaning. A word that
names a thing and has no support at all is *foreign*: whatever else fits, the indicator is then not what was named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from heapq import nlargest
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.meaning.ages import ADULT as GROWN_UP
from assistant.meaning.ages import RETIRED, Ages, of_another_age
from assistant.meaning.catalogue import LIKENESS_DIGITS, Catalogue, Indicator, words_of_names
from assistant.meaning.indexes import HEADING_JOINT
from assistant.meaning.jargon import spelled_out
from assistant.meaning.short_forms import Forms
from assistant.meaning.words import is_chatter, is_exact, is_loose, is_weak, mended, stem, tokens

if TYPE_CHECKING:
    import numpy

LOOSE_SHARE = 0.1  # of the weight of an everyday word that the title lacks
IN_SECTION = 0.5  # support by the section's heading
IN_COMMENT = 0.4  # support by the commentary of the row
# Cosine of two single words with all-MiniLM-L6-v2: firms/suppliers .61, phone/calls .65, relatives/family .80, signed/registered .49; but
# library/leisure .25, pregnancy/smoking .28, tenants/households .53.
UNLIKE, ALIKE = 0.45, 0.8
LIKE_WEAK = 0.6  # cosine from which a word of many titles counts as like another: families/households .65, carers/adults .40
BY_MEANING = 0.9  # support by a title word of the same meaning
FOREIGN = 0.4  # best cosine with a word of the title below which a word without other support is foreign
UNSUPPORTED = 0.25  # support up to which a word is unsure, if not foreign: kits/packages .44; and so is one of the commentary alone
# Stems of words that an age group in a title supports.
CHILD, ADULT, OLDER, PUPIL, TEENAGER = "child", "adult", "older", "pupil", "teenag"
SCHOOL_LEAVER = 19  # the age that pupils and teenagers are below, or not above
FIRST_TEEN = 13
PHRASES = re.compile(r"[^a-z0-9 ]+")
JOINED = re.compile(r"\band\b|[,&/]")
HELD = 0.5  # support from which a word counts as held
WORDS_SHARE = 0.85  # of the coverage in a score by words alone, beside what is told
COVERAGE_SHARE, TOLD_SHARE, LIKENESS_SHARE = 0.5, 0.15, 0.35
NO_LIKENESS, FULL_LIKENESS = 0.3, 0.8
WORTH_COMPARING = 24  # candidates whose meaning is compared


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a question says of the indicator it means: tokens with the words as written, the ages it names and their numbers.

    `in_titles` are the everyday words among them that stand in a title, `together` those of several that stand in one. `short` are the
    tokens of words cut short, with the sets of title stems that each may stand for.
    """

    words: Mapping[str, str]
    in_titles: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    ages: tuple[Ages, ...] = ()
    age_numbers: frozenset[str] = frozenset()
    short: Mapping[str, Forms] = field(default_factory=dict)

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The tokens that can tell one indicator from another."""
        return tuple(token for token in self.words if not is_weak(token) and (not is_loose(token) or token in self.in_titles))

    @cached_property
    def naming(self) -> tuple[str, ...]:
        """Those of them that name something, which an indicator must speak of."""
        return tuple(token for token in self.telling if not is_loose(token))

    @cached_property
    def printed(self) -> frozenset[str]:
        """The stems that a title may have for the question's words: their own, and those that short forms stand for."""
        return frozenset(self.words).union(*(form for forms in self.short.values() for form in forms))

    def written_out(self, indicator: Indicator) -> Mapping[str, frozenset[str]]:
        """The short forms that stand for words of the indicator's title, with those words."""
        meant = {token: [form for form in forms if form <= indicator.words] for token, forms in self.short.items()}
        return {token: frozenset().union(*forms) for token, forms in meant.items() if forms}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An indicator that may be meant. `coverage` is the share of the question that it explains, `told` the share of its title that the
    question says, `named` the share of the question's telling words that the title itself supports,
    `likeness` the cosine of both where it was compared; `held` are the tokens it explains, `foreign` those that name a thing
    it does not speak of, `unsure` those of which it speaks in other words, if at all."""

    indicator: Indicator
    score: float
    coverage: float
    told: float
    reason: str
    held: frozenset[str] = frozenset()
    foreign: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    named: float = 1.0
    likeness: float | None = None


def by_words(asked: Asked, pool: Iterable[Indicator], catalogue: Catalogue) -> list[Candidate]:
    """The indicators whose titles share a telling word with the question, best first; none of another age group than it names."""
    named = catalogue.indexes.named_by(token for token in asked.printed if not is_weak(token))
    return _ranked(_judged(one, asked, catalogue) for one in _of_the_age(asked, (one for one in pool if one.key in named)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Likenesses:
    """How near words of a question are in meaning to those of names: `cosines` has a row for each of the catalogue's `name_words`, a column
    for each of `tokens`. Words of the names of councils are near to those of other councils and count for nothing."""

    tokens: tuple[str, ...]
    cosines: numpy.ndarray
    rows: Mapping[str, int]
    without: frozenset[str] = frozenset()

    def best(self, names: tuple[str, ...]) -> dict[str, float]:
        """The best cosine of each token with a word of these names."""
        words = [word for word in words_of_names(names) if word not in self.without]
        if not words or not self.tokens:
            return {}
        best = self.cosines[[self.rows[word] for word in words]].max(axis=0)
        return dict(zip(self.tokens, best.tolist(), strict=True))


def by_meaning(asked: Asked, pool: Iterable[Indicator], catalogue: Catalogue) -> list[Candidate]:
    """The indicators nearest to the question in words and meaning, best first; none of another age group than it names."""
    places = catalogue.indexes.position
    cosines = catalogue.title_vectors @ catalogue.store.embed([" ".join(asked.words.values())])[0]
    supporting = catalogue.indexes.supporting(asked.printed)
    if {CHILD, ADULT, OLDER, PUPIL, TEENAGER} & asked.words.keys():
        supporting |= catalogue.indexes.of_ages
    of_age = _of_the_age(asked, pool)
    by_print = {one.key: _score_by_words(one, asked, catalogue) for one in of_age if one.key in supporting}  # 0 for all others
    rough = [by_print.get(one.key, 0.0) + float(cosines[places[one.key]]) for one in of_age]
    least = min(nlargest(WORTH_COMPARING, rough), default=0.0)  # to be sorted with their keys are only those that reach it
    reaching = [(-score, one.key, one) for score, one in zip(rough, of_age, strict=True) if score >= least]
    nearest = [one for *_, one in sorted(reaching, key=lambda entry: entry[:2])[:WORTH_COMPARING]]
    alike = _likenesses(asked, catalogue)
    return _ranked(_judged(one, asked, catalogue, float(cosines[places[one.key]]), alike) for one in nearest)


def _likenesses(asked: Asked, catalogue: Catalogue) -> Likenesses:
    sought = {token: word for token, word in asked.words.items() if word.isalpha() and not is_weak(token) and not is_exact(token)}
    cosines = (catalogue.word_vectors @ catalogue.store.embed(list(sought.values())).T).round(LIKENESS_DIGITS)
    cosines[catalogue.weak_words] *= cosines[catalogue.weak_words] >= LIKE_WEAK
    return Likenesses(tokens=tuple(sought), cosines=cosines, rows=catalogue.name_words, without=frozenset(catalogue.council_names))


def _judged(
    indicator: Indicator, asked: Asked, catalogue: Catalogue, likeness: float | None = None, alike_words: Likenesses | None = None
) -> Candidate:
    """The indicator by the words alone or, given the cosine of question and title and those of their words, by their meaning too."""
    written_out, supports = _printed_support(indicator, asked, catalogue)
    unsure: frozenset[str] = frozenset()
    if likeness is not None and alike_words is not None:
        cosines = {token: cosine for token, cosine in alike_words.best(indicator.names).items() if supports[token] < 1}
        supports |= {token: max(supports[token], BY_MEANING * _share(cosine, UNLIKE, ALIKE)) for token, cosine in cosines.items()}
        like = {token for token in asked.naming if supports[token] < UNSUPPORTED and cosines.get(token, 0.0) >= FOREIGN}
        like -= {token for token in like if takes_a_place(token, indicator, asked, catalogue)}
        unsure = frozenset(like | {token for token in asked.naming if supports[token] == IN_COMMENT})
    weights, coverage = _weighed(supports, asked, catalogue)
    held = frozenset(token for token, support in supports.items() if support >= HELD)
    told = max(_told(name, held.union(*written_out.values()), catalogue) for name in indicator.names)
    if likeness is None:
        score, reason = WORDS_SHARE * coverage + (1 - WORDS_SHARE) * told, "words: " + ", ".join(sorted(held))
    else:
        alike = _share(likeness, NO_LIKENESS, FULL_LIKENESS)
        score, reason = COVERAGE_SHARE * coverage + TOLD_SHARE * told + LIKENESS_SHARE * alike, f"meaning {likeness:.2f}"
    foreign = frozenset(token for token in asked.naming if supports[token] < UNSUPPORTED) - unsure
    telling = sum(weights[token] for token in asked.telling) or 1.0
    named = sum(weights[token] for token in asked.telling if supports[token] > IN_SECTION) / telling
    return Candidate(
        indicator=indicator,
        score=score,
        coverage=coverage,
        told=told,
        reason=reason,
        held=held,
        foreign=foreign,
        unsure=unsure,
        named=named,
        likeness=likeness,
    )


def _score_by_words(indicator: Indicator, asked: Asked, catalogue: Catalogue) -> float:
    """The score that `_judged` gives by the words alone."""
    written_out, supports = _printed_support(indicator, asked, catalogue)
    _, coverage = _weighed(supports, asked, catalogue)
    held = frozenset(token for token, support in supports.items() if support >= HELD).union(*written_out.values())
    return WORDS_SHARE * coverage + (1 - WORDS_SHARE) * max(_told(name, held, catalogue) for name in indicator.names)


def _printed_support(indicator: Indicator, asked: Asked, catalogue: Catalogue) -> tuple[Mapping[str, frozenset[str]], dict[str, float]]:
    """The short forms that stand for words of the title, and how far each token is supported; those of another age have been left out."""
    written_out = asked.written_out(indicator) if asked.short else {}
    return written_out, {
        token: 1.0
        if token in written_out or (token.rstrip("+") in asked.age_numbers and indicator.ages)
        else _by_print(token, indicator, catalogue)
        for token in asked.words
    }


def _weighed(supports: Mapping[str, float], asked: Asked, catalogue: Catalogue) -> tuple[dict[str, float], float]:
    """The weight of each token, and the share of all weights that is supported."""
    weights = {
        token: _weight(token, 1.0 if token in asked.together else support, catalogue) for token, support in supports.items()
    }  # what one title says together is no small talk where another lacks it
    return weights, sum(weights[token] * support for token, support in supports.items()) / (sum(weights.values()) or 1.0)


def _share(value: float, nothing: float, all_of_it: float) -> float:
    return min(1.0, max(0.0, (value - nothing) / (all_of_it - nothing)))


def _by_print(token: str, indicator: Indicator, catalogue: Catalogue) -> float:
    """How far the words that the report prints support a word of the question."""
    if token in indicator.words or _by_age(token, indicator.ages):
        return 1.0
    if token[0].isdigit():  # the number of a heading is that of a year or a priority
        return 0.0
    if token in indicator.section_words and not (is_exact(token) and _is_one_of_several(token, indicator)):
        return IN_SECTION
    return IN_COMMENT if not is_exact(token) and token in catalogue.indexes.comment_words[indicator.key] else 0.0


def _is_one_of_several(token: str, indicator: Indicator) -> bool:
    """True where every heading that has the word joins several things, of which the indicator need not be about this one: "X and Y"."""
    headings = [heading for path in indicator.sections for heading in path.split(HEADING_JOINT) if token in tokens(heading)]
    return all(JOINED.search(heading) for heading in headings)


def _by_age(token: str, ages: Iterable[Ages]) -> bool:
    """True for "children" where the title says "4-5 year olds"."""
    return any(
        (token == CHILD and oldest < GROWN_UP)
        or (token == PUPIL and oldest < SCHOOL_LEAVER)
        or (token == TEENAGER and youngest >= FIRST_TEEN and oldest <= SCHOOL_LEAVER)
        or (token == ADULT and youngest >= GROWN_UP)
        or (token == OLDER and youngest >= RETIRED)
        for youngest, oldest in ages
    )


def takes_a_place(token: str, indicator: Indicator, asked: Asked, catalogue: Catalogue) -> bool:
    """Does the word stand beside a word of the title where the title has another, unlike it: "street trees" for "street lights"?"""
    said = tuple(pairwise(reversed(tuple(asked.words))))
    after = {first for first, second in said if second == token}
    before = {second for first, second in said if first == token}
    instead = [second for first, second in _neighbours(indicator.names) if stem(first) in after]
    instead += [first for first, second in _neighbours(indicator.names) if stem(second) in before]
    instead = sorted({word for word in instead if not is_weak(stem(word)) and stem(word) not in asked.words})
    word = asked.words[token]
    if not instead or not word.isalpha():
        return False
    cosines = catalogue.store.embed([word]) @ catalogue.store.embed(instead).T
    return float(cosines.max().round(LIKENESS_DIGITS)) < FOREIGN


@lru_cache(maxsize=20_000)
def _neighbours(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The pairs of telling words that stand side by side in a name, with nothing between them."""
    found = []
    for name in names:
        for phrase in PHRASES.split(spelled_out(mended(name))):
            found += [(one, two) for one, two in pairwise(phrase.split()) if one.isalpha() and two.isalpha()]
    return tuple((one, two) for one, two in found if not is_chatter(one) and not is_chatter(two))


def _weight(token: str, support: float, catalogue: Catalogue) -> float:
    return catalogue.weight(token) * (LOOSE_SHARE if support < 1 and is_loose(token) else 1.0)


def _told(name: str, held: frozenset[str], catalogue: Catalogue) -> float:
    weights, whole = catalogue.weights_of(name)
    return sum(weight for token, weight in weights.items() if token in held) / (whole or 1.0)


def _of_the_age(asked: Asked, pool: Iterable[Indicator]) -> list[Indicator]:
    return [one for one in pool if not of_another_age(asked.ages, one.ages)] if asked.ages else list(pool)


def _ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (-one.score, one.indicator.key))
