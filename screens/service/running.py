"""How one app runs: the parts of the service that its settings make, and the server that answers until it is stopped."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from assistant.settings import Settings
from screens.service.audit_log import FOLDER, AuditLog
from screens.service.heads import BoundedHeads
from screens.service.run_folder import PREFIX
from screens.service.stopping import StoppedInOrder, Stopping, end_children
from screens.service.uploads import MB, UploadLimits
from screens.service.watch import Watch

FOR_CONNECTIONS = 1  # seconds; by then nothing is at work, and open pages would hold theirs for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The limits of one running app, and whether it stops; `seconds` are what running answers have then."""

    stopping: Stopping = field(default_factory=Stopping)
    uploads: UploadLimits = field(default_factory=UploadLimits)
    seconds: float = 10.0

    @classmethod
    def of(cls, settings: Settings) -> Service:
        limits = UploadLimits(files=settings.uploads_a_day, size=settings.upload_mb_a_day * MB, room=settings.upload_folder_mb * MB)
        return cls(uploads=limits, seconds=settings.stop_seconds)


def watch_of(settings: Settings, store_dir: Path) -> Watch:
    """What is written down and counted; files of the audit log that are due to go are gone afterwards."""
    audit = AuditLog(store_dir / FOLDER, days=settings.audit_days, questions=settings.audit_questions)
    audit.prune()
    return Watch(audit)


def works(app: Any) -> bool:
    """Whether a page's event is at work or waits for its turn in Gradio's queue, which tells nobody."""
    queue = app._queue
    return any(job is not None for job in queue.active_jobs) or any(one.queue for one in queue.event_queue_per_concurrency_id.values())


def run(server: FastAPI, service: Service, *, cut: Callable[[], None], sockets: Sequence[socket.socket]) -> None:
    """Answers until a signal comes, then stops in order; `cut` stops what is at work."""

    def end() -> None:
        end_children()
        folder = Path(tempfile.gettempdir())
        if folder.name.startswith(PREFIX):
            shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    # log_config=None: uvicorn's lines go where all others do. Without proxy_headers=False it would believe any program on this machine
    # about where a request comes from.
    settings = uvicorn.Config(
        server,
        http=BoundedHeads,
        log_config=None,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        timeout_graceful_shutdown=FOR_CONNECTIONS,
    )
    StoppedInOrder(settings, stopping=service.stopping, seconds=service.seconds, cut=cut, end=end).run(sockets=list(sockets))
    end_children()
