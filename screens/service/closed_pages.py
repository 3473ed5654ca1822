"""What the server keeps of each open page, let go soon after the page is closed.

Gradio (6.31) keeps a third of a megabyte a page, and all that a conversation holds, for as long as ten thousand others have not come: a
conversation keeps the reports as they were when it was answered, so that each change of the reports would stay in memory as well.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import gradio as gr
from gradio.state_holder import StateHolder

CLOSED = timedelta(minutes=5)  # a page whose line was cut looks closed, and is used again
UNUSED = timedelta(hours=12)  # also of programs, which open no page; a person's sign-in has ended long before
MOST = 2_000  # pages; beyond it the one that was unused longest begins anew


class ClosedPages(StateHolder):
    """Gradio's own holder, which it asks every second to delete what has expired."""

    def __init__(self, app: gr.Blocks, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        app.state_session_capacity = MOST
        self.set_blocks(app)
        self._clock = clock

    def delete_all_expired_state(self) -> None:
        super().delete_all_expired_state()  # type: ignore[no-untyped-call]
        now = self._clock()
        with self.lock:
            for page, state in list(self.session_data.items()):
                if now - self.time_last_used.get(page, now) > (CLOSED if state.is_closed else UNUSED):
                    self.let_go(page)

    def let_go(self, page: str) -> None:
        """Drops all that Gradio keeps of a page."""
        queue = self.blocks._queue
        for kept in (self.session_data, self.time_last_used, queue.pending_messages_per_session, queue.pending_event_ids_session):
            kept.pop(page, None)


def let_go_of_closed_pages(mounted: Any, app: gr.Blocks) -> ClosedPages:
    """Has a mounted app keep the state of its pages so. Call before serving."""
    mounted.state_holder = ClosedPages(app)
    return mounted.state_holder  # type: ignore[no-any-return]
