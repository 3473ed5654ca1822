"""The picture of a cited place, for a file on disk."""

from __future__ import annotations

from index.store import Store
from ingest.model import Place

SCALE = 2.0  # pixels a point


def cited_picture(store: Store, place: Place) -> bytes | None:
    """PNG of the cited page with the box outlined, or of the cited lines; None for a format that has neither."""
    content = store.original(place.document_id)
    if place.page is not None:
        from ingest.picture import draw_page

        return draw_page(content, place.page, place.box, SCALE)
    if place.lines is not None:
        from screens.lines import as_text, draw_lines

        return draw_lines(as_text(content), place.lines, f"{place.document}, lines {place.lines[0]} to {place.lines[1]}")
    return None
