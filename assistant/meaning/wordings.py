"""The wordings by which a question shows what it asks for: tables of patterns over lower-case text, and nothing else."""

from __future__ import annotations

import re
from enum import StrEnum


class Intent(StrEnum):
    """What kind of answer is wanted."""

    META = "meta"
    NEWS = "what is new"
    WHICH_REPORTS = "which reports"
    TABLE = "table"
    RATING_CHECK = "rating check"
    VERIFY = "verify"
    AGREEMENT = "agreement"
    WHY = "why"
    TREND = "trend"
    RANK = "rank"
    COUNT = "count"
    LIST = "list"
    SHARE = "share of target"
    DISTANCE = "distance to target"
    CHANGE = "change"
    NARRATIVE = "narrative"
    FIGURE = "figure"


# The intents in the order in which they are tried; the first whose wording is found is the one.
INTENTS: tuple[tuple[Intent, re.Pattern[str]], ...] = tuple(
    (entry, re.compile("|".join(wordings)))
    for entry, wordings in (
        (
            Intent.NEWS,
            (
                r"\b(?:what|anything|which (?:ratings?|rags?|indicators|measures))(?:'s| has| have| is| are)?(?: been)? (?:changed?"
                r"|different"
                r"|new)(?: (?:since|from|compared (?:with|to)|between|in|at))?(?: (?:the|our|each|these|two))*(?: (?:reports?|review"
                r"|meetings?|one))?(?: (?:in|for|at|of) [\w ]+)?\s*\?*$",
                r"\b(?:turned|became|(?:went|gone|moved|slipped|switched|dropped)(?: from (?:green|amber|red)(?: amber)?)?(?: in)?to) "
                r"(?:red|amber|green)\b",
                r"\bfrom (?:green|amber|red)(?: amber)? (?:in)?to (?:green|amber|red)\b",
                r"\bwhich (?:ratings?|rags?) (?:have |has )?(?:changed|moved)\b",
                r"\b(?:which|what) (?:\w+ ){1,4}(?:changed?|moved|switched|swapped) (?:(?:its|their|the) )?(?:rag|ratings?|colou?rs?)\b",
                r"\bwhat(?:'s| is) new\b",
                r"\b(?:red|amber|green)(?:[ -]amber)?s? (?:\w+ )?(?:twice|again|(?:two|2) (?:quarters|reports|times|periods|years) "
                r"(?:running|in a row)|in (?:both|consecutive|two consecutive|successive))\b",
                r"\b(?:still|stay\w*|remain\w*|persistently|consistently|repeatedly) (?:red|amber|green)\b.*\b(?:since|last|before"
                r"|previous)\b",
                r"\b(?:which|what|any|whose|how many|did any|have any|list|were any) (?:\w+ ){0,4}targets (?:that )?(?:ha(?:s|ve) |was "
                r"|were |had )?(?:been )?(?:moved|changed|revised|raised|lowered|altered|relaxed|tightened|reset)\b",
                r"\b(?:moved|changed|revised) targets\b",
                r"\b(?:commentar\w+|comments?|narratives?|explanations?)\b.*\b(?:word for word|verbatim|repeated|copied|copy|pasted"
                r"|unchanged|identical|(?:the )?same as)\b",
                r"\b(?:word for word|verbatim|repeated|copied|identical) (?:commentar\w+|comments?|narratives?|explanations?)\b",
                r"\b(?:which|what|any|list|show|how many) (?:\w+ ){0,2}new(?:ly)? (?:reported )?(?:indicators?|measures?|kpis?)\b",
                r"\b(?:which|what|any|list|show|how many) (?:\w+ ){0,2}(?:indicators?|measures?|kpis?) (?:are new|were added"
                r"|have been added|(?:are |were )?(?:no longer|dropped|vanished|disappeared|removed|stopped))\b",
            ),
        ),
        (
            Intent.WHICH_REPORTS,
            (
                r"\b(?:which|what) (?:of the |of our )?(?:reports?|documents?|papers?) (?:mentions?|covers?|contains?|includes?"
                r"|prints?|gives?"
                r"|shows?|holds?|talks? about|reports?|publish\w*|ha(?:ve|s)|(?:is|are|was|were|can i find|do i find)) (?:figures? )?"
                r"(?:\w+ )*\w",
                r"\bwhere (?:is|are|was|were|can i find|do i find) .*\b(?:reported|published|printed)\b",
            ),
        ),
        (
            Intent.META,
            (
                r"\b(?:what|which|list|how many) (?:reports?|documents?|papers?|councils?|committees?)\b"
                r"(?! (?:did|do|does|have|has|had|are|is|was|were) (?:[\w'-]+ )*?(?:better|worse|more|fewer|less|higher|lower|best|worst"
                r"|most|least)\b)(?: (?:do|are|have|can|did)"
                r"|\s*\?*$)(?!(?<= are) (?:we|they) )",
                r"\bwhat can (?:you|i) (?:do|ask|answer)",
                r"\bhow do you work",
                r"\bwho are you",
            ),
        ),
        (
            Intent.RATING_CHECK,  # before "add up" is taken for a table's: a rating that adds up
            (
                r"\b(?:does|is|can|do) (?:the |that |its |a )?(?:ga|ra|rag|rating|(?:green|amber|red)(?:[ -]amber)?)\b"
                r"(?! (?:column|row|total|count|number|indicator|rating)s)[^?]*"
                r"\b(?:add up|stack up|hold up|make sense)\b",
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
                r"\b(?:rag|rating|rated|colou?r|green|amber|red|ga|ra)\b.*\b(?:be |is |was )?(?:reproduced?|derived|explained|obtained"
                r"|arrived at|checked|recalculated) (?:from|by|with|using)\b",
                r"\b(?:rag|rating|rated|colou?r|green|amber|red|ga|ra)\b.*\b(?:follows?|consistent|in line|borne out|supported"
                r"|agrees?|match(?:es)?|fits?|accords?) (?:with |by |from |to )?(?:the |its |their |that )?(?:report's |council's )?(?:own "
                r"|printed |published |stated )?(?:rag |rating )?(?:key|figures?|numbers?|thresholds?|bands?|rules?|result)\b",
            ),
        ),
        (
            Intent.WHY,
            (
                r"\bwhy\b",
                r"\bwhat(?:'s|s| has| is)? (?:went|gone|going) wrong\b",
                r"\bhow come\b",
                r"\bwhat (?:drove|caused|causes|explains?|led to|lies behind|is behind|was behind|were the reasons?|is the reason|was "
                r"the reason)\b",
                r"\bwhat'?s behind\b",
                r"\bwhat (?:is|was) (?:thought|said|believed|reported|considered|likely|felt|seen) to (?:lie|be|have been|explain"
                r"|cause|drive)\b",
                r"\bwhat(?:'s| is) (?:the |our |their )?(?:plan|recovery plan|action plan)(?: for (?:it|that|this))?\W*$",
                r"[-–—,;:] ?what(?:'s| has| is)? ?(?:happened|happend|happening|gone wrong|next|the (?:reason|story|cause))\W*$",
                r"\breasons? (?:for|why|given|behind|can|could|did|do|does|is|are|was|were|has|have)\b",
                r"\bwhat (?:is|was|has been|will be) (?:being )?done\b",
                r"\bexplanation\b",
                r"\bhow (?:did|has|have) .*\bcome to\b",
            ),
        ),
        (
            Intent.RANK,
            (
                r"\b(?:furthest|farthest|closest|nearest|furthest away) (?:from|to|off|below|above|behind|beyond)\b",
                r"^(?:the |our )?(?:top|bottom) (?:\d{1,2}|two|three|four|five|six|ten)\b.*\b(?:distance|variance|gap|targets?)\b",
                r"\b(?:worst|best|weakest|strongest|poorest)\b[ -]*(?:(?:\d{1,2}|two|three|four|five|six|ten) )?"
                r"(?:performing|performers?|performance|indicators?|measures?"
                r"|kpis?|results?"
                r"|areas?|ones?|against)\b",
                r"\b(?:doing|performing|did|performed|do) (?:the )?(?:worst|best)\b",
                r"^(?:the |our )?(?:highest|lowest(?! acceptable)|best|worst|biggest|smallest) (?:\w+ )?(?:results?|figures?"
                r"|percentages?|scores?"
                r"|values?|rates?)\b",
                r"\b(?:biggest|largest|greatest|smallest|most|least|steepest|sharpest|worst)(?: (?:improve\w*|impro\w+|declin\w+|drop\w*"
                r"|fall\w*|fell|rise|risen|rose|increase\w*|decrease\w*|change\w*|deteriorat\w+|worsen\w*|gap|jump\w*|miss\w*|shortfall"
                r"|variance|movement|gains?))",
                r"\b(?:missed|missing|improved|worsened|changed|fell|rose|dropped|declined|increased|moved)"
                r"(?: (?:its|their|the|target|targets))* (?:by )?(?:the )?(?:most|least|furthest)\b",
                r"\b(?:which|what) (?:\w+ )*(?:indicator|measure|kpi|one|area|target)s? (?:\w+ )*(?:highest|lowest|worst|best)\b",
                r"\bby the (?:biggest|largest|greatest|smallest|widest|narrowest|highest) (?:\w+ )?(?:percentage|margin|amount|distance|%)",
                r"\btop (?:\d+|three|five|ten)\b|\bbottom (?:\d+|three|five|ten)\b",
                r"\brank (?:the|all|our|them|every)\b|\branked by\b",
            ),
        ),
        (
            Intent.TREND,
            (
                r"\btrends?\b",
                r"\bover time\b",
                r"\b(?:which|what) (?:quarter|year|period)\b",
                r"\bover the (?:years|last|past)\b",
                r"\b(?:across|in|over|through|throughout|from) all (?:of )?(?:the |your |our )?(?:reports|documents|periods|quarters"
                r"|years)\b",
                r"\bhistory\b",
                r"\btime ?series\b",
                r"\b(?:each|every|by) (?:quarter|year|period)\b",
                r"\bquarter by quarter\b",
                r"\ball (?:the )?(?:figures|results|values|data|periods|quarters)\b",
                r"\bever since\b",
                r"\b(?:highest|lowest|best|worst)\b.*\b(?:ever )?been\b",
                r"\b(?:most|least|biggest|smallest)\b.*\bever(?: been)?\b",
                r"^(?:the |our |its )?(?:max(?:imum)?|min(?:imum)?|peak|(?:all[- ]time )?(?:high|low)(?: point)?)(?: of| for)?\b"
                r"|(?<!at )\b(?:max(?:imum)?|min(?:imum)?|peak|low point|high point|highest|lowest)\W*$",
                r"\b(?:highest|lowest) (?!acceptable|tolerable|allowed)(?:\w+ )?(?:figures?|values?|results?|levels?|numbers?|percentages?"
                r"|rates?|scores?)(?: \w+)? (?:for|of|on|in)\b",
                r"\b(?:bottom(?:ed)?[ -]out|peaked|at (?:its|their) (?:highest|lowest|peak|best|worst)|(?:its|their) (?:peak|high|low))\b",
                r"\b(?:every|all|each)(?: of)?(?: the)? (?:published |reported |printed )?(?:results?|figures?|values?|numbers?) "
                r"(?:for|of|on)\b",
                r"\bbeen (?:changing|moving|developing)\b|\b(?:been )?going since\b|\bdevelop(?:ed|s)?\W*$",
                r"\bwhen (?:was|were|did)\b.*\b(?:highest|lowest|best|worst|peak\w*)\b",
            ),
        ),
        (
            Intent.COUNT,
            (
                r"\bhow many (?:of (?:the|our|them|these) )?(?:(?!(?:did|do|does|get|got|were made) )[\w'-]+ )*"
                r"(?:indicators?|measures?|kpis?|targets|intentions?|priorities"
                r"|activities|commitments|projects|actions|milestones|initiatives)\b",
                r"\bhow many (?:are|were) (?:not )?(?:rated )?(?:green|amber|red)\b",
                r"\b(?:number|no\.?|count) of (?:rated )?(?:green|amber|red)(?:[ -]amber)?"
                r"(?:s\b| (?:indicators|measures|kpis|ratings?|ones)\b)",
                r"\bhow many (?:green|amber|red)(?:[ -]amber)?s?\b",
                r"\bhow many (?:of (?:them|these|those|the \w+) )?(?:(?:have |has |had |are |were |is |was )?(?:got |getting "
                r"|gone )?)(?:improv\w+"
                r"|worsen\w*|declin\w+|deteriorat\w+|better|worse|missed|met|hit|on target|off target|(?:below|above|under)(?! \d))\b",
                r"\b(?:how many|number|no\.?|count|total)(?: of)?(?: (?:them|these|those|things|ones|ours|indicators|measures|kpis))?"
                r"(?: of (?:them|these|those|ours))?(?: (?:that|which|who|have|has|had|are|were))* (?:improv(?:ed|ing)|worsen(?:ed|ing)"
                r"|declined|deteriorated|(?:got|gotten|getting) (?:better|worse))\b",
                r"\b(?:what|which) (?:share|proportion|percentage|percent|%) of (?:the |our |all |all the )?(?:[\w'-]+ ){0,4}(?:indicators"
                r"|measures|kpis|targets|ones)\b",
                r"\b(?:count|counts|number|breakdown|break down|split|tally|totals?)\b.*\b(?:by|per|for each|of each) (?:rag|rating|colou?r"
                r"|section|theme|service|area|priority|council|committee|report|direction)s?\b",
                r"\b(?:green|amber|red|rated|indicators|measures|kpis)\b.*\b(?:by|per|in each|for each) (?:section|theme|service|area"
                r"|priority|council|committee|report|rating)s?\b",
                r"\b(?:which|what) (?:section|theme|service|area|priority|council|committee|report)s? (?:\w+ ){0,3}(?:most|fewest|least"
                r"|more) (?:\w+ )*(?:reds?|greens?|ambers?|indicators?|measures?|kpis?|missed|below|off|improv\w+|worsen\w+)\b",
                r"\b(?:rag|rating) (?:summary|breakdown|totals?|counts?|split)\b",
            ),
        ),
        (
            Intent.LIST,
            (
                r"^(?:and |so |but |ok )*(?:are|were|is|was) (?:all|any|every|each|none|most)\b.*\b(?:green|amber|red)s?\b",
                r"\b(?:any|did any|were any) (?:\w+ ){0,2}(?:indicators|measures|kpis)\b.*\btargets?\b",
                r"\b(?:which|what|list|show)\b.*\b(?:indicators|measures|kpis|ones|targets|areas|intentions|priorities|activities)\b",
                r"\b(?:which|what) (?:are|were|is|was|went|have|has) (?:rated |been )?(?:green|amber|red)",
                r"\bwhich .*\b(?:are|were|is|was) (?:rated )?(?:green|amber|red|below|off|missing)",
                r"\blist (?:all |the )",
                r"\b(?:list|show|name|give)\b.*\b(?:every|each|any) (?:\w+ )?(?:indicator|measure|kpi|target|priority|activity)\b",
                r"^(?:and |so |but |ok )*(?:which|what) (?:\w+ ){0,3}?(?:missed|met|hit|failed|improved|worsened|declined"
                r"|deteriorated|got (?:better"
                r"|worse)|(?:are|were|is|was) (?:below|above|off|on|under|short|improving|worsening|getting|behind|missing))\b",
                r"\b(?:what|which|anything|everything|any|all)(?:'s| is| are| was| were| that is| that was)?(?: not)? (?:currently |still "
                r"|rated )?(?:red|amber|green)s?\b",
                r"^(?:and |just |only |show |show me |give me |the |all )*(?:green|amber|red)(?: amber)?s? (?:ones|indicators"
                r"|measures|kpis)\b",
            ),
        ),
        (
            Intent.SHARE,
            (
                r"\bhow much of (?:the|our|its|their) .*\btarget\b",
                r"\b(?:what|which) (?:share|proportion|percent\w*|part|fraction|%) of (?:the|our|its) .*\btarget\b",
                r"\bhow far through\b",
                r"\b(?:what|which) (?:share|proportion|percent\w*|part|fraction|%)(?: of)?(?: the| our| its)?[^?]*\btarget\b[^?]*"
                r"\b(?:delivered|reached|achieved|done|met|completed|hit)\b",
                r"\bas (?:an? )?(?:share|proportion|percentage|percent|%) of (?:the |its |our )?(?:\w+ )?target\b",
                r"\bhow much (?:of )?(?:[\w'-]+ ){0,6}target\b.*\b(?:met|done|reached|achieved|delivered|completed|hit|used)\b",
                r"\bhow much of (?:this |the |last |our )?(?:year'?s? )?(?:\w+ ){0,5}target\b",
                r"(?<!short )(?<!shy )\b(?:towards?|of) (?:the|our|its) (?:annual|full[- ]year|year'?s?) target\b",
            ),
        ),
        (
            Intent.DISTANCE,
            (
                r"\bby how (?:much|many|far)\b[^?]*\b(?:miss\w*|short|exceed\w*|beat\w*|off|target)\b(?![^?]*\b(?:since|than|from)\b)",
                r"\b(?:miss\w*|fell short|off target|over target|under target|beat\w*)(?: \w+){0,3} by how (?:much|many|far)\b"
                r"|\b(?:how (?:much|many|far)|what)\b[^?]*\bmissed by\b",
                r"\bhow far\b(?! (?:did|has|have|had)\b.*\b(?:climb|ris|rose|fall|fell|drop|mov|slip|improv|increas|decreas|grow|grew)\w*)"
                r"(?! behind\b.*\brent\b)",
                r"\b(?:hit|meet|met|miss|missed|reach|reached|beat|exceed\w*|make|made|manage\w*) it\b",
                r"\bhow (?:many|much) (?:more|fewer|less|extra|additional|further)\b.*\b(?:target|goal)s?\b",
                r"\bhow many (?:more|fewer|less|extra|additional|further)\b.*\b(?:to|reach|get|got|hit|meet|met)\b.*\d%",
                r"\bhow (?:many|much) (?:more|fewer|less|extra|additional|further)\b.*\b(?:hit|reach|meet|get to|make) "
                r"(?:the |its |that )\d",
                r"\btargets?\b.*\bhow (?:many|much) (?:more|fewer|less|extra|additional|further)\b",
                r"\bhow close\b",
                r"\bmargins?\b.*\b(?:target|goal)\b|\b(?:target|goal)\b.*\bmargins?\b",
                r"\b(?:short|shy) of\b",
                r"\b(?:better|worse|higher|lower|more|less|fewer|greater) than (?:the |its |their |our )?(?:\w+ ){0,2}target\b",
                r"\b(?:times|multiples? of) (?:the |its |their |our |that )?(?:\w+ ){0,2}target\b",
                r"\b(?:off|above|below|under|over|beyond|behind|beat|exceed\w*|against|versus|vs\.?) "
                r"(?!what |which )(?:the |its |their |our )?"
                r"(?:\w+ ){0,2}target\b",
                r"\bgap\b",
                r"\bdistance\b",
                r"\b(?:hit|meet|met|miss|missed|achieve[ds]?|reach|reached|exceed\w*|beat) (?:the|its|their|our|that|this"
                r"|on)?\s*(?:[\w'-]+ ){0,5}targets?\b",
                r"\bon (?:target|track)\b",
                r"\btarget (?:was |is |been )?(?:met|hit|achieved|reached|missed|made)\b|\b(?:met|hit) or miss(?:ed)?\b",
            ),
        ),
        (
            Intent.CHANGE,
            (
                r"\bmovement\b(?=\W*$)",
                r"\b(?:it|they|that|this) (?:recover(?:ed)?|rall(?:y|ied)|bounced? back|rebound(?:ed)?)\b",
                r"\b(?:change[ds]?|differ(?:s|ed|ence)?|moved?|rose|risen|rise|fell|fallen|fall|drop(?:ped)?|gr[eo]w|grown|increased"
                r"|decreased|improved?|improving|worsened?|worse|(?<!or )(?<!/)(?<!/ )better|declined?|went up|went down|gone up|gone down"
                r"|go up"
                r"|climb(?:ed|s)?|slip(?:ped|s)?|slid|shr[aiu]nk|dip(?:ped)?|jump(?:ed)?|edged|go "
                r"down|going up|going down|up or down|by how much|compared? (?:with|to|against)|compare|versus|vs|c[ao]me down)\b",
                r"\b(?:above|below|over|under) (?:that|the (?:figure|result|value|level)) (?:of|in|at|for)\b",
                r"\b(?:more|fewer|less|higher|lower)\b[^?]*\bthan\s*(?:(?:a|the|in|at|for|it was|they were|there were)\s+)*"
                r"(?:[^\w\s£]|$|(?:true|right|correct)\b)",  # the time that it is compared with is taken out before
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
                r"^(?:and |so |but |ok |please )*(?:who|when|where)\b(?![^?]*, (?:(?:in|at|for|of) )?(?:what|how|which)\b)"
                r"(?!(?<=where) (?:did|does|do)\b[^?]*\b(?:stand|sit|end up|finish|get to)\W*$)"
                r"(?! (?:do|should|did|will) (?:we|they|the council) (?:want|need|aim|hope|expect))(?![^?]*\bleague tables?\b)",
                r"\bwhat (?:are|is|were|was|have|has) (?:we|they|the council|being|been)\b.*\b(?:doing|done|plans?|planning)\b",
                r"\bwhat (?:is|are|was|were|has|have)(?: [\w'&/-]+){1,6} (?:doing|planning(?! (?!to\b|for\b|on\b|about\b|with\b|in\b"
                r"|next\b|this\b|over\b|by\b)[a-z])|proposing)\b",
                r"\btell me about\b",
                r"\bexplain\b",
                r"\bdescribe\b",
                r"\bsummar\w+\b",
                r"\bwhat (?:action|actions|steps|work|happened|progress)\b",
                r"\bhow (?:is|are|was|were)\b.*\b(?:being|going)\b",
                r"(?<!protection )\bplans? for\b(?!.*\b(?:rated|rating|rag|colou?r)\b)",
                r"\bdefin\w+\b",
                r"\bwhat does\b.*\bmean\b",
            ),
        ),
    )
)

# Words of the intents, which name no subject once the intent is known.
CUES = re.compile(
    r"\b(?:change[ds]?|differ(?:s|ed|ence)?|moved?|rose|risen|rise|fell|fallen|fall|drop(?:ped)?|gr[eo]w|grown|increased|decreased"
    r"|(?<=it )recover(?:ed)?|(?<=they )recover(?:ed)?|worse|(?<!or )(?<!/)(?<!/ )better|declined?"
    r"|compared?|comparing|versus|vs|trends?|time series|history|check|recompute|recalculate|stack up|justified|right|correct|true"
    r"|accurate|confirm|drove|caused?"
    r"|points?|needed|improv\w*|growth|growing|gone|figures?|highest|lowest"
    r"|peak\w*|max(?:imum)?|min(?:imum)?|(?:low|high) point|bottom(?:ed)?(?= out)"
    r"|quarters?|ever|mentions?|covers?|contains?"
    r"|includes?|prints?|reported|published|reports?|documents?"
    r"|explains?|reasons?|gap|short|close|really|wrong|hit|meet|met|miss|missed|reach(?:ed)?|exceed(?:ed|s|ing)?|beat"
    r"|percentage points?|by how (?:many|much)|track|add up|sum|match|follows?|relative(?:ly)?|printed|fewer|allowed|lost|gained?|stat"
    r"|(?:the|its|their|own|printed) (?:rag |rating )?key|times|margins?|climb\w*|slip\w*|slid|shr[aiu]nk|dip(?:ped)?"
    r"|jump(?:ed)?|edged|reproduc\w+|deriv\w+|earlier|previous|beside|bears?|borne|comment(?:s|ary)? (?:says|speaks?|claims|states)"
    r"|raised|finished|halfway|thru|happen(?:ed)?|doing|done)\b"
)
