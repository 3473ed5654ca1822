"""The wordings by which a question shows what it asks for: tables of patterns over lower-case text, and nothing else."""

from __future__ import annotations

import re
from enum import StrEnum

from ingest.model import Measure, Rating


class Intent(StrEnum):
    """What kind of answer is wanted."""

    META = "meta"
    TABLE = "table"
    RATING_CHECK = "rating check"
    VERIFY = "verify"
    WHY = "why"
    TREND = "trend"
    COUNT = "count"
    LIST = "list"
    SHARE = "share of target"
    DISTANCE = "distance to target"
    CHANGE = "change"
    NARRATIVE = "narrative"
    FIGURE = "figure"


class Aspect(StrEnum):
    """What of an indicator is asked besides its figures."""

    RATING = "rating"
    DIRECTION = "direction"
    MISSED = "missed target"
    MET = "met target"
    WORSENED = "worsened"
    IMPROVED = "improved"
    SHARE = "share"


# The intents in the order in which they are tried; the first whose wording is found is the one.
INTENTS: tuple[tuple[Intent, re.Pattern[str]], ...] = tuple(
    (entry, re.compile("|".join(wordings)))
    for entry, wordings in (
        (
            Intent.META,
            (
                r"\b(?:what|which|list|how many) (?:reports?|documents?|papers?|councils?|committees?)\b(?: (?:do|are|have|can|did)"
                r"|\s*\?*$)",
                r"\bwhat can (?:you|i) (?:do|ask|answer)",
                r"\bhow do you work",
                r"\bwho are you",
            ),
        ),
        (
            Intent.TABLE,
            (
                r"\b(?:add up|sum up|sum of|total up|add together)\b",
                r"\bcolumn\b",
                r"\b(?:summary|budget|savings|revenue|capital) table\b",
                r"\badds? up to\b",
            ),
        ),
        (
            Intent.RATING_CHECK,
            (
                r"\b(?:check|recalculate|recompute|verify|justif\w+|work out|reproduce)\b.*\b(?:rag|rating|rated|colou?r|green|amber"
                r"|red)\b",
                r"\b(?:rag|rating|rated|colou?r|green|amber|red)\b.*\b(?:stack up|right|correct|justified|make sense|add up|hold up"
                r"|fair|accurate|work out)\b",
                r"\b(?:stack up|justif\w+|correctly|rightly|fairly) .*\b(?:rag|rating|rated|green|amber|red)\b",
                r"\bshould (?:it|this|that|the \w+) (?:be|have been) (?:rated )?(?:green|amber|red)",
            ),
        ),
        (
            Intent.WHY,
            (
                r"\bwhy\b",
                r"\bwhat (?:went|has gone|is going) wrong\b",
                r"\bhow come\b",
                r"\bwhat (?:drove|caused|causes|explains?|led to|lies behind|is behind|was behind|were the reasons?|is the reason|was "
                r"the reason)\b",
                r"\bwhat'?s behind\b",
                r"\breasons? (?:for|why|given|behind)\b",
                r"\bexplanation\b",
            ),
        ),
        (
            Intent.TREND,
            (
                r"\btrends?\b",
                r"\bover time\b",
                r"\b(?:which|what) (?:quarter|year|period)\b",
                r"\bover the (?:years|last|past)\b",
                r"\b(?:across|in) all (?:of )?(?:the |your )?(?:reports|documents|periods|quarters|years)\b",
                r"\bhistory\b",
                r"\btime ?series\b",
                r"\b(?:each|every|by) (?:quarter|year|period)\b",
                r"\bquarter by quarter\b",
                r"\ball (?:the )?(?:figures|results|values|data)\b",
                r"\bever since\b",
            ),
        ),
        (
            Intent.COUNT,
            (
                r"\bhow many (?:of (?:the|our|them|these) )?(?:[\w' -]+ )?(?:indicators?|measures?|kpis?|targets|intentions?|priorities"
                r"|activities)\b",
                r"\bhow many (?:are|were) (?:rated )?(?:green|amber|red)\b",
            ),
        ),
        (
            Intent.LIST,
            (
                r"\b(?:which|what|list|show)\b.*\b(?:indicators|measures|kpis|ones|targets|areas|intentions|priorities|activities)\b",
                r"\b(?:which|what) (?:are|were|is|was|went|have|has) (?:rated |been )?(?:green|amber|red)",
                r"\bwhich .*\b(?:are|were|is|was) (?:rated )?(?:green|amber|red|below|off|missing)",
                r"\blist (?:all |the )",
            ),
        ),
        (
            Intent.SHARE,
            (
                r"\bhow much of (?:the|our|its|their) .*\btarget\b",
                r"\b(?:what|which) (?:share|proportion|percent\w*|part|fraction|%) of (?:the|our|its) .*\btarget\b",
                r"\bhow far through\b",
                r"\b(?:towards?|of) (?:the|our|its) (?:annual|full[- ]year|year'?s?) target\b",
            ),
        ),
        (
            Intent.DISTANCE,
            (
                r"\bhow far\b",
                r"\b(?:hit|meet|met|miss|missed|reach|reached|beat|exceed\w*) it\b",
                r"\bhow (?:many|much) (?:more|fewer|less)\b.*\b(?:target|goal)\b",
                r"\bhow close\b",
                r"\b(?:short|shy) of\b",
                r"\b(?:off|above|below|under|over|beyond|behind|beat|exceed\w*|against|versus|vs\.?) (?:the |its |their |our )?(?:\w+ "
                r"){0,2}target\b",
                r"\bgap\b",
                r"\bdistance\b",
                r"\b(?:hit|meet|met|miss|missed|achieve[ds]?|reach|reached|exceed\w*|beat) (?:the|its|their|our|that|this"
                r"|on)?\s*(?:[\w'-]+ ){0,5}targets?\b",
                r"\bon (?:target|track)\b",
            ),
        ),
        (
            Intent.CHANGE,
            (
                r"\b(?:change[ds]?|differ(?:s|ed|ence)?|moved?|rose|risen|rise|fell|fallen|fall|drop(?:ped)?|gr[eo]w|grown|increased"
                r"|decreased|improved?|improving|worsened?|worse|(?<!or )better|declined?|went up|went down|gone up|gone down|go up|go "
                r"down|going up|going down|up or down|by how much|compared? (?:with|to|against)|compare|versus|vs)\b",
            ),
        ),
        (
            Intent.VERIFY,
            (
                r"\bis (?:that|this|it) (?:right|correct|true|accurate)",
                r"\b(?:right|correct|true)\s*\?",
                r"\bis it (?:right|true|correct|the case)\b",
                r"^is .*\b(?:right|correct|accurate)\b",
                r"\breally\b",
                r"\bcan you confirm\b",
                r"\bconfirm that\b",
                r"\bdouble[- ]?check\b",
            ),
        ),
        (
            Intent.NARRATIVE,
            (
                r"^(?:and |so |but |ok |please )*(?:who|when|where)\b",
                r"\bwhat (?:are|is|were|was|have|has) (?:we|they|the council|being|been)\b.*\b(?:doing|done|plans?|planning)\b",
                r"\btell me about\b",
                r"\bexplain\b",
                r"\bdescribe\b",
                r"\bsummar\w+\b",
                r"\bwhat (?:action|actions|steps|work|happened|progress)\b",
                r"\bhow (?:is|are|was|were)\b.*\b(?:being|going)\b",
                r"\bplans? for\b",
                r"\bdefin\w+\b",
                r"\bwhat does\b.*\bmean\b",
            ),
        ),
    )
)

# Measures and the words that ask for them; the words themselves say nothing about the subject.
MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (entry, re.compile("|".join(wordings)))
    for entry, wordings in (
        (
            Measure.RESULT,
            (
                r"\b(?:the|its|their|actual|latest) results?\b",
                r"\bactuals?\b(?! (?:numbers?|counts?|figures?))",
            ),
        ),
        (
            Measure.NUMERATOR,
            (
                r"\b(?:actual|raw|real|underlying|exact) (?:numbers?|counts?|figures?)\b(?:\s*\(?top and bottom\)?)?",
                r"\btop and bottom\b",
                r"\bnumerators?\b",
                r"\bfraction\b",
                r"\bhow many (?:people |cases )?is that\b",
                r"\bas a number\b",
                r"\bin numbers\b",
            ),
        ),
        (
            Measure.DENOMINATOR,
            (
                r"\b(?:actual|raw|real|underlying|exact) (?:numbers?|counts?|figures?)\b",
                r"\btop and bottom\b",
                r"\bdenominators?\b",
                r"\bfraction\b",
                r"\bout of how many\b",
                r"\bsample size\b",
                r"\bhow big (?:is|was) the (?:sample|cohort|base)\b",
                r"\bhow many (?:people |residents |users |customers |respondents )?(?:answered|responded|replied|completed|took part"
                r"|were (?:asked|surveyed|interviewed)|filled in)\b(?:(?: in| to)?(?: the)? (?:survey|questionnaire|poll))?(?: behind)?",
            ),
        ),
        (
            Measure.TARGET,
            (
                r"\b(?:(?:annual|full[- ]year|quarterly|interim|year'?s?) )?targets?\b",
                r"\baim(?:ing|ed)?(?: for| at)?\b",
                r"\bgoals?\b",
                r"\bambitions?\b",
                r"\b(?:supposed|meant|expected|hoping|hoped) to (?:be|reach|get|hit|achieve)\b",
                r"\bobjectives?\b",
            ),
        ),
        (
            Measure.FLOOR,
            (
                r"\bfloor(?: standard)?\b",
                r"\bminimum standard\b",
                r"\btolerance\b",
            ),
        ),
        (
            Measure.VARIANCE,
            (r"\bvariances?\b",),
        ),
        (
            Measure.BENCHMARK,
            (
                r"\bbenchmark\w*\b",
                r"\b(?:comparators?|comparable boroughs|statistical neighbours?|other councils|other boroughs|nearest neighbours|cipfa"
                r"|peers?)\b(?: group)?(?: average)?",
                r"\b(?:london|outer london|england|english|national|group|regional)(?:'s)? (?:average|figure|rate|mean|benchmark)\b",
                r"\bnationally\b",
                r"\bnational(?:ly)? average\b",
                r"\bcompared? (?:with|to) (?:london|england|other|others|the rest)\b",
                r"\bin (?:london|england)\b",
                r"\bhow do we compare\b",
            ),
        ),
    )
)

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
                r"\b(?:below|off|short of|under|behind)(?: (?:the|their|its|our))? targets?",
                r"\b(?:miss(?:ed|ing|es)?|underperform\w*|did(?: not|n'?t) (?:meet|hit|reach|make)|fail(?:ed|ing)?(?: to (?:meet|hit"
                r"|reach))?|not (?:met|meeting|hitting|on|achieved))\b(?: (?:the|their|its|our))?(?: targets?)?",
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
            Aspect.SHARE,
            (
                r"\bwhat (?:percent(?:age)?|proportion|share|%)\b",
                r"\bas a (?:percentage|proportion|share)\b",
            ),
        ),
    )
)

RATINGS: tuple[tuple[Rating, re.Pattern[str]], ...] = (
    (Rating.GREEN_AMBER, re.compile(r"\b(?:green[ /-]amber|amber[ /-]green|ga)\b")),
    (Rating.RED_AMBER, re.compile(r"\b(?:red[ /-]amber|amber[ /-]red|ra)\b")),
    (Rating.GREEN, re.compile(r"\bgreen\b")),
    (Rating.AMBER, re.compile(r"\bamber\b")),
    (Rating.RED, re.compile(r"\breds?\b")),
)

# Words of the intents, which name no subject once the intent is known.
CUES = re.compile(
    r"\b(?:change[ds]?|differ(?:s|ed|ence)?|moved?|rose|risen|rise|fell|fallen|fall|drop(?:ped)?|gr[eo]w|grown|increased|decreased"
    r"|worse|(?<!or )better|declined?"
    r"|compared?|comparing|versus|vs|trends?|time series|history|check|recompute|recalculate|stack up|justified|right|correct|true"
    r"|accurate|confirm|drove|caused?"
    r"|explains?|reasons?|gap|short|close|really|wrong|hit|meet|met|miss|missed|reach(?:ed)?|track|add up|sum|match)\b"
)
