"""The front pages of an evidence pack: the question, the answer as it was given, its figures, workings and sources, and the words of
sources that have no pages to show."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from assistant.citing import CELL_JOINT
from assistant.composing.wording import MEASURE_NAMES, listed
from assistant.exports.answer_text import BACKSLASH, LISTED, MARK, STRONG
from assistant.exports.leaves import (
    BODY,
    BULLET,
    CELL,
    FORMULA,
    HEADING,
    HEIGHT,
    LINK,
    MARGIN,
    NOTE,
    PALE,
    QUOTE,
    RULE,
    SMALL,
    TITLE,
    WIDTH,
    Anchor,
    Stand,
    Told,
    grid,
)
from assistant.exports.letters import REGULAR, markup, ready
from assistant.meaning.periods import in_words
from assistant.model import Answer, Beside, Citation, Figure, Reason, Status, Verdict
from assistant.whereabouts import where

STATUS_WORDS = {Status.ANSWERED: "Answered from the reports", Status.CLARIFY: "Not answered: the question has several meanings"}
REASON_WORDS = {
    Reason.UNKNOWN_INDICATOR: "no such indicator",
    Reason.NO_VALUE_FOR_PERIOD: "no figure for that period",
    Reason.NOT_REPORTED: "the reports do not say",
    Reason.LOST_IN_SOURCE: "could not be read surely",
    Reason.AMBIGUOUS: "several meanings",
    Reason.NOT_IN_REPORTS: "not in the reports",
    Reason.INTERNAL_ERROR: "the program failed on it",
}
VERDICT_WORDS = {Verdict.SUPPORTED: "The reports bear the statement out", Verdict.CONTRADICTED: "The reports contradict the statement"}
LONGEST_LINE = 1200
"""Characters of a line of a text file that are shown: a whole report may be one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """How a citation is shown: on `pages` of the pack (from 0), or else in words, `note` saying why; `row` is the printed row of a
    cell, `lines` are those around it."""

    citation: Citation
    pages: tuple[int, ...] = ()
    note: str | None = None
    row: str | None = None
    lines: tuple[tuple[int, str, bool], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front pages, and where on them what is linked to and from stands: keys are "answer", "figures", "workings", "sources", "words-3"
    (words of source 3) and "jump-3" (what leads to its page)."""

    pdf: bytes
    pages: int
    stands: Mapping[str, Stand]


def front_pages(answer: Answer, sources: Sequence[Source], made: date, words_at: Mapping[str, int]) -> Front:
    """The front pages of the pack; `words_at` are the pages, from 0, on which words of sources stood when they were last made."""
    ready()
    stands: dict[str, Stand] = {}
    stream = io.BytesIO()
    frame = SimpleDocTemplate(
        stream, pagesize=(WIDTH, HEIGHT), leftMargin=MARGIN, rightMargin=MARGIN, topMargin=MARGIN, bottomMargin=MARGIN, invariant=1
    )
    story = [*_asked(answer, made, stands), *_figures(answer, stands), *_workings(answer, stands), *_sources(sources, stands, words_at)]
    story += _words(sources, stands)
    counted: list[int] = []
    frame.build(story, onFirstPage=_foot(counted), onLaterPages=_foot(counted))
    return Front(pdf=stream.getvalue(), pages=len(counted), stands=stands)


def _foot(counted: list[int]) -> Callable[[Any, Any], None]:
    def draw(canvas: Any, _frame: Any) -> None:
        counted.append(canvas.getPageNumber())
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.line(MARGIN, MARGIN - 14, WIDTH - MARGIN, MARGIN - 14)
        canvas.setFont(REGULAR, 7.5)
        canvas.setFillColor(PALE)
        canvas.drawString(
            MARGIN, MARGIN - 26, "Evidence pack made by Committee Assistant. Figures are copied from the reports or worked out as shown."
        )
        canvas.drawRightString(WIDTH - MARGIN, MARGIN - 26, f"Page {canvas.getPageNumber()}")
        canvas.restoreState()

    return draw


def _asked(answer: Answer, made: date, stands: dict[str, Stand]) -> Iterator[Flowable]:
    yield Paragraph(f"Evidence pack, {made.day} {made:%B %Y}", SMALL)
    yield Anchor("answer", stands)
    yield Paragraph(markup(answer.question), TITLE)
    said = STATUS_WORDS.get(answer.status, "Not answered")
    if answer.verdict:
        said = VERDICT_WORDS[answer.verdict]
    elif answer.reason and answer.status is not Status.CLARIFY:
        said = f"{said}: {REASON_WORDS[answer.reason]}"
    yield Paragraph(markup(said), SMALL)
    yield Spacer(0, 4)
    known = frozenset(citation.number for citation in answer.citations)
    for line in filter(str.strip, answer.text.splitlines()):
        bullet = LISTED.fullmatch(line)
        if bullet:
            yield Paragraph(f"• {_inline(bullet[1], known)}", BULLET)
        else:
            yield Paragraph(_inline(line.strip(), known), BODY)
    if answer.options:
        yield Paragraph("Questions to choose from", HEADING)
        yield from (Paragraph(f"• {markup(option)}", BULLET) for option in answer.options)


def _inline(line: str, known: frozenset[int]) -> str:
    """A line of the answer's Markdown: bold, and marks that lead to their source in the list."""
    words = STRONG.sub(r"<b>\1</b>", markup(line))
    words = MARK.sub(lambda found: _marks([int(found[1])]) if int(found[1]) in known else found[0], words)
    return BACKSLASH.sub(r"\1", words)


def _marks(numbers: Sequence[int]) -> str:
    return " ".join(f'<a href="#source-{number}" color="#8a0050">[{number}]</a>' for number in numbers)


def _figures(answer: Answer, stands: dict[str, Stand]) -> Iterator[Flowable]:
    if not answer.figures:
        return
    known = frozenset(citation.number for citation in answer.citations)
    shown = {one.citation for one in answer.figures}
    rows: list[list[Paragraph]] = []
    for figure in answer.figures:
        beside: list[Figure | Beside] = [one for one in figure.beside if one.citation not in shown]
        rows += [
            [
                Paragraph(_named(figure), CELL),
                Paragraph(markup(_measure(one)), CELL),
                Paragraph(markup(in_words(one.period)) if one.period else "not stated", CELL),
                Paragraph(f"<b>{markup(one.raw)}</b>", CELL),
                Paragraph(markup((figure.rating if one is figure else None) or "–"), CELL),
                Paragraph(_marks([one.citation]) if one.citation in known else "–", CELL),
            ]
            for one in (figure, *beside)
        ]
    yield Paragraph("Figures, as the reports print them", HEADING)
    yield Anchor("figures", stands)
    yield grid(("Indicator", "Measure", "Period", "As printed", "Rating", "Source"), rows, (0.31, 0.13, 0.16, 0.18, 0.12, 0.1))


def _measure(figure: Figure | Beside) -> str:
    """What a figure is, with whose benchmark it is and what a direction compares with."""
    against = f", against {in_words(figure.compared_with)}" if figure.compared_with else ""
    return MEASURE_NAMES[figure.measure].capitalize() + (f", {figure.group}" if figure.group else "") + against


def _named(figure: Figure) -> str:
    """What it is the figure of, and below by whom it was verified."""
    name = markup(f"{figure.title} ({figure.ref})" if figure.ref else figure.title)
    return f"{name}<br/><i>{markup(figure.verified.words)}</i>" if figure.verified else name


def _workings(answer: Answer, stands: dict[str, Stand]) -> Iterator[Flowable]:
    if not answer.working:
        return
    yield Paragraph("Workings", HEADING)
    yield Anchor("workings", stands)
    for one in answer.working:
        equation = one.formula if "=" in one.formula else f"{one.formula} = {one.result}{_unit(one.result, one.unit)}"
        yield KeepTogether(
            [
                Paragraph(f"{markup(one.what[:1].upper() + one.what[1:])}", BODY),
                Paragraph(f"{markup(equation)} {_marks(one.inputs)}", FORMULA),
                *([Paragraph(markup(one.note), QUOTE)] if one.note else []),
            ]
        )


def _unit(result: str, unit: str | None) -> str:
    return "%" if unit == "%" and "%" not in result else ""


def _sources(sources: Sequence[Source], stands: dict[str, Stand], words_at: Mapping[str, int]) -> Iterator[Flowable]:
    if not sources:
        return
    yield Paragraph("Sources", HEADING)
    yield Anchor("sources", stands)
    for source in sources:
        one = source.citation
        at = f"{markup(one.title)}, {markup(listed([where(place) for place in one.places]))}"
        section = f". Section: {markup(one.section)}" if one.section else ""
        shown = "its words" if not source.pages else "highlighted"
        pages = source.pages or (words_at.get(f"words-{one.number}", 0),)
        leads = f"In this pack: {shown} on {'page' if len(pages) == 1 else 'pages'} {listed([str(page + 1) for page in pages])}"
        yield KeepTogether(
            [
                Paragraph(f'<a name="source-{one.number}"/><b>[{one.number}]</b> “{markup(_shortened(one.quote))}”', BODY),
                Paragraph(f"{at}. File: {markup(one.places[0].document)}{section}", SMALL),
                Told(leads, LINK, f"jump-{one.number}", stands),
                Spacer(0, 8),
            ]
        )


def _shortened(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= LONGEST_LINE else f"{words[:LONGEST_LINE]} …"


def _words(sources: Sequence[Source], stands: dict[str, Stand]) -> Iterator[Flowable]:
    """The words of the sources that have no page to show."""
    quoted = [source for source in sources if not source.pages]
    if not quoted:
        return
    yield PageBreak()
    yield Paragraph("The words of sources without pages to show", TITLE)
    for source in quoted:
        one = source.citation
        place = "; ".join(where(each) for each in one.places)
        yield Anchor(f"words-{one.number}", stands)
        block = [
            Paragraph(f"[{one.number}] {markup(one.title)}", HEADING),
            Paragraph(f"File: {markup(one.places[0].document)}, {markup(place)}", SMALL),
            *([Paragraph(markup(source.note), NOTE)] if source.note else []),
            grid((), [[Paragraph(f"“{markup(one.quote)}”", CELL)]], (1.0,), shaded=(0,)),
            *([Spacer(0, 5), Paragraph(f"The row it stands in: {markup(source.row)}", SMALL)] if source.row else []),
        ]
        yield KeepTogether(block)
        if source.lines:
            yield Spacer(0, 6)
            yield Paragraph("The lines of the file, the cited ones shaded:", SMALL)
            rows = [
                [Paragraph(str(number), CELL), Paragraph(markup(_shortened(CELL_JOINT.join(words.split("\t")))), CELL)]
                for number, words, _ in source.lines
            ]
            yield grid((), rows, (0.08, 0.92), shaded=[at for at, (_, _, cited) in enumerate(source.lines) if cited])
