"""What a report changes as HTML: the changes under headings with counts, each with the old and the new figure and their sources."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from assistant.citing import CitationList
from assistant.overview.changes import Changes, Entry, Kind, Pair
from ingest.model import PublishedValue
from screens.markup import mark, period_words, plain, rating_chip
from screens.session import HELD_TURN
from screens.standing_words import doubt, figure_words

HEADINGS = {  # with the sign that goes before each
    Kind.DOWN: ("↘", "Ratings that went down"),
    Kind.UP: ("↗", "Ratings that went up"),
    Kind.RED_AGAIN: ("▲", "Red twice running"),
    Kind.TARGET: ("⇄", "Targets that moved"),
    Kind.RESTATED: ("⟲", "Results restated"),
    Kind.NEW: ("+", "New indicators"),
    Kind.GONE: ("−", "No longer reported"),
    Kind.SILENT: ("○", "No result this time"),
    Kind.NOT_COMPARED: ("≠", "Ratings that cannot be compared"),
}
NOTHING = '<div class="changes"><p class="nothing">{}</p></div>'
NO_PAIR = NOTHING.format(
    "There is no report with an earlier one of the same council that has the same indicators, so nothing can be compared."
)
NO_REPORTS = NOTHING.format("There are no reports yet. Add one under Reports.")
RULES = (
    "A target has moved, or a result is restated, where the two reports print different figures for the same period. "
    "Ratings are compared as printed, and only on one scale."
)


def choice_words(pair: Pair) -> str:
    """A report among those to choose from: title, period, council and file, as two files may hold one report."""
    newer, _ = pair
    period = period_words(newer.period)
    parts = (newer.title, period if period not in newer.title else "", newer.council, newer.document)
    return " · ".join(part for part in parts if part)


def changes_html(found: Changes, citing: CitationList) -> str:
    """All changes of a report; `citing` is filled with their sources, in order."""
    older = f"{found.older.title}, {period_words(found.older.period)} ({found.older.document})"
    notes = "".join(f'<p class="note">{plain(note)}</p>' for note in found.notes)
    indicators = f"{found.shared:,} indicator{'s have' if found.shared != 1 else ' has'} a result in both reports."
    groups = "".join(_group(kind, entries, citing) for kind in Kind if (entries := found.of(kind)))
    if not groups:
        groups = '<p class="nothing">No rating, target or printed result differs, and no indicator came or went.</p>'
    return (
        f'<div class="changes"><h2>{plain(found.newer.title)}</h2><p class="under">{plain(period_words(found.newer.period))}, compared '
        f'with {plain(older)}. {indicators}</p>{notes}{_counts(found)}{groups}<p class="note">{RULES}</p></div>'
    )


def _counts(found: Changes) -> str:
    counted = [(kind, len(found.of(kind))) for kind in Kind]
    lines = "".join(f"<li>{HEADINGS[kind][1]}: <strong>{count}</strong></li>" for kind, count in counted if count)
    return f'<ul class="counts" aria-label="How much changed">{lines}</ul>' if lines else ""


def _group(kind: Kind, entries: Sequence[Entry], citing: CitationList) -> str:
    sign, words = HEADINGS[kind]
    lines = "".join(_entry(entry, citing) for entry in entries)
    heading = f'<h3><span aria-hidden="true">{sign}</span> {words} ({len(entries)})</h3>'
    return f'<section>{heading}<ul class="change-entries">{lines}</ul></section>'


def _entry(entry: Entry, citing: CitationList) -> str:
    value = entry.shown
    ref = f'<span class="ref">{plain(value.ref)}</span> ' if value.ref else ""
    old = _side("Was", entry.before, citing) if entry.before else ""
    new = _side("Now", entry.after, citing) if entry.after else ""
    arrow = '<span class="to" aria-hidden="true">→</span>' if old and new else ""
    note = f'<p class="note">{plain(entry.note)}</p>' if entry.note else ""
    named = f"{value.title} ({value.ref})" if value.ref else value.title
    links = (
        f'<a href="/?{plain(urlencode({"q": question(value)}))}">Ask about it<span class="unseen">: {plain(named)}</span></a>'
        f'<a href="/?{plain(urlencode({"indicator": entry.key}))}">Its series<span class="unseen">: {plain(named)}</span></a>'
    )
    return f'<li><p class="what">{ref}{plain(value.title)}</p><p class="move">{old}{arrow}{new}</p>{note}<p class="links">{links}</p></li>'


def _side(name: str, value: PublishedValue, citing: CitationList) -> str:
    period = f'<span class="when">{plain(period_words(value.period))}</span>' if value.period else ""
    chip = rating_chip(value.rating, value.rating_raw)
    return (
        f'<span class="side"><span class="when">{name}</span> <strong>{plain(figure_words(value))}</strong> {chip} {period}'
        f"{mark(citing.value(value), HELD_TURN)}{doubt(value.certain)}</span>"
    )


def question(value: PublishedValue) -> str:
    """What to ask about an indicator, as a person would."""
    return f"Why did {value.ref or value.title} change?" if value.ref else f"How has “{value.title}” changed?"
