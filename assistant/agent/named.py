"""Which indicator, council or report an argument names: exactly one, or those to choose from. Nothing is guessed.

A question of a person is understood by its words and meaning; a model has seen keys and titles and can repeat them, so here they must fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.meaning.ages import ages_in
from assistant.meaning.catalogue import Catalogue, Indicator, ref_key
from assistant.meaning.naming import Asked, by_words
from assistant.meaning.resolve import asked_words
from assistant.meaning.scope import Scope, council_words
from assistant.model import Reason
from ingest.model import Document
from ingest.records.front_matter import council_place

MOST_OFFERED = 5


class NotNamed(Exception):
    """An argument names nothing, or several things: `offered` are the indicators that it may mean, `names` those that there are.

    `what` holds no number of the argument, since nothing that a tool says may be a number without a source.
    """

    def __init__(self, what: str, reason: Reason, *, offered: tuple[Indicator, ...] = (), names: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.reason = reason
        self.offered = offered
        self.names = names


def scope_named(council: str | None, document: str | None, catalogue: Catalogue) -> Scope:
    """The reports of that council and name; all where neither is given. Raises `NotNamed`."""
    held: Sequence[Document] = catalogue.documents
    if council is not None:
        held = _of_council(council, catalogue)
        if not held:
            names = tuple(sorted({one.council for one in catalogue.documents if one.council}))
            raise NotNamed(f"No report is of a council {called(council)}.", Reason.NOT_IN_REPORTS, names=names)
    if document is not None:
        named = [one for one in held if _plain(document) in (_plain(one.document), _plain(one.title), one.document_id)]
        if not named:
            files = tuple(one.document for one in held)
            raise NotNamed(f"No such report is {called(document)}.", Reason.NOT_IN_REPORTS, names=files)
        held = named
    if council is None and document is None:
        return Scope()
    return Scope(documents=tuple(held), named=document is not None)


def _of_council(name: str, catalogue: Catalogue) -> list[Document]:
    """The reports of the council of that name, whole or without what many councils are called; none where several would fit."""
    whole = [one for one in catalogue.documents if council_place(one.council) == council_place(name)]
    words = council_words(name)
    short = [one for one in catalogue.documents if words and council_words(one.council) == words]
    return whole or (short if len({council_place(one.council) for one in short}) == 1 else [])


def indicator_named(name: str, scope: Scope, catalogue: Catalogue) -> Indicator:
    """The one indicator of that key, reference or title among the reports of `scope`, with only their values. Raises `NotNamed`."""
    indexes = catalogue.indexes
    pool = catalogue.indicators if scope.ids is None else tuple(indexes.printed_in(scope.ids))
    found = [one for one in pool if one.key == name] or _of_reference(name, pool, catalogue) or _of_title(name, pool)
    if len(found) == 1:
        return _within(found[0], scope)
    if found:
        raise NotNamed(f"Several indicators are {called(name)}.", Reason.AMBIGUOUS, offered=tuple(found[:MOST_OFFERED]))
    sought = Asked(words=asked_words(name, scope, catalogue), ages=ages_in(name))
    similar = tuple(one.indicator for one in by_words(sought, pool, catalogue)[:MOST_OFFERED])
    raise NotNamed(
        f"No indicator of these reports is {called(name)} by key, reference or title.", Reason.UNKNOWN_INDICATOR, offered=similar
    )


def called(name: str) -> str:
    """
    >>> called("Trees"), called("AB/9")
    ('called “Trees”', 'called so')
    """
    return "called so" if any(character.isdigit() for character in name) else f"called “{name}”"


def _of_reference(name: str, pool: Sequence[Indicator], catalogue: Catalogue) -> list[Indicator]:
    inside = {one.key for one in pool}
    key = ref_key(name)
    return [one for one in catalogue.by_ref.get(key) or catalogue.by_alias.get(key) or () if one.key in inside]


def _of_title(name: str, pool: Sequence[Indicator]) -> list[Indicator]:
    """Those with the title; where several councils print it, all of them."""
    plain = _plain(name)
    return [one for one in pool if plain in {_plain(text) for text in (*one.titles, *one.names, one.name)}]


def _within(indicator: Indicator, scope: Scope) -> Indicator:
    if scope.ids is None:
        return indicator
    ids = scope.ids
    return replace(indicator, values=tuple(value for value in indicator.values if value.places[0].document_id in ids))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .?")
