"""The audit as one HTML file that an officer can send: findings by report and class, each with its arithmetic and pictures of its sources.

It holds no script and asks for nothing: style and pictures are in it, and a content security policy keeps it so. All that comes from
reports is escaped.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import escape
from importlib.resources import files
from itertools import zip_longest

from assistant.audit.finding import Kind
from assistant.meaning.periods import in_words
from assistant.model import Citation, Finding
from assistant.whereabouts import numbered, where
from ingest.model import Document, Place

KINDS: tuple[tuple[Kind, str, str], ...] = (
    (Kind.ERROR, "Errors", "The report’s own figures, or its own rules, contradict what it prints. Rounding is allowed for."),
    (Kind.CONFLICT, "Conflicts", "Two passages or two reports say different things; which is right cannot be told from here."),
    (Kind.NOTE, "Notes", "Worth a look, but not provable from the reports."),
)
RULE_WORDS = {
    "rating": "Rating", "direction": "Direction of travel", "variance": "Variance", "fraction": "Numerator and denominator",
    "total": "Total", "count": "Count", "percentage": "Percentage", "matrix": "Risk matrix", "restatement": "Printed differently",
    "narrative": "Words and figures", "label": "Label",
}  # fmt: skip
MOST_PICTURES = 30 << 20
"""Bytes of pictures in one file: mail systems take little more. Sources beyond them are quoted only, and the page says so."""
HIGHEST = 220.0
"""Points from the top of one cited place to the bottom of another that one picture still shows."""
SHORTEST_LINE = 400
"""Characters of a line of a text file that are shown beside the cited ones; those cited are whole."""
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
Picture = Callable[[Sequence[tuple[str, Place]]], bytes | None]
Text = Callable[[Place], str | None]
Row = Callable[[str], str | None]


def audit_page(findings: Sequence[Finding], documents: Sequence[Document], *, picture: Picture, text: Text, row: Row, made: date) -> bytes:
    """The file, about the documents that were checked. `picture` gives a PNG of places on one page with their labels, `text` the file of a
    place with lines, `row` the printed row around the value of that id; None where there is none."""
    return "".join(_Page(findings, documents, (picture, text, row), made).parts()).encode("utf-8")


class _Page:
    def __init__(self, findings: Sequence[Finding], documents: Sequence[Document], shows: tuple[Picture, Text, Row], made: date) -> None:
        self.documents, self.made = documents, made
        self.picture, self.text, self.row = shows
        self.of: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in findings:
            self.of[finding.places[0].document_id, finding.kind].append(finding)
        self.pictured: dict[tuple[Place, ...], str] = {}
        self.rows: set[tuple[str, str]] = set()
        self.room = MOST_PICTURES

    def parts(self) -> Iterator[str]:
        style = files("assistant.exports").joinpath("audit.css").read_text(encoding="utf-8")
        yield (
            '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
            f"<title>Audit of {_count(len(self.documents), 'report')}</title><style>{style}</style></head><body><header>"
            "<h1>What the reports print, against what their figures give</h1>"
            f'<p class="soft">Checked by Committee Assistant on {self.made.day} {self.made:%B %Y}.</p></header><main>'
        )
        yield self._summary()
        for at, document in enumerate(self.documents):
            yield from self._document(document, at)
        yield (
            "</main><footer><p>Figures are copied from the reports or computed from them as shown. A rating or direction counts as an "
            "error only under a rule that the report states or that follows from its figures alone.</p></footer></body></html>\n"
        )

    def _summary(self) -> str:
        heads = "".join(f'<th scope="col" class="number">{words}</th>' for _, words, _ in KINDS)
        rows = "".join(
            f'<tr><th scope="row">{self._named(document, at)}</th>'
            + "".join(f'<td class="number">{len(self.of[document.document_id, kind])}</td>' for kind, _, _ in KINDS)
            + "</tr>"
            for at, document in enumerate(self.documents)
        )
        lists = "".join(f'<li><strong class="{kind}">{words}</strong>: {about}</li>' for kind, words, about in KINDS)
        head = f'<thead><tr><th scope="col">Report</th>{heads}</tr></thead>'
        return f"<ul>{lists}</ul><table><caption>Findings by report</caption>{head}<tbody>{rows}</tbody></table>"

    def _named(self, document: Document, at: int) -> str:
        name = f'{_plain(document.title)} <span class="soft">({_plain(document.document)})</span>'
        return f'<a href="#report-{at}">{name}</a>' if self._any(document) else name

    def _any(self, document: Document) -> bool:
        return any(self.of[document.document_id, kind] for kind, _, _ in KINDS)

    def _document(self, document: Document, at: int) -> Iterator[str]:
        if not self._any(document):
            return
        facts = (
            document.council,
            document.committee,
            in_words(document.meeting_date) if document.meeting_date else None,
            document.document,
        )
        yield f'<section aria-labelledby="report-{at}"><h2 id="report-{at}">{_plain(document.title)}</h2>'
        yield f'<p class="soft">{_plain(", ".join(fact for fact in facts if fact))}</p>'
        for kind, words, _ in KINDS:
            found = self.of[document.document_id, kind]
            if found:
                yield f'<h3 class="{kind}">{words} ({len(found)})</h3>'
                for finding in found:
                    yield from self._finding(finding)
        yield "</section>"

    def _finding(self, finding: Finding) -> Iterator[str]:
        name = f"{finding.title} ({finding.ref})" if finding.title and finding.ref else finding.title or finding.ref or finding.published
        flips = ". The rating or direction would change" if finding.flips else ""
        rule = RULE_WORDS.get(finding.rule, _plain(finding.rule))
        yield f'<article class="{finding.kind}" id="{_plain(finding.id)}"><p class="tag">{rule}{flips}</p>'
        yield f'<h4>{_plain(name)} <span class="soft">{_plain(where(finding.places[0]))}</span></h4>'
        yield (
            f"<dl><dt>Published</dt><dd><strong>{_plain(finding.published)}</strong></dd><dt>Recomputed</dt>"
            f"<dd><strong>{_plain(finding.recomputed)}</strong></dd><dt>Working</dt><dd>{_plain(finding.working)}</dd></dl>"
        )
        for sources in _together(finding.citations):
            yield self._sources(sources, finding)
        yield "</article>"

    def _sources(self, sources: Sequence[Citation], finding: Finding) -> str:
        """What is cited close together, under one picture."""
        captions = []
        for one in sources:
            first = one.places[0]
            elsewhere = f"{first.document}, " if first.document_id != finding.places[0].document_id else ""
            at = _plain(elsewhere + " and ".join(where(place) for place in one.places))
            captions.append(f'<p>[{one.number}] <q>{_plain(one.quote)}</q> <span class="source">{at}</span></p>')
        places = dict.fromkeys(place for one in sources for place in one.places)
        pages: dict[tuple[str, int | None], list[Place]] = defaultdict(list)
        for place in places:
            pages[place.document_id, place.page].append(place)
        shown = "".join(self._shown(of_page, sources, finding) for of_page in pages.values())
        return f"<figure><figcaption>{''.join(captions)}</figcaption>{shown}</figure>"

    def _shown(self, places: Sequence[Place], sources: Sequence[Citation], finding: Finding) -> str:
        if places[0].page is None and places[0].lines is None:
            return self._row(sources, finding)
        key = tuple(places)
        if key in self.pictured:
            return f'<p class="soft">This place is <a href="#{_plain(self.pictured[key])}">shown above</a>.</p>'
        if places[0].page is None:
            self.pictured[key] = finding.id
            return "".join(self._lines(place, sources) for place in places)
        labels = [(" ".join(f"[{one.number}]" for one in sources if place in one.places), place) for place in places]
        png = self.picture(labels)
        if png is None:
            return '<p class="soft">The page cannot be drawn.</p>'
        if len(png) > self.room:
            return '<p class="soft">Not pictured, to keep this file small enough to send.</p>'
        self.room -= len(png)
        self.pictured[key] = finding.id
        quotes = "; ".join(f"[{one.number}] {one.quote}" for one in sources)
        alt = f"{where(places[0]).capitalize()} of {places[0].document}, the cited words outlined: {quotes}"
        return f'<img alt="{_plain(alt)}" src="data:image/png;base64,{b64encode(png).decode()}">'

    def _row(self, sources: Sequence[Citation], finding: Finding) -> str:
        """The row around a cell of a format without pages or lines, once a finding."""
        row = self.row(sources[0].id)
        if not row or (finding.id, row) in self.rows or any(row == one.quote for one in finding.citations):
            return ""
        self.rows.add((finding.id, row))
        return f'<p class="soft">The row it stands in: {_plain(row)}</p>'

    def _lines(self, place: Place, sources: Sequence[Citation]) -> str:
        text = self.text(place)
        if text is None or place.lines is None:
            return ""
        rows = "".join(
            f'<tr{" class=cited" if cited else ""}><th scope="row">{number}</th><td>{_line(words, sources, cited=cited)}</td></tr>'
            for number, words, cited in numbered(text, place.lines)
        )
        return (
            f'<table class="lines"><caption>Lines of {_plain(place.document)}, the cited ones shaded</caption><tbody>{rows}</tbody></table>'
        )


def _together(citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Neighbouring citations that one picture can show: of one place each, on one page, not far from each other."""
    group: list[Citation] = []
    for one in citations:
        if group and not _near([*group, one]):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _near(citations: Sequence[Citation]) -> bool:
    places = [place for one in citations for place in one.places]
    boxes = [place.box for place in places if place.box]
    first = places[0]
    if first.lines and set(places) == {first}:
        return True
    if len(boxes) < len(places) or any((one.document_id, one.page) != (first.document_id, first.page) for one in places):
        return False
    return first.page is not None and max(box[3] for box in boxes) - min(box[1] for box in boxes) <= HIGHEST


def _line(words: str, sources: Sequence[Citation], *, cited: bool) -> str:
    shown = "  |  ".join(part.strip() for part in words.split("\t"))
    if not cited:
        return _plain(shown if len(shown) <= SHORTEST_LINE else f"{shown[:SHORTEST_LINE]} …")
    quotes = sorted({one.quote.strip() for one in sources if shown.count(one.quote.strip()) == 1}, key=len, reverse=True)
    if not quotes:
        return _plain(shown)
    pieces = re.split("|".join(map(re.escape, quotes)), shown), re.findall("|".join(map(re.escape, quotes)), shown)
    marked = [f"<mark>{_plain(piece)}</mark>" for piece in pieces[1]]
    return "".join(_plain(before) + mark for before, mark in zip_longest(pieces[0], marked, fillvalue=""))


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _plain(text: str) -> str:
    return escape(text, quote=True)
