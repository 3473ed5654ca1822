"""What the turns of a conversation showed one after the other: "and AB/2?", "compare them", "which of the two is worse"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.follow_ups.shown import Shown
from assistant.follow_ups.wordings import END, LEAD
from assistant.meaning.conversation import CONTINUES, Conversation

TWO = r"(?:the two|the pair|both|(?:both of |the two of )?(?:them|those|these)(?: two)?|one (?:with|and|against) the other)"
COMPARE = re.compile(
    rf"{LEAD}(?:(?:how|what) (?:do|does|did|is|about) )?(?:compar\w+|put|set|show)(?: me)?(?: {TWO})?"
    rf"(?: (?:side by side|beside each other|with each other|together|against each other|to each other))?{END}"
    rf"|{LEAD}how do(?:es)? {TWO} compare(?: (?:with|to) each other)?{END}"
)
SIDE = re.compile(rf"\bcompar\w+\b|\b(?:side by side|beside each other|against each other)\b|{TWO}")
JUDGED = r"(?:better|worse|higher|lower|best|worst|highest|lowest|further|closer|nearer|stronger|weaker|doing (?:better|worse|best|worst))"
WHICH_OF_TWO = re.compile(
    rf"{LEAD}which(?: (?:one|of (?:the )?(?:two|pair|them|those|these)|of (?:these|those|them) two|indicator|council))* "
    rf"(?:is|was|did|does|do|performs?|performed|fares?|fared)(?: doing)? ?{JUDGED}(?: (?:off|one|of (?:the two|them)))?{END}"
)
OF_TWO = re.compile(r"\b(?:two|both|pair)\b")
FEWEST = 2
ONE_ONLY = "Only one indicator was talked about. Please name the two that you mean."


def of_turns(conversation: Conversation, shown: Shown, question: str) -> Shown | None:
    """What this turn and those before it named, one indicator a turn; None where this one showed none or several.

    A turn that goes on ("and AB/2?") adds to what was named, one that asks anew is beside the last one alone.
    """
    if len(shown.indicators) != 1 or shown.listed:
        return None
    before = conversation.turns
    if before is None:
        return replace(shown, few=True)
    key = shown.indicators[0].key
    pairs = [pair for pair in zip(before.indicators, before.results, strict=True) if pair[0].key != key]
    kept = pairs if CONTINUES.search(question) or len(pairs) < len(before.indicators) else pairs[-1:]
    pairs = [*kept, (shown.indicators[0], shown.results[0])]
    return Shown(indicators=tuple(one for one, _ in pairs), results=tuple(value for _, value in pairs), few=True)


def meant_of_turns(words: str, conversation: Conversation) -> Shown | None:
    """The indicators of the turns before that a comparison without a subject is about; None where it is about something else."""
    turns = conversation.turns
    if turns is None or not ((COMPARE.match(words) and SIDE.search(words)) or WHICH_OF_TWO.match(words)):
        return None
    if OF_TWO.search(words) and len(turns.indicators) > FEWEST:
        return replace(turns, indicators=turns.indicators[-FEWEST:], results=turns.results[-FEWEST:])
    return turns
