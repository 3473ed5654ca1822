"""Heat maps: counts of risks by impact and probability."""

from __future__ import annotations

from assistant.printed_tables.wordings import Concept, concepts_of
from assistant.tools.table_rows import TableView


def is_heat_map(view: TableView) -> bool:
    """True for counts by impact and probability: one along the columns, the other down the rows."""
    around = concepts_of(" ".join(view.names)) | concepts_of(" ".join(f"{row.prefix} {row.label}" for row in view.rows))
    counts = [view.number(row, column) for row in view.rows for column in view.figure_columns]
    numbers = [count for count in counts if count is not None]
    whole = bool(numbers) and all(number == number.to_integral_value() and number >= 0 for number in numbers)
    steps = [concepts_of(view.names[column]) & {Concept.IMPACT, Concept.LIKELIHOOD} for column in view.figure_columns]
    complete = len(steps) > 2 and all(steps) and len(numbers) == len(counts)
    return complete and whole and {Concept.IMPACT, Concept.LIKELIHOOD} <= around
