"""The letters of a pack: fonts that reportlab's wheel carries, and what stands in for a character that they lack.

Bitstream Vera (embedded) has what English reports print: £, dashes, quotes, ≥, ≤, −. Arrows, discs and ticks come from Symbol and
ZapfDingbats, which every PDF viewer has. Raised and lowered digits and fractions are written out, so that no figure changes; an accented
letter that is lacking loses its accent; anything else is named in brackets.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from xml.sax.saxutils import escape

import reportlab.pdfbase.rl_codecs  # noqa: F401 - registers the codecs of the two symbol fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "Vera", "VeraBd"
SYMBOL_FONTS = (("Symbol", "symbol"), ("ZapfDingbats", "zapfdingbats"))
ALIKE = {
    "↗": "➚", "↘": "➘", "⇧": "↑", "⇩": "↓", "⬆": "↑", "⬇": "↓", "➡": "→", "⬅": "←", "◄": "←", "►": "→", "▶": "→", "◀": "←",
    "‐": "-", "‑": "-", "‒": "–", "―": "—", "⁄": "/", "∕": "/", "•": "•", "▪": "■", "⬤": "●", "☑": "✓", "☒": "✗",
}  # fmt: skip


def ready() -> None:
    """Makes the fonts known to reportlab; twice is no error."""
    for name in (REGULAR, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def markup(text: str) -> str:
    """The text as markup of a reportlab paragraph that shows it and nothing else: what looks like markup in it shows as text.

    >>> markup("<b>5</b> ≥ 4 ↑"), markup("10³ and 10⁴, 4⅓")
    ('&lt;b&gt;5&lt;/b&gt; ≥ 4 <font name="Symbol">↑</font>', '10³ and 10<super>4</super>, 4 1/3')
    """
    return "".join(map(_letter, text))


@cache
def _letter(one: str) -> str:
    if one in "\t\r\n" or (one.isspace() and not _has(one)):
        return " "
    if _has(one):
        return escape(one)
    if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn"):
        return "" if unicodedata.category(one) != "Co" else "[?]"
    alike = ALIKE.get(one)
    if alike:
        return _letter(alike)
    for font, codec in SYMBOL_FONTS:
        if _encodes(one, codec):
            return f'<font name="{font}">{one}</font>'
    return _written_out(one)


def _written_out(one: str) -> str:
    kind, _, letters = unicodedata.decomposition(one).rpartition("> ")
    parts = "".join(chr(int(code, 16)) for code in letters.split() if code)
    if kind == "<super" or kind == "<sub":
        tag = kind[1:]
        return f"<{tag}>{''.join(map(_letter, parts))}</{tag}>"
    if kind == "<fraction":
        return f" {''.join(map(_letter, parts))}"
    plain = "".join(each for each in unicodedata.normalize("NFKD", one) if not unicodedata.combining(each))
    if plain and plain != one and all(_has(each) for each in plain):
        return escape(plain)
    return f"[{unicodedata.name(one, 'unknown sign').lower()}]"


def _has(one: str) -> bool:
    ready()
    return ord(one) >= 32 and all(ord(one) in pdfmetrics.getFont(name).face.charToGlyph for name in (REGULAR, BOLD))


def _encodes(one: str, codec: str) -> bool:
    try:
        one.encode(codec)
    except UnicodeError:
        return False
    return True
