"""What a line of a question file may hold, field by field: such files come from people (`docs/evaluate-your-own.md` describes them).

Notes of the author (`style`, `note`, words of the expected answer) are let in and not scored. An unknown field is refused: a misspelt
`must_contain` would otherwise pass as a question that demands nothing.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, field_validator, model_validator

from ingest.model import Measure, Rating

Kind = Literal["lookup", "compute", "narrative", "unanswerable", "followup", "clarify"]
NEEDS_WORDS = frozenset({"compute", "narrative", "followup"})
PERIOD = re.compile(r"\d{4}/\d\d(?: Q[1-4]| AY)?|\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?|\d{4}-(?:0[1-9]|1[0-2])\.\.\d{4}-(?:0[1-9]|1[0-2])")
TO_CONFIRM = "to confirm"

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Lines = tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=1)]]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Where(_Strict):
    lines: tuple[Lines, ...] = ()
    page: Annotated[int, Field(ge=1)] | None = None

    @field_validator("lines", mode="before")
    @classmethod
    def _none_is_no_lines(cls, given: Any) -> Any:
        return () if given is None else given

    @field_validator("lines")
    @classmethod
    def _in_order(cls, given: tuple[Lines, ...]) -> tuple[Lines, ...]:
        if any(first > last for first, last in given):
            raise ValueError("a range of lines is [first, last]")
        return given


class AlsoLine(_Where):
    document: Words


class FigureLine(_Strict):
    ref: str | None
    measure: Measure
    period: str | None
    value: str | None
    unit: str | None = None
    rating: Rating | None = None
    title: Words | None = None
    ref_accept: tuple[str | None, ...] = ()
    period_accept: tuple[str | None, ...] = ()
    value_accept: tuple[str | None, ...] = ()

    @field_validator("value", "value_accept")
    @classmethod
    def _decimal(cls, given: Any) -> Any:
        for one in given if isinstance(given, tuple) else (given,):
            try:
                plain = one is None or Decimal(one).is_finite()
            except InvalidOperation:
                plain = False
            if not plain:
                raise ValueError(f"{one!r} is no plain number: write it as printed, without unit, sign of money and commas")
        return given

    @field_validator("period", "period_accept")
    @classmethod
    def _period(cls, given: Any) -> Any:
        for one in given if isinstance(given, tuple) else (given,):
            if one is not None and not PERIOD.fullmatch(one):
                raise ValueError(
                    f"{one!r} is no period: write 2025/26, 2025/26 Q2, 2025/26 AY, 2025, 2025-09, 2025-09-30 or 2025-04..2025-09"
                )
        return given


class ExpectedLine(BaseModel):
    """What else stands in it is a note of the author."""

    model_config = ConfigDict(extra="allow", frozen=True)

    figures: tuple[FigureLine, ...] = ()
    title: str | None = None
    verdict: Literal["supported", "contradicted"] | None = None


class FirstLine(_Strict):
    clarify_is_right: bool
    must_contain: tuple[Words | tuple[Words, ...], ...] = ()


class QuestionLine(_Where):
    """One question; the fields are told in the guide."""

    id: Words
    kind: Kind
    question: Words
    followup: Words | tuple[Words, ...] | None = None
    continues: str | None = None
    document: Words | None = None
    also: tuple[AlsoLine, ...] = ()
    expected: ExpectedLine = ExpectedLine()
    must_contain: tuple[Words | tuple[Words, ...], ...] = ()
    first: FirstLine | None = None
    status: Literal["confirmed", "to confirm"] = "confirmed"
    evidence: str | None = None
    # notes of the author
    style: Any = None
    corpus: Any = None
    half: Any = None
    group: Any = None
    wording: Any = None
    note: Any = None
    readoff: Any = None

    @field_validator("expected", mode="before")
    @classmethod
    def _none_is_nothing(cls, given: Any) -> Any:
        return {} if given is None else given

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.kind == "lookup" and not (self.expected.figures or self.must_contain):
            raise ValueError("a lookup needs expected.figures: the figure that the answer must give")
        if self.kind in NEEDS_WORDS and not (self.must_contain or self.expected.verdict):
            raise ValueError(f"must_contain is empty: what must the answer to a {self.kind} question say?")
        if self.kind != "unanswerable" and self.kind != "clarify" and not self.document:
            raise ValueError("document is missing: in which report is the answer printed?")
        if self.kind == "followup" and not (self.followup or self.continues):
            raise ValueError("a followup needs followup (what is asked next) or continues (the id of the question before)")
        return self


def in_words(error: ValidationError) -> str:
    """The first fault of a line: the field, and what is wrong with it."""
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"] if part not in ("str", "tuple[constrained-str, ...]"))
    said = str(first["msg"]).removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        said = (
            f"unknown field; known are {', '.join(name for name in QuestionLine.model_fields)}"
            if field.count(".") == 0
            else "unknown field"
        )
    if first["type"] == "missing":
        said = "missing"
    return f"{field}: {said}" if field else said
