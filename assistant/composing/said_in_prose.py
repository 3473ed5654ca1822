"""Figures of a statement that no cell prints and the words of a report do: a comment says "49 children" where the table says 15.7%.

A statement is contradicted by a cell only where the cell is of what is stated. Where one sentence of a report has the figures that are
stated, it is quoted; nothing is denied for a cell that counts something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.joining import both_answers
from assistant.guard import numbers_of, without_dates
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.plan import Plan
from assistant.meaning.words import telling_words, tokens
from assistant.model import Answer, Status, Verdict
from assistant.prose.sentences import sentences
from assistant.rounding import decimals, rounded
from assistant.tools.search_text import comments
from ingest.model import Chunk, ChunkKind

LEAST_SHARE = 0.5  # of the telling words of a statement that a sentence of no known indicator has to have
DENIAL = re.compile(r"(?:^|(?<=[.!?] )|(?<=\n))No(?:, |: )")
SOURCES = frozenset({ChunkKind.PROSE, ChunkKind.ACTIVITY})


def with_prose_heard(answer: Answer, plan: Plan, catalogue: Catalogue) -> Answer:
    """The answer to a statement with the sentence of a report that has its figures, if no cell has them.

    A denial is taken back where the sentence has several of the figures, or where the cell is of another unit or agrees when rounded.
    """
    denied = answer.verdict is Verdict.CONTRADICTED
    if not (denied or (answer.status is not Status.ANSWERED and plan.question.verifies)):
        return answer
    printed = {abs(figure.value) for figure in answer.figures if figure.value is not None}
    missing = tuple(dict.fromkeys(one for one in plan.question.stated if abs(one) not in printed))
    if not missing or (not denied and len(missing) < 2):
        return answer
    found = _sentence(missing, plan, catalogue)
    if found is None:
        return answer
    draft = Draft(answer.question, catalogue)
    chunk, sentence = found
    said = f"“{sentence}” [{draft.citing.chunk(chunk, sentence)}]"
    if denied and len(missing) < 2 and not _is_of_another_kind(missing[0], answer, plan):
        draft.say(f"The words of the report have the figure stated: {said}")
        return both_answers(answer, draft.answered())
    draft.say(f"The words of the report have {'those figures' if len(missing) > 1 else 'that figure'}: {said}")
    if not denied:
        return draft.answered()
    draft.say("The table beside them is of another kind and neither bears that out nor denies it.")
    table = DENIAL.sub("In the table: ", answer.text)
    return both_answers(draft.answered(), replace(answer, text=table, verdict=None))


def _sentence(stated: tuple[Decimal, ...], plan: Plan, catalogue: Catalogue) -> tuple[Chunk, str] | None:
    """The sentence with all the figures that says most of the statement: in the commentary on its indicator, or on its subject."""
    asked = frozenset(tokens(" ".join(telling_words(plan.question.subject))))
    ranked = []
    for chunk, sentence, commented in _told(stated, plan, catalogue):
        share = len(asked & set(tokens(sentence))) / (len(asked) or 1)
        if commented or share >= LEAST_SHARE:
            ranked.append((-int(commented), -share, chunk.id, sentence, chunk))
    best = min(ranked, key=lambda one: one[:4], default=None)
    return (best[4], best[3]) if best is not None else None


def _told(stated: tuple[Decimal, ...], plan: Plan, catalogue: Catalogue) -> Iterator[tuple[Chunk, str, bool]]:
    """The sentences of the reports in scope that have all the figures, each with whether it comments on an indicator of the plan."""
    results = [value for one in plan.indicators for value in one.values]
    for chunk in catalogue.store.chunks():
        if chunk.kind not in SOURCES or not plan.scope.holds(chunk.places[0].document_id):
            continue
        if not numbers_of(chunk.text).issuperset(stated):
            continue
        commented = any(comments(chunk, value) for value in results)
        document = chunk.places[0].document_id
        own = {" ".join(one.comment.split()) for one in results if one.comment and one.places[0].document_id == document}
        for sentence in sentences(chunk.text):
            if numbers_of(without_dates(sentence)).issuperset(stated):
                yield chunk, sentence, commented or any(" ".join(sentence.split()) in comment for comment in own)


def _is_of_another_kind(stated: Decimal, answer: Answer, plan: Plan) -> bool:
    """Is the stated figure no percentage where the cell is one, or the other way round; or the cell's before it was rounded?"""
    shown = answer.figures[0] if answer.figures else None
    if shown is None or shown.value is None:
        return False
    percent = re.search(rf"(?<![\d.,]){re.escape(f'{stated:,f}')}\s*(?:%|per ?cent)", plan.question.text) is not None
    places = decimals(shown.value)
    return percent is not (shown.unit == "%") or (decimals(stated) > places and rounded(stated, places) == shown.value)
