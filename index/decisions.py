"""What an officer can decide about the reports in a store; each is kept in the register with who decided it, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ingest.model import Basis, Measure, Rating

Number = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]  # as published; JSON has no decimals


class Access(StrEnum):
    """Who may see a document."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Who may see a document, and the id of the one that supersedes it, None while it stands."""

    document_id: str
    access: Access
    superseded_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A cell that was read wrongly.

    `was` stood in the value's `raw`, `raw` is what the page prints, `rating` the rating it shows where that was read wrongly too.
    """

    value_id: str
    was: str
    raw: str
    rating: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two indicators are one: that of the one published value and that of the other."""

    value_id: str
    other_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """These published values are of an indicator of their own."""

    value_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolaritySet:
    """Whether higher or lower is better ("higher", "lower", "monitor") for the indicator of this published value."""

    value_id: str
    polarity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingAccepted:
    """A finding of the audit that is known and stands; `about` says what it found, for lists of decisions."""

    finding_id: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedFigure:
    """A published value as it stood when somebody verified it; the fields are those of `PublishedValue`, numbers as published.

    `indicator` was the identity of its indicator then. `others` are the differing figures that the store printed for the same measure,
    period and basis of it: whoever verified could see these, and what comes later is news.
    """

    title: str
    measure: Measure
    raw: str
    ref: str | None = None
    period: str | None = None
    basis: Basis | None = None
    group: str | None = None
    value: Number | None = None
    unit: str | None = None
    rating: Rating | None = None
    indicator: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedSource:
    """A source that was shown to whoever verified: the id of what is cited, where it stands, the words quoted.

    `figure` is a published value that was itself verified, None for what only stood beside it. `digest` tells all words of the record from
    others, so that a later reading of the report which gives other words is noticed.
    """

    id: str
    document_id: str
    document: str
    where: str
    quote: str
    digest: str = ""
    figure: VerifiedFigure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A statement that somebody held against the reports.

    `verdict` ("supported", "contradicted", "" for a figure without one), `text` and `sources` are what the assistant showed, `citations`
    the ids of all that it cited.
    """

    statement: str
    verdict: str
    citations: tuple[str, ...] = ()
    text: str = ""
    sources: tuple[VerifiedSource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A document was taken out of the store."""

    document_id: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """An earlier entry of the register no longer holds."""

    entry_id: str


Decision = Labelled | Misread | Joined | Parted | PolaritySet | FindingAccepted | Verified | Removed | Withdrawn
KINDS: dict[str, type[Decision]] = {
    "label": Labelled,
    "misread": Misread,
    "join": Joined,
    "part": Parted,
    "polarity": PolaritySet,
    "accept": FindingAccepted,
    "verified": Verified,
    "remove": Removed,
    "withdraw": Withdrawn,
}
