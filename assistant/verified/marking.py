"""What the register keeps when somebody marks a statement as verified: the statement, what was shown of it, and how each source stood."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from assistant.beside import cited_in_words
from assistant.errors import AssistantError
from assistant.exports.answer_text import plain_text
from assistant.model import Answer, Citation, Figure, Status
from assistant.sources import words_of
from assistant.verified.slots import Slots, slots_of, unlike
from assistant.whereabouts import where
from index.decisions import Verified, VerifiedFigure, VerifiedSource
from ingest.model import Measure, PublishedValue, record_id

if TYPE_CHECKING:
    from index.store import Store

HALVES = (Measure.NUMERATOR, Measure.DENOMINATOR)  # one cell, one citation, two values


class Unmarkable(AssistantError):
    """An answer that shows nothing that a person could have verified."""


def verified_of(answer: Answer, figures: Collection[int], store: Store) -> Verified:
    """The decision that the statement `answer.question` was verified; `figures` are the numbers (from 0) of the figures looked at.

    Raises `Unmarkable` where the reports say nothing of it, or it is not settled which of several things is meant.
    """
    if answer.status is not Status.ANSWERED or not answer.citations:
        raise Unmarkable("the reports give no source for this, so there is nothing to mark as verified")
    slots, cited = slots_of(store), cited_in_words(answer)  # what stands beside the figures was not what the statement says
    looked_at = [answer.figures[number] for number in sorted(set(figures)) if 0 <= number < len(answer.figures)]
    if answer.verdict is None and not looked_at:
        raise Unmarkable("choose the figures that were verified: the statement itself has no verdict")
    return Verified(
        statement=answer.question,
        verdict=answer.verdict or "",
        citations=tuple(citation.id for citation in cited),
        text=plain_text(answer.text),
        sources=tuple(source for citation in cited for source in _sources(citation, looked_at, slots, store)),
    )


def value_of(figure: Figure, citation: Citation, slots: Slots) -> PublishedValue | None:
    """The published value that a figure of an answer shows; of a fraction, the half that the figure is."""
    value = slots.by_id.get(citation.id)
    if value is None or figure.measure not in HALVES or value.measure is figure.measure:
        return value if value is not None and value.measure is figure.measure else None
    same = (one for one in slots.by_id.values() if one.places == value.places and one.measure is figure.measure)
    return next(same, None)


def as_it_stands(value: PublishedValue, slots: Slots) -> VerifiedFigure:
    """The figure with what else the reports print for the same."""
    return VerifiedFigure(
        title=value.title,
        measure=value.measure,
        raw=value.raw,
        ref=value.ref,
        period=value.period,
        basis=value.basis,
        group=value.group,
        value=None if value.value is None else format(value.value, "f"),
        unit=value.unit,
        rating=value.rating,
        indicator=slots.indicators.get(value.id),
        others=tuple(sorted({one.raw for one in slots.beside(slots.slot_of(value), value.id) if unlike(one, value)})),
    )


def digest_of(store: Store, citation_id: str) -> str:
    """What tells the words of a cited record from others; "" where the store holds none of that id."""
    words = words_of(store, citation_id)
    return "" if words is None else record_id("words", " ".join(words.split()))


def _sources(citation: Citation, looked_at: Collection[Figure], slots: Slots, store: Store) -> Iterator[VerifiedSource]:
    place = citation.places[0]
    values = [value for figure in looked_at if figure.citation == citation.number and (value := value_of(figure, citation, slots))]
    shown: list[PublishedValue | None] = [*values] or [None]
    for value in shown:
        yield VerifiedSource(
            id=value.id if value else citation.id,
            document_id=place.document_id,
            document=place.document,
            where=where(place),
            quote=citation.quote,
            digest="" if value else digest_of(store, citation.id),
            figure=as_it_stands(value, slots) if value else None,
        )
