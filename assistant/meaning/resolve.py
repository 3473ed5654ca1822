"""Which indicator a question means: by reference, by words, by meaning; found, one of several, or none.

What decides is how much of the question an indicator explains, how far the next one is behind, and whether anything that the question names
is foreign to it (`naming.py`). A name is never silently swapped for a similar one: with a foreign thing in it the question is at most asked
back. Meanings (embeddings) are compared only when the words alone do not decide, so that plain questions load no model.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from assistant.meaning.ages import age_numbers, ages_in
from assistant.meaning.catalogue import Catalogue, Indicator, ref_key
from assistant.meaning.indexes import HEADING_JOINT
from assistant.meaning.naming import Asked, Candidate, by_meaning, by_words
from assistant.meaning.nearly_named import nearly_named
from assistant.meaning.question import Question
from assistant.meaning.quoted import most_in_a_row, said_in_a_row, without_excluded
from assistant.meaning.references import named_by_reference
from assistant.meaning.scope import Scope, council_words
from assistant.meaning.short_forms import short_forms
from assistant.meaning.words import chatter, is_everyday, is_weak, plain_words, stem, telling_words, tokens
from ingest.model import Measure

# Chosen on half of eval/questions/naming-*.jsonl and on the gold questions; see docs/evaluation.md.
NAMED = 0.6  # share of the telling words that the title itself must support: a section or commentary alone names no indicator
NAMED_AT_ALL = 0.35  # the same for an indicator that is only asked about
SURE = 0.78  # coverage from which an indicator without foreign words is found by words alone
NEAR_TIE = 0.12  # candidates whose score is this close to the best one are not told apart by words
CLOSER_TITLE = 0.3  # unless the question says this much more of one title than of the other
WHOLE_TITLE = 0.9
MOSTLY_TOLD = 0.75  # share of a title that is said, from which it is meant before one of which
TIMES_TOLD = 1.8  # so many times less is said
SURE_OF_OTHER = 0.5  # score by words of an indicator that another council may have in other words
SAID_TOGETHER = 2  # everyday words of one title that are no small talk: "easy to get information"
SHORT = 2  # telling words up to which a title that says them with more beside is as likely as one with less
LEAST_TOLD = 0.15  # share of a title that a question must say: one word of a long title is a mention, not its name
LEAST_TOLD_BY_ONE = 0.2  # the same for a question of one telling word
MEANT = 0.5  # score by meaning from which an indicator without foreign words is meant
MARGIN = 0.1  # by which it must be ahead of the next
MEANT_UNSURELY = 0.6  # the same where a word of the question is unsure
MARGIN_UNSURELY = 0.2
LESS_ALIKE = 0.1  # how far its cosine with the question may be below the best: words and meaning have to agree
PLAUSIBLE = 0.42  # score by meaning from which an indicator is offered as what may be meant
AS_PLAUSIBLE = 0.15  # how far behind the best one another is offered as well
MOST_OFFERED = 3
PLAIN_TOLD = 0.7  # share of a title that the question says, from which it is meant rather than a title that says the same and more,
PLAIN_WORDS = 3  # where the question has as many telling words: one who says so much would have said the rest
ASKS_FOR_ALL = re.compile(
    r"\b(?:overall|in total|total|altogether|combined|as a whole|both|(?:all )?together|jointly|all in all)\b", re.IGNORECASE
)
OF_ONE = re.compile(r"\b(?:only|alone|just|on its own)\b", re.IGNORECASE)
IS_OF_ALL = re.compile(r"\b(?:overall|total|both|all|combined)\b", re.IGNORECASE)
ASKING = re.compile(r"\b(?:how|what|which|whats|show|give|tell|number of|percentage|rate|share|proportion)\b|[?%]", re.IGNORECASE)
MOST_OPTIONS = 5
SHORTEST_MENDED = 5  # letters: shorter words are too near to too many others
SHORTEST_BEGUN = 4  # letters of a word cut short
LONG = 8  # letters from which two slips are mended instead of one


class Outcome(StrEnum):
    FOUND = "found"
    TIED = "tied"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The candidates, best first. FOUND: the first one is meant (all of them, if the question names several by reference).

    For UNKNOWN, `likely` are those to ask back about, and `strange` the identifiers in the question that no report prints.
    `unsaid` are words of the question that the one found does not speak of, which its answer has to say.
    """

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    by_ref: bool = False
    likely: tuple[Indicator, ...] = ()
    strange: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(candidate.indicator for candidate in self.candidates)


def resolve(
    question: Question, scope: Scope, catalogue: Catalogue, pool: Sequence[Indicator] | None = None, *, offered: bool | None = None
) -> Resolution:
    """The indicators that the question means, among `pool` (default: those with values in the reports of `scope`).

    Of a pool that was `offered` to choose from (default: any that is given), few words tell one from another.
    """
    offered = pool is not None if offered is None else offered
    if pool is None:
        pool = catalogue.indexes.printed_in(scope.ids) if scope.ids is not None else catalogue.indicators
    named = _by_reference(question, catalogue, pool)
    if named is not None:
        return named
    kept = without_excluded(question, pool)
    found = _by_name(*kept, scope, catalogue, offered=offered)
    if found.outcome is Outcome.FOUND or offered or len({one.council for one in found.indicators}) > 1:
        return found
    quoted = said_in_a_row(kept[0].subject, kept[1])
    return Resolution(outcome=Outcome.FOUND, candidates=(whole_of(quoted),)) if quoted is not None else found


def _by_name(question: Question, pool: Sequence[Indicator], scope: Scope, catalogue: Catalogue, *, offered: bool) -> Resolution:
    """The indicators that the words of the question name, or come near to in meaning."""
    words = asked_words(question.subject, scope, catalogue)
    if Measure.BENCHMARK in question.measures:
        words = {token: word for token, word in words.items() if token not in catalogue.indexes.benchmark_words}
    in_titles = frozenset(token for token in words if is_everyday(token) and token in catalogue.weights)
    asked = Asked(
        words=words,
        in_titles=in_titles,
        together=_said_together(in_titles, pool),
        ages=ages_in(question.subject),
        age_numbers=age_numbers(question.subject),
        short=short_forms(question.subject, words, catalogue),
    )
    if not asked.telling and not asked.ages:
        return Resolution(outcome=Outcome.UNKNOWN)
    candidates = by_words(asked, pool, catalogue)
    least_told = 0.0 if offered else LEAST_TOLD_BY_ONE if len(asked.telling) < 2 else LEAST_TOLD
    plain = [one for one in candidates if one.coverage >= SURE and one.told >= least_told and (offered or _is_free(one))]
    if plain:
        bare = _is_bare(question) and not _is_title(question.text, plain[0].indicator)
        near = [
            one for one in plain if one is plain[0] or _is_near(one, plain[0], asked) or (bare and _holds_as_much(one, plain[0], asked))
        ]
        if len(asked.words) == 1 and plain[0].told < MOSTLY_TOLD and not offered:
            near += _on_the_subject(asked.telling[0], near, pool, candidates)
        near = _told_apart(near, question, asked)
        return Resolution(outcome=Outcome.FOUND if len(near) == 1 else Outcome.TIED, candidates=tuple(near))
    if not _may_be_meant(asked, catalogue):
        return Resolution(outcome=Outcome.UNKNOWN, candidates=tuple(candidates[:MOST_OPTIONS]))
    alike = by_meaning(asked, pool, catalogue)
    found = _of_like_meaning(alike, candidates, least_told)
    nearly = nearly_named(alike, asked, question, catalogue) if found.outcome is Outcome.UNKNOWN else None
    return Resolution(outcome=Outcome.FOUND, candidates=nearly[:1], unsaid=nearly[1]) if nearly is not None else found


def _said_together(everyday: frozenset[str], pool: Sequence[Indicator]) -> frozenset[str]:
    """The most of the everyday words that one title has; none where no title has several."""
    if len(everyday) < SAID_TOGETHER:
        return frozenset()
    several = {said for one in pool if len(said := everyday & one.words) >= SAID_TOGETHER}
    return min(several, key=lambda said: (-len(said), sorted(said)), default=frozenset())


def asked_words(subject: str, scope: Scope, catalogue: Catalogue) -> dict[str, str]:
    """The telling words of the subject by their stems, the last word first, typing errors mended, those that name the report taken out."""
    used = {stem(word) for word in scope.used}
    words = telling_words(subject)
    if any(stem(word) in catalogue.weights and not is_weak(stem(word)) for word in words):
        words = [
            _corrected(word, catalogue) for word in words
        ]  # beside a word that is known; alone, another word would be put in its place
        words = telling_words(" ".join(words))  # a short form may stand beside the word that was misspelt
    return {token: word for word in reversed(words) for token in reversed(tokens(word)) if token not in used}


def asked_tokens(subject: str, scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """The stems of the telling words of the subject, in order."""
    return tuple(asked_words(subject, scope, catalogue))


def _corrected(word: str, catalogue: Catalogue) -> str:
    """A word that no report prints becomes the one title word that it nearly is, or that it begins: "instalations", "hosp"; empty for a
    slip in a word that says nothing."""
    if not word.isalpha() or len(word) < SHORTEST_BEGUN or word in catalogue.vocabulary or stem(word) in catalogue.weights:
        return word
    if len(word) >= SHORTEST_MENDED and not catalogue.is_plain(word):
        similar = [one for one in catalogue.spellings if one[0] == word[0]]
        found = extractOne(word, similar, scorer=OSA.distance, score_cutoff=1 if len(word) < LONG else 2)
        if found:
            return found[0]
    if len(word) >= SHORTEST_MENDED and extractOne(word, chatter(), scorer=OSA.distance, score_cutoff=1):
        return ""  # "shoud", "betwen": nothing that could name an indicator
    begun = [one for one in catalogue.title_words if one.startswith(word)]
    return begun[0] if len({stem(one) for one in begun}) == 1 else word


def _by_reference(question: Question, catalogue: Catalogue, pool: Sequence[Indicator]) -> Resolution | None:
    """The indicators whose references stand in the question; UNKNOWN for an identifier that no report prints; None for no reference."""
    named = named_by_reference(question.text, catalogue, pool)
    if named.indicators:
        candidates = tuple(whole_of(one) for one in named.indicators)
        several = len({ref for one in named.indicators for ref in map(ref_key, one.refs)}) < len(named.indicators)
        return Resolution(outcome=Outcome.TIED if several else Outcome.FOUND, candidates=candidates, by_ref=True)
    nowhere = tuple(one for one in named.strange if not catalogue.prints(one))
    return Resolution(outcome=Outcome.UNKNOWN, by_ref=True, strange=nowhere) if nowhere else None


def whole_of(indicator: Indicator) -> Candidate:
    """The candidate for an indicator that is named outright."""
    return Candidate(indicator=indicator, score=1, coverage=1, told=1, reason="named")


def _is_near(other: Candidate, best: Candidate, asked: Asked) -> bool:
    """True where words cannot tell the two apart."""
    strong, other_strong = _surely_held(best, asked), _surely_held(other, asked)
    if _of_two_councils(best, other) and strong <= other_strong and other.score >= SURE_OF_OTHER:
        return True  # the same thing of another council
    if best.told >= MOSTLY_TOLD and best.told >= TIMES_TOLD * other.told and other.held <= best.held:
        return False  # the name of the one, a mention in the other
    if (
        len(asked.telling) <= SHORT
        and best.told < WHOLE_TITLE
        and other.named == best.named == 1
        and (strong <= other_strong or best.held <= other.held)
    ):
        return True  # both titles have the few words that are said
    if best.score - other.score > NEAR_TIE:
        return False
    if other.held < best.held and any(not is_weak(token) for token in best.held - other.held):
        return False  # the best one holds every word that the other does, and a telling one more
    if best.told >= WHOLE_TITLE and other.told < WHOLE_TITLE:
        return False
    if best.indicator.council != other.indicator.council and best.held <= other.held:
        return True  # the same thing in other words of another council
    return len(asked.telling) < 2 or best.told - other.told < CLOSER_TITLE


def _on_the_subject(token: str, near: Sequence[Candidate], pool: Sequence[Indicator], candidates: Sequence[Candidate]) -> list[Candidate]:
    """More that a question of one word may mean: all whose titles have it, and those under a heading that has it."""
    judged = {one.indicator.key: one for one in candidates}
    known = {one.indicator.key for one in near}
    held = [
        one
        for one in pool
        if one.key not in known and (token in one.words or any(token in tokens(_heading(path)) for path in one.sections))
    ]
    return [judged.get(one.key) or Candidate(indicator=one, score=0, coverage=0, told=0, reason="heading") for one in held]


def _heading(path: str) -> str:
    return path.rpartition(HEADING_JOINT)[2]


def _is_title(text: str, indicator: Indicator) -> bool:
    """Does the text have every word of a title of the indicator, the small ones as well?"""
    said = frozenset(plain_words(text))
    return any(said.issuperset(plain_words(name)) for name in indicator.names)


def _holds_as_much(other: Candidate, best: Candidate, asked: Asked) -> bool:
    return _surely_held(best, asked) <= _surely_held(other, asked)


def _is_bare(question: Question) -> bool:
    """True for a name without anything that is asked of it: it may be that of a subject on which there are several indicators."""
    return not (question.periods or question.relatives or question.measures or question.aspects or ASKING.search(question.text))


def _of_two_councils(one: Candidate, other: Candidate) -> bool:
    names = council_words(one.indicator.council), council_words(other.indicator.council)
    return all(names) and names[0] != names[1]


def _surely_held(one: Candidate, asked: Asked) -> frozenset[str]:
    """The tokens that it holds, of words that many titles share only those beside the same word as in its title: the "rate" of "business
    rates", not that of "collection rate"."""
    said = set(pairwise(reversed(tuple(asked.words))))
    beside = {token for name in one.indicator.names for pair in pairwise(tokens(name)) if pair in said for token in pair}
    return frozenset(token for token in one.held if not is_weak(token) or token in beside)


def _told_apart(near: list[Candidate], question: Question, asked: Asked) -> list[Candidate]:
    """Of candidates that hold the same words: the one of all where the question asks for all, the one that has most of its words in a row,
    else the one that says nothing more."""
    if len(near) < 2 or len({one.indicator.council for one in near}) > 1:
        return near
    if ASKS_FOR_ALL.search(question.text):
        of_all = [one for one in near if IS_OF_ALL.search(one.indicator.title) and all(one.held >= other.held for other in near)]
        if len(of_all) == 1:
            return of_all
    if len({one.held for one in near}) > 1 or ASKS_FOR_ALL.search(question.text):
        return near
    in_a_row = most_in_a_row(question.subject, [one.indicator for one in near])
    if in_a_row is not None:
        return [one for one in near if one.indicator is in_a_row]
    if OF_ONE.search(question.text):
        of_one = [one for one in near if not IS_OF_ALL.search(one.indicator.title)]
        return of_one if len(of_one) == 1 else near
    if len(asked.telling) < PLAIN_WORDS or _is_bare(question):
        return near
    plain = [one for one in near if one.told >= PLAIN_TOLD and all(one.indicator.words <= other.indicator.words for other in near)]
    return plain if len(plain) == 1 else near


def _may_be_meant(asked: Asked, catalogue: Catalogue) -> bool:
    """True where some word of the question stands in a title, or could stand for one that does."""
    return any(token in catalogue.weights for token in asked.printed) or len(asked.telling) > 1


def _of_like_meaning(candidates: Sequence[Candidate], by_word: Sequence[Candidate], least_told: float) -> Resolution:
    """The candidate that is clearly ahead and has nothing foreign; those on a par with it; else those worth asking about."""
    meant = [one for one in candidates if one.told >= least_told and _is_meant(one, candidates)]
    if meant and not any(_is_better(one, meant[0]) for one in candidates if one not in meant):
        near = [one for one in meant if meant[0].score - one.score < (MARGIN_UNSURELY if meant[0].unsure else MARGIN)]
        return Resolution(outcome=Outcome.FOUND if len(near) == 1 else Outcome.TIED, candidates=tuple(near[:MOST_OPTIONS]))
    best = candidates[0].score if candidates else 0.0
    likely = [one for one in candidates if one.score >= max(PLAUSIBLE, best - AS_PLAUSIBLE) and one.named >= NAMED_AT_ALL][:MOST_OFFERED]
    similar = tuple(likely or by_word[:MOST_OPTIONS])
    return Resolution(outcome=Outcome.UNKNOWN, candidates=similar, likely=tuple(one.indicator for one in likely))


def _is_better(other: Candidate, best: Candidate) -> bool:
    """True where one that cannot be what is meant comes too close for the best to be taken as what is."""
    return other.score - best.score >= MARGIN or (bool(best.unsure) and best.score - other.score < MARGIN_UNSURELY)


def _is_free(one: Candidate) -> bool:
    """True where nothing in the question is foreign, and the title itself has its telling words."""
    return not one.foreign and one.named >= NAMED


def _is_meant(one: Candidate, candidates: Sequence[Candidate]) -> bool:
    """True where nothing is foreign, enough is explained, and words and meaning point to the same indicator."""
    most_alike = max(other.likeness or 0.0 for other in candidates)
    enough = MEANT_UNSURELY if one.unsure else MEANT
    return _is_free(one) and one.score >= enough and (one.likeness or 0.0) >= most_alike - LESS_ALIKE
