"""Statements of several figures about one indicator, "93.8% against a target of 92.0%": each beside the printed one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.wording import MEASURE_NAMES, amount, at, listed, rounded
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.measure_words import MEASURES
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.plan import Plan
from assistant.meaning.question import STATED, is_stated
from assistant.meaning.when import when
from assistant.meaning.words_of_titles import numbers_of_name, without_titles
from assistant.model import Answer, Reason, Verdict
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.look_up import decimals, look_up
from ingest.model import Measure, PublishedValue

FEWEST = 2
LABELS = (Measure.TARGET, Measure.FLOOR, Measure.BENCHMARK, Measure.VARIANCE)
OF_OTHERS = re.compile(r"\b(?:from|between|rose|fell|up|down|out)\b")  # figures of a change or a fraction, which others answer
LABEL_AFTER = re.compile(r"\W{0,2}(?:\w+ )?(?P<label>targets?|floors?)\b(?! of)")  # "the 6.7% target", "its 450 annual target"
WAYS = {
    "reached": re.compile(r"\b(?:beat\w*|better than|exceed\w*|met|meet\w*|hit\w*|achiev\w+|reach\w*|surpass\w*|ahead of)\b"),
    "missed": re.compile(r"\b(?:miss\w*|worse than|short|shy of|fail\w*|behind)\b"),
    "above": re.compile(r"\b(?:above|over|(?:more|higher|greater) than)\b"),
    "below": re.compile(r"\b(?:below|under|(?:less|lower|fewer) than)\b"),
}
NOT = re.compile(r"\b(?:not|never|without|neither|nor)\b|n't\b|n’t\b")
WORDS_AFTER = re.compile(r"(?:(?!,|;|\.(?!\d)| and ).)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A figure of the statement: what it is said to be, and the period said of it alone."""

    number: Decimal
    measure: Measure
    period: AskedPeriod | None


def several_figures_answer(plan: Plan, draft: Draft, indicator: Indicator, catalogue: Catalogue) -> Answer | None:
    """Each figure of the statement beside the printed one; None where it does not state several kinds or times of one indicator."""
    text = " ".join(plan.question.text.lower().split())
    said = tuple(_said(text, indicator, plan.question.stated))
    if len(said) < FEWEST or OF_OTHERS.search(text) or len({(one.measure, one.period) for one in said}) < len(said):
        return None
    holding = [_holds(one, plan, draft, indicator, catalogue) for one in said]
    known = [one for one in holding if one is not None]
    if not known:
        return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
    if all(known) and len(known) < len(holding):
        return draft.answered()
    if all(known) and {Measure.RESULT, Measure.TARGET} <= {one.measure for one in said}:
        stands = _stands_as_said(without_titles(text, indicator.names), plan, indicator, catalogue)
        if stands is None:
            draft.say("How they stand to each other was not checked.")
            return draft.answered()
        if not stands:
            draft.say("No: they do not stand to each other as is stated.")
            return draft.answered(Verdict.CONTRADICTED)
    return draft.answered(Verdict.SUPPORTED if all(known) else Verdict.CONTRADICTED)


def _stands_as_said(text: str, plan: Plan, indicator: Indicator, catalogue: Catalogue) -> bool | None:
    """Is the target reached, missed, or on the side that the words say? None where they say more than one thing, or nobody knows."""
    said = [way for way, wording in WAYS.items() if wording.search(text)]
    if not said:
        return True
    period = plan.periods[0] if plan.periods else None
    result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=plan.report).value
    target = target_for(result, indicator.values) if result is not None else None
    distance = distance_to_target(result, target) if result is not None and target is not None else None
    if distance is None or distance.met is None or len(said) > 1 or NOT.search(text):
        return None
    met = distance.met or distance.within_interval
    return {"reached": met, "missed": not met, "above": distance.gap > 0, "below": distance.gap < 0}[said[0]]


def _said(text: str, indicator: Indicator, stated: Collection[Decimal]) -> Iterator[Said]:
    """The figures among `stated`, each with what is said of it; a year in a date is none of them."""
    known = numbers_of_name(indicator.names)
    start = 0
    for match in STATED.finditer(text):
        number = Decimal(match["number"].replace(",", ""))
        if number not in stated or not is_stated(match, text) or number in known or _is_of_period(match, text):
            continue
        after = WORDS_AFTER.match(text, match.end())
        before = text[start : match.start()]
        periods = when(before).periods or when(after.group() if after else "").periods
        label = LABEL_AFTER.match(text, match.end())
        yield Said(number=number, measure=_measure(label["label"] if label else before), period=periods[-1] if periods else None)
        start = match.end()


def _is_of_period(match: re.Match[str], text: str) -> bool:
    """Is the number part of a date or period: "April to June 2016"?"""
    return not when(text[: match.end()]).rest.rstrip("%").endswith(match["number"])


def _measure(words: str) -> Measure:
    """What the words before a figure say that it is; a result where they say nothing."""
    found = [(match.end(), measure) for measure, wording in MEASURES if measure in LABELS for match in [*wording.finditer(words)][-1:]]
    return max(found, default=(0, Measure.RESULT), key=lambda pair: pair[0])[1]


def _holds(said: Said, plan: Plan, draft: Draft, indicator: Indicator, catalogue: Catalogue) -> bool | None:
    """Says what is printed; is it the figure that is stated? None where no number is printed."""
    printed = _printed(said, plan, indicator, catalogue)
    if not printed:
        draft.say(f"No {MEASURE_NAMES[said.measure]} is printed for that.")
        return None
    agreeing = next((one for one in printed if agrees(said.number, one)), None)
    shown = agreeing or printed[0]
    name = f", {draft.name(shown)}" if said.measure is Measure.RESULT else ""
    lead = f"{'Yes' if agreeing else 'No'}: the {MEASURE_NAMES[said.measure]} is"
    draft.say(f"{lead} **{amount(shown)}** {at(shown.period)}{name} {draft.figure(shown)}.")
    others = [one for one in printed if one is not shown and one.value != shown.value]
    if others:
        draft.say(f"Note: {listed([f'{draft.title_of(one)} prints {amount(one)} {draft.mark(one)}' for one in others[:1]])}.")
    return agreeing is not None


def _printed(said: Said, plan: Plan, indicator: Indicator, catalogue: Catalogue) -> list[PublishedValue]:
    period = said.period or (plan.periods[0] if plan.periods else None)
    found = look_up(indicator.values, said.measure, period, catalogue.document_by_id, report=plan.report)
    values = [one for one in (found.value, *found.same, *found.conflicts) if one is not None and one.value is not None]
    if said.measure is Measure.TARGET and said.period is None:
        result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=plan.report).value
        target = target_for(result, indicator.values) if result is not None else None
        return [target] if target is not None else values
    return values


def agrees(stated: Decimal, value: PublishedValue) -> bool:
    """Equal, or the stated number is the printed one rounded."""
    if value.value is None:
        return False
    places = _places(stated)
    return stated == value.value or (places < decimals(value) and rounded(value.value, places) == stated)


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
