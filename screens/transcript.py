"""The conversation as HTML: questions, answers with their figures, workings, sources and choices."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from assistant.model import Answer, Citation, Figure, Status, Verdict, Working
from assistant.whereabouts import where
from ingest.model import Measure
from screens.feedback import opinion_html
from screens.markup import BACKSLASH, MEASURE_WORDS, mark, period_words, plain, rating_chip, rich, scrolling, verified_html
from screens.session import Turn

# How directions of travel are worded, and the arrow that goes with the word: up is better, whichever way the figure moves.
ARROWS = (
    ("improv", "↗"),
    ("better", "↗"),
    ("worse", "↘"),
    ("declin", "↘"),
    ("deteriorat", "↘"),
    ("same", "→"),
    ("no change", "→"),
    ("stable", "→"),
)

VERDICTS = {
    Verdict.SUPPORTED: ("supported", "Supported by the reports"),
    Verdict.CONTRADICTED: ("contradicted", "The reports say otherwise"),
}
LONG_VALUE = 10  # characters; longer ones are words and not figures, set smaller
SOURCES_NAMED = 6  # citations listed under an answer before "and N more"


def welcome(title: str, note: str, questions: tuple[str, ...]) -> str:
    """What stands in place of a conversation before the first question: questions that the reports in the store can answer."""
    cards = "".join(f'<li><button type="button" class="suggestion" data-ask="{plain(one)}">{plain(one)}</button></li>' for one in questions)
    listed = f'<h3 class="small-heading">Try one of these</h3><ul class="suggestions">{cards}</ul>' if cards else ""
    return f'<div class="past welcome"><h2>{plain(title)}</h2><p>{plain(note)}</p>{listed}</div>'


def past_html(turns: Iterable[Turn]) -> str:
    """The finished turns above the one being answered; nothing when there are none."""
    shown = "".join(turn_html(turn.answer, turn.number, turn.extra, turn.scope) for turn in turns)
    return f'<div class="past">{shown}</div>' if shown else ""


def turn_html(answer: Answer, number: int, extra: str = "", scope: str = "") -> str:
    """One finished turn. `extra` is HTML that stands below the figures, `scope` says what was searched where that was not all reports."""
    text = rich(answer.text, number, len(answer.citations))
    parts = (_verdict(answer), text, _figures(answer.figures, number), _workings(answer.working, number), _options(answer.options), extra)
    only = f'<p class="when">Only: {plain(scope)}</p>' if scope else ""
    return (
        f'{asked_html(answer.question)}<article class="answer {answer.status}" aria-label="Answer" tabindex="-1">{only}{"".join(parts)}'
        f"<footer>{_sources(answer.citations, number)}{_deeds(answer, number)}</footer></article>"
    )


def going_on(questions: tuple[str, ...]) -> str:
    """Questions that go on from an answer, as buttons."""
    listed = "".join(f'<li><button type="button" class="option" data-ask="{plain(one)}">{plain(one)}</button></li>' for one in questions)
    return f'<h3 class="small-heading">Go on with</h3><ul class="options">{listed}</ul>' if listed else ""


def _deeds(answer: Answer, number: int) -> str:
    """What can be done with an answer: copy it, ask again, take it away, say what one thinks of it."""
    copy = f'<button type="button" class="copy" data-copy="{plain(copied(answer))}">Copy answer</button>'
    again = f'<button type="button" class="copy" data-ask="{plain(answer.question)}">Ask again</button>'
    taken = [("pack", "Evidence pack (PDF)"), ("figures", "Figures (CSV)")] if answer.citations else []
    taken += [("series", "Series (CSV)")] if answer.figures else []
    buttons = "".join(f'<button type="button" class="copy" data-take="{number}:{kind}">{words}</button>' for kind, words in taken)
    return f'<div class="deeds">{copy}{again}{buttons}{opinion_html(number)}</div>'


def copied(answer: Answer) -> str:
    """The answer as plain text with its sources below, as it goes into a letter or minutes."""
    text = BACKSLASH.sub(r"\1", answer.text.replace("**", ""))
    sources = (f"[{one.number}] {one.title}, {where(one.places[0])} ({one.places[0].document})" for one in answer.citations)
    return "\n".join([text, "", *sources]).strip()


def partial_html(answer: Answer, number: int, words: int) -> str:
    """A turn while its answer is being written: the first `words` words of the text, without what follows it."""
    shown = _first_words(answer.text, words)
    return asked_html(answer.question) + (
        f'<article class="answer writing" aria-label="Answer">{_verdict(answer)}{rich(shown, number, len(answer.citations))}</article>'
    )


def waiting_html(question: str, doing: str) -> str:
    return asked_html(question) + f'<article class="answer waiting" aria-label="Answer"><p class="doing">{plain(doing)}</p></article>'


def failed_html(question: str, message: str) -> str:
    """A turn that could not be answered; the question stays, to be asked again."""
    again = f'<p><button type="button" class="option" data-ask="{plain(question)}">Ask again</button></p>'
    return asked_html(question) + f'<article class="answer failed" aria-label="Answer"><p>{plain(message)}</p>{again}</article>'


def asked_html(question: str) -> str:
    return f'<h2 class="asked"><span class="unseen">You asked: </span>{plain(question)}</h2>'


def _first_words(text: str, words: int) -> str:
    """The text up to and with its first `words` words, line breaks kept."""
    end = 0
    for _ in range(words):
        while end < len(text) and text[end].isspace():
            end += 1
        while end < len(text) and not text[end].isspace():
            end += 1
    return text[:end]


def _verdict(answer: Answer) -> str:
    if answer.verdict is not None:
        kind, words = VERDICTS[answer.verdict]
        return f'<p class="verdict {kind}">{words}</p>'
    if answer.status is Status.NOT_FOUND:
        return '<p class="verdict not-found">Not in the reports</p>'
    return ""


def _figures(figures: tuple[Figure, ...], turn: int) -> str:
    """Figures of one indicator as tiles side by side; of several, as a table."""
    if not figures:
        return ""
    indicators = [key for key, _ in groupby(figures, key=lambda figure: (figure.ref, figure.title))]
    return _tiles(figures, turn) if len(indicators) == 1 else _figure_table(figures, turn)


def _tiles(figures: tuple[Figure, ...], turn: int) -> str:
    tiles = "".join(
        f'<li class="tile">{_what(figure)}{mark(figure.citation, turn)}{_value(figure)}{rating_chip(figure.rating)}'
        f"{verified_html(figure.verified)}</li>"
        for figure in figures
    )
    return f'<div class="figures" role="group" aria-label="Figures"><h3>{_name(figures[0])}</h3><ul class="tiles">{tiles}</ul></div>'


def _figure_table(figures: tuple[Figure, ...], turn: int) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_name(figure)}{verified_html(figure.verified)}</th><td>{_what(figure)}</td>'
        f'<td class="number">{plain(_shown(figure))}</td><td>{rating_chip(figure.rating)}</td><td>{mark(figure.citation, turn)}</td></tr>'
        for figure in figures
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Indicator", "Measure", "Value", "Rating", "Source"))
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="figures" role="group" aria-label="Figures">{scrolling("Table of figures", table)}</div>'


def _what(figure: Figure) -> str:
    return f'<span class="what">{MEASURE_WORDS[figure.measure]}<span class="when">{plain(period_words(figure.period))}</span></span>'


def _value(figure: Figure) -> str:
    shown = _shown(figure)
    return f'<span class="value{" long" if len(shown) > LONG_VALUE else ""}">{plain(shown)}</span>'


def _name(figure: Figure) -> str:
    ref = f'<span class="ref">{plain(figure.ref)}</span> ' if figure.ref else ""
    return f"{ref}{plain(figure.title)}"


def _shown(figure: Figure) -> str:
    """The cell as printed, its first line where it holds several; a direction of travel with its arrow."""
    if figure.measure in (Measure.NUMERATOR, Measure.DENOMINATOR) and figure.value is not None:
        return f"{figure.value:,f}"  # the cell prints both, as "248/531"
    words = (figure.raw.strip().splitlines() or ["–"])[0]
    arrow = next((arrow for start, arrow in ARROWS if words.lower().startswith(start)), "") if figure.measure is Measure.DIRECTION else ""
    return f"{arrow} {words}".strip()


def _workings(workings: tuple[Working, ...], turn: int) -> str:
    if not workings:
        return ""
    lines = "".join(f"<li>{_working(one, turn)}</li>" for one in workings)
    return f'<details class="workings"><summary>How this was worked out</summary><ul>{lines}</ul></details>'


def _working(one: Working, turn: int) -> str:
    inputs = "".join(mark(number, turn) for number in one.inputs)
    note = f'<p class="note">{plain(one.note)}</p>' if one.note else ""
    return f'<p>{plain(one.what[:1].upper() + one.what[1:])}</p><p class="formula">{plain(_equation(one))} {inputs}</p>{note}'


def _equation(working: Working) -> str:
    if "=" in working.formula:
        return working.formula
    return f"{working.formula} = {working.result}{'%' if working.unit == '%' and '%' not in working.result else ''}"


def _options(options: tuple[str, ...]) -> str:
    buttons = "".join(f'<li><button type="button" class="option" data-ask="{plain(one)}">{plain(one)}</button></li>' for one in options)
    return f'<ul class="options" aria-label="Choose a question">{buttons}</ul>' if options else ""


def _sources(citations: tuple[Citation, ...], turn: int) -> str:
    """The sources in a row, each naming its report and page."""
    listed = "".join(
        f'<li><button type="button" class="source" data-cite="{turn}:{one.number}">'
        f'<span class="mark" aria-hidden="true">{one.number}</span>{plain(f"{one.title}, {where(one.places[0])}")}</button></li>'
        for one in citations[:SOURCES_NAMED]
    )
    more = f"<li>and {len(citations) - SOURCES_NAMED} more</li>" if len(citations) > SOURCES_NAMED else ""
    return f'<h3 class="small-heading">Sources</h3><ul class="sources">{listed}{more}</ul>' if listed else ""
