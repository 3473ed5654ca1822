"""The conditions that a list or count puts on printed numbers: "a result over 90%", "missed by more than 10%", "with no target".

Pure text; the filters are applied to rows in `assistant.tools.filter_rows`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Of(StrEnum):
    """What of a row a condition is put on, as an answer names it."""

    RESULT = "a result"
    TARGET = "a target"
    VARIANCE = "a printed variance"
    SHORTFALL = "a distance to target, relative to the target,"
    GAP = "a distance to target"
    NO_TARGET = "no target printed as a number"
    ANY_TARGET = "a target printed as a number"
    CUMULATIVE = "a figure marked as cumulative"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFilter:
    """`least` and `most` are the bounds, None for none, and are kept themselves where `closed`; `unit` is None where none is said."""

    of: Of
    said: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    closed: bool = True
    unit: str | None = None

    def keeps(self, number: Decimal) -> bool:
        """Does the number lie within the bounds?"""
        low = self.least is None or number > self.least or (self.closed and number == self.least)
        return low and (self.most is None or number < self.most or (self.closed and number == self.most))

    @property
    def words(self) -> str:
        return f"with {self.of.value}{' ' + self.said if self.said else ''}"


NUMBER = r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?"
UNIT = r"%|per ?cent(?:age points?)?\b|percentage points?\b|points?\b|pp\b|million\b|thousand\b|[mk]\b"
AMOUNT = rf"(?P<pound>£?)(?P<number>{NUMBER})(?![\d/–-]|[.,]\d)\s*(?P<unit>{UNIT})?"
SCALES = {"k": Decimal(1000), "thousand": Decimal(1000), "m": Decimal(1_000_000), "million": Decimal(1_000_000)}
# The first that matches names the bound: below it, above it, with it or without.
AT_LEAST = r"at least|no(?:t)? less than|no(?:t)? lower than|not (?:below|under)|minimum of|>="
AT_MOST = r"at most|no(?:t)? more than|no(?:t)? higher than|not (?:above|over)|up to|maximum of|<="
ABOVE = r"over|above|more than|higher than|greater than|better than|exceed\w*|in excess of|>"
BELOW = r"under|below|less than|lower than|fewer than|worse than|<"
BETWEEN = re.compile(rf"\b(?:between|from) £?(?P<first>{NUMBER})\s*(?:{UNIT})? (?:and|to) {AMOUNT}", re.IGNORECASE)
BOUND = re.compile(
    rf"(?:\b|(?<= ))(?:(?P<at_least>{AT_LEAST})|(?P<at_most>{AT_MOST})|(?P<above>{ABOVE})|(?P<below>{BELOW})|(?P<within>within)) "
    rf"(?:about |around )?{AMOUNT}(?P<around> or (?:more|above|higher|over|less|below|lower|under|fewer)\b)?"
)
AFTER = re.compile(rf"{AMOUNT} or (?:(?P<more>more|above|higher|over|better)|less|below|lower|under|fewer|worse)\b")
EQUAL = re.compile(
    rf"\b(?:(?:targets?|results?|variances?|figures?|values?|scores?) (?:of|is|was|are|were|equal to|at|=)|exactly) {AMOUNT}"
)
BEFORE_TARGET = re.compile(rf"\b(?:an?|the|same) {AMOUNT} target")
NAMES = re.compile(r"\b(?P<name>results?|figures?|values?|scores?|scor\w+|targets?|variances?|is|are|was|were)\b")
BY = re.compile(r"\bby (?:about |around )?$")
FROM_TARGET = re.compile(
    r"^ ?(?:below|short of|off|away from|from|under|above|over|of|worse than|better than|behind"
    r"|ahead of)(?: (?:their|its|the|our))? targets?\b"
)
NO_TARGET = re.compile(
    r"\b(?:(?:have|has|had|with|there is|show|print)(?: got)? no|without|lack\w*|(?:do|does|did) not have|(?:have|has) not got)"
    r"(?: an?| any)? (?:numeric(?:al)? |set )?targets?\b(?! ?met)"
)
ANY_TARGET = re.compile(
    r"\b(?:have|has|had|with|given|set)(?: got)? (?:an? )?(?:numeric(?:al)? )?targets?\b(?= *(?:$|[?.,;]|set\b|in\b|for\b|at\b))"
)
CUMULATIVE = re.compile(r"\b(?:cumulative(?:ly)?|year[- ]to[- ]date|ytd)\b")
AGES = re.compile(
    r"^ ?(?:s\b|years?\b|year-|yrs?\b|plus\b|and over|and under|or over|to \d|days?\b|weeks?\b|months?\b|minutes?\b|hours?\b|seconds?\b)"
)
SPEAKS_OF_ROWS = re.compile(r"\b(?:indicators?|measures?|kpis?|results|targets|ones)\b")


def row_filters(words: str) -> tuple[tuple[RowFilter, ...], str]:
    """The conditions on printed numbers, and the words without them.

    >>> filters, rest = row_filters("which indicators have a result over 90% in parks")
    >>> filters[0].words, " ".join(rest.split())
    ('with a result over 90%', 'which indicators have a in parks')
    """
    found: list[RowFilter] = []
    for wording in (BETWEEN, BOUND, AFTER, EQUAL, BEFORE_TARGET):
        for match in reversed(list(wording.finditer(words))):
            one = _filter(match, words)
            if one is not None:
                found.insert(0, one)
                after = FROM_TARGET.match(words[match.end() :]) if one.of in (Of.SHORTFALL, Of.GAP) else None
                end = match.end() + (after.end() if after else 0)
                words = f"{words[: match.start()]} {words[end:]}"
    for of, wording in ((Of.NO_TARGET, NO_TARGET), (Of.ANY_TARGET, ANY_TARGET), (Of.CUMULATIVE, CUMULATIVE)):
        if wording.search(words) and not (of is Of.ANY_TARGET and found):
            found.append(RowFilter(of=of))
            words = wording.sub(" ", words)
    if found:
        words = re.sub(
            r"\b(?:results?|figures?|values?|scores?|scor\w+|variances?|by)\b(?= *(?:$|[?.,;]|(?:in|for|at|and)\b| ))", " ", words
        )
    return tuple(found), words


def _filter(match: re.Match[str], words: str) -> RowFilter | None:
    """The condition of one match; None where its number belongs to a name: "over 65s", "within 28 days"."""
    before, after = words[: match.start()], words[match.end() :]
    of = _subject(before, after, match)
    bare = not (match["unit"] or match["pound"])
    if AGES.match(after) or of is None or (bare and of is Of.RESULT and not NAMES.search(f"{before[-24:]} {match.group()}")):
        return None
    number = _amount(match["number"], match)
    unit = "£" if match["pound"] else "%" if (match["unit"] or "").startswith(("%", "per", "p")) else None
    if of is Of.SHORTFALL and (match["unit"] or "") not in ("%", "percent", "per cent"):
        of = Of.GAP
    groups = match.groupdict()
    low: Decimal | None = number
    high: Decimal | None = number
    closed = True
    if "first" in groups:
        low = _amount(groups["first"], match)
    elif groups.get("within"):
        low = Decimal(0)
    elif "more" in groups:
        low, high = (number, None) if groups["more"] else (None, number)
    elif "above" in groups:
        closed = bool(groups["at_least"] or groups["at_most"] or groups["around"])
        low, high = (number, None) if groups["above"] or groups["at_least"] else (None, number)
    said = re.sub(r"^(?:targets?|results?|variances?|figures?|values?|scores?) |^(?:an?|the|same) | target$", "", match.group().strip())
    return RowFilter(of=of, said=said, least=low, most=high, closed=closed, unit=unit)


def _subject(before: str, after: str, match: re.Match[str]) -> Of | None:
    """What the number is compared with: the word named last before it."""
    groups = match.groupdict()
    if BY.search(before) or FROM_TARGET.match(after):
        return Of.SHORTFALL
    if groups.get("within"):
        return None
    if match.re is BEFORE_TARGET:
        return Of.TARGET
    named = [one["name"] for one in NAMES.finditer(f"{before} {match.group()}")]
    last = next((name for name in reversed(named) if name not in ("is", "are", "was", "were")), "")
    return Of.TARGET if last.startswith("target") else Of.VARIANCE if last.startswith("variance") else Of.RESULT


def _amount(number: str, match: re.Match[str]) -> Decimal:
    return Decimal(number.replace(",", "")) * SCALES.get(match["unit"] or "", Decimal(1))
