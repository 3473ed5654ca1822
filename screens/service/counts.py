"""What a monitoring program asks about: how many, how long, how full. No names, no questions.

The names follow Prometheus (https://prometheus.io/docs/practices/naming/): base units, `_total` on what only grows.
"""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

from assistant.model import Status

# Answers take a tenth of a second; with people waiting, or a language model, seconds.
BOUNDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Counts:
    """The figures of one running app, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = of = CollectorRegistry()
        ProcessCollector(registry=of)  # memory, time, open files of this process
        PlatformCollector(registry=of)
        self.answers = Counter("committee_answers", "Answers given", ["status"], registry=of)
        self.seconds = Histogram("committee_answer_seconds", "From asking to the answer, waiting included", buckets=BOUNDS, registry=of)
        self.busy = Counter("committee_busy", "Questions not taken, because too many waited", ["reason"], registry=of)
        self.verified = Counter("committee_statements", "Statements held against the reports", ["outcome"], registry=of)
        self.uploads = Counter("committee_uploads", "Uploads by what became of them", ["outcome"], registry=of)
        self.upload_bytes = Counter("committee_upload_bytes", "Bytes of uploads that were taken", registry=of)
        self.changes = Counter("committee_report_changes", "Reports added, replaced, removed, or failed to be", ["outcome"], registry=of)
        self.sign_ins = Counter("committee_sign_ins", "Sign-ins by how they ended", ["outcome"], registry=of)
        self.reports = Gauge("committee_reports", "Reports in the store", registry=of)
        self.generation = Gauge("committee_generation", "Generation of the store that is read", registry=of)
        self.damaged = Gauge("committee_store_damaged", "1 while the store is damaged or cannot be opened", registry=of)
        self._waiting = Gauge("committee_questions_waiting", "Questions that wait for a seat", registry=of)
        self._at_work = Gauge("committee_questions_at_work", "Questions being answered", registry=of)
        self._lost = Gauge("committee_audit_lines_lost", "Lines of the audit log that could not be written", registry=of)
        for status in Status:
            self.answers.labels(status)  # shown as 0 before the first one
        for outcome in ("taken", "refused", "cancelled"):
            self.uploads.labels(outcome)
        for reason in ("all", "person"):
            self.busy.labels(reason)

    def follow(self, *, waiting: Callable[[], int], at_work: Callable[[], int], lost: Callable[[], int]) -> None:
        """Reads these whenever the figures are asked for."""
        self._waiting.set_function(waiting)
        self._at_work.set_function(at_work)
        self._lost.set_function(lost)

    def text(self) -> bytes:
        """All of it in the text format."""
        return generate_latest(self.registry)
