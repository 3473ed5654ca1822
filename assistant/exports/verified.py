"""What was verified as CSV: a line for each mark, those that were withdrawn among them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.exports.cells import JOINT, Row, csv_file
from assistant.meaning.periods import in_words
from assistant.model import Verdict
from index.decisions import Verified, Withdrawn
from index.register import Entry

COLUMNS = (
    *("statement", "verdict", "state", "changes", "verified_by", "verified_on", "note", "generation", "shown", "figures", "sources"),
    *("withdrawn_by", "withdrawn_on", "withdrawn_because", "id"),
)


def verified_csv(entries: Iterable[Entry], register: Collection[Entry], changes: Callable[[Entry], tuple[str, ...]]) -> bytes:
    """The file of these marks; `register` holds what withdrew some of them, `changes` gives what has changed since a mark."""
    return csv_file(COLUMNS, (verified_row(entry, register, changes(entry)) for entry in entries))


def by_whom(entry: Entry) -> str:
    """Who verified it and when, as a sentence; of a statement that the reports contradict, that this is what was verified.

    >>> from index.decisions import FindingAccepted
    >>> one = FindingAccepted(finding_id="f")
    >>> by_whom(Entry(id="1", decision=one, who="Ann Lee", reason="seen", when="2026-11-29T10:05:00+00:00", generation=3))
    'Verified by Ann Lee on 29 November 2026 at 10:05 UTC.'
    """
    verdict = entry.decision.verdict if isinstance(entry.decision, Verified) else ""
    what = ": the reports say otherwise" if verdict == Verdict.CONTRADICTED else ""
    return f"Verified by {entry.who} on {in_words(entry.when[:10])} at {entry.when[11:16]} UTC{what}."


def withdrawals(register: Iterable[Entry]) -> dict[str, Entry]:
    """Entry id -> what withdrew it."""
    return {one.decision.entry_id: one for one in register if isinstance(one.decision, Withdrawn)}


def verified_row(entry: Entry, register: Iterable[Entry], changes: Sequence[str]) -> Row:
    """One mark by the names of `COLUMNS`; `state` is current, changed or withdrawn."""
    decision, end = entry.decision, withdrawals(register).get(entry.id)
    assert isinstance(decision, Verified)
    figures = [one.figure for one in decision.sources if one.figure]
    return {
        "statement": decision.statement,
        "verdict": decision.verdict,
        "state": "withdrawn" if end else "changed" if changes else "current",
        "changes": "" if end else JOINT.join(changes),
        "verified_by": entry.who,
        "verified_on": _moment(entry),
        "note": entry.reason,
        "generation": entry.generation,
        "shown": decision.text,
        "figures": JOINT.join(f"{one.raw} ({one.measure}, {one.period or 'period not stated'}, {one.title})" for one in figures),
        "sources": JOINT.join(f"{one.document}, {one.where}: “{one.quote}”" for one in decision.sources),
        "withdrawn_by": end.who if end else None,
        "withdrawn_on": _moment(end) if end else None,
        "withdrawn_because": end.reason if end else None,
        "id": entry.id,
    }


def _moment(entry: Entry) -> str:
    """To the second, in UTC."""
    return f"{entry.when[:19]}Z"
