"""`rows` and `check` for Gradio's own client, beside `ask`, which stands on its page."""

from __future__ import annotations

from typing import Any

import gradio as gr
from gradio.events import api

from screens.desk import Desk
from screens.programs import records
from screens.visitor import visitor_of


def build(desk: Desk) -> None:
    """Adds the endpoints. Call inside `gr.Blocks`."""

    def rows(document: str | None, request: gr.Request) -> list[dict[str, Any]]:
        """Every published value as the record of the contract, of all reports or of one, by file name or document id."""
        return _told("rows", records.rows, document, request)

    def check(document: str | None, request: gr.Request) -> list[dict[str, Any]]:
        """The audit: one record a finding, of all reports or of one, by file name or document id."""
        return _told("findings", records.findings, document, request)

    def _told(what: str, made: Any, document: str | None, request: gr.Request) -> list[dict[str, Any]]:
        try:
            found: list[dict[str, Any]] = made(desk.library.shelf(visitor_of(request)).store, document)
        except records.UnknownReport as error:
            raise gr.Error(str(error), print_exception=False) from None
        desk.watch.shown(visitor_of(request), what, records.documents_of(found))
        return found

    api(rows, api_name="rows")
    api(check, api_name="check")
