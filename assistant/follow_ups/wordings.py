"""The wordings by which a question is about the answer before it: tables of patterns over lower-case text, and nothing else."""

from __future__ import annotations

import re
from enum import StrEnum


class About(StrEnum):
    """What of the last answer is asked."""

    MAKING = "how it was made"
    PLACE = "where it stands"
    CALCULATION = "how it was calculated"


LEAD = r"^\W*(?:(?:and|so|but|ok(?:ay)?|right|great|good|hm+|well|sorry|please|then|now|no|can you|could you|would you|tell me)\b[\s,]*)*"
END = r"(?:,? (?:please|then|exactly|now|thanks|again))*\W*$"
FIGURE = r"(?:figures?|numbers?|answers?|results?|values?|percentages?|totals?|differences?|information|data|amounts?|conclusion)"
THIS = rf"(?:this|that|it|these|those|them|(?:the|your|this|that) {FIGURE})"
OF_THIS = rf"(?: (?:for|of|behind|about|to|on) {THIS})?"
THEM = r"(?:them|these|those|the (?:two|three|four|five|six|list|lot|above))"
EACH = r"(?:it|them|these|those|that|this|both|each(?: (?:one|of them))?)"
CALCULATED = r"(?:calculated|computed|worked out|derived|added up)"
WORKINGS = r"(?:calculations?|sums?|arithmetic|maths?|formulas?|workings?|working out)"
SOURCE = r"(?:sources?|citations?|references?|evidence|page number|page)"
UNIT = r"(?:page|line|row|table|section|paragraph|report|document|file|cell)s?"
IS = r"(?:is|are|was|were|does|do|did)"
STANDS = r"(?:stands?|printed|come|comes|from|on|in|found|taken|shown|stated|written|published|reported|the reports?|say|says|said)"

# The first whose wording is the whole question is meant.
ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = tuple(
    (entry, re.compile("|".join(f"{LEAD}(?:{wording}){END}" for wording in wordings)))
    for entry, wordings in (
        (
            About.CALCULATION,
            (
                rf"(?:explain|describe|show|walk me through|go through)(?: me)?(?: all)? (?:the|that|this|your) {WORKINGS}{OF_THIS}",
                r"show (?:me )?(?:all )?(?:the|your) steps",
                rf"how {IS} {THIS} (?:been )?{CALCULATED}",
                rf"how (?:do|did|have|can) (?:you|we|they) (?:calculate|compute|derive|work out|worked out|calculated) {THIS}",
                rf"how (?:do|did|have|can) (?:you|we|they) (?:work|worked) {THIS} out",
                rf"(?:what(?:'s| is| was) )?(?:the|your|that) {WORKINGS}{OF_THIS}",
                rf"{WORKINGS}",
                rf"what did you (?:add|divide|subtract|calculate|multiply)(?: up| together)?(?: to get {THIS})?",
            ),
        ),
        (
            About.PLACE,
            (
                rf"(?:on |in |from )?(?:which|what) {UNIT}",
                rf"(?:on |in |from )?(?:which|what) {UNIT} (?:{IS} )?(?:{THIS} )?(?:{STANDS} ?)+",
                rf"(?:on |in |from )?(?:which|what) {UNIT} {IS} {THIS}",
                rf"(?:on |in |from )?(?:which|what) {UNIT} (?:can|do|did|could) (?:i|you|we) (?:find|see|get|use) {THIS}(?: from| in| on)?",
                rf"where {IS} {THIS}(?: {STANDS})*",
                rf"where(?:'s| did) {THIS}(?: {STANDS})*",
                rf"where (?:do|did|can|could) (?:you|i|we) (?:get|find|see|read|check|verify|look up|take) {THIS}(?: from| up| myself)?",
                rf"(?:what(?:'s| is| are| was| were)|give me|show me|name|cite) (?:the|your|its|their) {SOURCE}{OF_THIS}",
                rf"(?:the |your |any )?{SOURCE}{OF_THIS}",
                r"(?:says|according to) whom?|who says(?: so| that)?|prove it|show me where(?: (?:it|that) (?:is|says so))?",
            ),
        ),
        (
            About.MAKING,
            (
                rf"how (?:did|do) (?:you|we) (?:get|find|know|obtain|determine|decide|establish)(?: to)? (?:{THIS}|there|here|so)",
                rf"how (?:did|do|have) (?:you|we) (?:come|came|arrive|arrived|reach|get)(?: up with| to| at| by) (?:{THIS}|there|here)",
                rf"how (?:have|has|was|were) (?:you )?{THIS} (?:been )?(?:found|made|obtained|determined|arrived at|reached)",
                rf"how (?:have) you (?:got|found|made|reached) {THIS}",
                rf"how do you know(?: {THIS}| so)?|how come you (?:say|know) (?:{THIS}|so)",
                rf"what(?:'s| is| was| are) {THIS} (?:based|founded|resting) on",
                r"(?:on what basis|based on what|by what rule|which rule|what rule)(?: (?:is that|did you use|do you say (?:that|so)))?",
                r"what (?:did|have) you (?:look|looked|search|searched)(?: (?:at|up|for|through|in))?",
                r"what (?:did|have|are) you (?:use|used|do|done|assume|assumed|assuming|leave out|left out|check|checked)",
                r"what was (?:left out|assumed|checked)|(?:which|what) (?:steps|sources|reports) did you (?:take|use|look at|check)",
                rf"explain (?:{THIS}|yourself|your (?:answer|reasoning)|how you (?:got|found|worked out|calculated) {THIS})",
                r"(?:show (?:me )?)?(?:the|your) (?:plan|reasoning|steps|method)",
                rf"(?:are you sure|how sure are you|can i trust (?:{THIS}|you))(?: (?:about|of) {THIS})?",
            ),
        ),
    )
)

WORST = {"worse": "worst", "better": "best", "higher": "highest", "lower": "lowest", "further": "furthest", "farther": "furthest",
    "closer": "closest", "nearer": "nearest", "bigger": "biggest", "larger": "largest", "smaller": "smallest", "weaker": "weakest",
    "stronger": "strongest", "poorer": "poorest"}  # fmt: skip
COMPARATIVE = re.compile(r"\b(?:" + "|".join(WORST) + r")\b(?! than\b)")
BECAME = re.compile(r"\b(?:got|gets?|getting|gone|become|became) (?:worse|better|higher|lower)\b")
OF_THOSE = re.compile(rf"\b(?:of|among|between|out of) (?:(?:all|both|any|each) (?:of )?)?{THEM}\b|\b(?:them|those|these|each|both)\b")
SAY = r"(?:(?:say|show|give|list|find|work out|state)\b[\s,]*(?:me )?)*"
WHICH = re.compile(rf"{LEAD}{SAY}(?:which|what|who|how many|are any|is any|did any|any)\b")
VERBS = (
    "is|are|was|were|did|do|does|has|have|had|missed|met|hit|failed|improved|worsened|got|went|performed|reached|rose|fell|beat|declined"
    "|exceeded|came|looks?|changed|moved|fared"
)
BARE_WHICH = re.compile(rf"{LEAD}{SAY}which(?: (?:one|ones|of {THEM}|indicators?))* (?:{VERBS})\b")
WHICH_ALONE = re.compile(
    rf"{LEAD}(?:which(?: (?:one|ones))?(?: (?:are|were) (?:they|these|those))?|what are they|name them|list them|show (?:me )?them){END}"
)
WHY_EACH = re.compile(
    LEAD
    + "(?:"
    + "|".join(
        (
            r"why(?: not)?|how come|for what reasons?",
            rf"why (?:is|are|was|were|did|do|have|has) (?:they|so many|so few|{EACH})(?: (?:so|red|amber|green|missed|below|the case))*",
            rf"why did (?:they|{EACH}) miss(?: (?:it|them|the target|their targets?|its target))?",
            r"what (?:is|are|was|were|has been) (?:being |we |they |the council )?(?:done|doing)",
            rf"what (?:is|are|was|were|has been) (?:being |we |they |the council )?(?:done|doing) (?:about|on|for|to improve) {EACH}",
            rf"(?:what(?:'s| is| are) )?(?:the )?(?:reasons?|explanations?|comments?|commentary|causes?)(?: (?:for|on|given for) {EACH})?",
            rf"what (?:does|do) the reports? say(?: (?:about|on) {EACH})?",
        )
    )
    + ")"
    + END
)
OF_REPORT = re.compile(
    r"^\W*(?:(?:no|and|but|ok)\b[\s,]*)*(?:only|just|in|from|what (?:about|does)|how about|i (?:meant|want)|according to)\b"
)
ALL = rf"(?:all|both|each|every one|the lot|(?:all|both|each|any) (?:of )?{THEM}|all (?:two|three|four|five))"
EVERY = re.compile(rf"{LEAD}(?:(?:i want|i meant|show|show me) )?{ALL}{END}")
ABOUT_ONE = r"(?:(?:and|what about|how about|show me|tell me (?:more )?about|more (?:on|about)|i (?:meant|want)) )*"
OTHER_ONE = re.compile(rf"{LEAD}{ABOUT_ONE}(?:the )?(?:others?|other ones?|remaining ones?|rest){END}")
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6}
PICK = re.compile(
    rf"{LEAD}{ABOUT_ONE}(?:option |number |no\.? |the )*(?P<number>[1-9]|last|{'|'.join(ORDINALS)})"
    rf"(?: (?:one|option|of {THEM}|on the list|indicator))*{END}"
)


def about(text: str) -> About | None:
    """What of the last answer the whole question asks; None where it asks something else.

    >>> about("How did you get this?"), about("which page is that on?"), about("How did crime change?")
    (<About.MAKING: 'how it was made'>, <About.PLACE: 'where it stands'>, None)
    """
    plain = " ".join(text.lower().replace("’", "'").split())
    return next((entry for entry, wording in ABOUT if wording.match(plain)), None)
