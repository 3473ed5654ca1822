"""The published values of a store by what they are the figure of: one measure, period and basis of one indicator."""

from __future__ import annotations

import weakref
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.tools.look_up import differ
from index.decisions import VerifiedFigure, VerifiedSource
from index.series import plain_words
from ingest.model import PublishedValue

if TYPE_CHECKING:
    from index.store import Store

Slot = tuple[str, str, str | None, str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Values by id, and by what they are the figure of."""

    by_id: dict[str, PublishedValue]
    by_slot: dict[Slot, tuple[PublishedValue, ...]]
    indicators: dict[str, str]
    documents: dict[str, str]

    def beside(self, slot: Slot, but: str = "") -> tuple[PublishedValue, ...]:
        """What the reports print for the same, without the value of id `but`."""
        return tuple(one for one in self.by_slot.get(slot, ()) if one.id != but)

    def slot_of(self, value: PublishedValue) -> Slot:
        return self.indicators[value.id], value.measure, value.period, value.basis, value.group

    def slot_then(self, source: VerifiedSource, figure: VerifiedFigure) -> Slot:
        """The slot of a verified figure, by the indicator that its cell is of now, else by the one it was of then."""
        indicator = self.indicators.get(source.id) or figure.indicator or ""
        return indicator, figure.measure, figure.period, figure.basis, figure.group


_made: weakref.WeakKeyDictionary[Store, Slots] = weakref.WeakKeyDictionary()


def slots_of(store: Store) -> Slots:
    """The slots of a store, made once."""
    known = _made.get(store)
    if known is None:
        indicators = store.indicators()
        by_slot: dict[Slot, list[PublishedValue]] = defaultdict(list)
        for value in store.values():
            by_slot[indicators[value.id], value.measure, value.period, value.basis, value.group].append(value)
        known = _made[store] = Slots(
            by_id={value.id: value for value in store.values()},
            by_slot={slot: tuple(values) for slot, values in by_slot.items()},
            indicators=indicators,
            documents={document.document_id: document.document for document in store.documents()},
        )
    return known


def as_value(figure: VerifiedFigure) -> PublishedValue:
    """A verified figure as a published value, to be compared and worded like one; it has neither id nor place."""
    return PublishedValue(
        id="",
        places=(),
        section=None,
        ref=figure.ref,
        title=figure.title,
        measure=figure.measure,
        period=figure.period,
        raw=figure.raw,
        value=None if figure.value is None else Decimal(figure.value),
        unit=figure.unit,
        basis=figure.basis,
        group=figure.group,
        rating=figure.rating,
    )


def unlike(one: PublishedValue, other: PublishedValue) -> bool:
    """Do two cells print different figures of one unit? Roundings of one number do not differ; words differ by their letters."""
    if one.value is not None and other.value is not None:
        return differ(one, other) and (one.unit == other.unit or None in (one.unit, other.unit))
    if one.value is None and other.value is None:
        return plain_words(one.raw) != plain_words(other.raw)
    return False
