"""What pages and routes tell of what happens; it goes to the audit log, the figures and the log lines, each with what it may hold."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence
from enum import StrEnum

from assistant.model import Answer, Status
from screens.service.audit_log import AuditLog, Event
from screens.service.counts import Counts
from screens.visitor import Visitor

log = logging.getLogger(__name__)


class Through(StrEnum):
    """How a question came in."""

    PAGE = "page"
    PROGRAM = "program"


class Entry(StrEnum):
    """How a try to come in ended."""

    LET_IN = "let_in"
    REFUSED = "refused"
    LOCKED = "locked"


class Watch:
    """The eyes of one running app. Without an audit log nothing is written down, only counted."""

    def __init__(self, audit: AuditLog | None = None) -> None:
        self.audit = audit or AuditLog()
        self.counts = Counts()

    def asking(self, visitor: Visitor, page: str | None = None, through: Through = Through.PAGE) -> Asking:
        """A question that begins; `page` is the open page it was asked on."""
        return Asking(self, visitor, page, through)

    def verified(self, answer: Answer, visitor: Visitor, outcome: str) -> None:
        self.counts.verified.labels(outcome).inc()
        self.audit.write(Event.VERIFIED, {"outcome": outcome, **told_of(answer, question=self.audit.questions)}, who=visitor.name)

    def shown(self, visitor: Visitor, what: str, documents: Iterable[str], **more: int | str) -> None:
        """Something of these documents was given out beside an answer."""
        self.audit.write(Event.SHOWN, {"what": what, "documents": sorted(set(documents)), **more}, who=visitor.name)

    def checked(self, visitor: Visitor, file: str, outcome: str) -> None:
        self.audit.write(Event.CHECKED, {"file": file, "outcome": outcome}, who=visitor.name)

    def added(self, visitor: Visitor, outcomes: Sequence[tuple[str, str]]) -> None:
        """Files with what became of them: the statuses of the contract, or "cancelled"."""
        for _, status in outcomes:
            self.counts.changes.labels(status).inc()
        self.audit.write(Event.ADDED, {"files": [{"file": file, "status": status} for file, status in outcomes]}, who=visitor.name)

    def removed(self, visitor: Visitor, documents: Sequence[str], *, failed: bool) -> None:
        self.counts.changes.labels("not removed" if failed else "removed").inc(len(documents))
        fields = {"documents": sorted(documents), "status": "failed" if failed else "removed"}
        self.audit.write(Event.REMOVED, fields, who=visitor.name)

    def came(self, entry: Entry, name: str | None, address: str) -> None:
        """Somebody tried to sign in. `name` is None where nobody has it: what was typed may be a password."""
        self.counts.sign_ins.labels(entry).inc()
        if entry is Entry.LET_IN:
            self.audit.write(Event.SIGNED_IN, {}, who=name)
            return
        log.warning("a sign-in was refused", extra={"event": Event.REFUSED, "reason": str(entry)})
        self.audit.write(Event.REFUSED, {"what": "sign-in", "reason": str(entry), "address": address}, who=name)

    def left(self, name: str) -> None:
        self.audit.write(Event.SIGNED_OUT, {}, who=name)

    def refused(self, visitor: Visitor, what: str) -> None:
        """A person asked for what is not theirs to have."""
        self.audit.write(Event.REFUSED, {"what": what}, who=visitor.name)


class Asking:
    """One question on its way; `person` is whose limits it counts against: the account, else the open page."""

    def __init__(self, watch: Watch, visitor: Visitor, page: str | None, through: Through) -> None:
        self.person = visitor.name or page
        self._watch, self._visitor, self._through = watch, visitor, through
        self._begun = time.monotonic()

    def answered(self, answer: Answer) -> None:
        """Call it where the answer is made, in its thread: writing is not for the loop that serves everybody."""
        seconds = time.monotonic() - self._begun
        self._watch.counts.answers.labels(answer.status).inc()
        self._watch.counts.seconds.observe(seconds)
        told = {"status": str(answer.status), "reason": str(answer.reason) if answer.reason else None, "seconds": round(seconds, 3)}
        log.info("a question was answered", extra={"event": Event.ANSWER, **told, "citations": len(answer.citations)})
        fields = {"through": str(self._through), **told, **told_of(answer, question=self._watch.audit.questions)}
        self._watch.audit.write(Event.ANSWER, fields, who=self._visitor.name)

    def busy(self, *, own: bool) -> None:
        """It was not taken: `own` where it was too many of this person, else of all."""
        self._watch.counts.busy.labels("person" if own else "all").inc()
        log.warning("a question was not taken", extra={"event": Event.BUSY, "reason": "person" if own else "all"})
        self._watch.audit.write(Event.BUSY, {"reason": "person" if own else "all"}, who=self._visitor.name)


def told_of(answer: Answer, *, question: bool) -> dict[str, object]:
    """What the audit log keeps of an answer: ids of documents and citations, and which figures; its question only where asked for."""
    documents = {place.document_id: place.document for one in answer.citations for place in one.places}
    return {
        **({"question": answer.question} if question else {}),
        "verdict": str(answer.verdict) if answer.verdict else None,
        "documents": [{"document_id": key, "document": documents[key]} for key in sorted(documents)],
        "citations": [one.id for one in answer.citations],
        "figures": [{"ref": one.ref, "measure": str(one.measure), "period": one.period, "raw": one.raw} for one in answer.figures]
        if answer.status is Status.ANSWERED
        else [],
    }
