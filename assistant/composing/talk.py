"""Replies to talk, and what there is to ask about: reports, councils, periods, topics. None of it is a figure of a report."""

from __future__ import annotations

from collections import Counter

from assistant.composing.draft import Draft
from assistant.composing.lists import reports_answer
from assistant.composing.wording import listed, oneline
from assistant.meaning.catalogue import Catalogue, results_of
from assistant.meaning.periods import in_words, order
from assistant.meaning.talk import Talk
from assistant.model import Answer
from assistant.tools.tally import NONE, section_name
from ingest.model import Document

MOST_EXAMPLES = 3
MOST_TOPICS = 20  # of one report
LONGEST_TITLE = 60  # letters of a title in an example
WHAT_I_DO = (
    "I answer questions about the reports in this store: results, targets, ratings and trends of indicators, tables, and what the reports "
    "say in words. Every figure is copied from a report or worked out from its figures, with its place; what the reports do not say I do "
    "not guess."
)
REPLIES = {
    Talk.GREETING: f"Hello. {WHAT_I_DO}",
    Talk.THANKS: "You are welcome. Ask on, about the same thing or another.",
    Talk.GOODBYE: "Goodbye.",
    Talk.HELP: WHAT_I_DO,
    Talk.DOUBT: (
        "Every figure that I show is copied from the place cited beside it, or worked out from such figures by the formula shown, so it "
        "can be checked there. A report can itself be wrong: `committee check` lists where its figures contradict each other."
    ),
}
WITH_EXAMPLES = frozenset({Talk.GREETING, Talk.HELP})


def talk_answer(talk: Talk, question: str, catalogue: Catalogue) -> Answer | None:
    """The reply to talk; None for what is asked of the reports themselves (`overview.py`)."""
    draft = Draft(question, catalogue)
    if talk in REPLIES:
        draft.block(REPLIES[talk])
        if talk in WITH_EXAMPLES:
            _say_examples(draft)
        return draft.answered()
    if not catalogue.documents:
        return reports_answer(None, draft, catalogue)
    if talk is Talk.COUNCILS:
        _say_councils(draft)
    elif talk is Talk.NEWEST:
        _say_newest(draft)
    elif talk is Talk.HOW_MANY:
        count = len({(one.title, one.council, one.period) for one in catalogue.documents})
        draft.working("reports", f"{count} reports", str(count), note="counted in the store, one in two formats once")
        draft.say(f"**{count}**.")
        return reports_answer(None, draft, catalogue)
    elif talk is Talk.TOPICS:
        return _topics(draft)
    else:
        return None
    return draft.answered()


def _say_examples(draft: Draft) -> None:
    """Questions that the store can answer, of the newest indicators with short titles in plain words."""
    newest = [
        (order(results[-1].period), one)
        for one in draft.catalogue.indicators
        if len(one.title) <= LONGEST_TITLE
        and one.title.replace(" ", "").isalpha()
        and (results := [value for value in results_of(one) if value.value is not None])
    ]
    named = [one for _, one in sorted(newest, key=lambda pair: (pair[0], pair[1].key), reverse=True)[:MOST_EXAMPLES]]
    patterns = ("What was the result for “{}”?", "Did “{}” hit its target?", "How has “{}” changed?")
    lines = [f"- {pattern.format(oneline(one.title))}" for pattern, one in zip(patterns, named, strict=False)]
    if lines:
        draft.block("For example:")
        draft.block("\n".join([*lines, "- Which indicators are red?", "- What should we worry about?"]))


def _say_councils(draft: Draft) -> None:
    counts = Counter(document.council or "no council named" for document in draft.catalogue.documents)
    for council, count in sorted(counts.items()):
        draft.working(f"reports of {council}", f"{count} reports", str(count), note="counted in the store")
    draft.say(f"The reports are of {listed([f'{council} ({_reports(count)})' for council, count in sorted(counts.items())])}.")


def _reports(count: int) -> str:
    return "1 report" if count == 1 else f"{count} reports"


def _say_newest(draft: Draft) -> None:
    """The newest report, by the period it is on and, among those, the day of its meeting."""
    dated = [document for document in draft.catalogue.documents if document.period]
    if not dated:
        draft.say("The reports do not print the periods they are on.")
        return
    newest = max(dated, key=lambda one: (order(one.period), one.meeting_date or "", one.document))
    oldest = min(dated, key=lambda one: (order(one.period), one.document))
    draft.say(f"The newest report is on **{in_words(newest.period)}**: {_title(newest)}.")
    if oldest.period != newest.period:
        draft.say(f"The oldest is on {in_words(oldest.period)}.")


def _title(document: Document) -> str:
    return f"“{oneline(document.title)}”" + (f", {document.council}" if document.council else "")


def _topics(draft: Draft) -> Answer:
    """The sections of each report that have indicators, with how many."""
    for document in draft.catalogue.documents:
        printed = draft.catalogue.indexes.by_report.get(document.document_id, ())
        counts = Counter(section_name(one.results[0].section) for one in printed if one.results)
        names = [name for name, _ in counts.most_common(MOST_TOPICS) if name != NONE]
        if names:
            more = " and others" if len(counts) > MOST_TOPICS else ""
            draft.block(f"{_title(document)}: {listed([oneline(name) for name in names])}{more}.")
    answer = draft.answered()
    if answer.text:
        return answer
    return reports_answer(None, draft, draft.catalogue)
