"""What a question claims of a change, a direction or a count, and whether it claims it at all or leaves it open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.meaning.comparisons import BOUNDS, OPPOSITE, Bound
from assistant.meaning.row_filters import NUMBER


class Claim(StrEnum):
    UP = "up"
    DOWN = "down"
    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"


CLAIMS: tuple[tuple[Claim, re.Pattern[str]], ...] = tuple(
    (claim, re.compile(rf"\b(?:{words})\b"))
    for claim, words in (
        (Claim.SAME, r"unchanged|(?:stay|stayed|remain|remained) (?:the same|flat|level)|not chang\w*|no change"),
        (Claim.UP, r"rose|rise|risen|rising|increas\w+|went up|go up|gone up|going up|grew|grow|grown|is up|was up|are up"
                   r"|(?<!take )(?<!taken )(?<!or )up (?:on|from|since)|any higher"
                   r"|up (?=(?:by |about |around |just |only )*£?\d)"
                   r"|higher than|more(?= .*\bthan)|(?:above|over) (?:that|the (?:figure|result|value|level)) (?:of|in|at|for)"),
        (Claim.DOWN, r"fell|fall|fallen|falling|drop|dropped|decreas\w+|went down|go down|gone down|going down|is down|was down|are down"
                     r"|down (?:on|from|since)|any lower"
                     r"|down (?=(?:by |about |around |just |only )*£?\d)"
                     r"|lower than|c[ao]me down|coming down|(?:fewer|less)(?= .*\bthan)"
                     r"|(?:below|under) (?:that|the (?:figure|result|value|level)) (?:of|in|at|for)"),
        (Claim.BETTER, r"improv\w+|(?:get|got|getting|gotten|become|became|was|is|do|did|done) (?:\w+ )?better|better than"),
        (Claim.WORSE, r"worsen\w*|deteriorat\w+|declin\w+|(?:get|got|getting|gotten|become|became|was|is|do|did|done) (?:\w+ )?worse"
                      r"|worse than|slip\w*(?: back)?|(?:go|goes|going|went|gone) backwards"),
    )
)  # fmt: skip
BY_SIZE = re.compile(  # a change of so much: "fell 2 points", "by 5%", "is it up 10?"; no "up to 10"
    r"\b(?:(?:fall|fell|fallen|drop|dropped|rise|rose|risen|grow|grew|increased?|decreased?) "
    r"(?=[\d.,]+%?(?: (?:percentage )?points?\b| (?:from|between|since|on|in|over|at)\b|\W*$))"
    r"|(?:by|(?:is|are|was|were|am|be|been|go|gone|went|goes) (?:[\w/'-]+ ){0,8}?(?:up|down)(?: by)?"
    r"|^(?:[\w/'-]+ ){1,8}?(?:up|down)(?: by)?(?=.*(?:right|correct|true|yes|no)\W*$)) )"
    rf"(?:about |around |just |only )?£?(?P<size>{NUMBER})(?!\d*[\w/-])(?P<points> ?(?:(?:percentage )?points?|pp)\b)?"
)
OPEN = re.compile(r"\b(?:up or down|rise or fall|rose or fell|better or worse|improv\w+ or (?:worsen|declin|deteriorat|get)\w*|or not)\b")
TAG = re.compile(r"\b(?:right|correct|true|false|yes|no|(?:is|was|are|were|did|has|have|does|do) not (?:it|we|they|he|that|there))\s*\?*$")
VERIFYING = re.compile(  # what asks whether the words before or after it are so
    r"\b(?:right|correct|true|false|accurate|yes)\s*[?.]*$|\btrue or false\b"
    r"|\b(?:is|are|was|were) (?:all (?:of )?)?(?:that|this|it|they|these)"
    r"(?: all)?(?: (?:right|correct|true|accurate|so))?\s*\?|\b(?:does|do|did) (?:that|this|it|they|the \w+|\d[\d.,]*%?)(?: really)? "
    r"(?:work out|check out|add up|match|agree|hold|hold up|stack up|follow)\b|\bis \d[\d.,]*%? (?:right|correct)\b"
    r"|^(?:please |can you |could you )*(?:double[- ]?)?(?:check|verify|confirm)\b"
    r"|\b(?:please |double[- ]?)?(?:check|verify|confirm) (?:it|that|this)\b"
    r"|, (?:is|are|was|were|did|does|do|has|have) (?:it|they|we|he|that|there)(?: not)?\s*\?*$|^(?:is|was) it (?:true|right|correct)\b"
    r"|\b(?:bears?|borne) (?:that|it|this|them) out\b|\bbacks? (?:that|it|this) up\b"
    r"|\b(?:does|do) (?:that|it|this|they) (?:go|square|fit) with\b"
    r"|\bis (?:the |that |this )[\d.,]+%?(?: \w+){0,2} (?:ok|okay|sound|valid|fine)\b"
    r"|\b(?:is|does) (?:that|this|the) (?:arrow|direction(?: of travel)?|label|mark|word|verdict)\b[^?]*\b(?:right|correct|consistent"
    r"|in line|fair|justified|borne out|supported|accurate|fits?|match(?:es)?|agrees?)\b"
    r"|, (?:is|was|did|was|were|are|does|do|has|have) not (?:it|they|we|he|that|there)\s*\?*$"
)
OF_VERIFYING = re.compile(  # words of a statement that name no indicator
    r"\btrue or false\b|\bfalse\b|\b(?:marked|labelled|described|called|calls|shown|printed|prints|given|gives|recorded|listed"
    r"|stated|states"
    r"|claimed|claims)(?: (?:it|this|that))?(?: as)?\b|\bworks? out\b|\bchecks? out\b|\bholds? up\b|\beverywhere\b|\ball of (?:that|it)\b"
    r"|\b(?:the )?(?:annual report's |report's )?comment(?:ary)? (?:says|speaks of|claims|states)(?: that)?\b"
    r"|\bdo the figures\b|\bbeside it\b"
    r"|\b(?:bears?|borne) (?:that|it|this|them) out\b|\bbacks? (?:that|it|this) up\b|\bgo(?:es)? with\b|\b(?:ok|okay|sound)\b"
    r"|\bfits?(?= (?:with )?(?:the|its|their)(?: figures?| results?| numbers?| values?)?\W*$)"
    r"|\bagainst (?:a|an|the)\b|\bagree(?:s|d|ment)?\b|\bconsistent\b|\bslip\w*(?: back)?\b|\bc[ao]me down\b"
    r"|\b(?:more|fewer|less|higher|lower)\b(?=.*\bthan\b)|\bthan\b"
)
SOURCES = (
    r"(?:reports?|reviews?|papers?|documents?|tables?|comment\w*|narratives?|prose|text|dashboards?|appendi\w+|everywhere"
    r"|throughout|elsewhere|both"
    r"|summary|scorecards?)"
)
AGREEMENT = re.compile(  # whether two places print the same
    rf"\b{SOURCES}\b.*\b(?:agree|match|tally|consistent|identical|differ|disagree|conflict|(?:the )?same|different)\b"
    rf"|\b(?:agree|consistent|identical|differ|disagree|conflict|the same|different)\b.*\b{SOURCES}\b"
)
DIFFERENT = re.compile(r"\b(?:differ|disagree|conflict|different)\b")
OF_AGREEMENT = re.compile(rf"\b(?:agree|match|tally|consistent|identical|differ|disagree|conflict|the same|same|different|{SOURCES})\b")
CLAUSE = re.compile(r"\s*(?:[:;,?]|\s[–-])\s*")


def agreement_subject(subject: str) -> str:
    """The subject of a question whether two places agree, without the clause that only names the places."""
    kept = " ".join(clause for clause in CLAUSE.split(subject) if not OF_AGREEMENT.search(clause))
    return kept if len(kept.split()) > 1 else OF_AGREEMENT.sub(" ", subject)


LABELLED = re.compile(
    r"\b(?:marked|labelled|described|called|shown|printed|given|recorded|listed|reported|put|is|was|as|says|say) (?:as |down as )?[\"'“‘]?"
    r"(?:improving|worsening|improved|worsened|declining|deteriorating|(?:the )?same|static|unchanged)\b"
    r"[\"'”’]?(?! (?:than|from|to|by|on|in both)\b)"
)
SIDES = r"above|over|beyond|ahead of|better than|below|under|short of|off|behind|worse than"
GAP_STATED = re.compile(
    rf"(?<![\d.,/])(?P<number>\d+(?:\.\d+)?)\s*(?:%|per ?cent|(?:percentage )?points?)? (?:\w+ )?(?P<side>{SIDES}) "
    r"(?:the |its |their |our )?(?:\w+ )?targets?\b"
)
NUMBER_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
COUNT = rf"\d{{1,3}}|{'|'.join(NUMBER_WORDS)}"
KINDS = r"indicators?|measures?|kpis?|intentions?|priorities|projects|actions|activities|milestones|initiatives|commitments"
EVERY = re.compile(
    rf"^(?:are|were|is|was) (?:all|every|each)\b.*\b(?:{KINDS}|they|them|these)\b.*\b(?:green|amber|red)\b"
    rf"|^(?:all|every one)\b.*\b(?:{KINDS})\b"
    r".*\b(?:are|were|is|was) (?:rated )?(?:green|amber|red)\b"
)
LIMITED = "|".join(rf"(?P<bound{number}>{words})" for number, (_, words) in enumerate(BOUNDS))
JUDGED = re.compile(  # that many rows are so: by their ratings or their targets
    rf"\b(?:green|amber|red)s?\b|\b(?:{KINDS})\b.*\b(?:miss\w*|met|meet|hit|reach\w*|fail\w*|beat|achiev\w*|below|above|on|short of|off)\b"
    r".*\btargets?\b"
)
COUNTED = re.compile(
    rf"(?<![\d.,/£q-])\b(?:(?P<no>not )?(?:{LIMITED}) )?(?P<count>{COUNT})(?: or (?P<or>more|fewer|less))?"
    rf"(?: (?:out )?of (?:the |our |all |these |those )*(?P<base>{COUNT}))?(?![\d.,/%])"
    rf"(?= (?:[a-z'&/-]+ ){{0,8}}?(?:{KINDS}|greens|reds|ambers)\b| (?:are|were|is|was) (?:rated )?(?:green|amber|red)\b)"
)
WHOLE = re.compile(
    rf"\bof (?:the |our |all |these |those )+(?P<base>{COUNT})\b(?![\d.,/%+-])"
    rf"(?=,? (?:(?:[a-z'&/-]+ ){{0,4}}?(?:{KINDS})\b|(?:are|were|is|was|have|had|did|do|met|miss\w*|hit)\b|that\b|which\b))"
)
DENIED = re.compile(r"\b(?:was|were|is|are) not (?:rated |at |about )?(?:£?\d|green|amber|red)")
FINITE = re.compile(
    r"\b(?:rose|fell|dropped|increased|decreased|improved|worsened|deteriorated|declined|grew|went (?:up|down)"
    r"|ha(?:s|ve|d) (?:risen|fallen|gone (?:up|down)|grown)|(?:stayed|remained) (?:the same|flat|level)|unchanged|got (?:better|worse))\b"
)


WHY = re.compile(r"\b(?:why|how come)\b.*?\b(?:did|has|have|had|is|are|was|were|does|do)\b(?P<rest>.*)")
NOUN = re.compile(
    r"\b(?:the|an?|any|this|that|its|their|our|for|of|in|by)(?: \w+)? (?:increase|decrease|rise|fall|drop|improvement|decline)s?\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a question states of how many indicators are so: "5 of the 41 are red", "more than 10"; `base` is None where it names none,
    `count` where it says that all are, `bound` where it states the number itself."""

    count: int | None
    base: int | None = None
    bound: Bound | None = None

    def holds(self, count: int, of: int) -> bool:
        """Is it so of `count` rows among `of`?

        >>> Counted(count=10, bound=Bound.OVER).holds(4, 15), Counted(count=4).holds(4, 15)
        (False, True)
        """
        if self.base not in (None, of):
            return False
        if self.count is None:
            return count == of
        return {
            Bound.OVER: count > self.count, Bound.AT_LEAST: count >= self.count, Bound.UNDER: count < self.count,
            Bound.AT_MOST: count <= self.count, None: count == self.count,
        }[self.bound]  # fmt: skip


def counted_in(words: str) -> Counted | None:
    """The number of indicators that the words state.

    >>> counted_in("five of our 41 indicators are red, right?")
    Counted(count=5, base=41, bound=None)
    """
    if EVERY.search(words):
        return Counted(count=None)
    match = COUNTED.search(words)
    if match is None:
        return None
    bound = next((one for number, (one, _) in enumerate(BOUNDS) if match[f"bound{number}"]), None)
    bound = OPPOSITE[bound] if bound is not None and match["no"] else bound
    if match["or"]:
        bound = Bound.AT_LEAST if match["or"] == "more" else Bound.AT_MOST
    return Counted(count=_whole(match["count"]), base=_whole(match["base"]) if match["base"] else None, bound=bound)


def whole_in(words: str) -> int | None:
    """The number of rows that an open question takes for granted; None where it names none.

    >>> whole_in("how many of the 14 indicators are green?"), whole_in("how many of the over 65s are green?")
    (14, None)
    """
    match = WHOLE.search(words)
    return _whole(match["base"]) if match is not None else None


def _whole(words: str) -> int:
    return int(words) if words.isdigit() else NUMBER_WORDS.index(words) + 1


def taken_for_granted(words: str) -> Claim | None:
    """The change that a "why" takes for granted; None where it names none, or not as what happened.

    >>> taken_for_granted("why did it fall?"), taken_for_granted("why is the fall in crime below target?")
    (<Claim.DOWN: 'down'>, None)
    """
    asked = WHY.search(words)
    if asked is None or re.match(r" (?:\w+ ){0,2}not\b", asked["rest"]):
        return None
    return claim_of(NOUN.sub(" ", asked["rest"]))


def claim_of(words: str) -> Claim | None:
    """The one direction that the words claim; None where they name none, or several to choose from.

    >>> claim_of("did it go up?"), claim_of("did it go up or down?")
    (<Claim.UP: 'up'>, None)
    """
    if OPEN.search(words):
        return None
    found = [claim for claim, pattern in CLAIMS if pattern.search(words)]
    return found[0] if len(found) == 1 or found[:1] == [Claim.SAME] else None


def holds(claim: Claim, change: Decimal, better: bool | None) -> bool | None:
    """Is the claim true of a change (after − before)? `better` is whether that is the good way; None where nobody says which way is."""
    if claim in (Claim.UP, Claim.DOWN, Claim.SAME):
        return {Claim.UP: change > 0, Claim.DOWN: change < 0, Claim.SAME: change == 0}[claim]
    if change == 0:
        return False
    return None if better is None else better is (claim is Claim.BETTER)
