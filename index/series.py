"""One indicator over reports: its key as one value alone tells it, and how periods are ordered. `identity` looks at all values together."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

from ingest.model import PublishedValue
from ingest.records.front_matter import council_place
from ingest.values.period import month_range

DASHES = re.compile(r"[‐‑‒–—−]")
NOT_WORD = re.compile(r"[^a-z0-9%£]+")
ACADEMIC_YEAR = re.compile(r"(\d{4})/\d{2} AY")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def indicator_key(value: PublishedValue, council: str | None) -> str:
    """The identity of a value's indicator as the value alone tells it: its council and reference or, where the report gives none, title.

    Values of two councils never share one, and a report whose council is unknown shares none with any other report: its document id stands
    in. Reference and title are parted by their sign, so that an indicator titled "AB/S4" is not the one referred to as AB/S4.

    A value with ref "AB/S4" of "Anyborough Council" has the key `anyborough:ref:ab/s4`.
    """
    owner = owner_of(value, council)
    if value.ref:
        return f"{owner}:ref:{plain_reference(value.ref)}"
    return f"{owner}:title:{plain_words(value.title)}"


def owner_of(value: PublishedValue, council: str | None) -> str:
    """Whose indicator a value is of: the place of its council, or its document where the council is unknown."""
    return council_place(council) or value.places[0].document_id


def order_key(period: str | None) -> tuple[date, date]:
    """Sorts periods by their last day, then their first: a quarter that ends with its year comes after it. Unknown periods come first.

    >>> sorted(["2016/17", "2016-09-30", "2016/17 Q4", "2016/17 Q2"], key=order_key)
    ['2016/17 Q2', '2016-09-30', '2016/17', '2016/17 Q4']
    """
    if period is None:
        return date.min, date.min
    if DAY.fullmatch(period):
        return _day(period), _day(period)
    if academic := ACADEMIC_YEAR.fullmatch(period):
        year = int(academic[1])
        return date(year + 1, 8, 31), date(year, 9, 1)
    months = month_range(period)
    if months is None:
        return date.min, date.min
    first, last = months
    return date(last // 12, last % 12 + 1, calendar.monthrange(last // 12, last % 12 + 1)[1]), date(first // 12, first % 12 + 1, 1)


def _day(period: str) -> date:
    try:
        return date.fromisoformat(period)
    except ValueError:  # a report may print 31 September
        return date.min


def plain_reference(ref: str) -> str:
    """A reference without what differs between reports: spaces, kinds of dash, case."""
    return re.sub(r"\s+", "", DASHES.sub("-", ref)).casefold()


def plain_words(text: str) -> str:
    """Lower-case words parted by single spaces: case, punctuation and line breaks differ between reports of one council."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(NOT_WORD.sub(" ", "".join(one for one in plain if not unicodedata.combining(one))).split())
