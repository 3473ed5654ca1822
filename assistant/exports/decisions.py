"""What officers decided as CSV: a line for each decision, newest first, in force or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.decisions.told import Told
from assistant.exports.cells import Row, csv_file

COLUMNS = (
    *("when", "who", "kind", "about", "effect", "reason", "state", "withdrawn_when", "withdrawn_by", "withdrawn_reason"),
    *("generation", "id"),
)


def decisions_csv(decisions: Iterable[Told]) -> bytes:
    """The file; times are UTC."""
    return csv_file(COLUMNS, map(_row, decisions))


def _row(one: Told) -> Row:
    back = one.withdrawal
    return {
        "when": one.entry.when,
        "who": one.entry.who,
        "kind": one.kind,
        "about": one.subject,
        "effect": one.effect,
        "reason": one.entry.reason,
        "state": one.state,
        "withdrawn_when": back.when if back else None,
        "withdrawn_by": back.who if back else None,
        "withdrawn_reason": back.reason if back else None,
        "generation": one.entry.generation,
        "id": one.entry.id,
    }
