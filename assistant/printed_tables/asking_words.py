"""How questions about printed tables ask for sums, shares, differences and checks: tables of patterns over lower-case text."""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.printed_tables.wordings import Concept


class Task(StrEnum):
    """What is worked out from the cells found."""

    VALUE = "value"
    SUM = "sum"
    DIFFERENCE = "difference"
    EXCESS = "percentage over"
    RATIO = "ratio"
    MEAN = "mean"
    SHARE = "share"
    LARGEST = "largest"
    SMALLEST = "smallest"
    COUNT = "count"
    LIST = "list"


# Frames that want a statement confirmed, and say nothing else.
VERIFY = re.compile(
    r"\b(?:is it (?:true|right|correct|the case)(?: that)?|true or false|(?:is|was|am i) (?:that |this |i )?(?:true|right|correct)"
    r"|(?:can you |please )?(?:confirm|check|verify) (?:that|whether|if)|right or wrong|yes or no|correct)\b\??|,\s*(?:right|true)\s*\?"
    r"|\bright\s*\?\s*$|,?\s*\b(?:is|are|was|were|has|have|do|does|did)(?:n't|nt| not) (?:it|they|we|that|there|he|she)\s*\??\s*$"
)
YES_NO = re.compile(r"^(?:and |so |but |ok,? )*(?:is|are|was|were|will|does|do|did|has|have|had)\b(?! it\b)")
WHY_SO = re.compile(r"^(?:and |so |but )*why (?:is|are|was|were)\b")

PERCENT = r"(?:%|per ?cent(?:age)?)"
# The first that match; the words are then taken out.
TASKS: tuple[tuple[Task, re.Pattern[str]], ...] = tuple(
    (task, re.compile(pattern))
    for task, pattern in (
        (Task.RATIO, r"\bhow many times (?:as )?(?:bigger|larger|more|greater|higher|over|the|as|much|many)?\b|\bratio (?:of|between)\b"),
        (Task.DIFFERENCE, rf"\b(?:by )?how many {PERCENT} points?\b"),
        (
            Task.EXCESS,
            rf"\b(?:by |in |as an? )?(?:what|which|how many|how much) {PERCENT}(?! ?(?:points?|of)\b)"
            r"(?= .*\b(?:exceed|over|above|higher|more|up|increas|rise|rises|grow|grew|fall|fell|falls|drop|down|lower|less|below|under"
            r"|chang|cut|reduc|spend|overs|unders|greater)\w*)",
        ),
        (Task.EXCESS, rf"\b{PERCENT} (?:change|increase|decrease|rise|fall|drop|growth|reduction|overspen[dt]|underspen[dt])\b(?: in\b)?"),
        (Task.EXCESS, rf"\b(?:change|increase|decrease|rise|fall|drop|growth|reduction)s? in {PERCENT}(?: terms)?\b"),
        (Task.EXCESS, rf"(?<![\w.]){PERCENT} (?:up|down|over|under|above|below|more|less|higher|lower|bigger|smaller|rise|fall)\b"),
        (
            Task.EXCESS,
            r"\b(?:up|down|over|under|change|grows?|grown|grew|rise[sn]?|rose|f[ae]ll(?:s|en)?|cut) (?:by )?(?:what|which|how many) "
            rf"{PERCENT}",
        ),
        (
            Task.SHARE,
            rf"\b(?:what|which|how (?:big|large|much of)) (?:an? )?(?:{PERCENT}|proportion|share|fraction|slice|chunk|part)(?: of)?\b"
            rf"|\bas (?:an? )?(?:{PERCENT}|proportion|share|fraction) of\b"
            rf"|\bhow much of\b(?=.*\bas an? (?:{PERCENT}|proportion|share)\b)"
            rf"|^(?:{PERCENT}|proportion|share) of\b|\bwhat share\b"
            rf"|(?:(?<![\w.])%|\b(?:{PERCENT}|proportion|share)) of (?:the )?(?:total|whole|overall|entire|all)\b",
        ),
        (
            Task.DIFFERENCE,
            rf"\bby how (?:much|many)(?: {PERCENT} points?)?\b|\bhow many {PERCENT} points?\b|\b{PERCENT} points? (?:change|difference)\b"
            r"|\bhow (?:much|many) (?:more|less|higher|lower|bigger|smaller|larger|fewer|greater|dearer|cheaper)\b"
            r"|\bhow (?:far|much) (?:off|above|below|over|under|apart|short|from)\b"
            r"|\b(?:differences?|diff|gap) (?:between|btwn|betw|in|of)\b|\bwhat(?:'s| is) the diff(?:erence)?\b|\bthe (?:gap|diff)$"
            r"|\b(?:changes?|changed) (?:between|from|by|since)\b"
            r"|\b(?:differences?|diff|gap)\s*\??\s*$|\bhow much (?:\w+ ){0,3}?(?:lost|gained|extra|(?:up|down)\b(?! (?:for|as|against)\b))"
            r"|\bhow much (?:did|does|do|has|have|is|are|will|would) [^,;?]*?\b(?:drop|fall|rise|grow|shrink|chang|increas|decreas|reduc"
            r"|go(?:es|ne)? up"
            r"|go(?:es|ne)? down|come down|cut)\w*"
            r"|\bless (?=(?:the|its|their|book|cost|original|revised|working|budget|forecast|target|actual)\b)"
            r"|\bhow much (?:is|are|was|were) [^,;?]*?\b(?:below|above|short of|ahead of|higher|lower)\b(?! (?:its |their |the )?budget)"
            r"|\b(?:worth|valued|value) (?:\w+ ){0,3}?(?:over|above|below|under|beyond) (?=(?:what|the|its|their|book|cost|price)\b)"
            r"|\b(?:rise|fall|increase|decrease|drop|grow)s? or (?:rise|fall|increase|decrease|drop|shrink)s?\b"
            r"|\b(?:up or down|higher or lower|lower or higher|more or less) (?:on|against|from|than|vs|compared (?:to|with))\b"
            r"|\b(?:up|down|over|under|higher|lower)\b.*\bby what\b(?! (?:%|per))"
            r"|\b(?:go|goes|went|going|gone) (?:up|down)\b(?: by)?|\b(?:up|down) by\b|\bminus\b"
            r"|\bchange (?:in|on)\b|\b(?:increase|decrease|rise|fall) (?:in|between)\b"
            r"|(?<=[a-z)] )(?<!\bhas )(?<!\bhave )(?<!\bhad )(?<!\bis )(?<!\bare )(?<!\bmuch )"
            r"(?:less|take away) (?!than\b|of\b|for\b|in\b|or\b|and\b|to\b)(?=[a-z])|\b(?:exceed|outstrip|outweigh)s?\b"
            r"|\b(?:gain|loss|profit) (?:over|on|against|above)\b"
            r"|\b(?:drop|rise|fall|increase|decrease|change)\s*\??\s*$",
        ),
        (
            Task.SUM,
            r"\badd(?:ed|ing)? (?:up|together)?\b|\bsum(?:med)?(?: up)?(?: of)?\b"
            r"|\b(?:combined|together|between them|put together|jointly)\b|\bplus\b|\b(?:comes?|amounts?|adds?) to\b|\bgross\b"
            r"|\bin (?:total|all)\b|\baltogether\b|\btotal(?:ling|led|s)?\b",
        ),
        (
            Task.LARGEST,
            r"\b(?:biggest|largest|highest|greatest|most|worst|top|maximum|max|furthest|farthest|heaviest)\b",
        ),
        (Task.SMALLEST, r"\b(?:smallest|lowest|least|fewest|minimum|min)\b"),
        (Task.COUNT, r"\bhow many\b|\bnumber of\b|\bcount of\b"),
        (Task.LIST, r"^(?:and |so )?(?:which|list|show|name|what are)\b|\b(?:which|names?|list)\b"),
    )
)
OF_MANY = re.compile(r"^(?:and |so )?(?:which|what) (?!is\b|was\b|are\b|were\b)\w+")
WHICH_ONES = re.compile(r"^(?:and |so )?(?:which|list|show|name)\b|^for which\b")
SECOND_SHARE = re.compile(
    rf"\b(?:and )?(?:what|which) (?:share|{PERCENT}|proportion) of (?P<whole>.+?) (?:is|was|does|do|did|are|were) (?:that|this|it|they)\b"
)

# How the answer is to be put, which names nothing: "in money terms", "in pounds and in per cent".
IN_TERMS = re.compile(r"\bin (?:money|cash|£|pounds|absolute)(?: terms\b|(?=\s*(?:[?,.;]|$)))(?! (?:and|&|n) )")
MONEY_SAID, BETWEEN = r"(?:£|\bpounds?|\bmoney|\bcash)(?: terms)?", r"\s*(?:\band\b|&|\+|\bn\b)\s*(?:\bin |\bas )?(?:an? )?"
PERCENT_SAID = rf"{PERCENT}(?: terms)?"
BOTH_WAYS = re.compile(rf",?\s*(?:\bboth )?(?:\bin )?(?:{MONEY_SAID}{BETWEEN}{PERCENT_SAID}|{PERCENT_SAID}{BETWEEN}{MONEY_SAID})")
AVERAGED = re.compile(r"\b(?:average|mean)(?: (?:yearly|annual|per year|a year|each year))?\b|\b(?:per|each) year on average\b")
FEW = r"two|three|four|five|six|ten|[2-9]|10"
FIRST_FEW = re.compile(
    rf"\b(?:top|bottom|first) (?P<top>{FEW})\b|^(?:and |so )?(?:which|what|name|list|show)(?: are)?(?: me)?(?: the)? (?P<which>{FEW})\b"
    rf"|\b(?P<the>{FEW}) (?:biggest|largest|highest|greatest|worst|smallest|lowest)\b"
)
IN_RANK = re.compile(
    r"\b(?P<rank>second|third|fourth|fifth|2nd|3rd|4th|5th)[- ](?=(?:most\b|biggest|largest|highest|greatest|worst|smallest|lowest|least))"
)
RANKS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}

HOW_MANY = re.compile(
    r"\b(?:the|both|all|those|these) (?:of the )?(?P<number>two|three|four|five|six|[2-6])\b|\b(?P<both>both)\b"
    r"|\b(?P<one>two|three|four|five|six|[2-6]) (?=\w+(?: \w+){0,6} (?:lines|rows|entries|items|savings)"
    r"|(?:savings )?(?:lines|rows|entries|items)\b)"
)
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "both": 2}
SHARE = dict(TASKS)[Task.SHARE]
# "Which lines are over budget and by how much": the amount is shown with each line.
AND_HOW_MUCH = re.compile(
    r"(?P<first>^(?:and |so )?(?:which|what|list|name|show)\b.*?),?\s*(?:\band|\bn|&|[-–])?\s*"
    r"\b(?:by )?how much(?: by| (?:is|was|are|were) (?:it|each|that|they"
    r"|each of them))?\s*\??$"
)
ADDED = re.compile(r"\badd(?:ed|ing)?\b|\b(?:combined|together|summed)\b")
ONLY_THOSE = re.compile(
    r"\b(?:only|just) (?:the |those |counting )|\b(?:counting|adding) (?:up )?(?:only|just)\b"
    r"|\ball (?:the |those )?(?:\w+ ){1,3}(?:that|which) (?:are|were)\b"
)
OR_THAT = re.compile(r"\b(?:nor|or|and|not)\b|,")
AGAINST_EACH = re.compile(r"\b(?:vs|versus|compared (?:with|to)|against)\b")
NOT_THAT = re.compile(
    r"\(\s*not (?:the |in |for |as )?[^)]*\)|,\s*not (?:the )?[^,;?]*(?=[,;?]|$)|\bleaving (?!out)[^,;?]+? out\b"
)  # "(not the other fund)"

# Beside the concepts that all questions about tables know.
MORE_CONCEPTS: tuple[tuple[Concept, re.Pattern[str]], ...] = (
    (Concept.VARIANCE, re.compile(r"\b(?:gap|shortfall|how (?:bad|big) (?:is|was) (?:it|the (?:gap|problem)))\b")),
    (
        Concept.FORECAST,
        re.compile(
            r"\b(?:will|going to|likely to|set to|expected to) (?:actually )?be (?:made|saved|achieved|delivered|spent)(?: this year)?\b"
            r"|\b(?:will|do|are) (?:we|they|it|you) (?:\w+ )?"
            r"(?:likely to |going to |expect(?:ed)? to )?(?:actually )?(?:make|deliver|achieve)\b"
            r"|\b(?:are|r) (?:we|they|you) (?:now |actually |really |still |likely to be )*"
            r"(?:gett?(?:ing)?|deliver(?:ing)?|achiev(?:e|ing)|expecting(?: to \w+)?)\b"
            r"|\b(?:will|do) (?:we|they|you) (?:now |actually |really |still |likely )*get\b"
            r"|\b(?:is|are) (?:(?:now|actually|really|still) )*(?:coming in|being (?:made|saved|achieved|delivered))\b"
            r"|\b(?:likely|expected|due|set|on (?:track|course)) to (?:be )?(?:deliver|achiev|com)\w*(?: in)?\b"
        ),
    ),
)
FINAL = re.compile(r"\b(?:final|actual|year[- ]end|full[- ]year)?\s*out-?turns?\b")
FORECAST_OUTTURN = re.compile(r"\b(?:forecast|projected|predicted|expected)\w* (?:\w+ )?out-?turns?\b")

LESS = re.compile(r"\b(?:less|lower|below|under|fewer|smaller)\b(?: \w+){0,3} than\b|\bbelow (?=what|the|its|their|book|cost)")
MORE = re.compile(r"\b(?:more|higher|greater|above|larger)\b(?: \w+){0,3} than\b|\babove (?=what|the|its|their|book|cost)")
EITHER_WAY = re.compile(
    r"\b(?:up|over|above|higher|more|greater|larger|bigger) or (?:down|under|below|lower|less|fewer|smaller)\b"
    r"|\b(?:down|under|below|lower|less|fewer|smaller) or (?:up|over|above|higher|more|greater|larger|bigger)\b"
)
NOT_LESS = re.compile(
    r"\b(?:no|not|n't) (?:any )?(?:less|lower|below|under|smaller)\b|\b(?:same|equal|as high) (?:as )?or (?:higher|more|above)\b"
)
NOT_MORE = re.compile(
    r"\b(?:no|not|n't) (?:any )?(?:more|higher|greater|above|larger)\b|\b(?:same|equal) (?:as )?or (?:lower|less|below)\b"
)
SAME_AS = re.compile(r"\b(?:the )?same as\b|\b(?:equals?|equal to|unchanged from)\b")
FALLS = re.compile(
    r"\b(?:fall|falls|fell|falling|drop\w*|decreas\w*|reduc\w*|shrink\w*|(?:go|goes|going|went|gone|come|came) down|are cut|is cut)\b"
)
RISES = re.compile(r"\b(?:rise|rises|rose|rising|increas\w*|grow\w*|grew|(?:go|goes|going|went|gone) up)\b")
NOTHING = re.compile(r"\b(?:nothing|zero|nil|nought|none)\b")
SOMETHING = re.compile(r"\b(?:an? (?:amount|figure|sum|allocation|value)|something|money|funding)\b")
CLAUSE = re.compile(r"\b(?:but|yet|then|and)\b|,")
SEPARATOR = re.compile(r"\b(?:and|vs?|versus|than|plus|against|with|or|from)\b|[,;+&/:]|\s[-–]\s")
GROUP_PHRASE = re.compile(
    r"\b(?P<sign>over|under|above|below) (?P<amount>£\s?\d[\d,.]*\s?(?:k|m|bn|million)?|\d[\d,.]*\s?(?:k|m|bn|million))(?!\w)"
)
# "Totals (core and external)": the brackets say what the total is of, which its column holds already.
OF_TOTAL = re.compile(r"(?P<total>\btotals?|\ball in|\baltogether|\boverall)\s*\([^()]*(?:\+|&| and | plus | n )[^()]*\)")

# A word of a question that headings and labels say otherwise.
SAID_AS = {
    "taking": ("drawdown",), "taken": ("drawdown",), "take": ("drawdown",), "drawn": ("drawdown",), "drawing": ("drawdown",),
    "worth": ("market",), "valued": ("market",), "bought": ("book",), "paid": ("book",),
    "excluding": ("excl",), "including": ("incl",),
    "leaving": ("exclud",), "without": ("exclud",), "excl": ("exclud",), "incl": ("includ",), "counting": ("includ",),
    "kids": ("child",), "elderly": ("older",), "staffing": ("pay",), "salaries": ("pay",), "wages": ("pay",),

    "post": ("role",), "posts": ("role",), "job": ("role",), "jobs": ("role",),
    "finance": ("financ",), "borrowed": ("borrow",), "income": ("incom",), "inflation": ("price",),
}  # fmt: skip
KIND_WORDS = frozenset(("directorate", "directorates", "department", "departments", "division", "divisions", "portfolio", "portfolios"))

# Everyday words that name no row and no column: a table need not hold them.
EMPTY_WORDS = """
a about actually add added addendum adding after again against agree agreed agrees all already also altogether amount amounting amounts an
and annual annually any appendix approximately are around as at authority bad badly be been before being belong belongs best between big
bigger biggest bn both budget budgeted budgets but by called came can cent change changed changes column columns combined come comes
compare compared comparison concern concerns correct cost costing costs could council councils count counted counts cover current
currently decrease decreased did difference different do document documents does down drop dropped drops each eight either end entries
entry even every exactly exceed exceeded exceeds expect expected expects fall falling falls false far fell fewer figure figures fill
filled find first five for forecast found four from get gets give given gives go goes going good got greater grew grow grows had has
have having held hello here hey hi higher highest hold holds how i if in include includes increase increased increases into involve
involves is it it's item items its just k know larger largest last leader least less let likely line lines list listed listing lists
look looked looking looks lower lowest m made make makes making many match matches matching may me might million millions mn moment
monitoring month months more most move moved moves much must my name named names need needed needs next nil nine no nor not nothing
nought now number numbers of off ok okay on one ones only or other others our out over overall page paid paper papers part pay paying
pays per percent percentage plan planned planning please pls point points position pound pounds present presently pressure pressures
previous print printed prints proportion put raised rate rated rating really relate relates report reported reports right rise rises rising
risk risks rose roughly row rows same say says score scored second see set seven shall share should show shown shows shrink shrinks
since situation six size small smaller smallest so some spend spending spends spent stand stands statement still stood stream streams
sum table tables tallies tally tell ten than thanks that the their them then there these they think this those thousand thousands three
to today together too top total totals true two under until up update us use used uses using v value values versus vs want wants was we
well went were what when where which who whole why will with within worst would year year-end years yet you your zero plus
diff btwn minus furthest farthest heaviest deliver delivered delivers met meet meets carries carry carried
pushed push put instead down altogether gross counting
"""
EMPTY = frozenset(EMPTY_WORDS.split())
# Those of them that may be the whole label of a row all the same: said, they count for it.
NOUNS = frozenset(("pay", "cost", "costs", "cover", "other", "others", "risk", "risks", "spend", "spending", "pressures", "rate", "falls"))
