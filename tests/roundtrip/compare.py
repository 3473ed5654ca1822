"""What a reader got wrong of a report's facts, each fault with its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import PublishedValue
from tests.roundtrip.model import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    kind: str
    fact: Fact | None
    read: PublishedValue | None

    def __str__(self) -> str:
        told = (
            self.fact
            and f"{self.fact.measure} {'/'.join(map(str, self.fact.periods))} {self.fact.printed!r} {self.fact.units} {self.fact.rating}"
        )
        got = (
            self.read
            and f"{self.read.measure} {self.read.period} {self.read.raw!r} = {self.read.value} {self.read.unit} {self.read.rating_raw}"
        )
        named = self.fact or self.read
        return f"{self.kind:16} {named.ref if named else ''} | {named.title if named else ''} | told {told} | read {got}"


def compare(facts: Sequence[Fact], read: Sequence[PublishedValue]) -> tuple[list[Fault], int]:
    """The faults, and how many facts hold something to be found."""
    left = [value for value in read if value.value is not None or value.measure == "direction"]
    wanted = [fact for fact in facts if fact.value is not None or fact.words]
    faults: list[Fault] = []
    missing: list[Fact] = []
    for fact in wanted:
        found = next((value for value in left if _is(fact, value)), None)
        if found is None:
            missing.append(fact)
            continue
        left.remove(found)
        faults += _details(fact, found)
    for fact in missing:
        near = max(left, key=lambda value: _nearness(fact, value), default=None)
        if near is None or _nearness(fact, near) < 3:
            faults.append(Fault(kind="missing", fact=fact, read=None))
            continue
        left.remove(near)
        faults.append(Fault(kind=_kind(fact, near), fact=fact, read=near))
    faults += [Fault(kind="invented number", fact=None, read=value) for value in left if value.value is not None]
    return faults, len(wanted)


def _is(fact: Fact, value: PublishedValue) -> bool:
    return (
        _same_indicator(fact, value)
        and fact.measure == value.measure
        and (not fact.periods or value.period in fact.periods)
        and _same_words(fact, value)
    )


def _same_words(fact: Fact, value: PublishedValue) -> bool:
    if fact.words:
        return value.raw in fact.words
    return value.value is not None and fact.value is not None and value.value == Decimal(fact.value)


def _same_indicator(fact: Fact, value: PublishedValue) -> bool:
    return _squeezed(fact.title) == _squeezed(value.title) and _squeezed(fact.ref or "") == _squeezed(value.ref or "")


def _details(fact: Fact, value: PublishedValue) -> list[Fault]:
    kinds = []
    if fact.units and value.unit not in fact.units:
        kinds.append("wrong unit")
    rating = value.rating.value if value.rating else None
    if fact.measure == "result" and rating != fact.rating:
        kinds.append("missing rating" if rating is None else "invented rating" if fact.rating is None else "wrong rating")
    return [Fault(kind=kind, fact=fact, read=value) for kind in kinds]


def _nearness(fact: Fact, value: PublishedValue) -> int:
    same_title = _squeezed(fact.title) == _squeezed(value.title) or (fact.ref is not None and value.ref == fact.ref)
    return 2 * same_title + 2 * _same_words(fact, value) + (fact.measure == value.measure) + (value.period in fact.periods)


def _kind(fact: Fact, value: PublishedValue) -> str:
    if not _same_words(fact, value):
        return "wrong number" if fact.value else "wrong direction"
    if _squeezed(fact.title) != _squeezed(value.title):
        return (
            "wrong title"
            if _squeezed(value.title)
            and (_squeezed(fact.title).startswith(_squeezed(value.title)) or _squeezed(value.title) in _squeezed(fact.title))
            else "wrong indicator"
        )
    if _squeezed(fact.ref or "") != _squeezed(value.ref or ""):
        return "wrong ref"
    return "wrong measure" if fact.measure != value.measure else "wrong period"


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()
