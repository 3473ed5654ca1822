"""The wordings of what is asked of indicators besides their figures: filters of lists, ratings, directions. Over lower-case text."""

from __future__ import annotations

import re
from collections.abc import Collection
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
    BETTER_THAN_BENCHMARK = "better than benchmark"
    WORSE_THAN_BENCHMARK = "worse than benchmark"
    ABOVE_BENCHMARK = "above benchmark"
    BELOW_BENCHMARK = "below benchmark"
    NOT_RATED = "not rated"
    HAS_RATING = "rated"
    ON_TARGET = "exactly on target"
    NOT_WORSE = "better or the same"
    RATED_AGAIN = "rated so again"
    TARGET_MOVED = "target moved"
    REPEATED = "commentary repeated"
    COME = "newly reported"
    GONE = "no longer reported"


OTHERS = (
    r"(?:the |our |its |their )?(?:(?:outer )?london|england|english|national|regional|county|group|cipfa|peers?|comparators?"
    r"|similar (?:councils?|boroughs?|counties|areas)"
    r"|other (?:councils?|boroughs?|counties)|nearest|statistical|benchmarks?)(?: (?:average|figure|rate|mean|median|benchmark|neighbours?"
    r"|group|councils?|boroughs?|comparators?))*\b"
)
RATED = r"(?:green|amber|red)(?:[ -]amber)?s?"

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
                r"|our))*(?: targets?| floors?(?: standards?)?| minimum standards?)",
                r"\btargets? (?:(?:did|do|does|have|has|had|that|which|were|was) )+(?:we|they|it|been|the council)?(?: (?:actually|all))?"
                r" ?(?:met|meet|hit|achieved?|reach(?:ed)?|beat(?:en)?|exceed(?:ed)?)\b",
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
                r"\bhow(?:'s|s| is| are| was| were)\b(?= .*\b(?:doing|getting on|performing|coming along|going|faring)\b)",
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
        (
            Aspect.BETTER_THAN_BENCHMARK,
            (rf"\b(?:better than|outperform\w*|beat(?:ing|s)?|ahead of) {OTHERS}",),
        ),
        (
            Aspect.WORSE_THAN_BENCHMARK,
            (rf"\b(?:worse than|underperform\w*|lag\w* behind|behind|trail\w*) {OTHERS}",),
        ),
        (
            Aspect.ABOVE_BENCHMARK,
            (rf"\b(?:above|higher than|over|exceed\w*) {OTHERS}",),
        ),
        (
            Aspect.BELOW_BENCHMARK,
            (rf"\b(?:below|lower than|under) {OTHERS}",),
        ),
        (
            Aspect.NOT_RATED,
            (
                r"\b(?:not (?:been )?(?:given a )?(?:rag )?(?:rated|rating)(?! (?:as |at )?(?:green|amber|red))|unrated|without a"
                r" (?:rag )?rating"
                r"|(?:ha(?:s|ve|d) )?no (?:rag )?ratings?)\b",
            ),
        ),
        (
            Aspect.HAS_RATING,
            (
                r"\b(?:given|have|has|had|got|with|received) (?:been given )?an? (?:rag )?rating\b",
                r"\b(?:are|were|was|been|get|got) (?:rag[ -])?rated\b(?! (?:as |at )?(?:green|amber|red))",
            ),
        ),
        (
            Aspect.ON_TARGET,
            (r"\b(?:exactly|bang|dead|spot|right|precisely|just) (?:met |hit |on |at )(?:the |their |its )?targets?\b",),
        ),
        (
            Aspect.NOT_WORSE,
            (
                r"\b(?:better|improv\w+) (?:or|and|/) (?:(?:stay\w*|remain\w*|about|kept) )?(?:the )?(?:same|unchanged|level|steady)\b",
                r"\b(?:same|unchanged|held|level) (?:or|and|/) (?:better|improv\w+)\b",
                r"\b(?:not (?:got(?:ten)? |become )?(?:any )?worse|no worse|not (?:worsened|declined|deteriorated))\b",
            ),
        ),
        (
            Aspect.RATED_AGAIN,
            (
                rf"\b{RATED} (?:\w+ )?(?:twice|again|(?:two|2) (?:quarters|reports|times|periods|years) (?:running|in a row))\b",
                rf"\b(?:still|stay\w*|remain\w*|persistently|consistently|repeatedly) {RATED}\b"
                r"(?=.*\b(?:since|last|before|previous|again|running)\b)",
                rf"\b{RATED} (?:in|for|over|on) (?:both|consecutive|(?:the (?:last|past) )?(?:two|2)(?: consecutive| successive)?"
                rf"|successive)\b",
                rf"\b{RATED} (?:both times|two times|on the trot)\b",
                r"\b(?:twice|two (?:quarters|reports|times)) (?:running|in a row)\b",
            ),
        ),
        (
            Aspect.TARGET_MOVED,
            (
                r"\btargets? (?:that )?(?:ha(?:s|ve) |was |were |had )?(?:been )?(?:moved|changed|revised|raised|lowered|altered|increased"
                r"|reduced|relaxed|tightened|reset|different)\b",
                r"\b(?:moved|changed|revised|raised|lowered|altered) targets?\b",
            ),
        ),
        (
            Aspect.REPEATED,
            (
                r"\b(?:commentar\w+|comments?|narratives?|explanations?|wording|words|text)\b.*\b(?:word for word|verbatim|repeated"
                r"|copied|copy|pasted|unchanged|identical|(?:the )?same)\b",
                r"\b(?:word for word|verbatim|repeated|copied|identical|(?:the )?same) (?:as last time )?(?:commentar\w+|comments?"
                r"|narratives?|explanations?|wording)\b",
            ),
        ),
        (
            Aspect.COME,
            (
                r"\bnew(?:ly)? (?:reported )?(?:indicators?|measures?|kpis?)\b",
                r"\b(?:indicators?|measures?|kpis?)\b.*\b(?:(?:are|is) new|newly|were added|was added|have been added|added since)\b",
            ),
        ),
        (
            Aspect.GONE,
            (
                r"\b(?:indicators?|measures?|kpis?)\b.*\b(?:no longer|dropped (?:from|since|out)|vanished|disappeared|were removed"
                r"|been removed|missing from|not (?:in|reported in) the (?:latest|newest|new|current))\b",
                r"\b(?:no longer reported|stopped (?:being )?report\w*)\b",
            ),
        ),
    )
)

AGAINST_BENCHMARK = frozenset({Aspect.BETTER_THAN_BENCHMARK, Aspect.WORSE_THAN_BENCHMARK, Aspect.ABOVE_BENCHMARK, Aspect.BELOW_BENCHMARK})
WHICH_ROWS = re.compile(
    r"^(?:and |so |but |ok,? )*(?:which|what|list|show|any)(?: (?:me|all|of|the|our|ones?|them|those|these|indicators?|measures?|kpis?))*"
    r"(?: that| which)?(?: (?:are|is|were|was|do|did|does|have|has|been|perform\w*|doing|done))*"
    r" (?:better than|worse than|outperform\w*|underperform\w*|beat\w*|ahead of|behind|lag\w*|trail\w*|above|below|over|under"
    r"|higher than|lower than|exceed\w*)\b"
)


def lists_against_benchmark(words: str, aspects: Collection[Aspect]) -> bool:
    """Does it ask which indicators stand so against a benchmark, naming none of them: "which are worse than comparators"?"""
    return bool(AGAINST_BENCHMARK & set(aspects)) and WHICH_ROWS.search(words) is not None
