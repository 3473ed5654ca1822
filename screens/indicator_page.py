"""The page of one indicator: how it stands, its series as chart and table, its sources, what reports and audit say of it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.audit import check_document
from assistant.citing import CitationList
from assistant.exports.series import indicators_csv
from assistant.model import Citation, Finding
from assistant.overview.standing_now import Standing
from assistant.overview.strands import Point, Strand
from assistant.told_corrections import said
from assistant.tools.search_text import comments_on
from assistant.verified import verification_of
from index.store import Store
from ingest.model import Document, PublishedValue
from screens.charts import chart, legend
from screens.decisions.buttons import finding_button, indicator_buttons
from screens.markup import mark, period_words, plain, rating_chip, scrolling, verified_html
from screens.session import HELD_TURN
from screens.standing_words import basis_words, direction_html, doubt, figure_words

COVERS = "Covers"  # a column only where a row says it
COLUMNS = ("Period", COVERS, "Result", "Target", "Rating", "Direction of travel", "Sources")
KIND_WORDS = {"error": "Error", "conflict": "Conflict", "note": "Worth a look"}
BACK = '<button type="button" class="back" data-back="1"><span aria-hidden="true">←</span> Back to all indicators</button>'
MISSING = f'<div class="indicator">{BACK}<h2 tabindex="-1" data-focus="missing">This indicator is not in the reports</h2></div>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A page with what its citation marks stand for."""

    html: str
    citations: tuple[Citation, ...]


def indicator_page(store: Store, one: Standing, *, officer: bool = False) -> Shown:
    """The whole page of an indicator, its heading first; the newest result is its first source. Officers get buttons to decide."""
    citing = CitationList(store.documents())
    if one.newest is not None:
        citing.value(one.newest.value)
    ref = f'<span class="ref">{plain(one.ref)}</span> ' if one.ref else ""
    path = " › ".join(one.path)
    under = "".join(f"<p class='under'>{plain(words)}</p>" for words in (one.council, path) if words)
    parts = [
        BACK,
        f'<h2 tabindex="-1" data-focus="{plain(one.key)}">{ref}{plain(one.title)}</h2>{under}',
        _now(one, citing, store),
        indicator_buttons(value_of(store, one)) if officer else "",
        *(_strand(strand, one, citing, store, alone=len(one.strands) == 1) for strand in one.strands),
        _download(store, one),
        _commentary(store, one, citing),
        _findings(store, one, citing, officer=officer),
        _reports(one.reports),
    ]
    return Shown(html=f'<div class="indicator">{"".join(parts)}</div>', citations=citing.citations())


def _now(one: Standing, citing: CitationList, store: Store) -> str:
    point = one.newest
    silent = ""
    if one.words is not None:
        when = f" for {period_words(one.words.period)}" if one.words.period else ""
        said = f"In place of a result{when} the report prints “{figure_words(one.words)}”"
        silent = f'<p class="note">{plain(said)} {_mark(one.words, citing)}.</p>'
    if point is None:
        return silent or '<p class="note">No report prints a result of it.</p>'
    value, target = point.value, point.target
    rating, travel = (
        rating_chip(value.rating, value.rating_raw),
        "".join(direction_html(found) + _mark(found, citing) for found in point.directions),
    )
    tiles = [
        ("Newest result", _cell(value, citing, store), period_words(value.period) or "period not stated"),
        (
            "Target",
            _cell(target, citing, store) if target else "–",
            period_words(target.period) if target else "none printed for that period",
        ),
        ("Rating", rating or "–", "" if rating else "not rated in the report"),
        ("Direction of travel", travel or "–", ""),
    ]
    listed = "".join(f'<div><dt>{name}</dt><dd>{html}<span class="when">{plain(when)}</span></dd></div>' for name, html, when in tiles)
    return f'<dl class="now">{listed}</dl>{silent}'


def _strand(strand: Strand, one: Standing, citing: CitationList, store: Store, *, alone: bool) -> str:
    unit = f"{'' if strand.unit.startswith('per ') else ' in'} {strand.unit}" if strand.unit and strand.unit != "count" else ""
    apart = "" if alone else f", {basis_words(strand.basis)}" if strand.basis else ", other results"
    drawn = chart(strand, one.title)
    picture = scrolling(f"Chart of the series{unit}", f"{drawn}") + legend(strand) if drawn else ""
    covers = any(point.value.basis for point in strand.points)
    rows = "".join(_series_row(point, citing, store, covers=covers) for point in reversed(strand.points))
    heads = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS if covers or name != COVERS)
    table = f'<table class="series-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return f"<section><h3>Series{plain(unit)}{apart}</h3>{picture}{scrolling('Table of the series', table)}</section>"


def _series_row(point: Point, citing: CitationList, store: Store, *, covers: bool) -> str:
    value, target = point.value, point.target
    was = "".join(f'<span class="when">was {plain(figure_words(old))} {_mark(old, citing)}</span>' for old in point.was)
    also = "".join(f'<span class="when">also printed: {plain(figure_words(other))} {_mark(other, citing)}</span>' for other in point.also)
    broken = '<span class="when">new method or not comparable with those before</span>' if point.is_break else ""
    told = "".join(
        f'<span class="when">{plain(_qualifier(word))}</span>' for word in value.qualifiers if word not in ("new method", "not comparable")
    )
    cells = (
        *((basis_words(value.basis),) if covers else ()),
        f'<span class="number">{plain(figure_words(value))}</span> {_mark(value, citing)}{doubt(value.certain)}{was}{also}{broken}{told}'
        f"{verified_html(verification_of(value, store))}",
        _cell(target, citing, store) if target else "–",
        rating_chip(value.rating, value.rating_raw) or "–",
        "".join(direction_html(found) for found in point.directions) or "–",
        " ".join(_mark(source, citing) for source in point.sources),
    )
    head = f'<th scope="row">{plain(period_words(value.period)) or "not stated"}</th>'
    return f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _qualifier(word: str) -> str:
    """A qualifier as people write it: "as at 2016-09-30" with its day in words."""
    day = word.removeprefix("as at ")
    return word if day == word else f"as at {period_words(day)}"


def _cell(value: PublishedValue, citing: CitationList, store: Store) -> str:
    verified = verified_html(verification_of(value, store))
    return f"{plain(figure_words(value))} {_mark(value, citing)}{doubt(value.certain)}{verified}"


def _mark(value: PublishedValue, citing: CitationList) -> str:
    return mark(citing.value(value), HELD_TURN)


def _download(store: Store, one: Standing) -> str:
    """The series as a CSV file inside the page: all that the reports print of the indicator."""
    if not one.strands:
        return ""
    held = b64encode(indicators_csv([one.key], store)).decode("ascii")
    name = "".join(letter if letter.isalnum() else "-" for letter in (one.ref or one.title))[:60]
    return (
        f'<p><a class="download" download="series-{plain(name)}.csv" href="data:text/csv;base64,{held}">Download the series (CSV)</a></p>'
    )


def _commentary(store: Store, one: Standing, citing: CitationList) -> str:
    """What each report says of the indicator, newest first, word for word."""
    results = [source for strand in one.strands for point in strand.points for source in point.sources]
    said = "".join(_of_report(store, document, results, citing) for document in one.reports)
    return f"<section><h3>What the reports say</h3>{said or '<p>No report comments on it.</p>'}</section>"


def _of_report(store: Store, document: Document, results: Sequence[PublishedValue], citing: CitationList) -> str:
    focus = [value for value in results if value.places[0].document_id == document.document_id]
    told: dict[str, int] = {}
    for passage in comments_on(focus, store):
        text = " ".join(passage.sentences)
        told.setdefault(" ".join(text.split()), citing.chunk(passage.chunk, text))
    squeezed = "".join("".join(text.split()) for text in told)
    for value in focus:
        comment = " ".join((value.comment or "").split())
        if comment and "".join(comment.split()) not in squeezed and comment not in told:
            told[comment] = citing.row(value)
    quotes = "".join(f"<blockquote>{plain(text)} {mark(number, HELD_TURN)}</blockquote>" for text, number in told.items())
    return f"<h4>{plain(_named(document))}</h4>{quotes}" if quotes else ""


def _named(document: Document) -> str:
    period = f", {period_words(document.period)}" if document.period and period_words(document.period) not in document.title else ""
    return f"{document.title}{period} ({document.document})"


def value_of(store: Store, one: Standing) -> str:
    """The id of a value by which decisions know the indicator: its newest result, else any."""
    if one.newest is not None:
        return one.newest.value.id
    return next(value_id for value_id, key in store.indicators().items() if key == one.key)


def _findings(store: Store, one: Standing, citing: CitationList, *, officer: bool) -> str:
    found = list(findings_on(store, one))
    if not found:
        return "<section><h3>What the audit found</h3><p>Nothing in the rows of this indicator contradicts itself.</p></section>"
    lines = "".join(
        f"<li><strong>{plain(KIND_WORDS.get(finding.kind, finding.kind))}</strong>: {plain(finding.working)} "
        f"{''.join(mark(citing.again(citation), HELD_TURN) for citation in finding.citations)}"
        f"{_accepting(store, finding, officer=officer)}</li>"
        for finding in found
    )
    return f'<section><h3>What the audit found</h3><ul class="findings">{lines}</ul></section>'


def _accepting(store: Store, finding: Finding, *, officer: bool) -> str:
    """That an officer accepted the finding, or the button that does."""
    entry = store.accepted_findings().get(finding.id)
    if entry is not None:
        return f'<span class="when">Accepted. {plain(said(entry))}</span>'
    name = finding.title or finding.ref or "this indicator"
    return f" {finding_button(finding.places[0].document_id, finding.id, name)}" if officer else ""


def findings_on(store: Store, one: Standing) -> Iterator[Finding]:
    """What the audit of each of its reports finds in the rows of an indicator: by reference, else by title."""
    for document in one.reports:
        for finding in check_document(store, document.document_id):
            if (finding.ref == one.ref) if finding.ref and one.ref else (finding.title is not None and finding.title == one.title):
                yield finding


def _reports(reports: Sequence[Document]) -> str:
    lines = "".join(f"<li>{plain(_named(document))}</li>" for document in reports)
    count = f"{len(reports)} report{'s' if len(reports) != 1 else ''}"
    return f"<section><h3>Reported in {count}</h3><ul>{lines}</ul></section>"
