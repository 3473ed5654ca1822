"""CSV that opens rightly in a spreadsheet, whatever a report has put into its cells.

UTF-8 with a byte order mark, as Excel else takes it for Windows-1252; commas, every cell quoted, lines end in CR LF (RFC 4180). Text
that a spreadsheet would take for a formula gets an apostrophe before it; a plain number stays a number. See decision 7.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from ingest.model import Place

FORMULA = frozenset("=+-@＝＋－＠")
"""What begins a formula in one spreadsheet or another, also in full width. Source: OWASP, CSV Injection."""
NUMBER = re.compile(r"[-+]?£?\d+(?:,\d{3})*(?:\.\d+)?%?")
"""What a spreadsheet reads as a number: a sign before it makes no formula of it."""
JOINT = "; "
Row = Mapping[str, str | int | None]


def csv_file(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The rows as a CSV file with a line of column names; a column that a row lacks is empty."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: str | int | None) -> str:
    return safe(str(value)) if value is not None else ""


def safe(text: str) -> str:
    """A cell on one line, without control characters, that no spreadsheet runs.

    >>> safe("-0.8"), safe('=HYPERLINK("http://x.example")'), safe("-2+3"), safe("9.4%\\n(RA)")
    ('-0.8', '\\'=HYPERLINK("http://x.example")', "'-2+3", '9.4% (RA)')
    """
    line = " ".join("".join(one for one in text if one.isspace() or unicodedata.category(one) not in ("Cc", "Cf", "Cs")).split())
    return f"'{line}" if line[:1] in FORMULA and not NUMBER.fullmatch(line) else line


def place_cells(places: Sequence[Place]) -> dict[str, str]:
    """Where something stands, in the columns that all files share; a source that is split over pages lists them all."""
    first = places[0]
    return {
        "document": first.document,
        "document_id": first.document_id,
        "page": JOINT.join(str(one.page) for one in places if one.page is not None),
        "lines": JOINT.join(f"{one.lines[0]} to {one.lines[1]}" for one in places if one.lines),
        "locator": JOINT.join(one.locator for one in places if one.locator),
        "box": JOINT.join(" ".join(f"{edge:g}" for edge in one.box) for one in places if one.box),
    }
