"""The conversation as HTML: questions, answers with their figures, workings, sources and choices."""

from __future__ import annotations

from itertools import groupby

from assistant.model import Answer, Citation, Figure, Status, Verdict, Working
from screens.markup import BACKSLASH, MEASURE_WORDS, mark, period_words, plain, rating_chip, rich, where

VERDICTS = {
    Verdict.SUPPORTED: ("supported", "Supported by the reports"),
    Verdict.CONTRADICTED: ("contradicted", "The reports say otherwise"),
}
SOURCES_NAMED = 6  # citations listed under an answer before "and N more"


def welcome(title: str, note: str, questions: tuple[str, ...]) -> str:
    """What stands in place of a conversation before the first question: questions that the reports in the store can answer."""
    cards = "".join(f'<li><button type="button" class="suggestion" data-ask="{plain(one)}">{plain(one)}</button></li>' for one in questions)
    listed = f'<h3 class="small-heading">Try one of these</h3><ul class="suggestions">{cards}</ul>' if cards else ""
    return f'<div class="welcome"><h2>{plain(title)}</h2><p>{plain(note)}</p>{listed}</div>'


def turn_html(answer: Answer, number: int) -> str:
    """One finished turn."""
    return asked_html(answer.question) + (
        f'<article class="answer {answer.status}" aria-label="Answer">{_verdict(answer)}{rich(answer.text, number, len(answer.citations))}'
        f"{_figures(answer.figures, number)}{_workings(answer.working, number)}{_options(answer.options)}<footer>{_sources(answer.citations, number)}"
        f'<button type="button" class="copy" data-copy="{plain(copied(answer))}">Copy answer</button></footer></article>'
    )


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
    return f'<div class="asked"><span class="unseen">You asked: </span>{plain(question)}</div>'


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
        f'<li class="tile"><span class="what">{MEASURE_WORDS[figure.measure]}<span class="when">{plain(period_words(figure.period))}</span></span>'
        f'<span class="value">{plain(_shown(figure))}</span><span class="foot">{rating_chip(figure.rating)}{mark(figure.citation, turn)}</span></li>'
        for figure in figures
    )
    return f'<section class="figures" aria-label="Figures"><h3>{_name(figures[0])}</h3><ul class="tiles">{tiles}</ul></section>'


def _figure_table(figures: tuple[Figure, ...], turn: int) -> str:
    rows = "".join(
        f'<tr><th scope="row">{_name(figure)}</th><td>{MEASURE_WORDS[figure.measure]}<span class="when">{plain(period_words(figure.period))}</span></td>'
        f'<td class="number">{plain(_shown(figure))}</td><td>{rating_chip(figure.rating)}</td><td>{mark(figure.citation, turn)}</td></tr>'
        for figure in figures
    )
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("Indicator", "Measure", "Value", "Rating", "Source"))
    return (
        '<section class="figures" aria-label="Figures"><div class="wide" tabindex="0" role="region" aria-label="Table of figures">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def _name(figure: Figure) -> str:
    ref = f'<span class="ref">{plain(figure.ref)}</span> ' if figure.ref else ""
    return f"{ref}{plain(figure.title)}"


def _shown(figure: Figure) -> str:
    """The cell as printed, its first line where it holds several."""
    return (figure.raw.strip().splitlines() or ["–"])[0]


def _workings(workings: tuple[Working, ...], turn: int) -> str:
    if not workings:
        return ""
    lines = "".join(
        f"<li><p>{plain(one.what)}</p><p class='formula'>{plain(_equation(one))} {''.join(mark(number, turn) for number in one.inputs)}</p>"
        + (f'<p class="note">{plain(one.note)}</p>' if one.note else "")
        + "</li>"
        for one in workings
    )
    return f'<details class="workings"><summary>How this was worked out</summary><ul>{lines}</ul></details>'


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
        f'<li><button type="button" class="source" data-cite="{turn}:{one.number}"><span class="mark" aria-hidden="true">{one.number}</span>'
        f"{plain(one.title)}, {where(one.places[0])}</button></li>"
        for one in citations[:SOURCES_NAMED]
    )
    more = f"<li>and {len(citations) - SOURCES_NAMED} more</li>" if len(citations) > SOURCES_NAMED else ""
    return f'<h3 class="small-heading">Sources</h3><ul class="sources">{listed}{more}</ul>' if listed else ""
