"""How every indicator stands now: its newest result with target, rating and direction of travel, and the series behind it."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.citing import HEADING_JOINT
from assistant.meaning.catalogue import Catalogue, Indicator, catalogue_of
from assistant.overview.strands import Point, Strand, age, strands
from index.series import order_key
from ingest.model import Document, PublishedValue

if TYPE_CHECKING:
    from index.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One indicator over all reports of its council.

    `strands` are empty where no report prints a result; `words` is the newest cell that holds words in place of a result of a later
    period, or of any where there is none. `reports` are those that print anything of it, newest first.
    """

    key: str
    ref: str | None
    title: str
    council: str | None
    section: str | None
    reports: tuple[Document, ...]
    strands: tuple[Strand, ...]
    words: PublishedValue | None

    @property
    def newest(self) -> Point | None:
        return self.strands[0].points[-1] if self.strands else None

    @property
    def path(self) -> tuple[str, ...]:
        """The headings that the newest value stands under, outermost first, without the title of its report."""
        headings = (self.section or "").split(HEADING_JOINT) if self.section else []
        return tuple(headings[1:] if len(headings) > 1 and headings[0] == self.reports[0].title else headings)

    @property
    def doubted(self) -> bool:
        """Was any of what is shown of the newest result not surely read?"""
        return self.newest is not None and self.newest.doubted


_made: weakref.WeakKeyDictionary[Store, tuple[Standing, ...]] = weakref.WeakKeyDictionary()


def standings_of(store: Store) -> tuple[Standing, ...]:
    """How all indicators of a store stand, made once a store, by council, reference and title."""
    known = _made.get(store)
    if known is None:
        known = _made[store] = standings(catalogue_of(store))
    return known


def standings(catalogue: Catalogue) -> tuple[Standing, ...]:
    """How all indicators stand, by council, reference and title; those of reports that name no council come last."""
    found = [_standing(indicator, catalogue.document_by_id) for indicator in catalogue.indicators]
    return tuple(
        sorted(
            found, key=lambda one: (one.council is None, one.council or "", one.ref is None, one.ref or "", one.title.casefold(), one.key)
        )
    )


def _standing(indicator: Indicator, documents: Mapping[str, Document]) -> Standing:
    held = {value.places[0].document_id: documents[value.places[0].document_id] for value in indicator.values}
    found = strands(indicator.values, documents)
    newest = found[0].points[-1].value if found else None
    shown = newest or indicator.values[0]
    return Standing(
        key=indicator.key,
        ref=shown.ref or next(iter(indicator.refs), None),
        title=shown.title,
        council=indicator.council,
        section=shown.section,
        reports=tuple(sorted(held.values(), key=lambda one: (age(one), one.document), reverse=True)),
        strands=found,
        words=_words(indicator, newest),
    )


def _words(indicator: Indicator, newest: PublishedValue | None) -> PublishedValue | None:
    """The newest cell with words in place of a result; none where a number is as new."""
    cells = [value for value in indicator.results if value.value is None and value.rating is None and value.raw.strip()]
    last = max(cells, key=lambda value: (order_key(value.period), value.id), default=None)
    if last is None or newest is None:
        return last
    return last if order_key(last.period) > order_key(newest.period) else None
