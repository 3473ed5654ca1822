"""The evidence panel: the citation that is open, with its report, its words, and the page or lines where they stand."""

from __future__ import annotations

from assistant.model import Citation
from assistant.told_corrections import said
from assistant.verified import verification_of
from assistant.whereabouts import as_text, where
from index.errors import StoreError
from index.store import Store
from ingest.model import Document, Place
from screens.decisions.buttons import misread_button
from screens.library import Library
from screens.lines import lines_html
from screens.markup import period_words, plain, scrolling, verified_html
from screens.pictures import document_url, page_url
from screens.session import Session
from screens.visitor import Visitor

EMPTY = (
    '<div class="panel empty"><h2>Evidence</h2><p>Every figure in an answer carries a mark like '
    '<span class="mark" aria-hidden="true">1</span>. Choose one to see the page or the lines it was copied from.</p></div>'
)
GONE = '<p class="note">The file is no longer in the store, so its page cannot be shown. The words above are those that were cited.</p>'
CLOSED = (
    '<div class="panel empty"><h2>Evidence</h2><p>An officer has closed this report since it was cited, so that you may no longer see it.'
    "</p></div>"
)
UNDRAWN = "This page could not be drawn. The words above are those of the report."


def panel_html(session: Session) -> str:
    """The panel for the citation that is open in `session`."""
    found = session.evidence()
    if found is None:
        return EMPTY
    turn, citation = found
    document = next((one for one in turn.store.documents() if one.document_id == citation.places[0].document_id), None)
    count = len(turn.answer.citations)
    closes = "" if session.pinned else f"{turn.number}:{citation.number}"
    steps = steps_html(f"Source {citation.number} of {count}", citation.number, count, closes)
    return (
        f'<div class="panel">{steps}<h2>{plain(citation.title)}</h2>{_facts(citation, document)}'
        f'<blockquote class="quote">{plain(citation.quote)}</blockquote>{_decided(turn.store, citation)}{_row(turn.store, citation)}'
        f"{misread_button(turn.store, citation) if session.officer else ''}{_source(turn.store, citation, document, session)}</div>"
    )


def panel_after(session: Session, kind: str, value: str) -> str:
    """The evidence panel after a press.

    `kind` and `value` are those of `app.js`: "cite" with "turn:number", "close" likewise, "step" and "leaf" with 1 or -1 (or 0, back),
    "whole" with 0 to 2.
    """
    turn, _, number = value.partition(":")
    if kind == "cite" and turn.isdecimal() and number.isdecimal():
        session.choose(int(turn), int(number))
    elif kind == "close":
        session.chosen = None
    elif kind == "step":
        session.step(1 if value == "1" else -1)
    elif kind == "whole":
        session.show(value)
    elif kind == "leaf":
        session.leaf(value)
    return panel_html(session)


def panel_seen(session: Session, kind: str, value: str, library: Library, visitor: Visitor) -> str:
    """The panel after a press, as this visitor may see it now."""
    panel = panel_after(session, kind, value)
    found = session.evidence()
    return CLOSED if found and library.closes(visitor, {place.document_id for place in found[1].places}) else panel


def steps_html(words: str, number: int, count: int, closes: str) -> str:
    """The number of the source that is open, said in `words`, with the buttons to the one before and the one after it.

    `closes` is what its mark cites: a button closes the panel and gives the focus back to that mark; none where it is "".
    """
    close = f'<button type="button" class="close" data-close="{plain(closes)}">Close<span class="unseen"> the evidence</span> '
    close += '<span aria-hidden="true">✕</span></button>'
    first, last = (" disabled" if number == 1 else ""), (" disabled" if number >= count else "")
    return (
        f'<div class="steps"><p><span class="mark" aria-hidden="true">{number}</span> {words}</p>'
        f'<span><button type="button" data-step="-1"{first}>← Previous</button>'
        f'<button type="button" data-step="1"{last}>Next →</button>{close if closes else ""}</span></div>'
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


def _decided(store: Store, citation: Citation) -> str:
    """What officers corrected of the cited cell, who and why; and by whom it was verified."""
    return f"{_corrections(store, citation)}{_verified(store, citation)}"


def _corrections(store: Store, citation: Citation) -> str:
    made = store.corrections().get(citation.id, ()) if store.register.entries else ()
    return "".join(f'<p class="note">Corrected by an officer. {plain(said(entry))}</p>' for entry in made)


def _verified(store: Store, citation: Citation) -> str:
    """By whom the cited cell was verified, and whether it still is what was verified."""
    value = next((one for one in store.values() if one.id == citation.id), None) if store.register.entries else None
    return verified_html(verification_of(value, store)) if value is not None else ""


def _row(store: Store, citation: Citation) -> str:
    """The whole printed row of a cited cell: a figure alone does not say what it measures."""
    row = next((value.row_text for value in store.values() if value.id == citation.id), "")
    if not row or row == citation.quote:
        return ""
    cells = " ".join(f"<span>{plain(cell)}</span>" for cell in row.split(" | ") if cell.strip())
    return f'<p class="row-text"><strong>Its row:</strong> {cells}</p>'


def _source(store: Store, citation: Citation, document: Document | None, session: Session) -> str:
    place = citation.places[0]
    if place.page is None and place.lines is None:
        return ""
    try:
        content = store.original(place.document_id)
    except (StoreError, OSError):
        return GONE
    if place.lines is not None:
        return _link(place, pdf=False) + scrolling("Cited lines", lines_html(as_text(content), place.lines, citation.quote))
    return _page(citation, place, document.pages if document else None, session)


def _page(citation: Citation, place: Place, pages: int | None, session: Session) -> str:
    """The picture of the cited page, or of one that was turned to from there; the picture itself comes over a route of its own."""
    cited = place.page or 1
    number = min(max(cited + session.leafed, 1), pages or cited)
    whole = session.whole_page or session.larger or number != cited or place.box is None
    words = (
        f"{where(place).capitalize()} of {citation.title}, with the cited words outlined: {citation.quote}"
        if number == cited
        else f"Page {number} of {citation.title}; the cited words are on page {cited}"
    )
    picture = f'<img alt="{plain(words)}" src="{plain(page_url(place, near=not whole, page=number))}">'
    undrawn = f'<p class="note undrawn" hidden>{UNDRAWN}</p>'  # app.js shows it where the picture does not come
    figure = f'<figure class="page{" larger" if session.larger else ""}">{picture}{undrawn}</figure>'
    shown = scrolling(f"Page {number}, larger", figure) if session.larger else figure
    return f"{_zoom(session)}{_leaves(number, cited, pages)}{shown}{_link(place, pdf=True)}"


def _leaves(number: int, cited: int, pages: int | None) -> str:
    """Buttons to the page before and after, and back to the cited one; nothing where the document has one page."""
    if not pages or pages < 2:
        return ""
    back = '<button type="button" data-leaf="0">Back to the cited page</button>' if number != cited else ""
    return (
        f'<div class="leaves" role="group" aria-label="Pages of the document">'
        f'<button type="button" data-leaf="-1"{" disabled" if number <= 1 else ""}>← Page before</button>'
        f"<span>Page {number} of {pages}</span>"
        f'<button type="button" data-leaf="1"{" disabled" if number >= pages else ""}>Page after →</button>{back}</div>'
    )


def _link(place: Place, *, pdf: bool) -> str:
    words = "Open the PDF here" if pdf else "Download the file"
    return f'<p class="original"><a href="{plain(document_url(place))}" target="_blank" rel="noopener">{words}</a></p>'


def _zoom(session: Session) -> str:
    now = "2" if session.larger else "1" if session.whole_page else "0"
    buttons = "".join(
        f'<button type="button" data-whole="{value}" aria-pressed="{str(value == now).lower()}">{words}</button>'
        for value, words in (("0", "Close-up"), ("1", "Whole page"), ("2", "Larger"))
    )
    return f'<div class="zoom" role="group" aria-label="Show">{buttons}</div>'
