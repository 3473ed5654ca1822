"""All checks of one report, in order: of its pages, of its tables, of its values."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ingest.checks.dropped_figures import dropped_figures
from ingest.checks.fractions import fractions
from ingest.checks.lost_words import lost_words
from ingest.checks.misplaced import misplaced
from ingest.checks.missing_columns import missing_columns
from ingest.checks.other_figures import other_figures
from ingest.checks.overlaps import overlaps
from ingest.checks.ranges import ranges
from ingest.checks.reading import Reading
from ingest.checks.running_figures import running_figures
from ingest.checks.unparsed import unparsed
from ingest.checks.unread_rows import unread_rows
from ingest.model import Problem

Check = Callable[[Reading], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    lost_words,
    running_figures,
    other_figures,
    overlaps,
    dropped_figures,
    unread_rows,
    unparsed,
    missing_columns,
    misplaced,
    fractions,
    ranges,
)


def check_reading(reading: Reading) -> tuple[Problem, ...]:
    """Every doubt about how the report was read, in the order of the checks."""
    return tuple(problem for check in CHECKS for problem in check(reading))
