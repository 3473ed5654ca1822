"""The page where statements are verified: each with its verdict, the reports' own figure, its workings and source; officers mark them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import gradio as gr

from assistant.composing.explained import made_answer
from assistant.exports.evidence import statements_csv
from screens import transcript
from screens.ask import PRESSES
from screens.desk import QUIET, Desk, Page
from screens.evidence import EMPTY, panel_html, panel_seen
from screens.feedback import opinion_html
from screens.handing_out import taken_html
from screens.library import Shelf
from screens.marking import Form, form_html, mark, marks_html
from screens.markup import plain, rich
from screens.officers import officer
from screens.own_tab import on_opening, own_tab
from screens.replying import NO_REPORTS
from screens.session import Session, Turn
from screens.statements import MOST, OUTCOMES, counted, outcome, statements_in, verified
from screens.taking import TYPES, taking
from screens.turnstile import Busy, BusyWithYou
from screens.verified_list import Withdrawal, list_csv, list_html, withdraw
from screens.visitor import ANYONE_HERE, Role, Visitor, visitor_of

INTRO = (
    "Enter a statement or paste a paragraph. Each sentence is checked by itself against the reports: name the indicator, the figure and "
    "the period in each."
)
MARKS_BY = "Officers can mark as verified what was checked; you can check statements, take their evidence away and read what was verified."
ALL, MARKS = "all", "marks"  # what the buttons for every statement and for the list of marks ask for
NAMES = {ALL: "statements.csv", MARKS: "verified.csv"}
LONGEST_TEXT = 12_000  # characters: three pages of a paper
PASTED = 10 * LONGEST_TEXT  # that the box takes, so that what is too long is told and not cut unseen
EMPTY_TEXT = "Enter a statement first."
TOO_LONG = "The text has {length:,} characters and nothing of it was checked: at most {most:,} can be at once. Paste it in parts."
NOT_SEEN = "A report that this rests on is no longer in the store, or you may not see it. Verify the statement again."
UNDECIDED = "This cannot be called right or wrong from the reports. What they say of it stands below."
CUT_SHORT = "Many people are asking at this moment: {done} of {all} statements were checked. Verify the others again in a few seconds."
YOURS = "Only the reports that you may see were searched."


def build(desk: Desk) -> Page:
    """Lays the page out and connects it. Call inside `gr.Blocks`."""
    session = gr.State(Session())
    with gr.Row(elem_classes="ask-row", equal_height=False):
        with gr.Column(scale=6, min_width=300, elem_classes="talk officer"):
            intro = gr.HTML(intro_html(ANYONE_HERE), apply_default_css=False)
            box = gr.Textbox(
                label="Statements, one a line or as a paragraph",
                placeholder="AB/1 was 91.4% in Q2 2025/26",
                lines=3,
                max_lines=12,
                max_length=PASTED,
                elem_id="statements",
            )
            with gr.Row(elem_classes="presses"):
                verify = gr.Button("Verify", variant="primary", elem_id="verify")
                clear = gr.Button("Clear", variant="secondary", elem_id="verify-clear")
            said = gr.HTML(js_on_load=PRESSES, elem_id="verify-said", apply_default_css=False)
            results = gr.HTML(js_on_load=PRESSES, elem_id="verified", apply_default_css=False)
        with gr.Column(scale=5, min_width=300, elem_classes="beside"):
            panel = gr.HTML(js_on_load=PRESSES, elem_id="verify-panel", apply_default_css=False)
    with gr.Column(elem_classes="officer"):
        marks = gr.HTML(js_on_load=PRESSES, elem_id="marks", apply_default_css=False)
    parts = [results, panel, said]

    async def verify_typed(text: str, session: Session, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        async for shown in verifying(text, session, visitor_of(request), desk, request.session_hash):
            yield shown

    async def verify_offered(session: Session, event: gr.EventData, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        async for shown in verifying(str(event.question), session, visitor_of(request), desk, request.session_hash, keep=True):
            yield shown

    def open_evidence(session: Session, event: gr.EventData, request: gr.Request) -> str:
        return panel_seen(session, str(event.kind), str(event.value), desk.library, visitor_of(request))

    def take(session: Session, event: gr.EventData, request: gr.Request) -> str:
        return taken(str(event.value), session, visitor_of(request), desk)

    def mark_one(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        visitor = officer(request)
        turn = str(event.what).removeprefix("mark:")
        form = Form(turn=int(turn) if turn.isdecimal() else -1, name=str(event.name), note=str(event.note), ticked=str(event.ticked))
        form = mark(form, session, desk.library, visitor)
        if session.turn(form.turn) is None:
            return said_html(form.told), gr.skip(), gr.skip(), gr.skip()
        listed = list_html(desk.library.shelf(visitor), visitor) if form.done else gr.skip()
        return "", results_html(session, visitor, form=form), panel_html(session), listed

    def withdraw_one(session: Session, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        visitor = officer(request)
        typed = Withdrawal(entry_id=str(event.what).removeprefix("withdraw:"), name=str(event.name), note=str(event.note))
        told = withdraw(typed, desk.library, visitor)
        shelf = desk.library.shelf(visitor)
        session.renew(shelf.store)
        return (results_html(session, visitor) if session.turns else ""), panel_html(session), list_html(shelf, visitor, told)

    def show_marks(request: gr.Request) -> str:
        visitor = visitor_of(request)
        return list_html(desk.library.shelf(visitor), visitor)

    def start_again(session: Session) -> tuple[Any, ...]:
        session.start_again()
        return "", "", EMPTY, ""

    verify.click(verify_typed, [box, session], parts, **QUIET)
    for part in (results, marks):
        part.submit(verify_offered, [session], parts, **QUIET)
        part.download(take, [session], [said], **QUIET)
    results.apply(mark_one, [session], [said, results, panel, marks], **QUIET)
    marks.apply(withdraw_one, [session], [results, panel, marks], **QUIET)
    for part in (results, panel):
        part.select(open_evidence, [session], [panel], **QUIET)
    clear.click(start_again, [session], [box, *parts], **QUIET)
    on_opening(own_tab()[0])(show_marks, None, [marks], **QUIET)

    def opened(visitor: Visitor) -> tuple[Any, ...]:
        return Session(officer=visitor.is_officer), "", EMPTY, "", intro_html(visitor)

    return Page(parts=[session, *parts, intro], opened=opened)


async def verifying(
    text: str, session: Session, visitor: Visitor, desk: Desk, page: str | None = None, *, keep: bool = False
) -> AsyncIterator[tuple[Any, ...]]:
    """What the results and the evidence show while statements are verified, one after the other; with `keep`, below those before.

    Each statement waits its turn as a question does, and counts against the limit of who asks: the account, else the open `page`.
    """
    shelf, found = desk.library.shelf(visitor), statements_in(text)
    problem = problem_of(text, found, shelf)
    if problem or shelf.store is None:
        yield gr.skip(), gr.skip(), said_html(problem)
        return
    if not keep:
        session.start_again()
    for at, statement in enumerate(found[:MOST]):
        doing = f"Checking statement {at + 1} of {min(len(found), MOST)} …"
        yield results_html(session, visitor, doing=doing), gr.skip(), ""
        asking = desk.watch.asking(visitor, page)
        try:
            answer = await desk.turnstile.run(partial(verified, statement, shelf.store, desk.how), person=asking.person)
        except Busy as busy:
            own = isinstance(busy, BusyWithYou)
            asking.busy(own=own)
            yield results_html(session, visitor), panel_html(session), said_html(CUT_SHORT.format(done=at, all=len(found)))
            return
        turn = session.add(answer, shelf.store)
        desk.watch.verified(turn.answer, visitor, outcome(turn.answer))
    cited = next(((turn.number, turn.answer.citations[0].number) for turn in session.turns if turn.answer.citations), None)
    if cited and not keep:
        session.choose(*cited)
    more = f"Only the first {MOST} of {len(found)} statements were checked; enter the others after them." if len(found) > MOST else ""
    yield results_html(session, visitor, note=more), panel_html(session), ""


def problem_of(text: str, found: tuple[str, ...], shelf: Shelf) -> str:
    """Why nothing can be checked, in a sentence; nothing where something can."""
    if shelf.store is None:
        return NO_REPORTS
    if len(text) > LONGEST_TEXT:
        return TOO_LONG.format(length=len(text), most=LONGEST_TEXT)
    return "" if found else EMPTY_TEXT


def taken(value: str, session: Session, visitor: Visitor, desk: Desk) -> str:
    """What the page says after a press that asks for a file: of one statement, of all of them, or of what was verified."""
    store = desk.library.shelf(visitor, superseded=True).store
    if value == MARKS and store is not None:
        return taken_html(desk.handing_out.keep(NAMES[MARKS], TYPES["csv"], list_csv(store, visitor), visitor), NAMES[MARKS])
    number = value.partition(":")[0]
    asked = session.turns if value == ALL else [turn for turn in session.turns if str(turn.number) == number]
    seen = {one.document_id for one in store.documents()} if store else set()
    if any(place.document_id not in seen for turn in asked for one in turn.answer.citations for place in one.places):
        return said_html(NOT_SEEN)
    if value != ALL:
        return taking(session, value, desk.handing_out, visitor, desk.library)
    content = statements_csv([turn.answer for turn in asked])
    return taken_html(desk.handing_out.keep(NAMES[ALL], TYPES["csv"], content, visitor), NAMES[ALL])


def intro_html(visitor: Visitor) -> str:
    """What the page is for; to those who may not mark, who may."""
    more = "" if visitor.is_at_least(Role.OFFICER) else f"<p>{MARKS_BY}</p>"
    return f'<div class="reports"><h2>Verify a statement</h2><p>{INTRO}</p>{more}</div>'


def said_html(words: str) -> str:
    return f'<div class="verified"><p class="told" role="status" tabindex="-1" data-told>{plain(words)}</p></div>'


def results_html(session: Session, visitor: Visitor, *, doing: str = "", note: str = "", form: Form | None = None) -> str:
    """The statements verified so far, each with its verdict in words and as a symbol; above them how many turned out how.

    `form` is what was typed to mark one of them, and what became of it.
    """
    turns = session.turns
    answers = tuple(turn.answer for turn in turns)
    status = doing or " ".join(part for part in (f"{counted(answers)}.", note) if part)
    every = f'<p><button type="button" class="copy" data-take="{ALL}">All statements (CSV)</button></p>' if turns and not doing else ""
    listed = ""
    for at, turn in enumerate(turns, 1):
        own = form if form is not None and form.turn == turn.number else Form(turn=turn.number, name=session.signing)
        listed += f'<section class="statement" aria-label="Statement {at}">{_result(turn, at, visitor, own)}</section>'
    return f'<div class="verified"><p class="summed" role="status">{plain(status)}</p>{every}{listed}</div>'


def _result(turn: Turn, at: int, visitor: Visitor, form: Form) -> str:
    """One statement; without a verdict it says so first, so that a figure below it is not taken for one."""
    extra = f"{marks_html(turn)}{_how(turn)}{form_html(turn, visitor, form, at=at)}"
    asked, article, answer = transcript.turn_html(turn.answer, turn.number, extra).partition('<article class="answer')
    opening_tag, _, rest = answer.partition(">")
    first = _before(turn, visitor)
    rest = rest.replace(opinion_html(turn.number), "").replace(">Ask again<", ">Verify again<")  # opinions are about answers to questions
    named = rest.replace('aria-label="Figures"', f'aria-label="Figures of statement {at}"')  # a name each, for those who jump
    return f"{asked.replace('You asked: ', 'Statement: ', 1)}{article}{opening_tag}>{first}{named}"


def _before(turn: Turn, visitor: Visitor) -> str:
    """What stands before the answer: that it gives no verdict, or which reports were searched in vain."""
    answer, kind = turn.answer, outcome(turn.answer)
    if kind == "not-found":
        return "" if visitor.is_at_least(Role.OFFICER) else f'<p class="note">{YOURS}</p>'
    if kind != "undecided":
        return ""
    words = "Say which one is meant, then it can be verified." if answer.options else UNDECIDED if answer.citations else ""
    return f'<p class="verdict undecided">{OUTCOMES["undecided"]}</p>' + (f"<p>{words}</p>" if words else "")


def _how(turn: Turn) -> str:
    """How the answer came about, step by step, folded up."""
    if not turn.answer.steps:
        return ""
    text = made_answer(turn.answer.question, turn.answer).text
    told = rich(text, turn.number, len(turn.answer.citations))
    return f'<details class="workings how"><summary>How did you get this?</summary>{told}</details>'
