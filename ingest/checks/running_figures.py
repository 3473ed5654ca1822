"""Measured figures among the running headers and footers: a row at the edge of page after page may be one of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.checks.reading import Reading, some
from ingest.model import Problem

MEASURED = re.compile(r"£\s?\d[\d.,]*|\d[\d.,]*\s?%|\d{1,3}(?:,\d{3})+|\d+\.\d")
"""Figures with a unit, decimals or thousands: page numbers, dates and versions ("v1.2" aside) have none."""
VERSION = re.compile(r"\bv(?:er(?:sion)?)?\.?\s?\d+(?:\.\d+)*|\b\d{1,2}\.\d{1,2}\.(?:\d\d)?\d\d\b", re.IGNORECASE)


def running_figures(reading: Reading) -> Iterator[Problem]:
    """One problem a page whose headers and footers, which are left out, print figures that look measured."""
    for page in reading.layout.pages:
        if found := MEASURED.findall(VERSION.sub(" ", page.aside)):
            message = f"page {page.number} prints {some(found)} at its edge, where it was taken for a running header and left out"
            yield Problem(kind="running figures", message=message, place=reading.on(page))
