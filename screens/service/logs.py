"""Log lines on standard error, for a person ("plain") or a program ("json", one object a line), without what people typed.

An error is told by its kind and the places in the program that it went through. Its message is left out: it may quote a question.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

SETTING = "COMMITTEE_LOG"
OWN = ("ingest", "index", "assistant", "screens", "ui", "cli")  # loggers of this program; of others only warnings are told
STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}
Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Quiet(logging.Formatter):
    """Lines for a person."""

    def formatException(self, ei: Raised) -> str:  # noqa: N802 - the name that logging calls
        return "\n".join(f"  {one}" for one in way_of(ei))

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another formatter may have kept its own there
        return super().format(record)


class Json(logging.Formatter):
    """One JSON object a line: time, level, logger, message, and what the line tells besides as fields of their own."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in STANDARD}
        if record.exc_info:
            line["error"] = way_of(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def set_up_logs(style: str | None = None) -> None:
    """Tells warnings of everybody, and as JSON also what this program does, on standard error. Call it once, in an entry point."""
    as_json = (style or os.environ.get(SETTING)) == "json"
    to_stderr = logging.StreamHandler(sys.stderr)
    to_stderr.setFormatter(Json() if as_json else Quiet("%(levelname)s: %(message)s"))
    to_stderr.addFilter(_is_told if as_json else _is_warning)
    logging.basicConfig(handlers=[to_stderr])
    if as_json:
        for name in OWN:
            logging.getLogger(name).setLevel(logging.INFO)


def log_what_gradio_prints() -> None:
    """Sends errors of pages, which Gradio prints with all that they quote, to the log. Call it where the app is served."""
    log = logging.getLogger("gradio")

    def logged(*_: object, **__: object) -> None:
        log.error("a page failed", exc_info=True)

    traceback.print_exc = logged


def way_of(raised: Raised | BaseException) -> list[str]:
    """The kind of an error and where it came through, innermost last.

    >>> way_of(ValueError("what a person typed"))
    ['ValueError']
    """
    error = raised if isinstance(raised, BaseException) else raised[1]
    if error is None:
        return []
    frames = traceback.extract_tb(error.__traceback__)
    return [type(error).__name__, *(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames)]


def _is_warning(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING  # some libraries set their own loggers to talk


def _is_told(record: logging.LogRecord) -> bool:
    return record.levelno >= (logging.INFO if record.name.split(".")[0] in OWN else logging.WARNING)
