"""What a decision would change, and that it is kept, as HTML."""

from __future__ import annotations

from urllib.parse import quote

from assistant.decisions import Foreseen
from index.register import Entry
from index.store import Store
from ingest.model import Measure, PublishedValue
from screens.markup import period_words, plain, scrolling

MOST = 40  # changes shown one by one


def refused_html(words: str) -> str:
    """Why it cannot be decided, in one sentence."""
    line = f"{words[:1].upper()}{words[1:]}"
    return f'<p class="refused" role="alert"><span aria-hidden="true">✕</span> {plain(line if line.endswith(".") else f"{line}.")}</p>'


def preview_html(found: Foreseen, *, heading: str = "What this changes") -> str:
    """The changes as a table: what, from what, to what; notes below."""
    rows = "".join(
        f'<tr><th scope="row">{plain(one.what)}</th><td data-label="Now">{plain(one.before)}</td>'
        f'<td data-label="Then">{plain(one.after)}</td></tr>'
        for one in found.changes[:MOST]
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("What", "Now", "Then"))
    table = f'<table class="holdings-table foreseen"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    more = (f"And {len(found.changes) - MOST} more.",) if len(found.changes) > MOST else ()
    notes = "".join(f'<p class="note">{plain(words)}</p>' for words in (*more, *found.notes))
    shown = scrolling("What changes", table) if found.changes else ""
    return f'<section class="foreseen" role="status"><h3>{heading}</h3>{shown}{notes}</section>'


def kept_html(store: Store, entry: Entry, values: list[PublishedValue]) -> str:
    """That a decision is kept, with the way to where it shows."""
    links = []
    for value in values[:2]:
        indicator = quote(store.indicators()[value.id], safe="")
        links.append((f"./?indicator={indicator}", f"See the page of {value.ref or value.title}"))
    if values and values[0].period:
        links.append((f"./?q={quote(question_of(values[0]), safe='')}", "Ask for the figure"))
    listed = "".join(f'<li><a href="{plain(address)}">{plain(words)}</a></li>' for address, words in links)
    shown = f'<ul class="ways">{listed}</ul>' if listed else ""
    said = f'<p><span aria-hidden="true">✓</span> Kept, by {plain(entry.who)}. It holds from now on.</p>'
    return f'<div class="kept" role="status">{said}{shown}</div>'


def question_of(value: PublishedValue) -> str:
    """A question that is answered with the value."""
    name = value.ref or value.title
    what = {Measure.RESULT: "result"}.get(value.measure, value.measure.value)
    return f"What was the {what} for {name} in {period_words(value.period)}?"
