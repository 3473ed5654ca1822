"""The conditions of a count or list in words: what each compares, and those that cannot be applied, which refuse the count.

A count without its condition is never shown: it would answer another question.
"""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.composing.change import plain_number
from assistant.composing.draft import Draft
from assistant.composing.wording import amount, plain, rounded
from assistant.meaning.claims import whole_in
from assistant.meaning.filters import filter_words
from assistant.meaning.question import Question
from assistant.meaning.row_filters import NUMBER, Of
from assistant.meaning.themes import Theme
from assistant.meaning.words import tokens
from assistant.tools.filter_rows import shown_distance
from assistant.tools.list_indicators import Row
from ingest.model import Measure

OF_TARGETS = frozenset({Of.TARGET, Of.SHORTFALL, Of.GAP})
IN_WORDS = re.compile(
    r"\b(?:over|under|above|below|at least|at most|more than|less than|fewer than|exceed\w*)"
    r" (?:an? |one |two |three )?(?:half|halves|thirds?"
    r"|quarters?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:a )?hundred)\b"
)
KINDS = re.compile(r"\bhow many (?:of the )?(?:\w+ ){0,2}targets\b")
# What a count cannot be limited by unless one of its filters speaks of it.
PRINTED = {
    Measure.BENCHMARK: "benchmark",
    Measure.VARIANCE: "variance",
    Measure.NUMERATOR: "numerator",
    Measure.DENOMINATOR: "denominator",
    Measure.TARGET: "target",
}


def note_conditions(draft: Draft, question: Question) -> None:
    """Keeps the numbers that the question itself gives, so that an answer may name them."""
    for one in question.row_filters:
        if one.said:
            draft.working("condition", f"{one.of.value} {one.said}", one.said, note="as the question gives it")


def unapplied(question: Question, theme: Theme) -> tuple[str, ...]:
    """The conditions of a count or list that no filter applies, as the question says them."""
    if question.counted is not None:
        return ()
    text = question.text.lower()
    used = {bound for one in question.row_filters for bound in _numbers(one.said)}
    whole = whole_in(text)
    lost = [plain(number) for number in question.stated if number not in used and number != whole and not _names(number, theme)]
    lost += [match.group() for match in IN_WORDS.finditer(text)]
    if not filter_words(question) and not KINDS.search(text):
        lost += [name for measure, name in PRINTED.items() if measure in question.measures and name in text]
    return tuple(lost)


def say_unapplied(draft: Draft, lost: tuple[str, ...]) -> None:
    for one in lost:
        draft.working("condition that cannot be applied", one, one, note="as the question gives it")
    said = ", ".join(f"“{one}”" for one in lost)
    draft.say(f"The count or list cannot be limited by {said}, so none is given; ask for it by rating, target, section or result.")


def say_units(draft: Draft, question: Question) -> None:
    """Which figures a bound is compared with: those of its own unit, or all where it names none."""
    bounds = [one for one in question.row_filters if one.said]
    units = dict.fromkeys(one.unit for one in bounds if one.unit and one.of is not Of.SHORTFALL)
    if units:
        draft.say(f"Only figures printed in {' or '.join(units)} are compared.")
    elif any(one.of is not Of.SHORTFALL for one in bounds):
        draft.say("Figures are compared as printed, whatever their unit.")


def beside_condition(draft: Draft, row: Row, question: Question) -> str:
    """The target of the row, and the distance from it, where a condition speaks of them."""
    asked = {one.of for one in question.row_filters} & OF_TARGETS
    distance = shown_distance(row) if asked else None
    if distance is None:
        return ""
    said = f"; target {amount(distance.target)} {draft.figure(distance.target, asked=False)}"
    if asked == {Of.TARGET}:
        return said
    gap = plain(distance.gap)
    formula = f"{plain_number(distance.result)} − {plain(distance.limit)} = {gap}"
    share = ""
    if Of.SHORTFALL in asked and distance.variance is not None:
        percent = plain(rounded(distance.variance))
        share = f"; {gap} / {plain(distance.limit)} = {percent}%"
    draft.working("distance to target", formula + share, gap, distance.result, distance.target)
    return f"{said} ({formula}{share})"


def _numbers(said: str) -> set[Decimal]:
    return {Decimal(number.replace(",", "")) for number in re.findall(NUMBER, said)}


def _names(number: Decimal, theme: Theme) -> bool:
    """Is the number a word of the theme: "the 60 seconds ones"?"""
    return bool(set(tokens(plain(number))) & set(theme.words))
