"""A page outside Gradio: plain HTML without a script, in the colours of the app, light or dark as the device is set."""

from __future__ import annotations

import re
from urllib.parse import quote

from screens import theme
from screens.frame import MARK
from screens.markup import plain

DARK = re.search(r"\.dark (\{[^}]*\})", theme.CSS)
STYLE = theme.CSS + (f"@media (prefers-color-scheme: dark) {{ :root {DARK[1]} }}" if DARK else "")
# In the page itself: whoever is not signed in gets no file but the page.
ICON = f"data:image/svg+xml,{quote(theme.ICON.read_text(encoding='utf-8'), safe='')}"


def plain_page(title: str, main: str, *, kind: str, nav: str = "") -> str:
    """The page with `main`, HTML, as its content; `kind` is the class by which the style sheet knows it, `nav` stands in its bar."""
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{plain(title)} – Committee Assistant</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<link rel="icon" href="{ICON}"><style>{STYLE}</style></head><body class="plain {kind}"><header class="bar">'
        f'<div class="brand">{MARK}<div><p class="name">Committee Assistant</p></div></div>{nav}</header><main>{main}</main></body></html>'
    )
