"""What people think of answers, one JSON line each, kept beside the store for whoever looks after the service."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from threading import Lock

from filelock import Timeout

from assistant.model import Answer
from screens.service.audit_log import FOLDER, locked
from screens.visitor import Visitor

FILE = "feedback.jsonl"
LONGEST_REASON = 500
LARGEST = 20 << 20  # bytes; a file that grows past it tells nothing more, and must not fill the disk

_writing = Lock()


class Opinion(StrEnum):
    GOOD = "good"
    BAD = "bad"


REASONS = (
    "The figure is wrong",
    "It is not what I asked",
    "Something is missing",
    "It is hard to follow",
    "Another reason",
)


def keep_feedback(folder: Path, answer: Answer, opinion: Opinion, reason: str, visitor: Visitor) -> bool:
    """Adds a line; the name only where the app has accounts. False where it cannot be kept."""
    line = {
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "question": answer.question,
        "status": str(answer.status),
        "citations": [one.id for one in answer.citations],
        "rating": str(opinion),
        "reason": " ".join(reason.split())[:LONGEST_REASON],
        **({"name": visitor.name} if visitor.name else {}),
    }
    path = folder / FILE
    if not folder.is_dir():
        return False
    try:
        with _writing, locked(folder / FOLDER):  # against `committee forget`, which rewrites the file
            if path.exists() and path.stat().st_size > LARGEST:
                return False
            with path.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
    except (OSError, Timeout):
        return False
    return True


def opinion_html(turn: int) -> str:
    """Two thumbs, and for the second a choice of reasons."""
    reasons = "".join(
        f'<label><input type="radio" name="reason-{turn}" value="{words}"{" checked" if not at else ""}> {words}</label>'
        for at, words in enumerate(REASONS)
    )
    return (
        f'<button type="button" class="copy" data-good="{turn}" aria-pressed="false">Helpful</button>'
        f'<details class="opinion"><summary class="copy">Not helpful</summary>'
        f"<fieldset><legend>What is wrong with this answer?</legend>{reasons}"
        f'<button type="button" class="copy" data-bad="{turn}">Send</button>'
        "</fieldset></details>"
    )
