"""The tab that a page is being laid out in, so that the page can wait with heavy work until the tab is opened, and be opened by a link."""

from __future__ import annotations

from typing import Any

import gradio as gr
from gradio.context import Context


def own_tab() -> tuple[Any, gr.Tabs | None]:
    """What tells that the page is opened, and the tabs around it: the tab itself; the whole app and None for a page without tabs.

    Call inside `gr.Blocks`. The first has a `select` event where it is a tab, else `load`; take `on_opening` to connect either.
    """
    block: Any = Context.block
    while block is not None and not isinstance(block, gr.Tab):
        block = block.parent
    tabs = block.parent if block is not None else None
    return (block if block is not None else Context.root_block), tabs if isinstance(tabs, gr.Tabs) else None


def on_opening(where: Any) -> Any:
    """The event of being opened: `select` of a tab, `load` of an app."""
    return where.select if isinstance(where, gr.Tab) else where.load


def whole_app() -> Any:
    """The app that is being laid out, whose `load` tells the address that it was opened at."""
    return Context.root_block
