"""Characters of symbol fonts -> the characters that they look like: arrows for the direction of travel, ticks, bullets, dots, triangles.

A symbol font prints a sign where other fonts have a letter; files keep the letter's code, or the same in the private range from U+F000.
"""

from __future__ import annotations

import re

SYMBOL_FONTS: dict[str, dict[int, str]] = {  # part of a font's name, the most particular first -> sign by code
    "segoe": {},  # "Segoe UI Symbol" prints Unicode
    "wingdings3": dict(
        zip(
            b"\x21\x22\x23\x24\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x70\x71\x72\x73\x74\x75\x81\x82\x83\x84\xc5\xc6\xc7\xc8",
            "←→↑↓←→↑↓↖↗↙↘▲▼△▽◄►▲▼◀▶←→↑↓",
            strict=True,
        )
    ),
    "wingdings2": dict(zip(b"\x4f\x50\x97\x98", "✗✓●●", strict=True)),
    "wingdings": dict(
        zip(b"\xdf\xe0\xe1\xe2\xe7\xe8\xe9\xea\xef\xf0\xf1\xf2\xf3\xfb\xfc\xa7\x6c\x6e\xd8\x76", "←→↑↓←→↑↓⇦⇨⇧⇩⬄✗✓▪●■➢❖", strict=True)
    ),
    "webdings": dict(zip(b"\x33\x34\x35\x36\x61\x6e\x72", "◄►▲▼✓●✗", strict=True)),
    "symbol": {0xB7: "•", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB3: "≥", 0xA3: "≤"},
}
SPACING = re.compile(r"[\s_-]+")


def signs_of(font: str) -> dict[int, str]:
    """The signs of a font by code; nothing for fonts that print letters.

    >>> signs_of("ABCDEF+Wingdings-Regular")[0xE1], signs_of("Segoe UI Symbol"), signs_of("Arial")
    ('↑', {}, {})
    """
    name = SPACING.sub("", font.casefold())
    return next((signs for part, signs in SYMBOL_FONTS.items() if part in name), {})


def sign(char: str, signs: dict[int, str]) -> str:
    """What a character of a font with these signs looks like; the character itself where the font is known to print no other.

    >>> sign("\\uf0e1", signs_of("Wingdings")), sign("é", signs_of("Wingdings")), sign("▬", signs_of("Symbol"))
    ('↑', '↑', '▬')
    """
    code = ord(char)
    return signs.get(code & 0xFF, char) if code < 0x100 or 0xF000 <= code < 0xF100 else char
