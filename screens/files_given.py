"""Closes two ways by which a visitor could have Gradio (6.31) read or fetch a file that nobody gave to the app.

An event may name a file by its path. Gradio compares it with the folder of uploads only in an app that it launched by itself; mounted, it
copies any file of the machine to where the visitor can read it. And it fetches what an event, or `/gradio_api/file=`, names by a URL.
"""

from __future__ import annotations

import gradio as gr
import safehttpx


def take_only_what_was_uploaded(app: gr.Blocks) -> None:
    """From here on files of events lie in the folder of uploads, and this process fetches no address for Gradio. Call before serving."""
    app.has_launched = True
    safehttpx.async_validate_url = _refused  # every way of Gradio's to fetch begins by resolving the host with it


async def _refused(hostname: str) -> str:
    raise ValueError(f"this app fetches nothing, and {hostname} is another machine")
