"""The log of the server without what it says of every page that is open while it is stopped."""

from __future__ import annotations

import logging
from asyncio import CancelledError

SERVER_LOG = "uvicorn.error"
CUT = "Cancel %s running task(s)"  # how uvicorn begins to tell of connections that outlived its patience


def keep_stopping_quiet() -> None:
    """Drops the tracebacks of connections that pages hold open, which uvicorn cuts when it stops. Anything else is told as before."""
    log = logging.getLogger(SERVER_LOG)
    if _tells not in log.filters:
        log.addFilter(_tells)


def _tells(record: logging.LogRecord) -> bool:
    is_cut = record.exc_info is not None and isinstance(record.exc_info[1], CancelledError)
    return not is_cut and not str(record.msg).startswith(CUT)
