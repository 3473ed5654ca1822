"""The optional real reports: every title of the gold data stands whole in one cell, under the section that the gold data gives."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ingest.grids.outline import row_label, sections
from ingest.grids.stitch import stitch_tables
from ingest.text.reader import read_text


def squeezed(text: str) -> str:
    """Without spaces: the gold data mend those that a line break put after a hyphen."""
    return re.sub(r"\s+", "", text)


def titles(path: Path) -> dict[str, str]:
    """The section of each text in the first cells of the rows of a report's tables."""
    found: dict[str, str] = {}
    blocks = stitch_tables(read_text(path.read_bytes(), path.name, "0" * 16).pages)
    for one in sections(blocks):
        label = None
        for row in one.table.rows[one.table.header_rows :]:
            label = row_label(row) or label
            for cell in filter(None, row[:3]):
                found.setdefault(squeezed(cell.text), " > ".join([*one.headings, *filter(None, [label])]))
    return found


def test_every_gold_title_is_whole_and_in_its_section(shared: Path) -> None:
    gold = [json.loads(line) for line in (shared / "gold" / "values.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {name: titles(shared / "reports" / "barnet" / name) for name in {row["document"] for row in gold}}
    missing = {row["title"] for row in gold if squeezed(row["title"]) not in found[row["document"]]}
    assert not missing
    misplaced = {row["ref"] for row in gold if row["section"] not in {None, found[row["document"]][squeezed(row["title"])]}}
    assert not misplaced


def test_every_row_of_a_report_without_tabs_is_recovered(shared: Path) -> None:
    for path in (shared / "reports" / "barnet").glob("*-annual.txt"):
        layout = read_text(path.read_bytes(), path.name, "0" * 16)
        assert not layout.problems
        tables = [block.table for block in stitch_tables(layout.pages) if block.table]
        assert sum(len(table.rows) - table.header_rows for table in tables if len(table.rows[0]) == 4) == 34
        assert sum(all(row) for table in tables for row in table.rows[table.header_rows :] if len(row) == 9) == 18
