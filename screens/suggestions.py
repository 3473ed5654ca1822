"""Questions to start with, made from what is in the store, each tried out before it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from assistant.meaning.conversation import Conversation
from assistant.model import Status
from index.series import order_key
from index.store import Store
from ingest.model import Measure, PublishedValue, Rating
from screens.failure import answer_or_say
from screens.markup import period_words

SHOWN = 5
TRIED = 12  # answering is quick, but a large store offers many candidates
LONGEST_TITLE = 80  # a title that fits a button on two lines


class Suggestions:
    """The questions of each store that is open, worked out once."""

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[Store, tuple[str, ...]] = WeakKeyDictionary()

    def of(self, store: Store) -> tuple[str, ...]:
        """Up to `SHOWN` questions of different kinds that the store answers with a citation."""
        found = self._of.get(store)
        if found is None:
            found = self._of[store] = _worked_out(store)
        return found


def _worked_out(store: Store) -> tuple[str, ...]:
    found: list[str] = []
    for question in list(_candidates(store))[:TRIED]:
        if len(found) == SHOWN:
            break
        if question not in found and _answered(question, store):
            found.append(question)
    return tuple(found)


def _answered(question: str, store: Store) -> bool:
    answer = answer_or_say(question, Conversation(), store)
    return answer.status is Status.ANSWERED and bool(answer.citations)


def _candidates(store: Store) -> Iterator[str]:
    """One question of each kind, about the newest period that has ratings, then more of the first kind."""
    results = [value for value in store.values() if _is_askable(value)]
    rated = [value for value in results if value.rating is not None]
    newest = max((value.period for value in rated if value.period), key=order_key, default=None)
    recent = sorted((value for value in rated if value.period == newest), key=lambda value: len(value.title))
    red = next((value for value in recent if value.rating is Rating.RED), None)
    others = [value for value in recent if value is not red]
    yield from (f"What was the result for {_name(value)} in {period_words(newest)}?" for value in others[:1])
    if red is not None:
        yield f"Which indicators were rated Red in {period_words(newest)}?"
        yield f"How far from target was the result for {_name(red)} in {period_words(newest)}?"
    yield from (f"How has the result for {_name(value)} changed?" for value in _with_series(results)[:1])
    yield from (
        f"What do the reports say about “{activity.title.strip(' .')}”?"
        for activity in store.activities()
        if len(activity.title) <= LONGEST_TITLE
    )
    yield from (f"What was the result for {_name(value)} in {period_words(newest)}?" for value in others[1:])


def _is_askable(value: PublishedValue) -> bool:
    return (
        value.measure is Measure.RESULT
        and value.value is not None
        and value.period is not None
        and value.certain
        and 8 <= len(value.title) <= LONGEST_TITLE
    )


def _with_series(results: list[PublishedValue]) -> list[PublishedValue]:
    """The first value of each title that has results for several periods."""
    periods: dict[str, set[str | None]] = {}
    for value in results:
        periods.setdefault(value.title, set()).add(value.period)
    firsts = {value.title: value for value in reversed(results)}
    return [firsts[title] for title, seen in periods.items() if len(seen) > 1]


def _name(value: PublishedValue) -> str:
    """A title as it reads inside a sentence: its first letter small unless the word is an acronym or a name with a second capital."""
    title = value.title.strip().rstrip(".?:")
    return title[0].lower() + title[1:] if title[1:2].islower() else title
