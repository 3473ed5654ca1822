"""Handing a made file to the one page that asked for it: inside the page itself, without an address on the server."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from screens.markup import plain

CARRY = (Path(__file__).parent / "carry.js").read_text(encoding="utf-8")
TYPES = {".csv": "text/csv", ".html": "text/html", ".pdf": "application/pdf"}


def carried_html(name: str, content: bytes) -> str:
    """What `carry.js` saves as a file of that name, and a line that says so."""
    kind = TYPES[Path(name).suffix]
    held = b64encode(content).decode("ascii")
    return (
        f'<p class="note" role="status">Saved by your browser: {plain(name)}</p>'
        f'<div hidden data-carried="{plain(name)}" data-type="{kind}">{held}</div>'
    )
