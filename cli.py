"""The `committee` command: parse, call one function, print.

Results go to standard output, progress and errors to standard error. Exit status: 0 done, 1 failed, 2 wrong usage, 3 for `check --strict`
when an error is open. What a command needs is imported inside it, so that `committee --help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screens.arguments import SUPERSEDED, Argument, store_dir
from screens.commands_keep import KEEP
from screens.commands_mcp import MCP
from screens.commands_register import REGISTER
from screens.commands_serve import SERVE
from screens.commands_service import SERVICE
from screens.commands_user import USER
from screens.commands_verify import VERIFY
from screens.service.logs import set_up_logs
from screens.service.run_folder import ending_at_once, run_folder

if TYPE_CHECKING:
    from assistant.records import JsonObject
    from index.store import Store

STRICT_FAILED = 3

Command = Callable[[argparse.Namespace], int]


class CommandError(Exception):
    """A command that cannot be done; the message is one line for a person."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status; every failure is one line on standard error."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: on a second thread it only waits, its matrices being small
    args = _parser().parse_args(arguments)
    set_up_logs()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # `committee rows | head`: the reader has all it wants; what is left must not fail at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _fail("stopped")
    except Exception as error:  # noqa: BLE001 - the process boundary: a person gets one line, whatever failed
        return _fail(_one_line(error))
    return status


def _fail(message: str) -> int:
    print(f"error: {message}", file=sys.stderr, flush=True)
    return 1


def _one_line(error: Exception) -> str:
    """What went wrong, in a line. The program's own errors are written for people; others get their kind and a hint."""
    from assistant.errors import AssistantError
    from index.errors import StoreError
    from ingest.errors import IngestError

    text = " ".join(str(error).split())
    if isinstance(error, CommandError | IngestError | StoreError | AssistantError):
        return text
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'file'}: {error.strerror}"
    return f"unexpected {type(error).__name__} ({text or 'no message'}); `committee doctor` checks the installation"


# What each command does, in the order of the contract.


def ingest(args: argparse.Namespace) -> int:
    from assistant.records import outcome_record
    from index.build import ingest_files
    from screens.terminal import Meter

    with Meter() as meter:
        outcomes = ingest_files(store_dir(args), [Path(path) for path in args.paths], replace=args.replace, progress=meter)
    _show(args, map(outcome_record, outcomes), ("file", "status", "values", "activities", "chunks", "problems"))
    return max([_fail(one.error) for one in outcomes if one.error], default=0)


def documents(args: argparse.Namespace) -> int:
    from assistant.records import document_record

    store = _store(args)
    counts = store.counts()
    columns = ("file", "title", "council", "committee", "meeting_date", "period", "pages", "access", "values", "activities", "problems")
    _show(args, (document_record(one, counts[one.document_id]) for one in store.documents()), columns)
    return 0


def remove(args: argparse.Namespace) -> int:
    from index.build import remove_documents

    removed = remove_documents(store_dir(args), args.documents)
    _show(args, [{"document_id": one, "status": "removed"} for one in removed], ("document_id", "status"))
    return 0


def ask(args: argparse.Namespace) -> int:
    from assistant.answer import answer_question
    from assistant.answering import model_answering
    from assistant.meaning.conversation import Conversation
    from screens.access import answered_from
    from screens.saving import save_answer
    from screens.terminal import print_answer

    store = answered_from(_store(args), superseded=args.superseded)
    answer = (model_answering() or answer_question)(args.question, Conversation(), store)
    print_answer(answer, as_json=args.json, plan=args.plan)
    save_answer(answer, store, csv=args.csv, pack=args.pack, series=args.series)
    return 0


def chat(args: argparse.Namespace) -> int:
    from assistant.answering import model_answering
    from assistant.meaning.conversation import Conversation
    from screens.access import answered_from
    from screens.failure import answer_or_say
    from screens.terminal import print_answer

    store, conversation, how = answered_from(_store(args), superseded=args.superseded), Conversation(), model_answering()
    for line in sys.stdin:
        if line.strip():
            print_answer(answer_or_say(line.strip(), conversation, store, how), as_json=args.json)
        else:
            conversation = Conversation()
    return 0


def rows(args: argparse.Namespace) -> int:
    from assistant.records import row_record

    store = _store(args)
    held = {one.document_id: one for one in store.documents()}
    indicators, corrections = store.indicators(), store.corrections()
    records = (
        row_record(value, held[value.places[0].document_id], indicators[value.id], corrections.get(value.id, ()))
        for value in store.values()
    )
    _show(args, records, ("ref", "title", "measure", "period", "raw", "rating", "document", "page"))
    return 0


def activities(args: argparse.Namespace) -> int:
    from assistant.records import activity_record

    _show(args, map(activity_record, _store(args).activities()), ("section", "title", "rating", "document", "page"))
    return 0


def tables(args: argparse.Namespace) -> int:
    from screens.as_read import tables_of
    from screens.terminal import print_json, print_tables

    found: dict[str, list[JsonObject]] = {}
    status = 0
    for path in map(Path, args.files):
        try:
            found[path.name] = list(tables_of(path))
        except Exception as error:  # noqa: BLE001 - one bad file must not keep back the others
            status = _fail(_one_line(error))
    if args.json:
        print_json(found)
    else:
        print_tables(found)
    return status


def check(args: argparse.Namespace) -> int:
    from assistant.audit import check_documents
    from assistant.records import finding_record
    from screens.saving import save_audit

    store = _store(args)
    held = {name for one in store.documents() for name in (one.document, one.document_id)}
    if unknown := sorted(set(args.documents) - held):
        raise CommandError(f"no document {', '.join(unknown)} in this store; `committee documents` lists them")
    findings = check_documents(store, args.documents or None)
    accepted = store.accepted_findings()
    _show(
        args,
        (finding_record(one, accepted.get(one.id)) for one in findings),
        ("class", "rule", "document", "page", "ref", "published", "recomputed", "working"),
    )
    save_audit(findings, store, args.documents, html=args.html, csv=args.csv)
    return STRICT_FAILED if args.strict and any(one.kind == "error" and one.id not in accepted for one in findings) else 0


def show(args: argparse.Namespace) -> int:
    from assistant.records import place_record
    from assistant.sources import cited_places
    from screens.cited_picture import cited_picture

    store = _store(args)
    places = cited_places(store, args.citation)
    if not places:
        hint = "ids stand in the citations of `committee ask` and in `committee rows --json`"
        raise CommandError(f"no citation {args.citation} in this store; {hint}")
    if args.png:
        picture = cited_picture(store, places[0])
        if picture is None:
            raise CommandError(f"{places[0].document}: this format has no pages to draw; the words stand at {places[0].locator}")
        Path(args.png).write_bytes(picture)
    _show(args, [{"id": args.citation, **place_record(places[0]), "png": args.png}], ("document", "page", "lines", "locator", "png"))
    return 0


def serve(args: argparse.Namespace) -> int:
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # before Gradio is imported: it would report its start
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that what it started is ended in order
    with ending_at_once(), run_folder():  # before Gradio is imported: it looks up where its files go
        return _serve(args)


def _serve(args: argparse.Namespace) -> int:
    from assistant.answering import model_answering
    from assistant.settings import read_settings
    from screens.accounts.opening import door_of
    from screens.samples import samples_store
    from screens.terminal import Meter
    from ui import serve as serve_app

    settings, own, samples = read_settings(), store_dir(args), None
    if args.samples_if_empty:
        with Meter() as meter:
            samples = samples_store(own, meter)
    host, number = args.host or settings.host, settings.port if args.port is None else args.port
    door = door_of(settings, host=host, open_to_all=args.open)
    serve_app(
        own, host=host, port=number, samples=samples, how=model_answering(), door=door, settings=settings,
        ready=lambda at: print(f"Committee Assistant is at {at}", flush=True),
    )  # fmt: skip
    return 0


def doctor(args: argparse.Namespace) -> int:
    from assistant.doctor import doctor as examine

    checks = examine(store_dir(args), os.environ.get("COMMITTEE_MODEL"))
    _show(args, map(asdict, checks), ("name", "ok", "message", "remedy"))
    return 0 if all(one.ok for one in checks) else 1


# What the commands share, and their arguments.


def _store(args: argparse.Namespace) -> Store:
    from index.store import open_store

    return open_store(store_dir(args))


def _show(args: argparse.Namespace, records: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    from screens.terminal import print_records

    print_records(records, columns, as_json=args.json)


COMMANDS: tuple[tuple[Command, str, tuple[Argument, ...]], ...] = (
    (
        ingest,
        "read files and folders into the store",
        (
            ("paths", {"nargs": "+", "metavar": "PATH"}),
            ("--replace", {"action": "store_true", "help": "a file supersedes an earlier one of the same name"}),
        ),
    ),
    (documents, "list what is in the store", ()),
    (remove, "remove documents and all that came from them", (("documents", {"nargs": "+", "metavar": "DOCUMENT"}),)),
    (
        ask,
        "answer one question",
        (
            ("question", {"metavar": "QUESTION"}),
            ("--plan", {"action": "store_true", "help": "print how the answer was made, too"}),
            ("--csv", {"metavar": "FILE", "help": "write figures, workings and citations as CSV"}),
            ("--pack", {"metavar": "FILE", "help": "write the evidence as PDF, with the cited pages"}),
            ("--series", {"metavar": "FILE", "help": "write every published value of the indicators as CSV"}),
            SUPERSEDED,
        ),
    ),
    (chat, "answer one question a line; an empty line starts a new conversation", (SUPERSEDED,)),
    (rows, "print every published value", ()),
    (activities, "print every rated activity", ()),
    (tables, "print every table of the files as read (needs no store)", (("files", {"nargs": "+", "metavar": "FILE"}),)),
    (
        check,
        "audit reports: what they print against what their figures give",
        (
            ("documents", {"nargs": "*", "metavar": "DOCUMENT"}),
            ("--strict", {"action": "store_true", "help": f"exit {STRICT_FAILED} when an error is open"}),
            ("--html", {"metavar": "FILE", "help": "write the findings with pictures of their sources as one HTML file"}),
            ("--csv", {"metavar": "FILE", "help": "write the findings as CSV"}),
        ),
    ),
    (
        show,
        "show where a citation stands",
        (
            ("citation", {"metavar": "CITATION_ID"}),
            ("--png", {"metavar": "FILE", "help": "draw the page with the cited words outlined"}),
        ),
    ),
    (serve, "start the web app", SERVE),
    (doctor, "check installation, model files and store", ()),
    *KEEP,
    *REGISTER,
    *VERIFY,
    *SERVICE,
    USER,
    MCP,
)


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--store", metavar="DIR", help="the store's folder (default: environment variable COMMITTEE_STORE, else ./data)")
    shared.add_argument("--json", action="store_true", help="print JSON records, one a line")
    about = "Answers questions about council performance reports, each figure with its source."
    parser = argparse.ArgumentParser(prog="committee", description=about)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for run, words, arguments in COMMANDS:
        command = commands.add_parser(run.__name__, help=words, description=f"{words[0].upper()}{words[1:]}.", parents=[shared])
        for name, options in arguments:
            command.add_argument(name, **options)
        command.set_defaults(run=run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
