"""What the values of one indicator have in common, and how a value is made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.grids.grid import one_line, places_key
from ingest.model import Basis, Document, Measure, Place, Polarity, PolaritySource, PublishedValue, record_id
from ingest.values.rating import ReadRating
from ingest.values.refs import Reference

FOOTNOTE_MARKS = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a row or card says of its indicator as a whole."""

    reference: Reference
    title: str
    section: str | None
    polarity: Polarity | None = None
    polarity_source: PolaritySource | None = None
    row_text: str = ""
    comment: str | None = None
    certain: bool = True


def publish(
    indicator: Indicator,
    places: tuple[Place, ...],
    measure: Measure,
    period: str | None,
    raw: str,
    value: Decimal | None = None,
    unit: str | None = None,
    *,
    basis: Basis | None = None,
    compared_with: str | None = None,
    group: str | None = None,
    rating: ReadRating | None = None,
    qualifiers: tuple[str, ...] = (),
) -> PublishedValue:
    """One value of an indicator, still without an id."""
    return PublishedValue(
        id="",
        places=places,
        section=indicator.section,
        ref=indicator.reference.ref,
        title=indicator.title,
        measure=measure,
        period=period,
        raw=raw,
        value=value,
        unit=unit,
        aliases=indicator.reference.aliases,
        polarity=indicator.polarity,
        polarity_source=indicator.polarity_source,
        basis=basis,
        compared_with=compared_with,
        group=group,
        rating=rating.rating if rating else None,
        rating_raw=rating.raw if rating else None,
        rating_source=rating.source if rating and rating.rating else None,
        qualifiers=qualifiers,
        row_text=indicator.row_text,
        comment=indicator.comment,
        certain=indicator.certain,
    )


def with_ids(values: Iterable[PublishedValue], document: Document) -> tuple[PublishedValue, ...]:
    """The values with ids made of document, place and what they are; the second of two that share all of these gets a number."""
    seen: dict[str, int] = {}
    kept = []
    for value in values:
        parts = (
            document.document_id,
            places_key(value.places),
            value.ref,
            value.title,
            value.measure,
            value.period,
            value.compared_with,
            value.group,
        )
        name = record_id("value", *parts)
        seen[name] = seen.get(name, 0) + 1
        kept.append(replace(value, id=name if seen[name] == 1 else record_id("value", *parts, seen[name])))
    return tuple(kept)


def clean_title(text: str) -> str:
    """A title in one line, without footnote marks, numbers that a line break parted joined again.

    >>> clean_title("Young people aged 16- 18\\nin training ³")
    'Young people aged 16-18 in training'
    """
    flat = one_line(FOOTNOTE_MARKS.sub("", text))
    return re.sub(r"(?<=\w)([-–])\s(?=\d)", r"\1", flat)
