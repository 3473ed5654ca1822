"""The evidence panel: the citation that is open, with its report, its words, and the page or lines where they stand."""

from __future__ import annotations

from base64 import b64encode

from assistant.model import Citation
from assistant.whereabouts import as_text, where
from index.errors import StoreError
from index.store import Store
from ingest.model import Document
from screens.lines import lines_html
from screens.markup import period_words, plain, scrolling
from screens.painter import Painter, close_up
from screens.session import Session

EMPTY = (
    '<div class="panel empty"><h2>Evidence</h2><p>Every figure in an answer carries a mark like '
    '<span class="mark" aria-hidden="true">1</span>. Choose one to see the page or the lines it was copied from.</p></div>'
)
GONE = '<p class="note">The file is no longer in the store, so its page cannot be shown. The words above are those that were cited.</p>'
UNDRAWN = '<p class="note">This page could not be drawn. The words above are those of the report.</p>'


def panel_html(session: Session, painter: Painter) -> str:
    """The panel for the citation that is open in `session`."""
    found = session.evidence()
    if found is None:
        return EMPTY
    turn, citation = found
    document = next((one for one in turn.store.documents() if one.document_id == citation.places[0].document_id), None)
    return (
        f'<div class="panel">{_steps(citation, len(turn.answer.citations))}<h2>{plain(citation.title)}</h2>{_facts(citation, document)}'
        f'<blockquote class="quote">{plain(citation.quote)}</blockquote>{_row(turn.store, citation)}'
        f"{_source(turn.store, citation, painter, whole=session.whole_page)}</div>"
    )


def _steps(citation: Citation, count: int) -> str:
    first, last = (" disabled" if citation.number == 1 else ""), (" disabled" if citation.number >= count else "")
    return (
        f'<div class="steps"><p><span class="mark" aria-hidden="true">{citation.number}</span> Source {citation.number} of {count}</p>'
        f'<span><button type="button" data-step="-1"{first}>← Previous</button>'
        f'<button type="button" data-step="1"{last}>Next →</button></span></div>'
    )


def _facts(citation: Citation, document: Document | None) -> str:
    place = citation.places[0]
    page = f"{where(place).capitalize()} of {document.pages}" if document and document.pages and place.page else where(place).capitalize()
    facts: list[tuple[str, str | None]] = [
        ("Where", page),
        ("Section", (citation.section or "").removeprefix(f"{citation.title} > ")),
        ("File", place.document),
    ]
    if document:
        reported = ", ".join(part for part in (document.committee, document.meeting_date and period_words(document.meeting_date)) if part)
        facts[1:1] = [("Council", document.council), ("Committee", reported)]
    rows = "".join(f"<dt>{name}</dt><dd>{plain(words)}</dd>" for name, words in facts if words)
    return f'<dl class="facts">{rows}</dl>'


def _row(store: Store, citation: Citation) -> str:
    """The whole printed row of a cited cell: a figure alone does not say what it measures."""
    row = next((value.row_text for value in store.values() if value.id == citation.id), "")
    if not row or row == citation.quote:
        return ""
    cells = "".join(f"<span>{plain(cell)}</span>" for cell in row.split(" | ") if cell.strip())
    return f'<p class="row-text"><strong>Its row:</strong> {cells}</p>'


def _source(store: Store, citation: Citation, painter: Painter, *, whole: bool) -> str:
    place = citation.places[0]
    if place.page is None and place.lines is None:
        return ""
    try:
        content = store.original(place.document_id)
    except (StoreError, OSError):
        return GONE
    if place.lines is not None:
        return scrolling("Cited lines", lines_html(as_text(content), place.lines, citation.quote))
    png = painter.page(content, place.document_id, place.page or 1, place.box)
    if png is None:
        return UNDRAWN
    if place.box and not whole:
        png = close_up(png, place.box)
    words = plain(f"{where(place).capitalize()} of {citation.title}, with the cited words outlined: {citation.quote}")
    return f'{_zoom(whole)}<figure class="page"><img alt="{words}" src="data:image/png;base64,{b64encode(png).decode("ascii")}"></figure>'


def _zoom(whole: bool) -> str:
    near, far = ("false", "true") if whole else ("true", "false")
    return (
        f'<div class="zoom" role="group" aria-label="Show"><button type="button" data-whole="0" aria-pressed="{near}">Close-up</button>'
        f'<button type="button" data-whole="1" aria-pressed="{far}">Whole page</button></div>'
    )
