"""Whether reports, or the table and the prose of a report, give the same figure of an indicator: "do the two reports agree?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.audit import check_document
from assistant.composing.draft import Draft
from assistant.composing.gaps import say_gap
from assistant.composing.several_figures import agrees
from assistant.composing.wording import MEASURE_NAMES, amount, at, listed, oneline
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.claims import DIFFERENT
from assistant.meaning.plan import Plan
from assistant.model import Answer, Finding, Reason, Verdict
from assistant.prose.sentences import sentences
from assistant.tools.look_up import look_up
from ingest.model import Measure, PublishedValue

IN_PROSE = re.compile(r"\b(?:comment\w*|narratives?|prose|text|everywhere|throughout|elsewhere|update|appendi\w+)\b")
NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?")


def agreement_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """Every cell for the period beside each other, and what the audit finds that prose says of the figure instead."""
    measure, period = plan.measures[0], plan.periods[0] if plan.periods else None
    (indicator,) = catalogue.indexes.in_order([plan.indicators[0].key])
    own = plan.scope.documents if plan.scope.named else None
    report = own[0].document_id if own is not None and len(own) == 1 else plan.report
    found = look_up(indicator.values, measure, period, catalogue.document_by_id, report=report)
    if found.value is None:
        return draft.not_found(say_gap(draft, indicator, measure, period, found))
    cells = [value for value in (found.value, *found.same, *found.conflicts) if value.value is not None]
    in_prose = IN_PROSE.search(plan.question.text.lower()) is not None
    of_one = own is not None and len(own) == 1 and in_prose
    if of_one:
        cells = [value for value in cells if plan.scope.holds(value.places[0].document_id)] or cells[:1]
    stated = plan.question.stated
    said = [*_said_otherwise(cells, catalogue)] if in_prose or stated else []
    if stated and not said:
        return _stated(plan, draft, cells)
    others = [value for value in cells if value.value != found.value.value]
    if others or said:
        return _differing(plan, draft, cells, others, said)
    again = [*_said_again(cells, draft)] if in_prose else []
    return _agreeing(plan, draft, cells, again)


def _stated(plan: Plan, draft: Draft, cells: Sequence[PublishedValue]) -> Answer:
    """Whether a cell prints the figure that the question states: "the report says 2.0 days. Does the table agree?"."""
    agreeing = next((one for one in cells if any(agrees(number, one) for number in plan.question.stated)), None)
    shown = agreeing or cells[0]
    draft.say(
        f"{'Yes' if agreeing else 'No'}: the {MEASURE_NAMES[shown.measure]} is **{amount(shown)}** {at(shown.period)}, {draft.name(shown)} "
        f"{draft.figure(shown)}."
    )
    return draft.answered(Verdict.SUPPORTED if agreeing else Verdict.CONTRADICTED)


def _differing(
    plan: Plan, draft: Draft, cells: Sequence[PublishedValue], others: Sequence[PublishedValue], said: Sequence[Finding]
) -> Answer:
    first = cells[0]
    right = DIFFERENT.search(plan.question.text.lower()) is not None
    draft.say(
        f"{'Yes, they differ' if right else 'No'}: {draft.title_of(first)} prints **{amount(first)}** {at(first.period)} "
        f"for {draft.name(first)} {draft.figure(first)}"
    )
    parts = [f"{draft.title_of(one)} prints **{amount(one)}** {draft.figure(one)}" for one in others]
    parts += [f"the text says “{oneline(one.published)}” [{_cited(one, draft)}]" for one in said]
    draft.say(f"but {listed(parts)}.")
    for one in [*others][:1]:
        if one.value is not None and first.value is not None and one.unit == first.unit:
            gap = abs(one.value - first.value)
            high, low = max(one.value, first.value), min(one.value, first.value)
            draft.working("difference", f"{high} − {low} = {gap}", str(gap), first, one, unit=first.unit)
    return draft.answered(Verdict.SUPPORTED if right else Verdict.CONTRADICTED)


def _agreeing(plan: Plan, draft: Draft, cells: Sequence[PublishedValue], again: Sequence[str]) -> Answer:
    first = cells[0]
    titles = dict.fromkeys(value.places[0].document_id for value in cells)
    right = DIFFERENT.search(plan.question.text.lower()) is None
    if len(titles) < 2 and not again:
        draft.say(f"Only one place prints it: **{amount(first)}** {at(first.period)}, {draft.name(first)} {draft.figure(first)}.")
        return draft.not_found(Reason.NOT_REPORTED)
    firsts = [next(value for value in cells if value.places[0].document_id == document_id) for document_id in titles]
    where = [f"{draft.title_of(one)} {draft.figure(one)}" for one in firsts] + [f"the text {mark}" for mark in again]
    draft.say(f"{'Yes' if right else 'No, they agree'}: **{amount(first)}** {at(first.period)} for {draft.name(first)} in {listed(where)}.")
    return draft.answered(Verdict.SUPPORTED if right else Verdict.CONTRADICTED)


def _said_otherwise(cells: Sequence[PublishedValue], catalogue: Catalogue) -> Iterator[Finding]:
    """What the audit finds that the prose of a report gives instead of the printed result."""
    for document_id in dict.fromkeys(value.places[0].document_id for value in cells):
        own = [value for value in cells if value.places[0].document_id == document_id]
        for finding in check_document(catalogue.store, document_id):
            about = any((finding.ref, finding.recomputed) == (value.ref, value.raw) and finding.title == value.title for value in own)
            if finding.rule == "narrative" and about and own[0].measure is Measure.RESULT:
                yield finding


def _cited(finding: Finding, draft: Draft) -> int:
    """The number for the sentence that the finding is about; where only the whole row is cited, for the passage that holds the words."""
    for citation in finding.citations:
        if finding.published in citation.quote:
            return draft.citing.again(citation)
    document = finding.places[0].document_id
    for chunk in draft.catalogue.store.chunks():
        held = next((one for one in sentences(" ".join(chunk.text.split())) if finding.published in one), None)
        if held is not None and chunk.places[0].document_id == document:
            return draft.citing.chunk(chunk, held)
    return draft.citing.again(finding.citations[0])


def _said_again(cells: Sequence[PublishedValue], draft: Draft) -> Iterator[str]:
    """The marks of sentences in the comment of a row that print its figure again."""
    chunks = draft.catalogue.store.chunks()
    for value in cells:
        for sentence in sentences(" ".join((value.comment or "").split())):
            if value.value not in {Decimal(number.replace(",", "")) for number in NUMBER.findall(sentence)}:
                continue
            held = next(
                (
                    one
                    for one in chunks
                    if one.places[0].document_id == value.places[0].document_id and sentence in " ".join(one.text.split())
                ),
                None,
            )
            if held is not None:
                yield f"[{draft.citing.chunk(held, sentence)}]"
                return
