"""What the labels of rows of a printed table tell: which words count, and which rows say themselves what they leave out or put in."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence

from assistant.meaning.words import is_weak, tokens
from assistant.tools.table_rows import TableRow

WEAK_WEIGHT = 0.3  # of a word that many labels share
LIGHT = frozenset(tokens("service department directorate division committee programme team council district borough county fund"))
TOTAL = frozenset(tokens("total totals grand overall net"))
LEAVES_OUT = re.compile(r"\b(?:exclud\w+|excl|exclusive of|without|except|not including|before)\b")
PUTS_IN = re.compile(r"\b(?:includ\w+|incl|inclusive of|with)\b")


def is_light(stem: str) -> bool:
    """True for a stem that the labels of many rows share."""
    return stem in LIGHT or is_weak(stem)


def weight_of(stems: Iterable[str]) -> float:
    return math.fsum(WEAK_WEIGHT if is_light(stem) else 1.0 for stem in stems)


def rows_without(rows: Sequence[TableRow], what: Collection[str], said: Collection[str]) -> tuple[TableRow, ...]:
    """The rows whose labels say that `what` is left out, and name nothing before it that the question has not `said`."""
    return tuple(row for row in rows if _is_labelled(row, LEAVES_OUT, what, said))


def rows_with(rows: Sequence[TableRow], what: Collection[str], said: Collection[str]) -> tuple[TableRow, ...]:
    """The rows whose labels say that `what` is put in."""
    return tuple(row for row in rows if _is_labelled(row, PUTS_IN, what, said))


def _is_labelled(row: TableRow, wording: re.Pattern[str], what: Collection[str], said: Collection[str]) -> bool:
    match = wording.search(row.label.lower())
    if match is None or not set(what) <= set(tokens(row.label[match.end() :])):
        return False
    return all(token in TOTAL or is_light(token) or token in said for token in tokens(row.label[: match.start()]))
