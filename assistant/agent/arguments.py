"""The arguments of each tool, as a model sends them: outside data, so checked here and nowhere else.

Names, types and defaults are what models have learned to call: changing them is a change of the tools.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from assistant.meaning.periods import ACADEMIC, QUARTER, YEAR, financial_year, span_of
from assistant.tools.rank import OF_TARGET, OF_VALUE, Order
from ingest.model import Measure, Rating

FORMS = "2016/17, 2016/17 Q2, 2015/16 AY, 2016, 2016-09, 2016-09-30 or 2016-04..2016-09"
LONGEST = 300  # letters of a text argument
MOST_INDICATORS = 5


class Compared(StrEnum):
    """What of an indicator can be compared over time."""

    RESULT = "result"
    TARGET = "target"


class Travel(StrEnum):
    """A direction of travel to filter by."""

    IMPROVING = "improving"
    WORSENING = "worsening"


class Against(StrEnum):
    """How a result stands to its target, to filter by."""

    MISSED = "missed"
    MET = "met"


def period_of(text: str) -> str:
    """The text, if it is a period of the contract.

    >>> period_of("2016/17 Q2")
    '2016/17 Q2'
    """
    try:
        span = span_of(text)
    except ValueError:  # month 13
        span = None
    year = next((match for pattern in (YEAR, QUARTER, ACADEMIC) if (match := pattern.fullmatch(text))), None)
    if span is None or span[1] < span[0] or (year is not None and not text.startswith(financial_year(int(year[1])))):
        raise ValueError(f"not a period: {text!r}; write it as {FORMS}")
    return text


def _bare(number: object) -> object:
    """A number as reports print it, without commas and unit: a model copies "1,256" or "9.4%"."""
    return number.replace(",", "").replace("−", "-").strip("%£ ") if isinstance(number, str) else number


Text = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Period = Annotated[str, AfterValidator(period_of), Field(description=f"as {FORMS}")]
Number = Annotated[Decimal, BeforeValidator(_bare)]
Named = Annotated[Text, Field(description="key, reference or whole title of an indicator, as another tool gave it")]
Council = Annotated[Text, Field(description="name of a council")]
Report = Annotated[Text, Field(description="file name, title or id of a report")]


class Arguments(BaseModel):
    """Nothing but the named arguments is taken."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class OfReports(Arguments):
    """Which reports to look in: those of all filters together; all reports by default."""

    council: Council | None = None
    document: Report | None = None


class OfIndicator(OfReports):
    indicator: Named


class LookUp(OfIndicator):
    """One figure of an indicator: its result, target, benchmark or another measure, for a period or the newest one."""

    measure: Measure = Measure.RESULT
    period: Period | None = None


class Compare(OfIndicator):
    """How an indicator changed between two periods or since the period before; or two indicators side by side in one period."""

    measure: Compared = Compared.RESULT
    before: Period | None = None
    after: Period | None = None
    with_indicator: Named | None = None

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        if self.with_indicator is not None and (self.before is not None or self.measure is not Compared.RESULT):
            raise ValueError("with_indicator sets two results of one period side by side: leave out before, and measure")
        return self


class Trend(OfIndicator):
    """All results of an indicator, in order of time."""

    since: Period | None = None
    until: Period | None = None


class DistanceToTarget(OfIndicator):
    """How far a result is from its target; with `annual`, from the target of the whole year."""

    period: Period | None = None
    annual: bool = False


class CheckRating(OfIndicator):
    """Whether the published rating of a result follows from the published figures."""

    period: Period | None = None


class Filters(OfReports):
    """Filters of lists, counts and rankings; each narrows."""

    rating: tuple[Rating, ...] = ()
    direction: Travel | None = None
    target: Annotated[Against | None, Field(description="only results that missed, or met, their target")] = None
    section: Annotated[Text | None, Field(description="words of a section or title")] = None
    service: Annotated[Text | None, Field(description="words of a service, sought like those of a section")] = None
    period: Annotated[Period | None, Field(description=f"of the reports, as {FORMS}")] = None


class ListIndicators(Filters):
    """The indicators that all filters keep, with their results, from the newest report of each council unless another is named."""


class Count(Filters):
    """How many indicators the filters keep, of how many."""


class Rank(OfReports):
    """Indicators in order: by distance to target, by change, or by their figures."""

    order: Order
    rating: tuple[Rating, ...] = ()
    section: Annotated[Text | None, Field(description="words of a section or title")] = None
    period: Annotated[Period | None, Field(description=f"of the reports, as {FORMS}")] = None
    since: Annotated[Period | None, Field(description="the period to compare with, for an order of change")] = None
    most: Annotated[int, Field(ge=1, le=30, description="how many to show")] = 5

    @model_validator(mode="after")
    def _since_goes_with_change(self) -> Self:
        if self.since is not None and self.order in OF_TARGET | OF_VALUE:
            raise ValueError(f"since is for orders of change, not for {self.order.value!r}: leave it out")
        return self


class TableCell(OfReports):
    """A figure of a printed table that is none of an indicator: money, risks, counts."""

    row: Annotated[Text, Field(description="words of the row, such as a service or a risk")]
    column: Annotated[Text | None, Field(description="words of the column, such as forecast")] = None
    period: Period | None = None


class SearchText(OfReports):
    """Passages of the reports that answer a question in their own words."""

    query: Text


class WhatChanged(OfReports):
    """What is new in the newest report of a council against the one before: ratings and targets that moved, indicators gone and come."""

    rating: Annotated[tuple[Rating, ...], Field(description="only moves to these ratings")] = ()


class Verify(OfIndicator):
    """Whether the reports print a stated value or rating; of a variance or direction, whether the printed one follows from the figures."""

    measure: Measure = Measure.RESULT
    period: Period | None = None
    value: Annotated[Number | None, Field(description="the stated figure, without unit")] = None
    rating: Annotated[Rating | None, Field(description="the stated rating")] = None

    @model_validator(mode="after")
    def _states_something(self) -> Self:
        recomputed = self.measure in (Measure.VARIANCE, Measure.DIRECTION)
        if self.value is None and self.rating is None and not recomputed:
            raise ValueError("state the value or the rating to verify")
        return self
