"""What a question asks for: intent, measures, periods, report, filters and the words that name its subject. No store is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from assistant.meaning.across import sets_councils_apart, without_councils
from assistant.meaning.aspects import ASPECTS, Aspect, lists_against_benchmark
from assistant.meaning.bare_numbers import without_bare_numbers
from assistant.meaning.claims import (
    AGREEMENT,
    BY_SIZE,
    COUNTED,
    DENIED,
    FINITE,
    GAP_STATED,
    JUDGED,
    LABELLED,
    OF_VERIFYING,
    TAG,
    VERIFYING,
    Claim,
    Counted,
    agreement_subject,
    claim_of,
    counted_in,
    taken_for_granted,
)
from assistant.meaning.clauses import second_clauses
from assistant.meaning.comparisons import SCALED, Comparison, comparisons_in
from assistant.meaning.framing import unframed
from assistant.meaning.groupings import GROUPED, GROUPINGS, Grouping
from assistant.meaning.measure_words import MEASURES, RATINGS
from assistant.meaning.moved_words import MOVED, OF_MOVING, SINCE_BEFORE
from assistant.meaning.periods import AskedPeriod
from assistant.meaning.rating_sets import SETTING_APART, ratings_meant
from assistant.meaning.report_hints import ReportHint, report_hint
from assistant.meaning.row_filters import NUMBER, SPEAKS_OF_ROWS, RowFilter, row_filters
from assistant.meaning.when import Relative, when
from assistant.meaning.wordings import CUES, INTENTS, Intent
from assistant.meaning.words import is_weak, tokens
from ingest.model import Measure, Rating

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question understood without looking at any report; `subject` is what is left when everything understood is taken out.

    `measures` is empty when none is named (a result is meant). `stated` are figures that the question itself gives, `claim` the change that
    it wants confirmed, `comparisons` the bounds that it says a figure keeps and `counted` the number of indicators that it says are so;
    `denied` is True where it says that something is not so.
    `verifies` is True where it asks whether what it says is so. `phrase` is the subject with the words that compare.
    `across`: it sets the councils against each other.
    `row_filters` are the conditions that a list or count puts on printed numbers.
    `also` is what a second clause asks of the same subject: "…, and why?"; `grouping` what a count is parted by.
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
    phrase: str = ""
    also: Intent | None = None
    grouping: Grouping | None = None
    claim: Claim | None = None
    denied: bool = False
    verifies: bool = False
    counted: Counted | None = None
    across: bool = False
    row_filters: tuple[RowFilter, ...] = ()
    comparisons: tuple[Comparison, ...] = ()


AND_TARGET = re.compile(r"\S.*\band (?:what(?:'s| is| was| were)? )?(?:the |its |their )?(?:\w+ )?target\b")
STATED = re.compile(
    rf"(?<![\w/.,-])£?(?P<number>{NUMBER})(?:\s*(?:%|per ?cent\b|percent\b))?(?![\w/+-]|[.,]\d|\s*(?:s\b|plus\b|and over|or over|and under"
    rf"|years?\b|to \d|and \d+ years?))"
)
FROM_TO = re.compile(rf"(?<!aged )(?<!ages )\bfrom £?(?P<start>{NUMBER})%? to £?(?P<end>{NUMBER})(?:\s*%)?(?![\d/.,]*\d|[\w/+-]| years?\b)")
OF_BASE = re.compile(r"\b(?P<of>of (?:the|those|these|our|all)(?: the)?) (?:\d{3,}|\d{1,3}(?:,\d{3})+)(?= [a-z])")  # "of the 725 adults"
NOT_STATED = re.compile(r"\b(?:per|age[ds]?|over|under|within|kpi|indicator|measure|ref|no|stage|tier|priority|section)\s*$")
UPDATE = next(wording for aspect, wording in ASPECTS if aspect is Aspect.UPDATE)  # sought before "latest" is taken for a period
DIRECTION = re.compile(r"\bdirections?(?: of travel)?\b|\bdot\b")
YES_NO = re.compile(r"^(?:and |so |but |ok,? )*(?:was|were|is|are|did|does|do|has|have|am i right|isn't|wasn't|didn't)\b")
LATER_YES_NO = re.compile(r"[:;,–] (?:and |so |but )*(?:was|were|is|are|did|does|do|has|have)\b")
DECLARED = re.compile(
    rf"\b(?:was|were|is|are|says|said|shows?|showed|stood at|reached|equals|as|rated)\s+(?:not |about |around |only |just |exactly "
    rf"|rated |at )*"
    rf"(?:£?(?:{NUMBER})(?!\d*[\w/+-])|green|amber|red)"
)
OPENING = re.compile(
    r"^(?:what|how|which|who|when|where|why|whats|hows|show|list|give|tell|can|could|please|compare|and what|what's|how's)\b"
)


NOT = re.compile(r"\b(is|was|are|were|did|does|do|has|have|had|would|could|should)n'?t\b")
GREETING = re.compile(
    r"^(?:(?:ok(?:ay)?|right|thanks|thank you|cheers|great|hi|hello|hey|morning|new topic|change of subject"
    r"|(?:a )?(?:different|next|new|another|last|quick) (?:question|topic|subject|thing)"
    r"|one more(?: thing)?|moving on)\b[\s,:;.!–-]*)+(?=\w)"
)
YEARS_SHORT = re.compile(r"\byr(?P<plural>s?)\b(?! ?olds?\b)")
QUARTER_OF = r"q[1-4](?: \d\d(?:\d\d)?[/–-]\d\d)?"
TWO_REPORTS = re.compile(
    rf"\b(?:in|at|of) (?:the |its )?(?P<first>{QUARTER_OF})(?: report)?,? and (?:which (?:ones |of them )?(?:were |are )?)?(?:in |at |of )?"
    rf"(?:the |its )?(?P<second>{QUARTER_OF})(?: report)\b"
)
WANTED = re.compile(r"\b(?:want|wish|hop|intend|aim|aspir|plan)\w*\b.*\bto (?:come|go|fall|drop|cut|rise|grow|climb|improve|change)\b")
BASIS = re.compile(r"^(?:taking|using|given|looking at|considering|based on|on the basis of) (?=(?:the |these |those )?\S)")
SIZE_ASKED = re.compile(
    r"\bhow (?:many|much|far)\b.*\b(?:exceed\w*|above|below|over|under|higher|lower|more|less|fewer|better|worse|ahead|behind|beat)\b"
    r"|\bby how (?:many|much)\b|\b(?:gap|difference|points?) (?:better|worse|above|below|higher|lower|off|from|to|with|between)\b"
    r"|\b(?:points?|gap|difference)\W*$"
)
ONE_BEFORE = re.compile(r"\bone before\b")
LENGTH = re.compile(r"\b(?:long|short)[- ]term\b")  # of a direction of travel
HIT_OR_MISSED = re.compile(r"\b(?:hit|meet|met|miss\w*|reach\w*|beat|exceed\w*|achiev\w*|short|above|below|under|over)\b")
MAY_AGREE = frozenset({Intent.FIGURE, Intent.VERIFY, Intent.NARRATIVE, Intent.CHANGE, Intent.TABLE})
FIRST_OF_TWO = frozenset({Intent.DISTANCE, Intent.CHANGE, Intent.TREND, Intent.VERIFY, Intent.SHARE, Intent.RATING_CHECK})
SECOND_OF_TWO = frozenset({Intent.WHY, Intent.DISTANCE, Intent.CHANGE, Intent.TREND, Intent.RATING_CHECK})


def understand(text: str) -> Question:
    """The question that a text asks; with a second clause that asks something else of the same subject in `also`."""
    lowered = NOT.sub(r"\1 not", " ".join(text.lower().replace("’", "'").split()))
    lowered = YEARS_SHORT.sub(r"year\g<plural>", lowered)
    lowered = GREETING.sub("", lowered) or lowered
    lowered = unframed(BASIS.sub("", lowered) or lowered)
    for first, rest in second_clauses(lowered):
        main, second = _understood(first, first), _understood(rest, rest)
        if (
            main.intent in FIRST_OF_TWO
            and second.intent in SECOND_OF_TWO
            and main.intent is not second.intent
            and not second.ratings
            and not second.stated
            and not telling(CUES.sub(" ", second.subject))
            and telling(main.subject)
        ):
            return replace(
                main,
                text=text,
                also=second.intent,
                periods=main.periods or second.periods,
                relatives=main.relatives or second.relatives,
                since=main.since or (second.since and not main.periods),
            )
    return _understood(lowered, text)


def asks_yes_no(words: str) -> bool:
    """True for a question to be answered with yes or no, its subject first or not: "the website: did it hit its target?"."""
    return bool(YES_NO.match(words)) or (not OPENING.match(words) and bool(LATER_YES_NO.search(words)))


def telling(subject: str) -> bool:
    """True where some word of the subject can tell one indicator from another."""
    return any(not is_weak(token) for token in tokens(subject))


def _understood(lowered: str, text: str) -> Question:
    whole = lowered
    lowered = TWO_REPORTS.sub(_two_quarters, lowered)
    report, lowered = report_hint(lowered)
    timing = when(lowered)
    words = timing.rest
    comparisons: tuple[Comparison, ...] = ()
    if not OPENING.match(words) and (asks_yes_no(words) or TAG.search(words) or VERIFYING.search(words)) and counted_in(words) is None:
        comparisons, words = comparisons_in(words)
    intent = intent_of(words)
    across = sets_councils_apart(words, intent)
    if across:
        words = without_councils(words)
        intent = Intent.FIGURE if intent in (Intent.RANK, Intent.LIST) else intent
    verifies = bool(VERIFYING.search(words))
    ratings, subject = _taken(words, RATINGS)
    labelled = verifies and not OPENING.match(words) and bool(LABELLED.search(words))
    if intent in MAY_AGREE and AGREEMENT.search(whole) and not labelled and not OPENING.match(words) and not ratings:
        intent = Intent.AGREEMENT
        subject = agreement_subject(subject)
    counted = (
        counted_in(words) if (ratings or JUDGED.search(words)) and (verifies or asks_yes_no(words)) and not OPENING.match(words) else None
    )
    if counted is not None:
        intent, subject = Intent.COUNT, COUNTED.sub(" ", subject)
    if ratings and intent in (Intent.LIST, Intent.COUNT) and (meant := ratings_meant(words, ratings)) != ratings:
        ratings, subject = meant, SETTING_APART.sub(" ", subject)
    limits: tuple[RowFilter, ...] = ()
    if counted is None and (intent is Intent.COUNT or (intent is Intent.LIST and SPEAKS_OF_ROWS.search(words))):
        limits, subject = row_filters(subject)
    subject = without_bare_numbers(subject)
    measures, aspects = _found(words, MEASURES), _found(words, ASPECTS)
    if Aspect.UPDATE not in aspects and UPDATE.search(lowered):
        aspects = (*aspects, Aspect.UPDATE)
    for _, wording in (*MEASURES, *ASPECTS):
        subject = wording.sub(" ", subject)
    if DIRECTION.search(words) or labelled:
        measures = (*measures, Measure.DIRECTION)
        subject = LENGTH.sub(" ", subject)
    if measures == (Measure.TARGET,) and AND_TARGET.search(words) and tokens(words[: words.index(" and ")]):
        measures = (Measure.RESULT, Measure.TARGET)
    if intent is Intent.CHANGE and measures == (Measure.TARGET,) and WANTED.search(words):
        intent = Intent.FIGURE
    stated = _stated(words) or tuple(one.number for one in comparisons)
    relatives = timing.relatives
    if Relative.LATEST in relatives and ONE_BEFORE.search(lowered):
        relatives = tuple(Relative.PERIOD_BEFORE if one is Relative.QUARTER_BEFORE else one for one in relatives)
    from_before = {Relative.LATEST, Relative.PERIOD_BEFORE} <= set(relatives) or SINCE_BEFORE.search(lowered)  # "latest against previous"
    if intent is Intent.FIGURE and (from_before or (len(timing.periods) + len(timing.relatives) > 1 and MOVED.search(words))):
        intent = Intent.CHANGE
    if intent is Intent.FIGURE and measures == (Measure.BENCHMARK,) and SIZE_ASKED.search(words):
        intent = Intent.CHANGE
    intent = Intent.LIST if intent is not Intent.COUNT and lists_against_benchmark(words, aspects) else intent
    checks_variance = intent in (Intent.FIGURE, Intent.VERIFY, Intent.DISTANCE) and Measure.VARIANCE in measures and verifies
    intent = Intent.VERIFY if labelled or checks_variance else _with_statements(intent, words, stated, ratings, verifies=verifies)
    claim = _claim(intent, words)
    subject = SCALED.sub(" ", subject) if comparisons else subject
    if stated:
        subject = _without_stated(subject, every=intent is Intent.VERIFY or claim is not None)
    subject = YEAR_TO_DATE.sub(" ", NOT_THAT_YEAR.sub(" ", subject) if timing.periods else subject)
    phrase = " ".join(subject.split())
    grouping = next((grouping for grouping, wording in GROUPINGS if wording.search(words)), None) if intent is Intent.COUNT else None
    if intent in (Intent.COUNT, Intent.LIST):
        subject = KINDS.sub(r"\1 ", subject)
    if grouping is not None:
        subject = GROUPED.sub(" ", subject)
    if verifies or intent is Intent.WHY or claim is not None:
        subject = OF_VERIFYING.sub(" ", subject)
    if intent not in (Intent.FIGURE, Intent.NARRATIVE):
        subject = CUES.sub(" ", OF_MOVING.sub(" ", subject) if intent is Intent.CHANGE else subject)
    return Question(
        text=text, intent=intent, subject=" ".join(subject.split()), measures=measures, aspects=aspects, periods=timing.periods,
        relatives=relatives, since=timing.since, report=report, ratings=ratings, stated=stated, phrase=phrase, grouping=grouping,
        claim=claim, denied=bool(DENIED.search(words)) and not YES_NO.match(words), verifies=verifies, counted=counted, across=across,
        row_filters=limits, comparisons=comparisons,
    )  # fmt: skip


def _two_quarters(match: re.Match[str]) -> str:
    """Two reports named one after the other as two quarters: "in the Q2 2025/26 report, and which in the Q3 report"."""
    first, second = match["first"], match["second"]
    if "/" in first and "/" not in second:
        return f"at {first.partition(' ')[0]} and {second} {first.partition(' ')[2]}"
    return f"at {first} and {second}"


def _claim(intent: Intent, words: str) -> Claim | None:
    """The change that the question wants confirmed: "did it rise?", "it fell by 2, right?"; None for an open question."""
    if intent is Intent.WHY:
        return taken_for_granted(words)
    if intent is not Intent.CHANGE or OPENING.match(words):
        return None
    ends = FROM_TO.search(words)
    if ends is not None and VERIFYING.search(words) and claim_of(words) is None:
        start, end = (Decimal(ends[name].replace(",", "")) for name in ("start", "end"))
        return Claim.SAME if start == end else Claim.UP if end > start else Claim.DOWN
    return claim_of(words) if asks_yes_no(words) or TAG.search(words) or FINITE.search(words) or VERIFYING.search(words) else None


KINDS = re.compile(
    r"\b(how many|which|what|list|show)(?: of)?(?: the| our| all)* (?:activities|intentions|priorities|commitments|projects|actions"
    r"|milestones|initiatives)\b"
)
NOT_THAT_YEAR = re.compile(r"\bnot (?:20)?[12]\d\b(?![\d%])")  # "Sep 15, not 16"
YEAR_TO_DATE = re.compile(r"\b(?:ytd|year[- ]to[- ]date|cumulative(?:ly)?|so far this year)\b")
WANTS_FIGURE = re.compile(r"\bhow (?:many|often)\b|%|\bper ?cent|\bnumber of\b|\brate of\b|\bproportion of\b|\bshare of\b")
ASKS_OTHERWISE = re.compile(
    r"^(?:and |so |but |ok |please )*(?:who(?!.*(?:%|\bper ?cent))|(?:when|where)(?![^?]*, (?:(?:in|at|for|of) )?(?:what|how|which)\b)"
    r"|why)\b"
)


def intent_of(words: str) -> Intent:
    """What kind of answer the words ask for: the first whose wording is found."""
    found = next((intent for intent, wording in INTENTS if wording.search(words)), Intent.FIGURE)
    if found is Intent.NARRATIVE and WANTS_FIGURE.search(words) and not ASKS_OTHERWISE.search(words):
        return Intent.FIGURE  # "how many children have a protection plan for two years": a plan of theirs, none of ours
    return found


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
    found = [match for match in STATED.finditer(words) if is_stated(match, words)]
    ends = [number for match in FROM_TO.finditer(words) for number in (match["start"], match["end"])]
    return tuple(dict.fromkeys(Decimal(number.replace(",", "")) for number in (*ends, *(match["number"] for match in found))))


def is_stated(match: re.Match[str], words: str) -> bool:
    """Is a number of the words a figure, and no part of a name as in "stage 2"?"""
    return NOT_STATED.search(words[: match.start()]) is None


def _without_stated(subject: str, *, every: bool) -> str:
    """The subject without the figures it states; unless `every`, numbers that may belong to a name ("150 minutes a week") stay."""
    whole = subject

    def blank(match: re.Match[str]) -> str:
        named = NOT_STATED.search(whole[: match.start()]) or not (every or "." in match["number"] or match.group() != match["number"])
        return match.group() if named else " "

    whole = OF_BASE.sub(r"\g<of> ", whole)
    return STATED.sub(blank, FROM_TO.sub(" ", whole) if every else whole)


def _with_statements(intent: Intent, words: str, stated: tuple[Decimal, ...], ratings: tuple[Rating, ...], *, verifies: bool) -> Intent:
    """VERIFY where the question states a figure or a rating to be confirmed."""
    if intent in (Intent.META, Intent.TABLE, Intent.RATING_CHECK, Intent.WHY, Intent.COUNT, Intent.LIST, Intent.TREND, Intent.AGREEMENT):
        return intent
    if intent is Intent.DISTANCE and GAP_STATED.search(words):
        return intent
    yes_no = bool(YES_NO.match(words))
    declared = not OPENING.match(words) and bool(DECLARED.search(words))
    if intent is Intent.VERIFY and DIRECTION.search(words):
        return Intent.VERIFY
    if intent is Intent.DISTANCE and verifies and len(stated) > 1 and not HIT_OR_MISSED.search(words):
        return Intent.VERIFY
    if intent in (Intent.FIGURE, Intent.VERIFY) and FROM_TO.search(words) and (verifies or yes_no):
        return Intent.CHANGE
    if intent in (Intent.CHANGE, Intent.FIGURE, Intent.VERIFY) and BY_SIZE.search(words) and claim_of(words) is not None:
        return Intent.CHANGE
    if (ratings or stated) and (yes_no or declared or intent is Intent.VERIFY or (verifies and intent is Intent.FIGURE)):
        return Intent.VERIFY
    return Intent.FIGURE if intent is Intent.VERIFY else intent
