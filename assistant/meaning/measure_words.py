"""The wordings that name a measure or a rating: tables of patterns over lower-case text, and nothing else."""

from __future__ import annotations

import re

from ingest.model import Measure, Rating

# Measures and the words that ask for them; the words themselves say nothing about the subject.
MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (entry, re.compile("|".join(wordings)))
    for entry, wordings in (
        (
            Measure.RESULT,
            (
                r"\b(?:the|its|their|actual|latest) results?\b",
                r"\bactuals?\b(?! (?:numbers?|nos|counts?|figures?))",
                r"\b(?:come|came|end(?:ed)?|turn(?:ed)?|work(?:ed)?) (?:out|up)(?: (?:at|as|like))?(?=\W*$)",
                r"^(?:and |n |so |but )*(?:what|how (?:much|many)) did (?:it|they|we|that)(?: actually)? (?:get|reach|manage|achieve|score"
                r"|do|hit|deliver)\b",
            ),
        ),
        (
            Measure.NUMERATOR,
            (
                r"\b(?:actual|raw|real|underlying|exact) (?:numbers?|nos|counts?|figures?)\b(?:\s*\(?top and bottom\)?)?",
                r"\btop (?:and|&|\+|n) bottom\b(?: (?:numbers?|figures?|lines?))?",
                r"\b(?:two )?(?:numbers?|nos?|counts?|figures?) (?:that )?(?:lies? |lay |sits? |are |is |was |were |lying "
                r"|sitting )?behind\b",
                r"\bhow many\b(?=.*\bout of how many\b)",
                r"\bhead ?counts?\b",
                r"\bnumerators?\b",
                r"\b(?:the |in )?numbers? of (?:people|residents|adults|children|users|cases|households)(?= ?(?:please|pls|too|as "
                r"well|\W*$))",
                r"\bfraction\b",
                r"\bhow many (?:people |cases )?is that\b",
                r"\bas a number\b",
                r"\bin numbers\b",
            ),
        ),
        (
            Measure.DENOMINATOR,
            (
                r"\b(?:actual|raw|real|underlying|exact) (?:numbers?|nos|counts?|figures?)\b",
                r"\btop (?:and|&|\+|n) bottom\b(?: (?:numbers?|figures?|lines?))?",
                r"\b(?:two )?(?:numbers?|nos?|counts?|figures?) (?:that )?(?:lies? |lay |sits? |are |is |was |were |lying "
                r"|sitting )?behind\b",
                r"\bdenominators?\b",
                r"\b(?:the |in )?numbers? of (?:people|residents|adults|children|users|cases|households)(?= ?(?:please|pls|too|as "
                r"well|\W*$))",
                r"\bfraction\b",
                r"\b(?:how many (?:\w+ ){0,3})?out of how many\b",
                r"\bsample size\b",
                r"\bhow big (?:is|was) the (?:sample|cohort|base)\b",
                r"\bhow many (?:people |residents |users |customers |respondents )?(?:answered|responded|replied|completed|took part"
                r"|were (?:asked|surveyed|interviewed)|filled in)\b(?:(?: in| to)?(?: the)? (?:survey|questionnaire|poll))?(?: behind)?",
            ),
        ),
        (
            Measure.TARGET,
            (
                r"\b(?:(?:annual|full[- ]year|quarterly|interim|year'?s?) )?(?:targets?|targeting)\b"
                r"(?! (?:groups?|famil\w+|population|audience)\b)",
                r"\baim(?:ing|ed)?(?: for| at)?\b",
                r"\b(?:want(?:s|ed)?|wish(?:es|ed)?|intend(?:s|ed)?|aspires?)(?= .*\bto (?:reach|hit|get|achieve|be|have|see|come|go"
                r"|fall|drop|cut|bring|rise|keep|reduce|stay|end)\b)",
                r"\bhop(?:es?|ed|ing) to\b",
                r"\bwhere (?:do|should|did|will) (?:we|they|the council) (?:want|need|aim|hope|expect|plan)(?:ed)? to be\b",
                r"\btargeted\b(?= (?:for|by|in|at)\b|\W*$)",
                r"\bgoing for\b",
                r"\bgoals?\b",
                r"\bambitions?\b",
                r"\bexpected to (?:be|reach|get|hit|achieve)\b",
                r"\b(?:supposed|meant|hoping|hoped|set out) to (?:be|have|see|reach|get|hit|achieve)\b",
                r"\b(?:supposed|meant|hoping|hoped|set out) to\b",
                r"\b(?:hope|hopes|hoping|hoped) (?:for|that|would)\b",
                r"\bceilings?\b",
                r"\bobjectives?\b",
            ),
        ),
        (
            Measure.FLOOR,
            (
                r"\bfloor(?: standard)?\b",
                r"\bminimum standard\b",
                r"\b(?:lowest|minimum|least) (?:acceptable|tolerable|allowed) ?(?:scores?|results?|figures?|levels?|standards?|values?)?\b",
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
                r"\b(?:comparators?|comparable boroughs|stat(?:istical)? neighbours?|stat(?:istical)? nbrs?|other councils"
                r"|other boroughs|nearest neighbours|cipfa"
                r"|peers?)\b(?: group)?(?: average)?",
                r"\b(?:london|outer london|england|english|national|group|regional)(?:'s)? (?:average|figure|rate|mean|benchmark"
                r"|percentage|score"
                r"|result|share)\b",
                r"\bnationally\b",
                r"\b(?:and|against|versus|vs\.?|v|than|with|from|to|behind|ahead of) (?:the )?(?:outer london|london|england|national"
                r"|english|cipfa)"
                r"(?: average| figure| rate)?\b(?! borough)",
                r"\bnational(?:ly)? average\b",
                r"\bcompared? (?:with|to) (?:london|england|other|others|the rest)\b",
                r"\bin (?:london|england)\b(?! borough)",
                r"\bhow do we compare\b",
                r"\b(?:in |on |of )?(?:the )?(?:(?:london|national|england) )?league tables?\b",
                r"\b(?:set|measured|judged|put) against\b(?=\W*$)",
                r"(?<!health )(?<!sport )(?<!nhs )(?<!of )\b(?:outer )?london(?:'?s)?\b"
                r"(?! (?:borough|living|councils|mayor|assembly|road|fire|ambulance))",
                r"(?<!health )(?<!sport )(?<!nhs )\bengland(?:'?s)?\b",
            ),
        ),
    )
)

RATINGS: tuple[tuple[Rating, re.Pattern[str]], ...] = (
    (Rating.GREEN_AMBER, re.compile(r"\b(?:green[ /-]amber|amber[ /-]green|ga)\b")),
    (Rating.RED_AMBER, re.compile(r"\b(?:red[ /-]amber|amber[ /-]red|ra)\b")),
    (Rating.GREEN, re.compile(r"\bgreens?\b")),
    (Rating.AMBER, re.compile(r"\bambers?\b")),
    (Rating.RED, re.compile(r"\breds?\b")),
)
WORDS_OF_MEASURE = frozenset(
    {
        "why", "target", "targets", "rating", "rag", "benchmark", "direction", "rated", "trend", "numerator", "denominator",
        "numbers", "figures",
    }
)  # fmt: skip
