"""The page where officers verify statements: each with its verdict, the reports' own figure, its workings, and its source beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.exports.evidence import statements_csv
from assistant.model import Answer
from screens import transcript
from screens.ask import PRESSES
from screens.desk import QUIET, Desk, Page
from screens.evidence import EMPTY, panel_after, panel_html
from screens.feedback import opinion_html
from screens.handing_out import HandingOut, taken_html
from screens.library import Shelf
from screens.markup import plain
from screens.officers import officer
from screens.replying import NO_REPORTS
from screens.session import Session, Turn
from screens.statements import MOST, OUTCOMES, counted, outcome, statements_in, verified
from screens.taking import TYPES, taking
from screens.visitor import Visitor

INTRO = (
    "Enter a statement or paste a paragraph. Each sentence is checked by itself against the reports: name the indicator, the figure and "
    "the period in each."
)
ALL = "all"  # what the button for every statement asks for
NAME = "statements.csv"
LONGEST_TEXT = 12_000  # characters: three pages of a paper
UNDECIDED = "This cannot be called right or wrong from the reports. What they say of it stands below."


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    session = gr.State(Session())
    with gr.Row(elem_classes="ask-row", equal_height=False):
        with gr.Column(scale=6, min_width=300, elem_classes="talk officer"):
            gr.HTML(f'<div class="reports"><h2>Verify a statement</h2><p>{INTRO}</p></div>', apply_default_css=False)
            box = gr.Textbox(
                label="Statements, one a line or as a paragraph",
                placeholder="AB/1 was 91.4% in Q2 2025/26",
                lines=3,
                max_lines=12,
                max_length=LONGEST_TEXT,
                elem_id="statements",
            )
            with gr.Row(elem_classes="presses"):
                verify = gr.Button("Verify", variant="primary", elem_id="verify")
                clear = gr.Button("Clear", variant="secondary", elem_id="verify-clear")
            said = gr.HTML(js_on_load=PRESSES, elem_id="verify-said", apply_default_css=False)
            results = gr.HTML(js_on_load=PRESSES, elem_id="verified", apply_default_css=False)
        with gr.Column(scale=5, min_width=300, elem_classes="beside"):
            panel = gr.HTML(js_on_load=PRESSES, elem_id="verify-panel", apply_default_css=False)
    parts = [results, panel, said]

    def verify_typed(text: str, session: Session, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from verifying(text, session, desk.library.shelf(officer(request)), desk)

    def verify_offered(session: Session, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from verifying(str(event.question), session, desk.library.shelf(officer(request)), desk, keep=True)

    def open_evidence(session: Session, event: gr.EventData, request: gr.Request) -> str:
        officer(request)
        return panel_after(session, str(event.kind), str(event.value))

    def take(session: Session, event: gr.EventData, request: gr.Request) -> str:
        visitor = officer(request)
        if str(event.value) == ALL:
            return taking_all(session, desk.handing_out, visitor)
        return taking(session, str(event.value), desk.handing_out, visitor)

    def start_again(session: Session, request: gr.Request) -> tuple[Any, ...]:
        officer(request)
        session.start_again()
        return "", "", EMPTY, ""

    verify.click(verify_typed, [box, session], parts, **QUIET)
    results.submit(verify_offered, [session], parts, **QUIET)
    results.download(take, [session], [said], **QUIET)
    for part in (results, panel):
        part.select(open_evidence, [session], [panel], **QUIET)
    clear.click(start_again, [session], [box, *parts], **QUIET)

    def opened(visitor: Visitor) -> tuple[Any, ...]:
        return Session(officer=visitor.is_officer), "", EMPTY, ""

    return Page(parts=[session, *parts], opened=opened)


def verifying(text: str, session: Session, shelf: Shelf, desk: Desk, *, keep: bool = False) -> Iterator[tuple[Any, ...]]:
    """What the results and the evidence show while statements are verified, one after the other; with `keep`, below those before."""
    found = statements_in(text[:LONGEST_TEXT])
    if not found or shelf.store is None:
        yield said_html("Enter a statement first." if shelf.store else NO_REPORTS), gr.skip(), ""
        return
    if not keep:
        session.start_again()
    for at, statement in enumerate(found[:MOST]):
        yield results_html(session.turns, doing=f"Checking statement {at + 1} of {min(len(found), MOST)} …"), gr.skip(), ""
        session.add(verified(statement, shelf.store, desk.how), shelf.store)
    cited = next(((turn.number, turn.answer.citations[0].number) for turn in session.turns if turn.answer.citations), None)
    if cited:
        session.choose(*cited)
    more = f"Only the first {MOST} of {len(found)} statements were checked; enter the others after them." if len(found) > MOST else ""
    yield results_html(session.turns, note=more), panel_html(session), ""


def taking_all(session: Session, handing_out: HandingOut, visitor: Visitor) -> str:
    """What the page says after a press that asks for all statements as one CSV file."""
    content = statements_csv([turn.answer for turn in session.turns])
    return taken_html(handing_out.keep(NAME, TYPES["csv"], content, visitor), NAME)


def said_html(words: str) -> str:
    return f'<div class="verified" role="status"><p>{plain(words)}</p></div>'


def results_html(turns: list[Turn], *, doing: str = "", note: str = "") -> str:
    """The statements verified so far, each with its verdict in words and as a symbol; above them how many turned out how."""
    answers = tuple(turn.answer for turn in turns)
    status = doing or " ".join(part for part in (f"{counted(answers)}.", note) if part)
    every = f'<p><button type="button" class="copy" data-take="{ALL}">All statements (CSV)</button></p>' if turns and not doing else ""
    listed = "".join(
        f'<section class="statement" aria-label="Statement {at}">{_result(turn, at)}</section>' for at, turn in enumerate(turns, 1)
    )
    return f'<div class="verified"><p class="summed" role="status">{plain(status)}</p>{every}{listed}</div>'


def _result(turn: Turn, at: int) -> str:
    """One statement; without a verdict it says so first, so that a figure below it is not taken for one."""
    asked, article, answer = transcript.turn_html(turn.answer, turn.number).partition('<article class="answer')
    opening_tag, _, rest = answer.partition(">")
    first = _undecided(turn.answer) if outcome(turn.answer) == "undecided" else ""
    rest = rest.replace(opinion_html(turn.number), "")  # opinions are about answers to questions
    named = rest.replace('aria-label="Figures"', f'aria-label="Figures of statement {at}"')  # a name each, for those who jump
    return f"{asked.replace('You asked: ', 'Statement: ', 1)}{article}{opening_tag}>{first}{named}"


def _undecided(answer: Answer) -> str:
    words = "Say which one is meant, then it can be verified." if answer.options else UNDECIDED
    return f'<p class="verdict undecided">{OUTCOMES["undecided"]}</p><p>{words}</p>'
