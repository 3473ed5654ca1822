"""The commands that hold a statement against the reports, keep that somebody verified it, and list what was verified."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import Undecided
from screens.arguments import SUPERSEDED, Argument, store_dir

if TYPE_CHECKING:
    from index.store import Store


def verify(args: argparse.Namespace) -> int:
    from assistant.records import answer_record, figure_record
    from assistant.verified import verified_of
    from index.register import decide, entry_record
    from screens.access import answered_from
    from screens.marking import numbers
    from screens.statements import verified as held
    from screens.terminal import print_answer, print_json, print_records

    if (args.by is None) != (args.note is None):
        raise Undecided("to mark a statement as verified say both who verified it (--by) and how (--note)")
    with _store(args) as whole:
        store = answered_from(whole, superseded=args.superseded)
        answer, marked = held(args.statement, store), []
        if args.by is not None:
            counted = frozenset(number - 1 for number in numbers(args.figures.replace(",", " ")))
            decision = verified_of(answer, counted, store)
            marked = [entry_record(decide(whole.directory, decision, who=args.by, reason=args.note, generation=whole.generation.number))]
    if args.json:
        print_json({**answer_record(answer), **({"marked": marked[0]} if marked else {})})
        return 0
    print_answer(answer, as_json=False)
    shown = [{**figure_record(one), "figure": number} for number, one in enumerate(answer.figures, 1)]
    if shown:
        print_records(shown, ("figure", "raw", "measure", "period", "ref", "title"), as_json=False)
    if marked:
        print_records(marked, ("when", "kind", "who", "reason", "id"), as_json=False)
    return 0


def verified(args: argparse.Namespace) -> int:
    from assistant.exports.verified import verified_csv, verified_row
    from assistant.verified import entries_told
    from screens.access import answered_from
    from screens.rechecking import changes_now
    from screens.terminal import print_records

    with _store(args) as whole:
        store = answered_from(whole)
        marks = entries_told(store, everything=True, withdrawn=True)
        entries = whole.register.entries
        records = [verified_row(one, entries, changes_now(one, store)) for one in marks]
        if args.csv:
            Path(args.csv).write_bytes(verified_csv(marks, entries, lambda one: changes_now(one, store)))
    print_records(records, ("statement", "verdict", "state", "changes", "verified_by", "verified_on", "note", "id"), as_json=args.json)
    return 0


def _store(args: argparse.Namespace) -> Store:
    from index.store import open_store

    return open_store(store_dir(args))


VERIFY: tuple[tuple[Callable[[argparse.Namespace], int], str, tuple[Argument, ...]], ...] = (
    (
        verify,
        "hold a statement against the reports; with --by and --note, keep that somebody verified it",
        (
            ("statement", {"metavar": "STATEMENT"}),
            ("--by", {"metavar": "NAME", "help": "mark it as verified: who verified it"}),
            ("--note", {"metavar": "TEXT", "help": "how it was verified"}),
            (
                "--figures",
                {"metavar": "NUMBERS", "default": "1", "help": "which figures of the answer were verified, as in 1,2 (default: 1)"},
            ),
            SUPERSEDED,
        ),
    ),
    (
        verified,
        "list what was verified and whether it still holds (`withdraw` takes a mark back)",
        (("--csv", {"metavar": "FILE", "help": "write the list as CSV"}),),
    ),
)
