"""The first page: a conversation on the left, the evidence for the chosen figure on the right."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from assistant.meaning.conversation import Conversation
from assistant.records import JsonObject, answer_record
from screens import scope_controls, transcript
from screens.desk import QUIET, Desk, Page
from screens.evidence import EMPTY, panel_seen
from screens.failure import answer_or_say
from screens.feedback import Opinion, keep_feedback
from screens.library import Shelf
from screens.markup import plain
from screens.replying import BUSY, BUSY_WITH_YOU, LONGEST_QUESTION, NO_REPORTS, replying, stopped
from screens.scope import EVERYTHING
from screens.scope_controls import ScopeControls
from screens.service.watch import Asking, Through, Watch
from screens.session import Session
from screens.suggestions import Suggestions
from screens.taking import taking
from screens.turnstile import Busy, BusyWithYou
from screens.visitor import NOBODY, Visitor, visitor_of

if TYPE_CHECKING:
    from assistant.answering import Answering

PRESSES = (Path(__file__).parent / "app.js").read_text(encoding="utf-8")
THANKS = "Thank you. What you think of this answer was kept."
NOT_KEPT = "What you think of this answer could not be kept. Please tell whoever looks after this service."


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPage:
    """The parts of the page that its events change. `said` tells of files that are ready and of thanks."""

    session: gr.State
    earlier: gr.HTML
    live: gr.HTML
    said: gr.HTML
    panel: gr.HTML
    box: gr.Textbox
    stop: gr.Button
    again: gr.Button
    scope: ScopeControls

    def parts(self) -> list[Any]:
        return [self.earlier, self.live, self.panel, self.box]


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    session = gr.State(Session())  # each page gets a copy
    with gr.Row(elem_classes="ask-row", equal_height=False):
        with gr.Column(scale=6, min_width=300, elem_classes="talk"):
            earlier = gr.HTML(js_on_load=PRESSES, elem_id="earlier", apply_default_css=False)
            live = gr.HTML(js_on_load=PRESSES, elem_id="live", apply_default_css=False)
            said = gr.HTML(js_on_load=PRESSES, elem_id="said", apply_default_css=False)
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
                stop = gr.Button("Stop", variant="secondary", size="sm", elem_id="stop")
            scope = scope_controls.build(PRESSES)
            again = gr.Button("Start a new conversation", variant="secondary", size="sm", elem_id="again")
        with gr.Column(scale=5, min_width=300, elem_id="evidence"):
            panel = gr.HTML(js_on_load=PRESSES, elem_id="panel", apply_default_css=False)
    page = AskPage(session=session, earlier=earlier, live=live, said=said, panel=panel, box=box, stop=stop, again=again, scope=scope)
    _connect_asking(page, desk)
    _connect_rest(page, desk)

    def opened(visitor: Visitor, session: Session) -> tuple[Any, ...]:
        session.officer = visitor.is_officer
        shown = blank(desk.library.shelf(visitor), desk.suggestions)
        if session.turns or session.pending:  # reports changed while people talk: what was said stays, and the question in work is answered
            session.search_in(EVERYTHING)
            shown = (gr.skip(),) * len(shown)
        return *shown, "", *scope_controls.reset(desk.library, visitor)

    return Page(parts=[earlier, live, panel, said, *scope.parts()], opened=opened, given=[session])


def _connect_asking(page: AskPage, desk: Desk) -> None:
    turnstile = desk.turnstile

    def asking(request: gr.Request) -> Asking:
        return desk.watch.asking(visitor_of(request), request.session_hash)

    def asked_of(session: Session, request: gr.Request) -> Shelf:
        return desk.library.shelf(visitor_of(request), superseded=session.scope.superseded)

    async def ask_typed(question: str, session: Session, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        async for shown in replying(question, session, asked_of(session, request), turnstile, desk.how, asking(request)):
            yield shown

    async def ask_offered(session: Session, event: gr.EventData, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        async for shown in replying(str(event.question), session, asked_of(session, request), turnstile, desk.how, asking(request)):
            yield shown

    many: dict[str, Any] = {**QUIET, "concurrency_limit": None}  # the turnstile bounds them, and knows who waits
    running: list[Any] = [page.box.submit(ask_typed, [page.box, page.session], page.parts(), **many)]
    running += [part.submit(ask_offered, [page.session], page.parts(), **many) for part in (page.earlier, page.live)]
    page.stop.click(stopped, [page.session], [page.live], cancels=running, **QUIET)

    async def ask_once(question: str, request: gr.Request) -> dict[str, Any]:
        """Answers one question about the reports: the record of the contract, with status, text, figures, workings and citations."""
        visitor = visitor_of(request)
        asked = desk.watch.asking(visitor, request.session_hash, Through.PROGRAM)
        shelf = desk.library.shelf(visitor)
        try:
            return dict(await turnstile.run(lambda: answer_once(question, shelf, desk.how, asked), person=asked.person))
        except Busy as busy:
            own = isinstance(busy, BusyWithYou)
            asked.busy(own=own)
            raise gr.Error(BUSY_WITH_YOU if own else BUSY, print_exception=False) from None

    api(ask_once, api_name="ask", concurrency_limit=None)


def _connect_rest(page: AskPage, desk: Desk) -> None:
    def open_evidence(session: Session, event: gr.EventData, request: gr.Request) -> str:
        return panel_seen(session, str(event.kind), str(event.value), desk.library, visitor_of(request))

    def take(session: Session, event: gr.EventData, request: gr.Request) -> str:
        return taking(session, str(event.value), desk.handing_out, visitor_of(request), desk.library)

    def think(session: Session, event: gr.EventData, request: gr.Request) -> str:
        return thinking(session, str(event.turn), str(event.opinion), str(event.reason), visitor_of(request))

    def start_again(session: Session, request: gr.Request) -> tuple[Any, ...]:
        session.start_again()
        return *blank(desk.library.shelf(visitor_of(request)), desk.suggestions), ""

    for part in (page.earlier, page.live, page.panel):
        part.select(open_evidence, [page.session], [page.panel], **QUIET)
    for part in (page.earlier, page.live):
        part.download(take, [page.session], [page.said], **QUIET)
        part.like(think, [page.session], [page.said], **QUIET)
    page.again.click(start_again, [page.session], [page.earlier, page.live, page.panel, page.said], **QUIET)
    scope_controls.connect(page.scope, page.session, desk)


def blank(shelf: Shelf, suggestions: Suggestions) -> tuple[Any, ...]:
    """The page before the first question: a greeting with questions to try, nothing asked, no evidence open.

    The box stays as it is: a link may have filled it, or a person who types while the page is filled.
    """
    return _greeting(shelf, suggestions), "", EMPTY


def _greeting(shelf: Shelf, suggestions: Suggestions) -> str:
    if shelf.store is None:
        return transcript.welcome("No reports yet", NO_REPORTS, ())
    note = "Every figure in an answer is copied from a report or worked out from its figures, and shows where it stands."
    return transcript.welcome("What would you like to know?", note, suggestions.of(shelf.store))


def thinking(session: Session, turn: str, opinion: str, reason: str, visitor: Visitor) -> str:
    """What the page says after a person told what they think of an answer."""
    found = session.turn(int(turn)) if turn.isdecimal() else None
    kept = found is not None and opinion in set(Opinion)
    kept = kept and found is not None and keep_feedback(found.store.directory, found.answer, Opinion(opinion), reason, visitor)
    return f'<p class="taken" role="status">{plain(THANKS if kept else NOT_KEPT)}</p>'


def answer_once(question: str, shelf: Shelf, how: Answering | None = None, asking: Asking | None = None) -> JsonObject:
    """The contract's record for one question outside any conversation. Raises `gr.Error` when there are no reports."""
    if shelf.store is None:
        raise gr.Error(NO_REPORTS, print_exception=False)
    answer = answer_or_say(question[:LONGEST_QUESTION], Conversation(), shelf.store, how)
    (asking or Watch().asking(NOBODY)).answered(answer)
    return answer_record(answer)
