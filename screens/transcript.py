"""The conversation as HTML: questions, answers with their figures, workings, sources and choices."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.beside import cited_in_words
from assistant.model import Answer, Citation, Status, Verdict, Working
from assistant.whereabouts import where
from index.store import Store
from screens.feedback import opinion_html
from screens.figure_lines import figures_html, without_repeats
from screens.markup import BACKSLASH, mark, plain, rich
from screens.session import Turn, edition

VERDICTS = {
    Verdict.SUPPORTED: ("supported", "Supported by the reports"),
    Verdict.CONTRADICTED: ("contradicted", "The reports say otherwise"),
}
CHANGED = "The reports changed here: ask again what is above, where it matters."
SOURCES_NAMED = 6  # citations listed under an answer before "and N more"


def welcome(title: str, note: str, questions: tuple[str, ...]) -> str:
    """What stands in place of a conversation before the first question: questions that the reports in the store can answer."""
    cards = "".join(f'<li><button type="button" class="suggestion" data-ask="{plain(one)}">{plain(one)}</button></li>' for one in questions)
    listed = f'<h3 class="small-heading">Try one of these</h3><ul class="suggestions">{cards}</ul>' if cards else ""
    return f'<div class="past welcome"><h2>{plain(title)}</h2><p>{plain(note)}</p>{listed}</div>'


def past_html(turns: Sequence[Turn], now: Store | None = None) -> str:
    """The finished turns above the one that is answered from `now`, saying between which two the reports changed; nothing without turns."""
    stores = [*(turn.store for turn in turns), now]
    shown = "".join(
        turn_html(turn.answer, turn.number, turn.extra, turn.scope)
        + (f'<p class="note">{CHANGED}</p>' if then is not None and edition(then) != edition(turn.store) else "")
        for turn, then in zip(turns, stores[1:], strict=True)
    )
    return f'<div class="past">{shown}</div>' if shown else ""


def turn_html(answer: Answer, number: int, extra: str = "", scope: str = "") -> str:
    """One finished turn. `extra` is HTML that stands below the figures, `scope` says what was searched where that was not all reports."""
    text = rich(without_repeats(answer.text, answer.figures), number, len(answer.citations))
    parts = (
        _verdict(answer),
        text,
        figures_html(answer.figures, number),
        _workings(answer.working, number),
        _options(answer.options),
        extra,
    )
    only = f'<p class="when">Only: {plain(scope)}</p>' if scope else ""
    return (
        f'{asked_html(answer.question)}<article class="answer {answer.status}" aria-label="Answer" tabindex="-1">{only}{"".join(parts)}'
        f"<footer>{_sources(cited_in_words(answer), number)}{_deeds(answer, number)}</footer></article>"
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
    sources = (f"[{one.number}] {one.title}, {where(one.places[0])} ({one.places[0].document})" for one in cited_in_words(answer))
    return "\n".join([text, "", *sources]).strip()


def partial_html(answer: Answer, number: int, words: int) -> str:
    """A turn while its answer is being written: the first `words` words of the text, without what follows it."""
    shown = _first_words(without_repeats(answer.text, answer.figures), words)
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
        f'<span class="unseen">Source {one.number}: </span><span class="mark" aria-hidden="true">{one.number}</span>'
        f"{plain(f'{one.title}, {where(one.places[0])}')}</button></li>"
        for one in citations[:SOURCES_NAMED]
    )
    more = f"<li>and {len(citations) - SOURCES_NAMED} more</li>" if len(citations) > SOURCES_NAMED else ""
    return f'<h3 class="small-heading">Sources</h3><ul class="sources">{listed}{more}</ul>' if listed else ""
