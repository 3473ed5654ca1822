"""What the parts of the Ask page show while a question is answered, from the first words to the answer with its evidence."""

from __future__ import annotations

import asyncio
import copy
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.model import Answer, Reason, Status
from index.store import Store
from screens import transcript
from screens.evidence import panel_html
from screens.failure import answer_or_say
from screens.follow_ups import follow_ups
from screens.library import Shelf
from screens.scope import narrowed, scope_words
from screens.series_chart import chart_html
from screens.service.watch import Asking, Watch
from screens.session import Session
from screens.turnstile import Busy, BusyWithYou, Turnstile
from screens.visitor import NOBODY

if TYPE_CHECKING:
    from assistant.answering import Answering

LONGEST_QUESTION = 2000
STEPS = 14  # pieces in which an answer appears: enough to read along, few enough to be quick
STEP_SECONDS = 0.03
NO_REPORTS = "There are no reports to answer from yet. Add one under Reports."
NONE_LEFT = "No report is left to search in with these choices. Change them under “Search only in …”, or search all reports."
BUSY = "Many people are asking at this moment, so this question was not answered. It is kept here: ask again in a few seconds."
BUSY_WITH_YOU = (
    "Several questions of yours are still being answered, so this one was not taken. It is kept here: ask again when they are answered."
)
STOPPED = "You stopped this question before it was answered."
Shown = tuple[Any, ...]  # earlier turns, this turn, evidence, question box


async def replying(
    question: str, session: Session, shelf: Shelf, turnstile: Turnstile, how: Answering | None = None, asking: Asking | None = None
) -> AsyncIterator[Shown]:
    """(earlier turns, this turn, evidence, question box), again and again; `asking` is told what came of it."""
    asking = asking or Watch().asking(NOBODY)
    question = " ".join(question.split())[:LONGEST_QUESTION]
    if not question:
        yield gr.skip(), gr.skip(), gr.skip(), ""
        return
    earlier = transcript.past_html(session.turns, shelf.store)
    problem = NO_REPORTS if shelf.store is None else ""
    store = narrowed(shelf.store, session.scope) if shelf.store else None
    if store is not None and not store.documents():
        problem = NONE_LEFT
    if store is None or shelf.store is None or problem:
        yield earlier, live(transcript.failed_html(question, problem)), gr.skip(), ""
        return
    session.pending = question
    yield earlier, live(transcript.waiting_html(question, "Looking through the reports …"), busy=True), gr.skip(), ""
    # On a copy: a question that is stopped, or that fails, leaves the conversation as it was.
    conversation = copy.copy(session.conversation)

    def work() -> tuple[Answer, str]:
        made = answer_or_say(question, conversation, store, how)
        asking.answered(made)
        return made, "" if made.reason is Reason.INTERNAL_ERROR else below(made, store, turnstile.crowded)

    try:
        answer, extra = await turnstile.run(work, person=asking.person)
    except Busy as busy:
        own = isinstance(busy, BusyWithYou)
        asking.busy(own=own)
        yield gr.skip(), live(transcript.failed_html(question, BUSY_WITH_YOU if own else BUSY)), gr.skip(), gr.skip()
        return
    session.pending = None
    if answer.reason is Reason.INTERNAL_ERROR:
        yield gr.skip(), live(transcript.failed_html(question, answer.text)), gr.skip(), gr.skip()
        return
    session.conversation = conversation
    turn = session.add(answer, store, scope_words(session.scope, shelf.store), extra)
    for words in growing(answer):
        if turnstile.crowded:
            break
        yield gr.skip(), live(transcript.partial_html(answer, turn.number, words), busy=True), gr.skip(), gr.skip()
        await asyncio.sleep(STEP_SECONDS)
    yield gr.skip(), live(transcript.turn_html(answer, turn.number, turn.extra, turn.scope)), panel_html(session), gr.skip()


def below(answer: Answer, store: Store, hurried: bool) -> str:
    """What stands below the text of an answer: its series as a chart with a table, and questions that go on from it."""
    if answer.status is not Status.ANSWERED:
        return ""
    return chart_html(answer, store) + transcript.going_on(follow_ups(answer, store, hurried=hurried))


def growing(answer: Answer) -> range:
    """How many words of an answer are shown at each step before all of it."""
    words = len(answer.text.split())
    step = max(3, -(-words // STEPS))
    return range(step, words, step)


def live(html: str, *, busy: bool = False) -> str:
    """The turn being answered; `app.js` has screen readers told once it is whole."""
    return f'<section class="live" aria-busy="{str(busy).lower()}">{html}</section>'


def stopped(session: Session) -> str:
    """The turn after its question was stopped; the question stays, to be asked again."""
    question, session.pending = session.pending, None
    return live(transcript.failed_html(question, STOPPED)) if question else ""
