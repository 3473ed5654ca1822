"""Questions that set the councils whose reports are held against each other: "which council did better on recycling?"."""

from __future__ import annotations

import re

from assistant.meaning.wordings import Intent

COUNCIL = r"(?:councils?|authorit(?:y|ies)|boroughs?|count(?:y|ies))"
ACROSS = re.compile(
    rf"\bwhich (?:one )?(?:of (?:the |our |these |those )?(?:two |2 |three |3 |both )?)?{COUNCIL}(?=\s|,|$)"
    rf"|\b(?:in |of |at |by |for )?(?:each|both) {COUNCIL}\b|\bbetween (?:the |our |these )?(?:two |2 )?{COUNCIL}\b"
    rf"|\b(?:the|our|these) (?:two|2) {COUNCIL}(?:'s?)?(?=\s|,|\?|$)"
)
INTENTS = frozenset({Intent.FIGURE, Intent.CHANGE, Intent.RANK, Intent.LIST, Intent.DISTANCE})
OF_MANY = re.compile(r"\b(?:indicators?|measures?|kpis?|reds?|greens?|ambers?|targets)\b")
POINTS = re.compile(r"\b(?:,? ?(?:and )?by )?how (?:many|much) (?:percentage )?points?\b")
MORE = re.compile(
    r"\b(?:had|has|have)? ?(?:the )?(?:higher|lower|bigger|smaller|larger|highest|lowest)\b(?: (?:share|proportion|rate|figure) of\b)?"
)


def sets_councils_apart(words: str, intent: Intent) -> bool:
    """Does the question ask for one thing of every council? A count of many indicators by council is another question."""
    return intent in INTENTS and ACROSS.search(words) is not None and OF_MANY.search(words) is None


def without_councils(words: str) -> str:
    """The words without those that set the councils apart, which name no indicator.

    >>> without_councils("which council had the higher sickness absence?").strip()
    'sickness absence?'
    """
    return MORE.sub(" ", POINTS.sub(" ", ACROSS.sub(" ", words)))
