"""What a report announces and no longer holds: "is split as follows:" with nothing after it, since the chart is not in the text."""

from __future__ import annotations

import re

from assistant.citing import CitationList
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer, Reason, Status
from assistant.printed_tables.wordings import OPERATIONS, Operation
from assistant.prose.sentences import sentences
from ingest.model import ChunkKind, Place

BREAKDOWN = dict(OPERATIONS)[Operation.BREAKDOWN]
ANNOUNCES = re.compile(r"(?:as follows|(?:chart|diagram|graph|figure|pie)\b[^.]*|below)\s*:?\s*$", re.IGNORECASE)
ENOUGH = 0.7  # share of the question's telling words that the announcing sentence must hold
NEAR_LINES = 5
NEAR_POINTS = 60.0


def lost_answer(question: Question, scope: Scope, catalogue: Catalogue) -> Answer | None:
    """Not found, with the announcing sentence, where a breakdown is asked for that the report only announces; None otherwise."""
    if not BREAKDOWN.search(question.text.lower()):
        return None
    wanted = {token for token in tokens(BREAKDOWN.sub(" ", question.text.lower())) if not token[0].isdigit() and not is_weak(token)}
    tables = [one.table.places[0] for one in catalogue.store.tables()]
    for chunk in catalogue.store.chunks():
        if chunk.kind is not ChunkKind.PROSE or not scope.holds(chunk.places[0].document_id) or not wanted:
            continue
        last = sentences(chunk.text)[-1:]
        if not last or not ANNOUNCES.search(last[0]) or any(_follows(table, chunk.places[-1]) for table in tables):
            continue
        if len(wanted & set(tokens(last[0]))) >= ENOUGH * len(wanted):
            citing = CitationList(catalogue.documents)
            mark = f"[{citing.chunk(chunk, last[0])}]"
            text = f"The report announces it, but what should follow is not in the text that was read: “{last[0]}” {mark}"
            return Answer(
                question=question.text, status=Status.NOT_FOUND, reason=Reason.LOST_IN_SOURCE, text=text, citations=citing.citations()
            )
    return None


def _follows(table: Place, announcement: Place) -> bool:
    """Does the table stand directly after the announcement?"""
    if table.document_id != announcement.document_id:
        return False
    if table.lines and announcement.lines:
        return 0 < table.lines[0] - announcement.lines[1] <= NEAR_LINES
    if table.box and announcement.box and table.page == announcement.page:
        return -1 <= table.box[1] - announcement.box[3] <= NEAR_POINTS
    return False
