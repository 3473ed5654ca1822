"""The wordings of what is asked of indicators besides their figures: filters of lists, ratings, directions. Over lower-case text."""

from __future__ import annotations

import re
from enum import StrEnum


class Aspect(StrEnum):
    """What of an indicator is asked besides its figures."""

    RATING = "rating"
    DIRECTION = "direction"
    MISSED = "missed target"
    MET = "met target"
    WORSENED = "worsened"
    IMPROVED = "improved"
    SHARE = "share"
    BOTH = "both directions"
    UPDATE = "update"


# What of an indicator is asked besides its figures.
ASPECTS: tuple[tuple[Aspect, re.Pattern[str]], ...] = tuple(
    (entry, re.compile("|".join(wordings)))
    for entry, wordings in (
        (
            Aspect.RATING,
            (
                r"\b(?:rag|brag)(?: (?:status|rating|rated))?\b",
                r"\bratings?\b",
                r"\brated\b",
                r"\bcolou?r\b",
                r"\btraffic light\b",
                r"\bstatus\b",
            ),
        ),
        (
            Aspect.DIRECTION,
            (
                r"\bdirection(?:s)?(?: of travel)?\b",
                r"\bdot\b",
                r"\b(?:getting|got) (?:better|worse)\b",
                r"\bimproving\b",
                r"\bworsening\b",
            ),
        ),
        (
            Aspect.MISSED,
            (
                r"\b(?:below|off|short of|under|behind)(?: (?:their|the|its|our)\b)? targets?",
                r"\b(?:miss(?:ed|ing|es)?|underperform\w*|did(?: not|n'?t) (?:meet|hit|reach|make)|fail(?:ed|ing)?(?: to (?:meet|hit"
                r"|reach))?|not (?:met|meeting|hitting|on|achieved))\b(?: (?:their|the|its|our)\b)?(?: targets?)?",
            ),
        ),
        (
            Aspect.MET,
            (
                r"\b(?:met|meet|hit|achieved?|above|exceed(?:ed|ing)?|reached?|beat|on)\b(?: (?:or above|or better|the|their|its"
                r"|our))*(?: targets?)",
            ),
        ),
        (
            Aspect.WORSENED,
            (r"\b(?:worsen(?:ed|ing)?|got worse|getting worse|gone down|declin(?:ed|ing)|deteriorat\w+)\b",),
        ),
        (
            Aspect.IMPROVED,
            (r"\b(?:improv(?:ed|ing)|got better|getting better)\b",),
        ),
        (
            Aspect.BOTH,
            (r"\bin both\b|\bboth (?:the )?(?:directions?|ways|short|long|quarter)",),
        ),
        (
            Aspect.UPDATE,
            (
                r"\bwhat(?:'s| is) (?:the )?(?:latest|newest|current position|position|state of play|situation|picture)\b",
                r"\b(?:the )?latest (?:news )?(?:on|about)\b",
                r"\b(?:any |an |the |give me an? |what is the )?updates? (?:on|about)\b",
                r"\bwhere (?:are|do) we (?:now )?(?:stand )?(?:with|on)\b",
                r"\bhow(?:'s|s| is| are| was| were) .*\b(?:doing|getting on|performing|coming along)\b",
                r"\bhow (?:are|were|did) we (?:doing|do|getting on|performing)\b",
            ),
        ),
        (
            Aspect.SHARE,
            (
                r"\bwhat (?:percent(?:age)?|proportion|share|%)\b",
                r"\bas a (?:percentage|proportion|share)\b",
            ),
        ),
    )
)
