"""Percentages of two numbers that a question states and a passage prints: "13 out of 18, is that 78%?", "765 vs 690, what % rise?".

Of one number "out of" another the share is worked out, of one "against" another the change; the percentage stated is held against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.wording import MINUS, plain, rounded
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import fit
from assistant.meaning.question import Question
from assistant.meaning.scope import Scope
from assistant.model import Answer, Verdict
from assistant.rounding import decimals
from ingest.model import Chunk, Measure

NUMBER = r"(?<![\w.,/£-])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: (?:million|thousand))?(?![\w%/]|[.,]\d|\s*%)"
OF_ALL = re.compile(rf"(?P<one>{NUMBER}) (?:out of|of (?:the |all |a total of )?)\s*(?P<other>{NUMBER})")
AGAINST = re.compile(
    rf"(?P<one>{NUMBER})(?: [a-z]+){{0,3}},? (?:vs?\.?|versus|against|compared (?:with|to)|up from|down from)(?: [a-z]+){{0,2}} "
    rf"(?P<other>{NUMBER})"
)
BASELINE = re.compile(rf"(?P<one>{NUMBER})\b.*\b(?:base(?:line)?|starting point) of (?:about |around )?(?P<other>{NUMBER})")
PERCENTAGE = re.compile(r"(?<![\w.,])[+-]?(?P<number>\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)")
ASKS_SHARE = re.compile(r"%|\bper ?cent|\bpercentage\b|\bshare\b|\bproportion\b")
SCALES = {"million": Decimal(10**6), "thousand": Decimal(1000)}
LEAST = Decimal(10)  # a smaller number stands in too many places
FARTHEST = 600  # characters between the two numbers of one passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two numbers as the question writes them; `share` where the one is out of the other, else it is set against it."""

    one: str
    other: str
    share: bool


def stated_sum_answer(question: Question, scope: Scope, catalogue: Catalogue) -> Answer | None:
    """The percentage worked out, with the passage that prints both numbers; None where none does, or they stand behind an indicator."""
    text = " ".join(question.text.lower().replace("’", "'").split())
    if not ASKS_SHARE.search(text):
        return None
    for pair in _pairs(text):
        one, other = _number(pair.one), _number(pair.other)
        if min(one, other) < LEAST or one == other or _is_behind(one, other, catalogue):
            continue
        stated = [Decimal(match["number"]) for match in PERCENTAGE.finditer(text)]
        found = next(_passages(question, scope, pair, catalogue), None)
        if found is not None:
            return _say(question, pair, stated[:1], found, catalogue)
    return None


def _pairs(text: str) -> Iterator[Pair]:
    for wording, share in ((OF_ALL, True), (BASELINE, False), (AGAINST, False)):
        for match in wording.finditer(text):
            yield Pair(one=match["one"], other=match["other"], share=share)


def _number(written: str) -> Decimal:
    digits, _, scale = written.partition(" ")
    return Decimal(digits.replace(",", "")) * SCALES.get(scale, Decimal(1))


def _is_behind(one: Decimal, other: Decimal, catalogue: Catalogue) -> bool:
    """Do the two numbers stand behind an indicator's percentage? Its own check knows more of them."""
    values = [value for indicator in catalogue.indicators for value in indicator.values]
    rows = {value.row_text for value in values if value.measure is Measure.NUMERATOR and value.value == one}
    return any(value.row_text in rows and value.measure is Measure.DENOMINATOR and value.value == other for value in values)


def _passages(question: Question, scope: Scope, pair: Pair, catalogue: Catalogue) -> Iterator[tuple[Chunk, str]]:
    """The passages of the reports asked about that print both numbers near each other, each with the words from one to the other."""
    asked = question.periods or ((question.report.period,) if question.report is not None and question.report.period is not None else ())
    held = {
        one.document_id
        for one in catalogue.documents
        if scope.holds(one.document_id) and (not asked or any(fit(period, one.period) is not None for period in asked))
    }
    for chunk in catalogue.store.chunks():
        if chunk.places[0].document_id not in held:
            continue
        spots = [_spot(chunk.text, number) for number in (pair.one, pair.other)]
        if all(spots):
            ends = [end for spot in spots if spot is not None for end in spot]
            if max(ends) - min(ends) <= FARTHEST:
                yield chunk, chunk.text[min(ends) : max(ends)]


def _spot(text: str, number: str) -> tuple[int, int] | None:
    match = re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d%]|[.,]\d)", text, re.IGNORECASE)
    return match.span() if match else None


def _say(question: Question, pair: Pair, stated: Sequence[Decimal], found: tuple[Chunk, str], catalogue: Catalogue) -> Answer:
    one, other = _number(pair.one), _number(pair.other)
    exact = one / other * 100 if pair.share else (one - other) / other * 100
    shown = plain(rounded(exact))
    size = shown.removeprefix(MINUS)
    formula = (
        f"{plain(one)} / {plain(other)} × 100 = {shown}"
        if pair.share
        else f"({plain(one)} − {plain(other)}) / {plain(other)} × 100 = {shown}"
    )
    draft = Draft(question.text, catalogue)
    chunk, words = found
    mark = draft.citing.chunk(chunk, words)
    agrees = bool(stated) and rounded(abs(exact), decimals(stated[0])) == stated[0]
    lead = ("Yes: " if agrees else "No: ") if stated else ""
    what = f"of {plain(other)}" if pair.share else f"{'more' if exact > 0 else 'less'} than {plain(other)}"
    draft.say(f"{lead}{plain(one)} is **{size}%** {what} ({formula}) [{mark}].")
    draft.working("share" if pair.share else "relative change", formula, shown, unit="%")
    if not stated:
        return checked(draft.answered())
    if not agrees:
        apart = abs(stated[0] - rounded(abs(exact)))
        difference = f"{plain(stated[0])} − {size} = {MINUS if stated[0] < rounded(abs(exact)) else ''}{plain(apart)}"
        draft.working("difference from the percentage stated", difference, plain(apart), unit="percentage points")
        draft.say(f"The question states {plain(stated[0])}%, {plain(apart)} percentage points away.")
    return checked(draft.answered(Verdict.SUPPORTED if agrees else Verdict.CONTRADICTED))
