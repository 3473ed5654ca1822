"""What only officers may do: every handler of their pages asks here first, whoever sees the page."""

from __future__ import annotations

from typing import Any

import gradio as gr

from screens.service.watch import Watch
from screens.visitor import WATCH, Role, Visitor, visitor_of

OFFICERS_ONLY = "Only officers may do this. Sign in as an officer, or ask one."


def officer(request: Any) -> Visitor:
    """The officer who sent the request. Raises `gr.Error`, which the page shows as one line, for anyone who may do less."""
    visitor = visitor_of(request)
    if not visitor.is_at_least(Role.OFFICER):
        watch = getattr(getattr(request, "state", None), WATCH, None)
        if isinstance(watch, Watch):
            watch.refused(visitor, "what officers may do")
        raise gr.Error(OFFICERS_ONLY, print_exception=False)
    return visitor
