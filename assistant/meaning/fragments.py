"""Which indicator the fragment of a follow-up means: "and mental health?", "no, I meant the percentage", "the accommodation one".

A fragment says what is different from the topic; what it leaves out is taken from the topic. So the indicator meant holds the words of the
fragment and, of those that do, most words of the topic.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.resolve import IS_OF_ALL, OF_ONE, Outcome, Resolution
from assistant.meaning.scope import Scope
from assistant.meaning.words import is_weak, plain_words, tokens

ENOUGH = 0.7  # weight of the fragment's words that the indicator must hold
LEAST_SHARED = 0.25  # weight of the topic's words that it must share with it
MARGIN = 0.1  # by which it must be ahead of the next
FILLING = frozenset({"one", "ones", "meant", "mean", "sorry", "oops", "actually", "just", "only", "those", "these", "same", "no"})


def meant_by_fragment(
    subject: str, topic_words: Iterable[str], rejected: Sequence[Indicator], scope: Scope, catalogue: Catalogue
) -> Indicator | None:
    """The one indicator that holds the words of a fragment and is most like the topic; None where none or several are.

    `rejected` are those that a correction says were not meant.
    """
    known = catalogue.indexes.by_word
    fragment = [token for token in tokens(subject) if token in known and token not in FILLING]
    context = {token for token in topic_words if token in known and not is_weak(token) and token not in fragment}
    if not fragment or not context:
        return None
    scored = []
    turned_down = {one.key: one for one in rejected}
    for one in catalogue.indexes.printed_in(scope.ids) if scope.ids is not None else catalogue.indicators:
        if turned_down.get(one.key) == one:
            continue
        held, shared = _share(fragment, one, catalogue), _share(sorted(context), one, catalogue)
        if held >= ENOUGH and shared >= LEAST_SHARED:
            scored.append((held + shared, one))
    scored.sort(key=lambda pair: (-pair[0], pair[1].key))
    clear = len(scored) == 1 or (len(scored) > 1 and scored[0][0] - scored[1][0] >= MARGIN)
    return scored[0][1] if clear else None


def _share(words: Sequence[str], indicator: Indicator, catalogue: Catalogue) -> float:
    weights = {word: catalogue.weight(word) for word in words}
    return sum(weight for word, weight in weights.items() if word in indicator.words) / (sum(weights.values()) or 1.0)


def words_of(indicators: Sequence[Indicator], subject: str = "") -> frozenset[str]:
    """The words of a topic: those of its indicators' titles, and those with which it was asked about."""
    return frozenset({word for one in indicators for word in one.words} | set(tokens(subject)))


def by_any_word(subject: str, offered: Sequence[Indicator]) -> Indicator | None:
    """The offered indicator that alone holds most of the words of an answer to "which do you mean?", common words counted too.

    "The social care only one" is none that says of both.
    """
    if OF_ONE.search(subject):
        offered = [one for one in offered if not IS_OF_ALL.search(one.title)] or offered
    words = [word for word in tokens(subject) if word not in FILLING] or [word for word in plain_words(subject) if word not in FILLING]
    counts = [sum(word in one.words or word in plain_words(one.title) for word in words) for one in offered]
    best = max(counts, default=0)
    return offered[counts.index(best)] if best and counts.count(best) == 1 else None


def of_age(offered: Sequence[Indicator], *, older: bool) -> Indicator | None:
    """The offered indicator of the oldest or youngest group; None where their titles name none or the same."""
    ages = [one.ages[0] if one.ages else None for one in offered]
    known = sorted({age for age in ages if age is not None})
    if len(known) < 2:
        return None
    return offered[ages.index(known[-1] if older else known[0])]


def like_topic(resolution: Resolution, topic: Sequence[Indicator]) -> Resolution:
    """Of candidates that words cannot tell apart, the one most like the topic: "and mental health?" after learning disability work."""
    if resolution.outcome is not Outcome.TIED or not topic:
        return resolution
    words = {word for one in topic for word in one.words if not is_weak(word)}
    shared = [len(words & one.indicator.words) for one in resolution.candidates]
    best = [candidate for candidate, count in zip(resolution.candidates, shared, strict=True) if count == max(shared)]
    return Resolution(outcome=Outcome.FOUND, candidates=tuple(best)) if len(best) == 1 else resolution
