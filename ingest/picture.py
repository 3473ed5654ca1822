"""A page of a PDF as a picture, with a box outlined: the evidence behind a figure."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageDraw

from ingest.errors import DamagedFile, IngestError
from ingest.model import Box

OUTLINE = (208, 0, 111)
"""A magenta that no rating uses, with 5:1 contrast on white."""
OUTLINE_WIDTH = 2.0
"""Points."""
MARGIN = 2.0
"""Points between the box and its outline, so that the rules of the cell stay visible."""
MAX_PIXELS = 16_000_000
"""Pages can be as large as a wall; larger pictures are drawn at a smaller scale."""


def draw_page(content: bytes, page: int, box: Box | None, scale: float = 1.5) -> bytes:
    """The page (from 1) as PNG, as displayed, with `box` outlined; `scale` 1 is 72 dots an inch.

    Raises `DamagedFile` when the file or page cannot be drawn, `IngestError` when there is no such page.
    """
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile("the document is damaged or needs a password, and cannot be drawn") from error
    try:
        if not 1 <= page <= len(pdf):
            raise IngestError(f"there is no page {page}: the document has {len(pdf)}")
        return _png(_drawn(pdf, page, scale), box, pdf[page - 1].get_size())
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(f"page {page} is damaged and cannot be drawn") from error
    finally:
        pdf.close()


def _drawn(pdf: pypdfium2.PdfDocument, page: int, scale: float) -> Image.Image:
    width, height = pdf[page - 1].get_size()
    most = (MAX_PIXELS / max(1.0, width * height)) ** 0.5
    picture: Image.Image = pdf[page - 1].render(scale=min(scale, most)).to_pil()
    return picture.convert("RGB")


def _png(picture: Image.Image, box: Box | None, size: tuple[float, float]) -> bytes:
    if box is not None:
        scale = picture.width / size[0]
        corners = (
            max(0.0, (box[0] - MARGIN) * scale),
            max(0.0, (box[1] - MARGIN) * scale),
            min(picture.width - 1.0, (box[2] + MARGIN) * scale),
            min(picture.height - 1.0, (box[3] + MARGIN) * scale),
        )
        if corners[0] < corners[2] and corners[1] < corners[3]:
            ImageDraw.Draw(picture).rectangle(corners, outline=OUTLINE, width=max(2, round(OUTLINE_WIDTH * scale)))
    stream = io.BytesIO()
    picture.save(stream, format="PNG", compress_level=1)  # of printed pages about as small as 6, in half the time
    return stream.getvalue()
