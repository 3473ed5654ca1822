"""What a person reads above problems of one kind, the gravest first: what is missing, then what is doubted, then what was left out."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "page": "Pages that are damaged",
    "scan": "Pages that are pictures",
    "sheet": "Sheets that were not read whole",
    "table": "Tables that were not read whole",
    "formula": "Cells whose formula has no saved result",
    "drawing": "Pages whose drawings hide their tables",
    "letters": "Letters that their font does not name",
    "lost words": "Words that came into no passage or table",
    "dropped figures": "Figures that were lost between pages",
    "unread row": "Rows of which no value was read",
    "columns alike": "Columns that cannot be told apart",
    "row unsure": "Rows whose columns cannot be told apart",
    "broken_row": "Rows that could not be put together",
    "missing columns": "Rows with fewer columns than their neighbours",
    "other figures": "Figures that the page prints otherwise",
    "overlap": "Tables or cells that overlap",
    "misplaced": "Values that may stand in the wrong column",
    "range": "Values that their unit does not allow",
    "fraction": "Fractions that do not fit their percentage",
    "figure in text": "Results and targets kept as text",
    "running figures": "Figures at the edge of pages, left out",
    "hidden": "Text that nobody sees, left out",
}
