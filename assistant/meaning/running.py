"""Stretches of a year as the running totals that print them: "April to September" is the total at the end of the second quarter.

The other way round, what is yet to be done "in the second half of the year" is what the total at the end of the first half leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from assistant.meaning.catalogue import Indicator
from assistant.meaning.periods import AskedPeriod, PeriodKind, asked, financial_year
from assistant.tools.compare import is_cumulative
from ingest.model import Measure

YEAR_BEGINS = 4  # April
QUARTER_ENDS = {6: 1, 9: 2, 12: 3}


def as_running(period: AskedPeriod, indicators: Sequence[Indicator], *, left: bool = False) -> AskedPeriod:
    """The quarter or year at whose end a running total covers the stretch; the period as it is where none does.

    With `left`, a stretch at the end of the year becomes the quarter that ends before it.
    """
    if period.kind is not PeriodKind.MONTHS or not indicators or not all(is_cumulative(one.values) for one in indicators):
        return period
    printed = {value.period for one in indicators for value in one.values if value.measure is Measure.RESULT}
    if period.period in printed:
        return period
    from_start = period.start.month == YEAR_BEGINS
    if left and not from_start and period.end.month == YEAR_BEGINS - 1:
        return _ending(period.start - timedelta(days=1)) or period
    return (_ending(period.end) or period) if from_start and (period.end - period.start).days < 366 else period


def _ending(day: date) -> AskedPeriod | None:
    """The quarter that ends on a day, or the year; None where no quarter ends with its month."""
    year = financial_year(day.year - (day.month < YEAR_BEGINS))
    if day.month == YEAR_BEGINS - 1:
        return asked(PeriodKind.YEAR, year)
    return asked(PeriodKind.QUARTER, f"{year} Q{QUARTER_ENDS[day.month]}") if day.month in QUARTER_ENDS else None
