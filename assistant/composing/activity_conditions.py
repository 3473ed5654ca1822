"""Conditions that a list of activities puts on more than their rating: days, owners and states. A register prints few of them.

One that the register does not print refuses the list: without its condition it would answer another question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.meaning.words import stem
from ingest.model import Activity

KINDS = r"(?:activities|actions|milestones|projects|commitments|intentions|priorities|initiatives)"
DAY = (
    r"(?:\w+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|quarter|year|month|\d{4})\b"
)
TIMES = re.compile(
    r"\b(?:due|finish\w*|end(?:s|ing)?|start(?:s|ing|ed)?|planned|scheduled|delivered|completed?)"
    rf" (?:by|before|after|in|on|for|from|until|this|next|last|at)(?: the)?(?: end of)? {DAY}(?: \d{{4}})?"
    r"|\b(?:over)?due\b|\bbehind schedule\b|\bdeadlines?\b"
)
OWNERS = re.compile(r"\b(?:owned|led|managed|run) by (?:the )?[\w&]+(?: [\w&]+)?|\bassigned to (?:the )?[\w&]+(?: [\w&]+)?")
STATE = r"(?:completed?|finished|started|closed|outstanding|on track|on hold|delayed)"
STATES = re.compile(rf"\b(?P<no>not (?:yet )?)?(?P<state>{STATE})\b")
LISTED = re.compile(
    r"^(?:(?:please )?(?:which|what|list|show(?: me)?|give me|any|how many)(?: of)?(?: the| our| all| any)*(?: [\w-]+){0,2}? )?"
    rf"(?:[\w-]+ )?{KINDS}"
    r"(?: in [\w &]{3,40}?)?(?: (?:that|which))?(?: (?:are|were|is|was|have been|has been))?(?: still| currently)?"
    rf" (?:(?:rated )?(?:red|amber|green)\b|(?:over)?due\b|behind schedule\b|(?:owned|led|managed|run) by\b|assigned to\b"
    rf"|(?:not (?:yet )?)?{STATE}\b)"
)


def asks_for_activities(text: str) -> bool:
    """Does a question ask for activities by rating, day, owner or state?

    >>> asks_for_activities("actions due by March that are not complete"), asks_for_activities("what actions did the council take?")
    (True, False)
    """
    return LISTED.search(" ".join(text.lower().split())) is not None


def without_conditions(text: str) -> str:
    """The words without those of days, owners and states, which name no activity."""
    return STATES.sub(" ", OWNERS.sub(" ", TIMES.sub(" ", text.lower())))


def by_state(activities: Sequence[Activity], text: str) -> tuple[Sequence[Activity], tuple[str, ...]]:
    """The activities in the states that the text names, where the register rates by these words, and the conditions not printed."""
    words = " ".join(text.lower().split())
    lost = [match.group().strip() for wording in (TIMES, OWNERS) for match in wording.finditer(words)]
    for match in STATES.finditer(TIMES.sub(" ", words)):
        state = stem(match["state"])
        so = [one for one in activities if state in {stem(word) for word in re.findall(r"[a-z]+", (one.rating_raw or "").lower())}]
        if not so:
            lost.append(match.group().strip())
        else:
            activities = [one for one in activities if (one in so) is not bool(match["no"])]
    return activities, tuple(dict.fromkeys(lost))
