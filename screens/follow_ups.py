"""Questions that go on from an answer, each known to be answerable: from the values that the store holds, or because it was tried out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from threading import Lock
from weakref import WeakKeyDictionary

from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from index.series import order_key
from index.store import Store
from ingest.model import Measure, PublishedValue, Rating
from screens.failure import answer_or_say
from screens.markup import period_words

MOST = 3
LONGEST_TITLE = 80  # a title that fits a button on two lines
LEAST_PERIODS = 3  # for "how has it changed?"
WARY = (Rating.RED, Rating.RED_AMBER, Rating.AMBER)  # ratings that people ask the reason of

_results: WeakKeyDictionary[Store, dict[str, tuple[PublishedValue, ...]]] = WeakKeyDictionary()
_lock = Lock()


def follow_ups(answer: Answer, store: Store, *, hurried: bool = False) -> tuple[str, ...]:
    """Up to `MOST` whole questions about the first figure of an answer that is about one indicator; none of them is the one just asked.

    `hurried` leaves out those that must be tried out, which takes as long as the answer itself.
    """
    value = _first_value(answer, store)
    if value is None:
        return ()
    series = results_of(store).get(store.indicators()[value.id], ())
    asked = answer.question.casefold().strip(" ?.")
    fresh = [one for one in _candidates(value, series, answer) if one.casefold().strip(" ?.") != asked]
    if value.rating in WARY and value.period and len(answer.figures) == 1 and not hurried:
        why = f"Why was {_name(value)} rated {value.rating} in {period_words(value.period)}?"
        tried = answer_or_say(why, Conversation(), store)
        if tried.status is Status.ANSWERED and tried.citations and why.casefold().strip(" ?.") != asked:
            fresh.append(why)
    return tuple(dict.fromkeys(fresh))[:MOST]


def results_of(store: Store) -> dict[str, tuple[PublishedValue, ...]]:
    """Indicator -> its results that have a number and a period, oldest first; worked out once a store."""
    with _lock:
        known = _results.get(store)
        if known is None:
            identities, found = store.indicators(), defaultdict[str, list[PublishedValue]](list)
            for value in store.values():
                if value.measure is Measure.RESULT and value.value is not None and value.period is not None and value.certain:
                    found[identities[value.id]].append(value)
            known = {key: tuple(sorted(values, key=lambda one: order_key(one.period))) for key, values in found.items()}
            _results[store] = known
        return known


def _first_value(answer: Answer, store: Store) -> PublishedValue | None:
    """The value of the first figure, where all figures are of one indicator and its title makes a question."""
    if not answer.figures or len({(one.ref, one.title) for one in answer.figures}) > 1:
        return None
    numbers = {one.number: one.id for one in answer.citations}
    wanted = numbers.get(answer.figures[0].citation)
    value = next((one for one in store.values() if one.id == wanted), None)
    return value if value is not None and 8 <= len(value.title) <= LONGEST_TITLE else None


def _candidates(value: PublishedValue, series: tuple[PublishedValue, ...], answer: Answer) -> Iterator[str]:
    name = _name(value)
    periods = list(dict.fromkeys(one.period for one in series if one.period))
    if len({one.period for one in answer.figures}) == 1 and value.period in periods:
        before = _same_length(periods[: periods.index(value.period)], value.period)
        if before:
            yield f"What was the result for {name} in {period_words(before)}?"
    if len(periods) >= LEAST_PERIODS:
        yield f"How has the result for {name} changed over time?"


def _same_length(earlier: list[str], period: str | None) -> str | None:
    """The newest of the earlier periods that is as long as this one: a quarter before a quarter, a year before a year."""
    span = _days(period)
    return next((one for one in reversed(earlier) if abs(_days(one) - span) <= 5), None)


def _days(period: str | None) -> int:
    last, first = order_key(period)
    return (last - first).days


def _name(value: PublishedValue) -> str:
    """The reference, which names one indicator alone, with the title; the title alone where the report gives no reference."""
    title = " ".join(value.title.split()).rstrip(".?:")
    return f"{value.ref} {title}" if value.ref else (title[0].lower() + title[1:] if title[1:2].islower() else title)
