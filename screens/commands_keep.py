"""The commands that keep a store safe: rebuild it from its kept files, write it to one file, and bring it back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from screens.arguments import Argument, store_dir


def rebuild(args: argparse.Namespace) -> int:
    from assistant.records import outcome_record
    from index.build import rebuild_store
    from screens.terminal import Meter, print_records

    with Meter() as meter:
        outcomes = rebuild_store(store_dir(args), without=args.without, progress=meter)
    print_records(map(outcome_record, outcomes), ("file", "status", "values", "activities", "chunks", "problems"), as_json=args.json)
    failed = [one for one in outcomes if one.error]
    for one in failed:
        print(f"error: {one.error}", file=sys.stderr)  # noqa: T201 - the command's output
    if failed:
        print("error: nothing was changed; mend these, or leave them out with --without FILE", file=sys.stderr)  # noqa: T201
    return 1 if failed else 0


def backup(args: argparse.Namespace) -> int:
    from index.backup import back_up

    return _told(args, asdict(back_up(store_dir(args), Path(args.file))))


def restore(args: argparse.Namespace) -> int:
    from index.backup import restore as restore_store

    return _told(args, {**asdict(restore_store(Path(args.file), store_dir(args))), "store": str(store_dir(args))})


def _told(args: argparse.Namespace, record: dict[str, object]) -> int:
    from screens.terminal import print_records

    print_records(
        [record], [name for name in ("file", "store", "generation", "documents", "files", "bytes") if name in record], as_json=args.json
    )
    return 0


WITHOUT: Argument = (
    "--without",
    {"action": "append", "default": [], "metavar": "DOCUMENT", "help": "leave this document out; may be repeated"},
)

KEEP: tuple[tuple[Callable[[argparse.Namespace], int], str, tuple[Argument, ...]], ...] = (
    (rebuild, "read the kept files anew and build the store from them, after damage or an update", (WITHOUT,)),
    (backup, "write the store, with its kept files and decisions, to one file", (("file", {"metavar": "FILE"}),)),
    (restore, "make the store of a backup in a new folder", (("file", {"metavar": "FILE"}),)),
)
