"""The first page: a conversation on the left, the evidence for the chosen figure on the right."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason
from assistant.records import JsonObject, answer_record
from screens import transcript
from screens.desk import QUIET, Desk, Page
from screens.evidence import EMPTY, panel_html
from screens.failure import answer_or_say
from screens.library import Shelf
from screens.painter import Painter
from screens.session import Session
from screens.suggestions import Suggestions
from screens.visitor import Visitor, visitor_of

if TYPE_CHECKING:
    from assistant.answering import Answering

PRESSES = (Path(__file__).parent / "app.js").read_text(encoding="utf-8")
LONGEST_QUESTION = 2000
STEPS = 14  # pieces in which an answer appears: enough to read along, few enough to be quick
STEP_SECONDS = 0.03
BUSY_SECONDS = 0.15  # a step that takes longer tells that many are asking: then the rest comes at once, as each step costs Gradio 10 to 20 ms
NO_REPORTS = "There are no reports to answer from yet. Add one under Reports."


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage:
    """The parts of the page that other pages change."""

    session: gr.State
    earlier: gr.HTML
    live: gr.HTML
    panel: gr.HTML
    box: gr.Textbox

    def parts(self) -> list[Any]:
        return [self.earlier, self.live, self.panel, self.box]


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    session = gr.State(Session())  # each page gets a copy
    with gr.Row(elem_classes="ask-row", equal_height=False):
        with gr.Column(scale=6, min_width=300, elem_classes="talk"):
            earlier = gr.HTML(js_on_load=PRESSES, elem_id="earlier", apply_default_css=False)
            live = gr.HTML(js_on_load=PRESSES, elem_id="live", apply_default_css=False)
            with gr.Group(elem_id="asking"):
                box = gr.Textbox(
                    label="Your question",
                    placeholder="Ask about an indicator, a rating, a target or what a report says",
                    submit_btn="Ask",
                    lines=1,
                    max_lines=5,
                    max_length=LONGEST_QUESTION,
                    elem_id="question",
                )
            again = gr.Button("Start a new conversation", variant="secondary", size="sm", elem_id="again")
        with gr.Column(scale=5, min_width=300, elem_id="evidence"):
            panel = gr.HTML(js_on_load=PRESSES, elem_id="panel", apply_default_css=False)
    page = AskPage(session=session, earlier=earlier, live=live, panel=panel, box=box)
    _connect(page, again, desk)

    def opened(visitor: Visitor) -> tuple[Any, ...]:
        return Session(), *blank(desk.library.shelf(visitor), desk.suggestions)

    return Page(parts=[session, *page.parts()], opened=opened)


def _connect(page: AskPage, again: gr.Button, desk: Desk) -> None:
    def ask_typed(question: str, session: Session, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from answering(question, session, desk.library.shelf(visitor_of(request)), desk.painter, desk.how)

    def ask_offered(session: Session, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from answering(str(event.question), session, desk.library.shelf(visitor_of(request)), desk.painter, desk.how)

    def open_evidence(session: Session, event: gr.EventData) -> str:
        return opening(session, str(event.kind), str(event.value), desk.painter)

    def start_again(session: Session, request: gr.Request) -> tuple[Any, ...]:
        session.start_again()
        return blank(desk.library.shelf(visitor_of(request)), desk.suggestions)

    page.box.submit(ask_typed, [page.box, page.session], page.parts(), **QUIET)
    for part in (page.earlier, page.live):
        part.submit(ask_offered, [page.session], page.parts(), **QUIET)
    for part in (page.earlier, page.live, page.panel):
        part.select(open_evidence, [page.session], [page.panel], **QUIET)
    again.click(start_again, [page.session], page.parts(), **QUIET)

    def ask_once(question: str, request: gr.Request) -> dict[str, Any]:
        """Answers one question about the reports: the record of the contract, with status, text, figures, workings and citations."""
        return dict(answer_once(question, desk.library.shelf(visitor_of(request)), desk.how))

    api(ask_once, api_name="ask")


def blank(shelf: Shelf, suggestions: Suggestions) -> tuple[Any, ...]:
    """The page before the first question: a greeting with questions to try, nothing asked, no evidence open, an empty box."""
    return _greeting(shelf, suggestions), "", EMPTY, ""


def _greeting(shelf: Shelf, suggestions: Suggestions) -> str:
    if shelf.store is None:
        return transcript.welcome("No reports yet", NO_REPORTS, ())
    note = "Every figure in an answer is copied from a report or worked out from its figures, and shows where it stands."
    return transcript.welcome("What would you like to know?", note, suggestions.of(shelf.store))


def answering(question: str, session: Session, shelf: Shelf, painter: Painter, how: Answering | None = None) -> Iterator[tuple[Any, ...]]:
    """What the parts of the page show while a question is answered: (earlier turns, this turn, evidence, question box), again and again."""
    question = " ".join(question.split())[:LONGEST_QUESTION]
    if not question:
        yield gr.skip(), gr.skip(), gr.skip(), ""
        return
    earlier = transcript.past_html((turn.number, turn.answer) for turn in session.turns)
    if shelf.store is None:
        yield earlier, _live(transcript.failed_html(question, NO_REPORTS)), gr.skip(), ""
        return
    yield earlier, _live(transcript.waiting_html(question, "Looking through the reports …"), busy=True), gr.skip(), ""
    answer = answer_or_say(question, session.conversation, shelf.store, how)
    if answer.reason is Reason.INTERNAL_ERROR:
        yield gr.skip(), _live(transcript.failed_html(question, answer.text)), gr.skip(), gr.skip()
        return
    turn = session.add(answer, shelf.store)
    for words in _growing(answer):
        begin = time.monotonic()
        yield gr.skip(), _live(transcript.partial_html(answer, turn.number, words), busy=True), gr.skip(), gr.skip()
        time.sleep(STEP_SECONDS)
        if time.monotonic() - begin > BUSY_SECONDS:
            break
    yield gr.skip(), _live(transcript.turn_html(answer, turn.number)), panel_html(session, painter), gr.skip()


def _growing(answer: Answer) -> range:
    """How many words of an answer are shown at each step before all of it."""
    words = len(answer.text.split())
    step = max(3, -(-words // STEPS))
    return range(step, words, step)


def _live(html: str, *, busy: bool = False) -> str:
    """The turn being answered; screen readers wait until it is whole."""
    return f'<section class="live" aria-live="polite" aria-busy="{str(busy).lower()}">{html}</section>'


def opening(session: Session, kind: str, value: str, painter: Painter) -> str:
    """The evidence panel after a press.

    `kind` and `value` are those of `app.js`: "cite" with "turn:number", "step" with 1 or -1, "whole" with 1 (whole page) or 0 (close-up).
    """
    turn, _, number = value.partition(":")
    if kind == "cite" and turn.isdecimal() and number.isdecimal():
        session.choose(int(turn), int(number))
    elif kind == "step":
        session.step(1 if value == "1" else -1)
    elif kind == "whole":
        session.whole_page = value == "1"
    return panel_html(session, painter)


def answer_once(question: str, shelf: Shelf, how: Answering | None = None) -> JsonObject:
    """The contract's record for one question outside any conversation. Raises `gr.Error` when there are no reports."""
    if shelf.store is None:
        raise gr.Error(NO_REPORTS)
    return answer_record(answer_or_say(question[:LONGEST_QUESTION], Conversation(), shelf.store, how))
