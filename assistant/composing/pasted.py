"""Statements pasted from a report: "61% (25) of 41", "9.55 to 11.63, a 22% increase", a total. Found where it is printed, and recomputed.

A statement is found by its figures: the same share with the same count, both ends of the same change in a sentence or two, or a figure
that the audit finds wrong. What is found in several places with other bases is left to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from assistant.audit import audited_document, check_sums
from assistant.audit.finding import Source, cite
from assistant.audit.percentage import Counted, counted_shares
from assistant.composing.draft import Draft
from assistant.composing.wording import MINUS, plain
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import fit
from assistant.meaning.question import FROM_TO, Question, asks_yes_no
from assistant.meaning.scope import Scope
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer, Finding, Verdict, Working
from assistant.prose.sentences import sentences
from assistant.rounding import around, decimals, rounded

PERCENTAGE = re.compile(r"(?<![\w.,])(?P<number>\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)")
WHOLE = re.compile(r"(?<![\w.,/£-])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\w%/]|[.,]\d|\s*%)")
BASE = re.compile(r"\b(?:out )?of (?:the |a total of |all )*(?P<base>\d{1,3}(?:,\d{3})+|\d+)(?![\w%/]|[.,]\d|\s*%)")
NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
FALLING = re.compile(r"\b(?:decreas\w*|fall|fell|fallen|drop\w*|reduc\w+|lower|down)\b")
POINTS = re.compile(r"\bpoints?\b")
LEAST = Decimal(10)  # a smaller number stands in too many places
NAMED = 0.5  # share of the question's telling words that the place of a finding must hold


def pasted_answer(question: Question, scope: Scope, catalogue: Catalogue, *, named: bool) -> Answer | None:
    """The statement beside the place that prints it; None where it is no such statement. `named`: the question names an indicator."""
    text = " ".join(question.text.lower().split())
    if not (question.verifies or asks_yes_no(text)):
        return None
    documents = _documents(question, scope, catalogue)
    answer = _share(question, text, documents, catalogue) or _change(question, text, documents, catalogue)
    if answer is None and not named:
        answer = _sum(question, documents, catalogue)
    return checked(answer) if answer is not None else None


def _documents(question: Question, scope: Scope, catalogue: Catalogue) -> list[str]:
    asked = question.periods or ((question.report.period,) if question.report is not None and question.report.period is not None else ())
    return [
        one.document_id
        for one in catalogue.documents
        if scope.holds(one.document_id) and (not asked or any(fit(period, one.period) is not None for period in asked))
    ]


def _share(question: Question, text: str, documents: Sequence[str], catalogue: Catalogue) -> Answer | None:
    shares = {Decimal(match["number"]) for match in PERCENTAGE.finditer(text)}
    counts = {_number(match["number"]) for match in WHOLE.finditer(text)}
    base = BASE.search(text)
    bases = {_number(base["base"])} if base is not None else None
    if not shares or not counts:
        return None
    found = [
        (one, source, headings)
        for document_id in documents
        for one, source, headings in counted_shares(audited_document(catalogue.store, document_id))
        if one.share in shares and one.count in counts and (bases is None or one.base in bases)
    ]
    if len({one.base for one, _, _ in found}) > 1:
        words = set(tokens(question.subject))
        most = max(len(words & set(tokens(" ".join(headings)))) for _, _, headings in found)
        found = [entry for entry in found if len(words & set(tokens(" ".join(entry[2])))) == most]
    if not found or len({(one.count, one.base, one.share) for one, _, _ in found}) > 1:
        return None
    return _say_share(question, found[0][0], [source for _, source, _ in found[:2]], catalogue)


def _say_share(question: Question, one: Counted, sources: Sequence[Source], catalogue: Catalogue) -> Answer:
    draft = Draft(question.text, catalogue)
    exact = plain(rounded(one.exact, decimals(one.share) + 1))
    formula = f"{plain(one.count)} / {plain(one.base)} × 100 = {exact}"
    marks = [cite(draft.citing, source) for source in sources]
    draft.say(f"{'Yes' if one.holds else 'No'}: {plain(one.count)} of {plain(one.base)} is **{exact}%** ({formula}).")
    rounds = plain(rounded(one.exact, decimals(one.share)))
    printed = f"The report prints “{' '.join(one.raw.split())}” " + "".join(f"[{mark}]" for mark in dict.fromkeys(marks))
    draft.say(printed + (", which agrees." if one.holds else f"; rounded it is {rounds}%."))
    workings = [Working(what="share", formula=formula, inputs=tuple(marks), result=exact, unit="%", note=f"rounded {rounds}%")]
    if not one.holds:
        workings.append(
            Working(what="share, rounded", formula=f"{exact} ≈ {rounds}", inputs=tuple(marks), result=rounds, unit="%", note=None)
        )
    return replace(draft.answered(Verdict.SUPPORTED if one.holds else Verdict.CONTRADICTED), working=tuple(workings))


def _change(question: Question, text: str, documents: Sequence[str], catalogue: Catalogue) -> Answer | None:
    """A stated percentage change of two figures that a sentence or two of a report print."""
    ends = FROM_TO.search(text)
    shares = [Decimal(match["number"]) for match in PERCENTAGE.finditer(text[ends.end() :])] if ends is not None else []
    if ends is None or len(shares) != 1 or POINTS.search(text):
        return None
    start, end = _number(ends["start"]), _number(ends["end"])
    held = next(_holding({start, end}, documents, catalogue), None)
    if held is None or not start:
        return None
    draft = Draft(question.text, catalogue)
    mark = cite(draft.citing, held)
    exact = (end - start) / start * 100
    falls = FALLING.search(text) is not None
    right = (-exact if falls else exact) in around(shares[0])
    shown = plain(rounded(exact, decimals(shares[0]) + 1))
    formula = f"({plain(end)} − {plain(start)}) / {plain(start)} × 100 = {shown}"
    draft.say(f"{'Yes' if right else 'No'}: from {plain(start)} to {plain(end)} is **{shown}%** ({formula}) [{mark}].")
    if right:
        draft.say("The percentage stated is that, rounded.")
    working = Working(what="relative change", formula=formula, inputs=(mark,), result=shown, unit="%", note=None)
    return replace(draft.answered(Verdict.SUPPORTED if right else Verdict.CONTRADICTED), working=(working,))


def _holding(numbers: set[Decimal], documents: Sequence[str], catalogue: Catalogue) -> Iterator[Source]:
    """The sentences that print all the numbers, then pairs of neighbours that do."""
    for document_id in documents:
        for passage in audited_document(catalogue.store, document_id).passages:
            said = sentences(passage.text)
            for words in (*said, *(f"{one} {after}" for one, after in pairwise(said))):
                if numbers <= {_number(found) for found in NUMBER.findall(words)}:
                    yield passage.words(words)


def _sum(question: Question, documents: Sequence[str], catalogue: Catalogue) -> Answer | None:
    """A stated figure of a table that the audit finds wrong."""
    stated = {number for number in question.stated if number >= LEAST}
    words = [token for token in dict.fromkeys(tokens(question.subject)) if not is_weak(token)]
    if not stated or not words:
        return None
    found = [
        finding
        for document_id in documents
        for finding in check_sums(catalogue.store, document_id)
        if stated & {_number(one) for one in NUMBER.findall(finding.published)} and _names(finding, words, catalogue) >= NAMED
    ]
    if len(found) != 1:
        return None
    finding = found[0]
    draft = Draft(question.text, catalogue)
    marks = [draft.citing.again(citation) for citation in finding.citations]
    formula = finding.working.replace("-", MINUS)
    draft.say(f"No: the report prints “{finding.published}” [{marks[0]}], but its figures give **{finding.recomputed}** ({formula}).")
    working = Working(what=finding.rule, formula=formula, inputs=tuple(marks), result=finding.recomputed, unit=None, note=None)
    return replace(draft.answered(Verdict.CONTRADICTED), working=(working,))


def _names(finding: Finding, words: Sequence[str], catalogue: Catalogue) -> float:
    """The share of the words that stand in the finding, its sources and the title of its report."""
    first = finding.citations[0]
    title = catalogue.document_by_id[finding.places[0].document_id].title
    held = set(tokens(" ".join((finding.title or "", finding.published, first.section or "", first.quote, title))))
    return sum(word in held for word in words) / len(words)


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").rstrip("."))
