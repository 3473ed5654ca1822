"""Whether a passage belongs to the time that a question names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.meaning.periods import AskedPeriod, Span, span_of
from ingest.model import Document
from ingest.values.period import find_periods

LONGEST_QUARTER = 93  # days; the figures of a report for a quarter answer for a month of it, those of a report for a year do not
LONGEST_MONTH = 31  # days; what is asked "at March 2017" may stand in the report on the year that ends then
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def of_the_time(asked: Iterable[AskedPeriod], text: str, document: Document, *, exactly: bool) -> bool:
    """True where a question names no period, or the passage or its report is of one that it names.

    `exactly` is for figures: the report, or a period in the passage, must then lie within the period asked, or be the quarter around it.
    Otherwise it is enough that they share a day, or that the passage names the year.
    """
    periods = tuple(asked)
    if not periods:
        return True
    spans = [span for mention in find_periods(text.replace("’", "'")) if (span := span_of(mention.period))]
    if document.period and (span := span_of(document.period)):
        spans.append(span)
    if document.meeting_date and any(document.meeting_date == period.period for period in periods):
        return True  # a day asked is that of the meeting
    if document.period is None and document.meeting_date and any(_is_month_of(document.meeting_date, period) for period in periods):
        return True  # minutes tell of the weeks around the meeting
    if exactly:
        return any(_within(span, period) for period in periods for span in spans)
    if any(span[0] <= period.end and period.start <= span[1] for period in periods for span in spans):
        return True
    years = {int(year) for year in YEAR.findall(f"{text} {document.document} {document.meeting_date or ''}")}
    return any(years & {period.start.year, period.end.year} for period in periods)


def _is_month_of(day: str, period: AskedPeriod) -> bool:
    return (period.end - period.start).days <= LONGEST_MONTH and period.start.isoformat() <= day <= period.end.isoformat()


def _within(span: Span, period: AskedPeriod) -> bool:
    start, end = span
    inside = period.start <= start and end <= period.end
    around = start <= period.start and period.end <= end and (end - start).days <= LONGEST_QUARTER
    at_its_end = end == period.end and (period.end - period.start).days <= LONGEST_MONTH
    return inside or around or at_its_end
