"""What stands above and below every page: the name, what the store holds, that samples are invented, the way to the statement."""

from __future__ import annotations

from pathlib import Path

from index.series import order_key
from ingest.model import Document
from screens.admission import SIGN_OUT, STATEMENT
from screens.library import Shelf
from screens.markup import period_words, plain
from screens.visitor import ANYONE_HERE, Visitor

MARK = (  # a town hall, as in icon.svg
    '<svg viewBox="0 0 32 32" aria-hidden="true">'
    '<path d="M6 12.5 16 6l10 6.5V14H6zM8 16h3v8H8zm6.5 0h3v8h-3zM21 16h3v8h-3zM6 25.5h20V28H6z" fill="#f3e6c4"/></svg>'
)
SCRIPTS = ("frame.js", "closing.js")
HEAD = "".join(f"<script>{(Path(__file__).parent / name).read_text(encoding='utf-8')}</script>" for name in SCRIPTS)
SKIP = '<a class="skip" href="#question">Skip to your question</a>'
FOOT = f'<footer class="foot"><p><a href="{STATEMENT}">Accessibility statement</a></p></footer>'
ABOUT = "Questions about council performance reports, answered with their sources"


def bar_html(shelf: Shelf, visitor: Visitor = ANYONE_HERE) -> str:
    """The bar with the name of the app, a line on the reports it answers from, and who is signed in."""
    documents = shelf.store.documents() if shelf.store else ()
    return (
        f'{SKIP}<header class="bar"><div class="brand">{MARK}<div><h1>Committee Assistant</h1><p>{ABOUT}</p></div></div>'
        f'<div class="holdings"><p>{holdings(documents)}</p>{person_html(visitor)}</div></header>'
    )


def person_html(visitor: Visitor) -> str:
    """Who is signed in, and the button that signs out where this app signed them in; nothing without accounts."""
    if visitor.name is None:
        return ""
    form = f'<form method="post" action="{SIGN_OUT}"><button type="submit">Sign out</button></form>' if visitor.signed_in else ""
    return f'<div class="person"><p><span class="unseen">Signed in as </span>{plain(visitor.name)} ({visitor.role})</p>{form}</div>'


def holdings(documents: tuple[Document, ...]) -> str:
    """How many reports there are, of whom, and from when to when."""
    if not documents:
        return "No reports yet"
    councils = sorted({document.council for document in documents if document.council})
    periods = sorted({document.period for document in documents if document.period}, key=order_key)
    whose = ", ".join(map(plain, councils[:2])) + (f" and {len(councils) - 2} more" if len(councils) > 2 else "")
    when = " to ".join(dict.fromkeys(plain(period_words(period)) for period in (periods[0], periods[-1]))) if periods else ""
    count = f"{len(documents)} report{'s' if len(documents) != 1 else ''}"
    return "<br>".join(part for part in (f"{count}{', ' if when else ''}{when}", whose) if part)


def banner_html(shelf: Shelf) -> str:
    """Says that the reports are invented while the samples are open, and that the store is damaged; nothing otherwise."""
    damage = shelf.store.damage if shelf.store else None
    if damage:
        return (
            f'<div class="banner" role="alert"><strong>Figures may be out of date.</strong> {plain(damage[0].upper() + damage[1:])}.</div>'
        )
    if not shelf.samples:
        return ""
    return (
        '<div class="banner" role="note"><strong>These reports are invented samples.</strong> Their councils do not exist. '
        "Add your own under Reports: the samples then go away and never mix with them.</div>"
    )
