"""The whole files that `eval.fuzz` changes: made ones for every format, and the odd files of the shared folder where it is there."""

from __future__ import annotations

import functools
import io
import os
from pathlib import Path

from eval.corpora import ROOT

ROWS = (
    ("Ref", "Indicator", "Target", "Q2 2025/26 Result", "RAG"),
    ("HM/S1", "Homes let within 20 days", "80%", "74.5%", "Red"),
    ("HM/S2", "Repairs on time (year to date)", "95%", "96.1%", "Green"),
    ("HM/S3", "Days to let a home", "20", "23.4 (n=112)", "Amber"),
)
TEXT = (
    "# Housing dashboard: Quarter 2 2025/26\n\n## Lettings\n\n{rows}\n\nRepairs were on time in all wards; 112 homes were let.\n\n"
    "1. Review\n2. Report\n"
)
PAGE = "<html><head><title>Housing</title></head><body><h1>Quarter 2 2025/26</h1><table>{rows}</table><p>Homes were let.</p></body></html>"
LARGEST = 300_000
"""Bytes of a seed: reading larger ones takes longer than changing them is worth."""


@functools.cache
def seeds_of(kind: str) -> tuple[bytes, ...]:
    """The files of a format, always in the same order."""
    match kind:
        case "xlsx":
            return (_workbook(),)
        case "html":
            rows = ("".join(f'<td colspan="1">{cell}</td>' for cell in row) for row in ROWS)
            return (PAGE.format(rows="".join(f"<tr>{cells}</tr>" for cells in rows)).encode(),)
        case "txt":
            tabbed = "\n".join("\t".join(row) for row in ROWS)
            piped = "\n".join(f"| {' | '.join(row)} |" for row in (ROWS[0], ("---",) * 5, *ROWS[1:]))
            return tuple(TEXT.format(rows=rows).encode() for rows in (tabbed, piped))
        case _:
            found = sorted((ROOT / "samples" / "reports").glob(f"*.{kind}"))
            odd = Path(os.environ.get("COMMITTEE_SHARED", ROOT.parent / "shared")) / "reports" / "odd"
            found += sorted(odd.glob(f"*.{kind}")) if odd.is_dir() else []
            return tuple(path.read_bytes() for path in found if 0 < path.stat().st_size <= LARGEST)


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in ROWS:
        sheet.append(row)
    sheet.append(["HM/S4", "Share of complaints answered", 0.9, 0.875, "Amber"])
    sheet["C5"].number_format = sheet["D5"].number_format = "0.0%"
    sheet.merge_cells("A7:E7")
    sheet["A7"] = "Lettings, Quarter 2 2025/26"
    book.create_sheet("Notes")["B2"] = "112 homes were let."
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
