"""The colours of the theme of a DOCX or XLSX, lightened or darkened as a shading asks for."""

from __future__ import annotations

import colorsys
import re
from typing import Any

Element = Any  # lxml's elements have no types that mypy accepts

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ALIASES = {  # the names in shadings and drawings -> the names in a theme
    **{"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "dark1": "dk1", "light1": "lt1", "dark2": "dk2"},
    **{"light2": "lt2", "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"},
}
COLOUR = re.compile(r"[0-9A-Fa-f]{6}")


class Theme:
    """Looks theme colours up by name."""

    def __init__(self, theme: Element | None) -> None:
        self._colours: dict[str, str] = {}
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for named in scheme if scheme is not None else ():
            colour = next((one.get("lastClr") or one.get("val", "") for one in named), "")
            if isinstance(named.tag, str) and COLOUR.fullmatch(colour):
                self._colours[named.tag.removeprefix(A)] = colour

    def colour(self, name: str, *, tint: float = 1.0, shade: float = 1.0) -> str | None:
        """The colour as `RRGGBB`; `tint` and `shade` are the shares of its lightness kept on the way to white and to black.

        Source: ECMA-376 part 1, 17.3.2.41 (DOCX) and 18.8.19 (XLSX).
        """
        colour = self._colours.get(ALIASES.get(name, name))
        if colour is None:
            return None
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
        hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
        return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light * shade * tint + 1 - tint, saturation))
