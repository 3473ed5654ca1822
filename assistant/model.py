"""What the assistant gives back: an `Answer` with its figures, workings and citations, in the shapes of the contract."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.steps import Remark, Step
from ingest.model import Measure, Place, Rating, RatingSource


class Status(StrEnum):
    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"


class Reason(StrEnum):
    """Why an answer is not a plain answer (closed list of the contract)."""

    UNKNOWN_INDICATOR = "unknown_indicator"
    NO_VALUE_FOR_PERIOD = "no_value_for_period"
    NOT_REPORTED = "not_reported"
    LOST_IN_SOURCE = "lost_in_source"
    AMBIGUOUS = "ambiguous"
    NOT_IN_REPORTS = "not_in_reports"
    INTERNAL_ERROR = "internal_error"


class Verdict(StrEnum):
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The words of a source and where they stand. `id` is the id of the published value, activity, chunk or table row cited."""

    number: int
    id: str
    places: tuple[Place, ...]
    title: str
    section: str | None
    quote: str


class VerificationState(StrEnum):
    """Whether a shown figure is the one that was verified: it is, another source of the same figure was, or it has changed."""

    CURRENT = "current"
    ELSEWHERE = "elsewhere"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """That a person verified a figure: who, when (ISO, UTC), whether it still is that figure, and all of it in words."""

    who: str
    when: str
    state: VerificationState
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A target, direction of travel or benchmark that the reports print for a figure; `citation` is the number of the citation of its cell.

    `group` is whose benchmark it is, `compared_with` the period that a direction compares with.
    """

    measure: Measure
    period: str | None
    raw: str
    value: Decimal | None
    unit: str | None
    group: str | None
    compared_with: str | None
    citation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One published value of an answer; `citation` is the number of the citation of its cell.

    `beside` is what it is judged by: its target first, then directions of travel, then benchmarks.
    `verified`: what an officer verified of it, None where nobody did.
    """

    ref: str | None
    title: str
    measure: Measure
    period: str | None
    raw: str
    value: Decimal | None
    unit: str | None
    rating: Rating | None
    rating_source: RatingSource | None
    citation: int
    group: str | None = None
    compared_with: str | None = None
    beside: tuple[Beside, ...] = ()
    verified: Verification | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """A computed number: `formula` shows the numbers, so that a person can redo it; `inputs` are citation numbers."""

    what: str
    formula: str
    inputs: tuple[int, ...]
    result: str
    unit: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question. `text` is Markdown with `[1]` marks; `options` are complete questions when `status` is clarify.

    `steps` tell how it was made and are shown on request; `remarks` what its composer assumed or left out.
    """

    question: str
    status: Status
    text: str
    reason: Reason | None = None
    verdict: Verdict | None = None
    figures: tuple[Figure, ...] = ()
    working: tuple[Working, ...] = ()
    citations: tuple[Citation, ...] = ()
    options: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that the audit found in a report; the fields are those of a finding in the contract."""

    id: str
    rule: str
    kind: str  # `class` in JSON: error, conflict, note
    flips: bool
    places: tuple[Place, ...]
    ref: str | None
    title: str | None
    published: str
    recomputed: str
    working: str
    citations: tuple[Citation, ...] = ()
