"""What a question asks for: intent, measures, periods, report, filters and the words that name its subject. No store is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from assistant.periods import AskedPeriod
from assistant.when import Relative, when
from ingest.model import Measure, Rating

Entry = TypeVar("Entry")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHint:
    """The report a question names: "in the Q2 2016/17 corporate plan report" gives the words and the period."""

    words: str
    period: AskedPeriod | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question understood without looking at any report; `subject` is what is left when everything understood is taken out.

    `measures` is empty when none is named (a result is meant). `stated` are figures that the question itself gives.
    """

    text: str
    intent: Intent
    subject: str
    measures: tuple[Measure, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    periods: tuple[AskedPeriod, ...] = ()
    relatives: tuple[Relative, ...] = ()
    since: bool = False
    report: ReportHint | None = None
    ratings: tuple[Rating, ...] = ()
    stated: tuple[Decimal, ...] = ()


# The intents in the order in which they are tried; the first whose wording is found is the one.
INTENTS: tuple[tuple[Intent, re.Pattern[str]], ...] = tuple(
    (intent, re.compile(wording))
    for intent, wording in (
        (Intent.META, r"\b(?:what|which|list|how many) (?:reports?|documents?|papers?|councils?|committees?)\b(?: (?:do|are|have|can|did)|\s*\?*$)"
                      r"|\bwhat can (?:you|i) (?:do|ask|answer)|\bhow do you work|\bwho are you"),
        (Intent.TABLE, r"\b(?:add up|sum up|sum of|total up|add together)\b|\bcolumn\b|\b(?:summary|budget|savings|revenue|capital) table\b|\badds? up to\b"),
        (Intent.RATING_CHECK, r"\b(?:check|recalculate|recompute|verify|justif\w+|work out|reproduce)\b.*\b(?:rag|rating|rated|colou?r|green|amber|red)\b"
                              r"|\b(?:rag|rating|rated|colou?r|green|amber|red)\b.*\b(?:stack up|right|correct|justified|make sense|add up|hold up|fair|accurate|work out)\b"
                              r"|\b(?:stack up|justif\w+|correctly|rightly|fairly) .*\b(?:rag|rating|rated|green|amber|red)\b|\bshould (?:it|this|that|the \w+) (?:be|have been) (?:rated )?(?:green|amber|red)"),
        (Intent.WHY, r"\bwhy\b|\bwhat (?:went|has gone|is going) wrong\b|\bhow come\b|\bwhat (?:drove|caused|causes|explains?|led to|lies behind|is behind|was behind|were the reasons?|is the reason|was the reason)\b"
                     r"|\bwhat'?s behind\b|\breasons? (?:for|why|given|behind)\b|\bexplanation\b"),
        (Intent.TREND, r"\btrends?\b|\bover time\b|\bover the (?:years|last|past)\b|\b(?:across|in) all (?:of )?(?:the |your )?(?:reports|documents|periods|quarters|years)\b"
                       r"|\bhistory\b|\btime ?series\b|\b(?:each|every|by) (?:quarter|year|period)\b|\bquarter by quarter\b|\ball (?:the )?(?:figures|results|values|data)\b|\bever since\b"),
        (Intent.COUNT, r"\bhow many (?:of (?:the|our|them|these) )?(?:[\w' -]+ )?(?:indicators?|measures?|kpis?|targets|intentions?|priorities|activities)\b|\bhow many (?:are|were) (?:rated )?(?:green|amber|red)\b"),
        (Intent.LIST, r"\b(?:which|what|list|show)\b.*\b(?:indicators|measures|kpis|ones|targets|areas|intentions|priorities|activities)\b"
                      r"|\b(?:which|what) (?:are|were|is|was|went|have|has) (?:rated |been )?(?:green|amber|red)|\bwhich .*\b(?:are|were|is|was) (?:rated )?(?:green|amber|red|below|off|missing)"
                      r"|\blist (?:all |the )"),
        (Intent.SHARE, r"\bhow much of (?:the|our|its|their) .*\btarget\b|\b(?:what|which) (?:share|proportion|percent\w*|part|fraction|%) of (?:the|our|its) .*\btarget\b|\bhow far through\b"
                       r"|\b(?:towards?|of) (?:the|our|its) (?:annual|full[- ]year|year'?s?) target\b"),
        (Intent.DISTANCE, r"\bhow far\b|\bhow (?:many|much) (?:more|fewer|less)\b.*\b(?:target|goal)\b|\bhow close\b|\b(?:short|shy) of\b|\b(?:off|above|below|under|over|beyond|behind|beat|exceed\w*|against|versus|vs\.?) (?:the |its |their |our )?(?:\w+ ){0,2}target\b"
                          r"|\bgap\b|\bdistance\b|\b(?:hit|meet|met|miss|missed|achieve[ds]?|reach|reached|exceed\w*|beat) (?:the|its|their|our|that|this|on)?\s*(?:[\w'-]+ ){0,5}targets?\b|\bon (?:target|track)\b"),
        (Intent.CHANGE, r"\b(?:change[ds]?|differ(?:s|ed|ence)?|moved?|rose|risen|rise|fell|fallen|fall|drop(?:ped)?|gr[eo]w|grown|increased|decreased|improved?|improving|worsened?|worse|(?<!or )better|"
                        r"declined?|went up|went down|gone up|gone down|go up|go down|going up|going down|up or down|by how much|compared? (?:with|to|against)|compare|versus|vs)\b"),
        (Intent.VERIFY, r"\bis (?:that|this|it) (?:right|correct|true|accurate)|\b(?:right|correct|true)\s*\?|\bis it (?:right|true|correct|the case)\b|^is .*\b(?:right|correct|accurate)\b|\breally\b|\bcan you confirm\b|\bconfirm that\b|\bdouble[- ]?check\b"),
        (Intent.NARRATIVE, r"^(?:and |so |but |ok |please )*(?:who|when|where)\b|\bwhat (?:are|is|were|was|have|has) (?:we|they|the council|being|been)\b.*\b(?:doing|done|plans?|planning)\b|\btell me about\b|\bexplain\b"
                           r"|\bdescribe\b|\bsummar\w+\b|\bwhat (?:action|actions|steps|work|happened|progress)\b|\bhow (?:is|are|was|were)\b.*\b(?:being|going)\b|\bplans? for\b|\bdefin\w+\b|\bwhat does\b.*\bmean\b"),
    )
)  # fmt: skip

# Measures and the words that ask for them; the words themselves say nothing about the subject.
MEASURES: tuple[tuple[Measure, re.Pattern[str]], ...] = tuple(
    (measure, re.compile(wording))
    for measure, wording in (
        (Measure.RESULT, r"\b(?:the|its|their|actual|latest) results?\b|\bactuals?\b(?! (?:numbers?|counts?|figures?))"),
        (Measure.NUMERATOR, r"\b(?:actual|raw|real|underlying|exact) (?:numbers?|counts?|figures?)\b(?:\s*\(?top and bottom\)?)?|\btop and bottom\b|\bnumerators?\b|\bfraction\b"
                            r"|\bhow many (?:people |cases )?is that\b|\bas a number\b|\bin numbers\b"),
        (Measure.DENOMINATOR, r"\b(?:actual|raw|real|underlying|exact) (?:numbers?|counts?|figures?)\b|\btop and bottom\b|\bdenominators?\b|\bfraction\b|\bout of how many\b|\bsample size\b|\bhow big (?:is|was) the (?:sample|cohort|base)\b"
                              r"|\bhow many (?:people |residents |users |customers |respondents )?(?:answered|responded|replied|completed|took part|were (?:asked|surveyed|interviewed)|filled in)\b(?:(?: in| to)?(?: the)? (?:survey|questionnaire|poll))?(?: behind)?"),
        (Measure.TARGET, r"\b(?:(?:annual|full[- ]year|quarterly|interim|year'?s?) )?targets?\b|\baim(?:ing|ed)?(?: for| at)?\b|\bgoals?\b|\bambitions?\b|\b(?:supposed|meant|expected|hoping|hoped) to (?:be|reach|get|hit|achieve)\b|\bobjectives?\b"),
        (Measure.FLOOR, r"\bfloor(?: standard)?\b|\bminimum standard\b|\btolerance\b"),
        (Measure.VARIANCE, r"\bvariances?\b"),
        (Measure.BENCHMARK, r"\bbenchmark\w*\b|\b(?:comparators?|comparable boroughs|statistical neighbours?|other councils|other boroughs|nearest neighbours|cipfa|peers?)\b(?: group)?(?: average)?"
                            r"|\b(?:london|outer london|england|english|national|group|regional)(?:'s)? (?:average|figure|rate|mean|benchmark)\b|\bnationally\b|\bnational(?:ly)? average\b|\bcompared? (?:with|to) (?:london|england|other|others|the rest)\b"
                            r"|\bin (?:london|england)\b|\bhow do we compare\b"),
    )
)  # fmt: skip

ASPECTS: tuple[tuple[Aspect, re.Pattern[str]], ...] = tuple(
    (aspect, re.compile(wording))
    for aspect, wording in (
        (Aspect.RATING, r"\b(?:rag|brag)(?: (?:status|rating|rated))?\b|\bratings?\b|\brated\b|\bcolou?r\b|\btraffic light\b|\bstatus\b"),
        (Aspect.DIRECTION, r"\bdirection(?:s)?(?: of travel)?\b|\bdot\b|\b(?:getting|got) (?:better|worse)\b|\bimproving\b|\bworsening\b"),
        (Aspect.MISSED, r"\b(?:below|off|short of|under|behind)(?: (?:the|their|its|our))? targets?|\b(?:miss(?:ed|ing|es)?|underperform\w*|did(?: not|n'?t) (?:meet|hit|reach|make)|fail(?:ed|ing)?(?: to (?:meet|hit|reach))?|not (?:met|meeting|hitting|on|achieved))\b(?: (?:the|their|its|our))?(?: targets?)?"),
        (Aspect.MET, r"\b(?:met|meet|hit|achieved?|above|exceed(?:ed|ing)?|reached?|beat|on)\b(?: (?:or above|or better|the|their|its|our))*(?: targets?)"),
        (Aspect.WORSENED, r"\b(?:worsen(?:ed|ing)?|got worse|getting worse|gone down|declin(?:ed|ing)|deteriorat\w+)\b"),
        (Aspect.IMPROVED, r"\b(?:improv(?:ed|ing)|got better|getting better)\b"),
        (Aspect.SHARE, r"\bwhat (?:percent(?:age)?|proportion|share|%)\b|\bas a (?:percentage|proportion|share)\b"),
    )
)  # fmt: skip

RATINGS: tuple[tuple[Rating, re.Pattern[str]], ...] = (
    (Rating.GREEN_AMBER, re.compile(r"\b(?:green[ /-]amber|amber[ /-]green|ga)\b")),
    (Rating.RED_AMBER, re.compile(r"\b(?:red[ /-]amber|amber[ /-]red|ra)\b")),
    (Rating.GREEN, re.compile(r"\bgreen\b")),
    (Rating.AMBER, re.compile(r"\bamber\b")),
    (Rating.RED, re.compile(r"\breds?\b")),
)

REPORT = re.compile(
    r"(?:^|\b(?:in|from|according to|going by|per|of)\s+(?:the\s+|this\s+)?|\bthe\s+)"
    r"(?P<words>(?:(?!(?:in|the|from|says?|was|were|is|are|does|did|of|for|and|all|to|this|last|next|previous|latest|newest)\b)[\w/'&-]+\s+){1,8}?)"
    r"(?:report|review(?!\w)|addendum|appendix|dashboard|paper|document|update)s?\b"
)
NUMBER = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
STATED = re.compile(rf"(?<![\w/.,-])£?(?P<number>{NUMBER})(?:\s*(?:%|per ?cent\b|percent\b))?(?![\w/+-]|\s*(?:s\b|plus\b|and over|or over|and under|year))")
NOT_STATED = re.compile(r"\b(?:per|age[ds]?|over|under|kpi|indicator|measure|ref|no|stage|tier|priority|section)\s*$")
DIRECTION = re.compile(r"\bdirections?(?: of travel)?\b|\bdot\b")
YES_NO = re.compile(r"^(?:and |so |but |ok,? )*(?:was|were|is|are|did|does|do|has|have|am i right|isn't|wasn't|didn't)\b")
DECLARED = re.compile(
    rf"\b(?:was|were|is|are|says|said|shows?|showed|stood at|reached|equals|as|rated)\s+(?:about |around |only |just |exactly |rated |at )*"
    rf"(?:£?(?:{NUMBER})(?!\d*[\w/+-])|green|amber|red)"
)
OPENING = re.compile(r"^(?:what|how|which|who|when|where|why|whats|hows|show|list|give|tell|can|could|please|compare|and what|what's|how's)\b")

# Words of the intents, which name no subject once the intent is known.
CUES = re.compile(
    r"\b(?:change[ds]?|differ(?:s|ed|ence)?|moved?|rose|risen|rise|fell|fallen|fall|drop(?:ped)?|gr[eo]w|grown|increased|decreased|worse|(?<!or )better|declined?"
    r"|compared?|comparing|versus|vs|trends?|time series|history|check|recompute|recalculate|stack up|justified|right|correct|true|accurate|confirm|drove|caused?"
    r"|explains?|reasons?|gap|short|close|really|wrong|hit|meet|met|miss|missed|reach(?:ed)?|track|add up|sum|match)\b"
)


def understand(text: str) -> Question:
    """The question that a text asks."""
    lowered = " ".join(text.lower().replace("’", "'").split())
    report, lowered = _report_hint(lowered)
    timing = when(lowered)
    words = timing.rest
    intent = _intent(words)
    ratings, subject = _taken(words, RATINGS)
    measures, aspects = _found(words, MEASURES), _found(words, ASPECTS)
    for _, wording in (*MEASURES, *ASPECTS):
        subject = wording.sub(" ", subject)
    if DIRECTION.search(words):
        measures = (*measures, Measure.DIRECTION)
    stated = _stated(words)
    intent = _with_statements(intent, words, stated, ratings, text)
    if stated:
        subject = _without_stated(subject, every=intent is Intent.VERIFY)
    if intent not in (Intent.FIGURE, Intent.NARRATIVE):
        subject = CUES.sub(" ", subject)
    return Question(
        text=text, intent=intent, subject=" ".join(subject.split()), measures=measures, aspects=aspects, periods=timing.periods,
        relatives=timing.relatives, since=timing.since, report=report, ratings=ratings, stated=stated,
    )  # fmt: skip


def _report_hint(text: str) -> tuple[ReportHint | None, str]:
    """The report that the question names, and the question without its name."""
    match = REPORT.search(text)
    if match is None:
        return None, text
    timing = when(match["words"])
    return ReportHint(words=match.group(), period=timing.periods[0] if timing.periods else None), text[: match.start()] + " " + text[match.end() :]


def _intent(words: str) -> Intent:
    return next((intent for intent, wording in INTENTS if wording.search(words)), Intent.FIGURE)


def _taken(text: str, table: Sequence[tuple[Entry, re.Pattern[str]]]) -> tuple[tuple[Entry, ...], str]:
    """The entries found one after the other, each in what the ones before have left, and the text without them."""
    found = []
    for entry, wording in table:
        if wording.search(text):
            found.append(entry)
            text = wording.sub(" ", text)
    return tuple(found), text


def _found(text: str, table: Sequence[tuple[Entry, re.Pattern[str]]]) -> tuple[Entry, ...]:
    return tuple(entry for entry, wording in table if wording.search(text))


def _stated(words: str) -> tuple[Decimal, ...]:
    """Figures that the question itself states: "the variance says 31.5%"."""
    found = [match for match in STATED.finditer(words) if not NOT_STATED.search(words[: match.start()])]
    return tuple(dict.fromkeys(Decimal(match["number"].replace(",", "")) for match in found))


def _without_stated(subject: str, *, every: bool) -> str:
    """The subject without the figures it states; unless `every`, numbers that may belong to a name ("150 minutes a week") stay."""
    whole = subject

    def blank(match: re.Match[str]) -> str:
        named = NOT_STATED.search(whole[: match.start()]) or not (every or "." in match["number"] or match.group() != match["number"])
        return match.group() if named else " "

    return STATED.sub(blank, subject)


def _with_statements(intent: Intent, words: str, stated: tuple[Decimal, ...], ratings: tuple[Rating, ...], text: str) -> Intent:
    """VERIFY where the question states a figure or a rating to be confirmed."""
    if intent in (Intent.META, Intent.TABLE, Intent.RATING_CHECK, Intent.WHY, Intent.COUNT, Intent.LIST, Intent.TREND):
        return intent
    yes_no = bool(YES_NO.match(words))
    declared = not OPENING.match(words) and bool(DECLARED.search(words))
    if intent is Intent.VERIFY and DIRECTION.search(words):
        return Intent.VERIFY
    if (ratings or stated) and (yes_no or declared or intent is Intent.VERIFY):
        return Intent.VERIFY
    return Intent.FIGURE if intent is Intent.VERIFY else intent
