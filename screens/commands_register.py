"""The commands by which officers decide about reports: labels, corrections, accepted findings. Each adds one entry to the register."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.decisions import Decision
    from index.store import Store

from assistant.errors import Undecided
from screens.arguments import Argument, store_dir

SIGNED: tuple[Argument, ...] = (
    ("--by", {"required": True, "metavar": "NAME", "help": "who decides"}),
    ("--reason", {"required": True, "metavar": "TEXT", "help": "why"}),
)


def label(args: argparse.Namespace) -> int:
    from assistant.decisions.making import labelled

    def made(store: Store) -> Decision:
        newer = None if args.superseded_by is None else _document(store, args.superseded_by)
        return labelled(store, _document(store, args.document), args.access, newer)

    return _decided(args, made)


def correct(args: argparse.Namespace) -> int:
    from assistant.decisions.making import misread, polarity_set

    if (args.raw is None and args.rating is None) == (args.polarity is None):
        raise Undecided("say either what the cell prints (--raw, --rating) or what is better (--polarity)")

    def made(store: Store) -> Decision:
        _must_be_a_value(store, args.value)
        return polarity_set(store, args.value, args.polarity) if args.polarity else misread(store, args.value, args.raw, args.rating)

    return _decided(args, made)


def join(args: argparse.Namespace) -> int:
    from assistant.decisions.making import joined

    def made(store: Store) -> Decision:
        _must_be_a_value(store, args.value, args.other)
        return joined(store, args.value, args.other)

    return _decided(args, made)


def part(args: argparse.Namespace) -> int:
    from assistant.decisions.making import parted

    def made(store: Store) -> Decision:
        _must_be_a_value(store, *args.values)
        return parted(store, args.values)

    return _decided(args, made)


def accept(args: argparse.Namespace) -> int:
    from assistant.decisions.making import accepted

    return _decided(args, lambda store: accepted(store, args.finding))


def withdraw(args: argparse.Namespace) -> int:
    from assistant.decisions.making import withdrawn

    return _decided(args, lambda store: withdrawn(store, args.entry))


def register(args: argparse.Namespace) -> int:
    from index.register import entry_record
    from screens.terminal import print_records

    with _store(args) as store:
        misfits = {one.id for one in store.misfits()}
        standing = {one.id for one in store.register.standing()}
        records = [{**entry_record(one), "standing": one.id in standing, "fits": one.id not in misfits} for one in store.register.entries]
    print_records(records, ("when", "kind", "who", "reason", "standing", "fits", "id"), as_json=args.json)
    return 0


def _decided(args: argparse.Namespace, made: Callable[[Store], Decision]) -> int:
    from index.register import decide, entry_record
    from screens.terminal import print_records

    with _store(args) as store:
        entry = decide(store.directory, made(store), who=args.by, reason=args.reason, generation=store.generation.number)
    print_records([entry_record(entry)], ("when", "kind", "who", "reason", "id"), as_json=args.json)
    return 0


def _store(args: argparse.Namespace) -> Store:
    from index.store import open_store

    return open_store(store_dir(args))


def _document(store: Store, name: str) -> str:
    found = [one.document_id for one in store.documents() if name in (one.document, one.document_id)]
    if len(found) != 1:
        raise Undecided(f"{'no' if not found else 'more than one'} document {name} in this store; `committee documents` lists their ids")
    return found[0]


def _must_be_a_value(store: Store, *value_ids: str) -> None:
    for value_id in value_ids:
        if value_id not in store.indicators():
            raise Undecided(f"no value {value_id} in this store; `committee rows --json` lists their ids")


REGISTER: tuple[tuple[Callable[[argparse.Namespace], int], str, tuple[Argument, ...]], ...] = (
    (
        label,
        "say who may see a document, or which one supersedes it",
        (
            ("document", {"metavar": "DOCUMENT"}),
            ("--access", {"choices": ("public", "restricted", "draft"), "help": "who may see it (default: as before)"}),
            ("--superseded-by", {"metavar": "DOCUMENT", "help": "the document that replaced it; without this option it stands"}),
            *SIGNED,
        ),
    ),
    (
        correct,
        "correct a misread cell, or say what is better for its indicator",
        (
            ("value", {"metavar": "VALUE_ID"}),
            ("--raw", {"metavar": "TEXT", "help": "what the cell prints"}),
            ("--rating", {"metavar": "TEXT", "help": "the rating that the page prints or shows"}),
            ("--polarity", {"choices": ("higher", "lower", "monitor"), "help": "what is better"}),
            *SIGNED,
        ),
    ),
    (join, "make two indicators one", (("value", {"metavar": "VALUE_ID"}), ("other", {"metavar": "VALUE_ID"}), *SIGNED)),
    (part, "make some values an indicator of their own", (("values", {"nargs": "+", "metavar": "VALUE_ID"}), *SIGNED)),
    (accept, "accept a finding of the audit: it is known and stands", (("finding", {"metavar": "FINDING_ID"}), *SIGNED)),
    (withdraw, "take back a decision", (("entry", {"metavar": "ENTRY_ID"}), *SIGNED)),
    (register, "list what officers decided", ()),
)
