"""The cited lines of a text file with a few around them, as HTML for the page and as a picture for `committee show`."""

from __future__ import annotations

import textwrap
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from assistant.whereabouts import numbered
from screens.markup import plain

WIDTH = 110  # characters of a line in the picture before it wraps
CELL_GAP = "  │  "  # a tab of the file: its tables part cells with tabs
SIZE = 15
LEADING = 22
MARGIN = 24

INK, PALE, PAPER, CITED, EDGE = "#1d2b36", "#6b7680", "#ffffff", "#fff3c4", "#b3261e"


def lines_html(text: str, lines: tuple[int, int], quote: str) -> str:
    """The lines as an ordered listing; the quote is marked in the cited lines where it stands there once."""
    rows = []
    for number, line, cited in numbered(text, lines):
        words = CELL_GAP.join(part.strip() for part in line.split("\t"))
        shown = _marked(words, quote) if cited else plain(words)
        rows.append(f'<tr class="{"cited" if cited else "around"}"><th scope="row">{number}</th><td>{shown}</td></tr>')
    return f'<table class="lines"><caption class="unseen">The cited lines of the file</caption><tbody>{"".join(rows)}</tbody></table>'


def _marked(line: str, quote: str) -> str:
    if quote.strip() and line.count(quote.strip()) == 1:
        before, _, after = line.partition(quote.strip())
        return f"{plain(before)}<mark>{plain(quote.strip())}</mark>{plain(after)}"
    return plain(line)


def draw_lines(text: str, lines: tuple[int, int], title: str) -> bytes:
    """PNG of the lines with their numbers, the cited ones shaded and outlined."""
    wrapped = [
        (number if at == 0 else None, piece, cited)
        for number, line, cited in numbered(text, lines)
        for at, piece in enumerate(textwrap.wrap(line.replace("\t", CELL_GAP), WIDTH) or [""])
    ]
    font = ImageFont.load_default(SIZE)
    width = int(MARGIN * 3.5 + max([font.getlength(piece) for _, piece, _ in wrapped] + [font.getlength(title)]))
    picture = Image.new("RGB", (width, MARGIN * 2 + LEADING * (len(wrapped) + 2)), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.text((MARGIN, MARGIN), title, fill=PALE, font=font)
    top = MARGIN + 2 * LEADING
    cited_tops = [top + at * LEADING for at, (_, _, cited) in enumerate(wrapped) if cited]
    if cited_tops:
        draw.rectangle(
            (MARGIN // 2, cited_tops[0] - 3, width - MARGIN // 2, cited_tops[-1] + LEADING - 3), fill=CITED, outline=EDGE, width=2
        )
    for at, (number, piece, _) in enumerate(wrapped):
        if number is not None:
            draw.text((MARGIN, top + at * LEADING), str(number), fill=PALE, font=font)
        draw.text((MARGIN * 2.5, top + at * LEADING), piece, fill=INK, font=font)
    png = BytesIO()
    picture.save(png, format="PNG", optimize=True)
    return png.getvalue()
