"""The words of "how many more people would have met the target?"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.wording import amount, at, plain, rounded
from assistant.model import Answer
from assistant.tools.cases_to_target import Cases

ASKS_CASES = re.compile(
    r"\bhow many (?:more|fewer|less|extra|additional|further)\b|\bnumber of (?:more|extra|additional|further|fewer)\b"
    r"|\b(?:more|extra|additional|fewer) (?:people|cases|adults|children|clients|users|carers|residents|households|pupils|families"
    r"|enquiries|contacts|calls|applications)\b"
)


def cases_answer(draft: Draft, cases: Cases) -> Answer:
    """The number of cases first, then figures and formula; a met target is said to be met."""
    result, target, numerator, denominator = cases.result, cases.target, cases.numerator, cases.denominator
    first, second = draft.figure(result), draft.figure(target)
    third, fourth = draft.figure(numerator, asked=False), draft.figure(denominator, asked=False)
    top, bottom, share = (plain(value.value or Decimal(0)) for value in (numerator, denominator, target))
    lower = cases.needed < cases.exact
    formula = (
        f"{share}% × {bottom} = {plain(rounded(cases.exact, 3).normalize())}, so {'at most' if lower else 'at least'} {plain(cases.needed)}"
    )
    draft.working("cases that meet the target", formula, plain(cases.needed), target, denominator)
    if cases.more == 0:
        draft.say(
            f"None: the target is met. {plain(cases.needed)} cases would have been enough" if not lower else "None: the target is met."
        )
        draft.say(f"({formula})." if not lower else f"Up to {plain(cases.needed)} cases meet it ({formula}).")
    else:
        count = abs(cases.more)
        left, right = (numerator.value, cases.needed) if lower else (cases.needed, numerator.value)
        difference = f"{plain(left or Decimal(0))} − {plain(right or Decimal(0))} = {plain(count)}"
        draft.working("cases short of the target", difference, plain(count), numerator, target)
        draft.say(f"**{plain(count)} {'fewer' if lower else 'more'}** would have met the target ({formula}; {difference}).")
    marks = third if fourth == third else third + fourth
    draft.say(
        f"{draft.name(result)}: {amount(result)} {at(result.period)} {first}, that is {top} of {bottom} {marks}, against a target of "
        f"{amount(target)} {second}."
    )
    if cases.more != 0 and cases.needed_rounded != cases.needed:
        nearly = cases.needed_rounded
        draft.working("cases that show the target when rounded", f"{plain(nearly)} of {bottom}", plain(nearly))
        draft.say(f"Rounded as the target is printed, {plain(nearly)} would show as {share}%.")
    return draft.answered()
