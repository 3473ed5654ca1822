"""Reporting periods of random reports and the ways in which they are printed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (*("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),)
QUARTER_ENDS = (6, 9, 12, 3)


@dataclass(frozen=True, slots=True)
class Period:
    """A period in canonical form, with the numbers it was made of. `number` is the quarter (1 to 4) or the month of the calendar."""

    kind: Literal["year", "quarter", "month"]
    year: int
    number: int = 0

    @property
    def canonical(self) -> str:
        if self.kind == "month":
            return f"{self.year}-{self.number:02d}"
        return f"{self.year}/{(self.year + 1) % 100:02d}" + (f" Q{self.number}" if self.kind == "quarter" else "")

    @property
    def before(self) -> Period:
        """The period of the same length just before."""
        if self.kind == "year":
            return Period("year", self.year - 1)
        last = 4 if self.kind == "quarter" else 12
        return Period(self.kind, self.year, self.number - 1) if self.number > 1 else Period(self.kind, self.year - 1, last)

    @property
    def year_before(self) -> Period:
        return Period(self.kind, self.year - 1, self.number)

    @property
    def financial_year(self) -> Period:
        return Period("year", self.year - (self.number < 4) if self.kind == "month" else self.year)

    @property
    def last_month(self) -> Period:
        """The month in which the period ends."""
        if self.kind == "month":
            return self
        month = QUARTER_ENDS[self.number - 1] if self.kind == "quarter" else 3
        return Period("month", self.year + (month < 4), month)

    def named(self, rng: Random) -> str:
        """One printed wording."""
        if self.kind == "month":
            short, long = MONTHS[self.number - 1], LONG_MONTHS[self.number - 1]
            return rng.choice((f"{short}-{self.year % 100}", f"{short} {self.year}", f"{long} {self.year}", f"{short} {self.year % 100}"))
        long_year, short_year = f"{self.year}/{(self.year + 1) % 100:02d}", f"{self.year % 100}/{(self.year + 1) % 100:02d}"
        if self.kind == "year":
            return rng.choice((long_year, long_year, f"{self.year}-{(self.year + 1) % 100:02d}", f"{self.year}/{self.year + 1}"))
        number = self.number
        return rng.choice(
            (
                *(f"Q{number} {long_year}", f"Quarter {number} {long_year}", f"{long_year} Q{number}", f"Qtr {number} {long_year}"),
                *(f"Q{number} {short_year}", f"Q{number} ({long_year})", f"{long_year} Quarter {number}"),
            )
        )

    def loosely_named(self, rng: Random) -> str:
        """A wording that leaves the year to the report; only for quarters."""
        return rng.choice((f"Q{self.number}", f"Quarter {self.number}", f"Qtr {self.number}"))


def random_period(rng: Random) -> Period:
    kind = rng.choices(("quarter", "year", "month"), (6, 3, 2))[0]
    year = rng.randint(2014, 2025)
    if kind == "quarter":
        return Period("quarter", year, rng.randint(1, 4))
    return Period("year", year) if kind == "year" else Period("month", year, rng.randint(1, 12))
