"""What the front pages of a pack are made of: styles, headings, tables, and flowables that tell where they came to stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from assistant.exports.letters import BOLD, REGULAR

INK, PALE, RULE, SHADE, CITED, ACCENT = (HexColor(one) for one in ("#1d2b36", "#56626c", "#c9d1d8", "#f2f5f7", "#fff6cf", "#8a0050"))
WIDTH, HEIGHT = A4
MARGIN = 56.0
ROOM = WIDTH - 2 * MARGIN


def style(
    size: float, *, bold: bool = False, colour: HexColor = INK, before: float = 0, after: float = 4, indent: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}{bold}{before}{after}{indent}",
        fontName=BOLD if bold else REGULAR,
        fontSize=size,
        leading=size * 1.45,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        leftIndent=indent,
        splitLongWords=True,
    )


TITLE = style(15, bold=True, after=8)
HEADING = style(11, bold=True, before=16, after=6)
BODY = style(9.5, after=6)
BULLET = style(9.5, after=4, indent=12)
SMALL = style(8, colour=PALE, after=3)
CELL = style(8.2, after=0)
CELL_HEAD = style(8.2, bold=True, after=0)
QUOTE = style(9, after=3, indent=10)
FORMULA = style(9, bold=True, after=3, indent=10)
NOTE = style(9, colour=ACCENT, after=4)
LINK = style(8.2, bold=True, colour=ACCENT, after=0)


class Stand(NamedTuple):
    """Where something came to stand: page from 0, box in the page's own coordinates."""

    page: int
    box: tuple[float, float, float, float]


class Told(Paragraph):  # type: ignore[misc]
    """A paragraph that notes under `key` where its first piece stands."""

    def __init__(self, words: str, look: ParagraphStyle, key: str, stands: dict[str, Stand]) -> None:
        super().__init__(words, look)
        self.told_key, self.stands = key, stands

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803 - reportlab's names
        left, bottom = canvas.absolutePosition(x, y)
        self.stands.setdefault(self.told_key, Stand(canvas.getPageNumber() - 1, (left, bottom, left + self.width, bottom + self.height)))
        super().drawOn(canvas, x, y, _sW)


class Anchor(Flowable):  # type: ignore[misc]
    """Takes no room and notes under `key` where it stands."""

    def __init__(self, key: str, stands: dict[str, Stand]) -> None:
        super().__init__()
        self.width = self.height = 0.0
        self.key, self.stands = key, stands

    def draw(self) -> None:
        left, top = self.canv.absolutePosition(0, 0)
        self.stands.setdefault(self.key, Stand(self.canv.getPageNumber() - 1, (left, top, left, top)))


def grid(heads: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[float], shaded: Sequence[int] = ()) -> Table:
    """A calm table: a rule under its headings and rows, which repeat overleaf; `shaded` rows (from 0) are marked as cited."""
    lines: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    if heads:
        lines += [("BACKGROUND", (0, 0), (-1, 0), SHADE), ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK)]
    first = 1 if heads else 0
    lines += [("BACKGROUND", (0, row + first), (-1, row + first), CITED) for row in shaded]
    made = [[Paragraph(head, CELL_HEAD) for head in heads]] if heads else []
    return Table([*made, *rows], colWidths=[ROOM * width for width in widths], repeatRows=first, style=lines, splitInRow=1)
