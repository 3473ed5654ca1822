"""What can be taken away from an answer: its evidence as a PDF, its figures and its series as CSV."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from assistant.exports.evidence import evidence_csv
from assistant.exports.pack import evidence_pack
from assistant.exports.series import series_csv
from ingest.errors import IngestError
from screens.handing_out import HandingOut, taken_html
from screens.library import Library
from screens.markup import plain
from screens.session import Session, Turn
from screens.visitor import Visitor

NAMES = {"pack": "evidence-pack.pdf", "figures": "figures.csv", "series": "series.csv"}
TYPES = {"pdf": "application/pdf", "csv": "text/csv; charset=utf-8", "html": "text/html; charset=utf-8"}  # by how a name ends
OLD = "This answer is no longer kept on the page. Ask its question again, then take it away."
CLOSED = "An officer has closed a report since this was answered. Ask its question again, then take it away."
FAILED = "The file could not be made. Please try again, or tell whoever looks after this service."

log = logging.getLogger(__name__)


def taking(session: Session, value: str, handing_out: HandingOut, visitor: Visitor, library: Library) -> str:
    """What the page says after a press of `value`, "turn:pack", "turn:figures" or "turn:series".

    Nothing is taken from a store with a report that an officer has closed to this visitor since.
    """
    number, _, kind = value.partition(":")
    turn = session.turn(int(number)) if number.isdecimal() else None
    if turn is None or kind not in NAMES:
        return _said(OLD)
    if library.closes(visitor, {one.document_id for one in turn.store.documents()}):
        return _said(CLOSED)
    try:
        content = _made(turn, kind)
    except IngestError as error:
        log.warning("%s of an answer could not be made: %s", kind, error)
        return _said(FAILED)
    name = NAMES[kind]
    return taken_html(handing_out.keep(name, TYPES[name.rpartition(".")[2]], content, visitor), name)


def _made(turn: Turn, kind: str) -> bytes:
    if kind == "pack":
        return evidence_pack(turn.answer, turn.store, made=datetime.now(UTC).astimezone().date(), progress=log.debug)
    return evidence_csv(turn.answer) if kind == "figures" else series_csv(turn.answer, turn.store)


def _said(words: str) -> str:
    return f'<p class="taken" role="status">{plain(words)}</p>'
