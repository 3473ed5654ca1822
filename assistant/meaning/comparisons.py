"""Numbers that a statement sets a bound with: "more than 90%", "between 5 and 10", "no more than £3m"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    OVER = "over"
    AT_LEAST = "at least"
    UNDER = "under"
    AT_MOST = "at most"


OPPOSITE = {Bound.OVER: Bound.AT_MOST, Bound.AT_MOST: Bound.OVER, Bound.UNDER: Bound.AT_LEAST, Bound.AT_LEAST: Bound.UNDER}
SCALES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000, "bn": 1_000_000_000, "billion": 1_000_000_000}
UNIT_SCALES = {"£": 1, "£000": 1_000, "£k": 1_000, "£m": 1_000_000, "£bn": 1_000_000_000}
BOUNDS: tuple[tuple[Bound, str], ...] = (
    (Bound.AT_LEAST, r"at least|no (?:less|fewer|lower) than|(?:a|the) minimum of|as (?:many|much|high) as"),
    (Bound.AT_MOST, r"at most|no (?:more|greater|higher) than|(?:a|the) maximum of|(?<!is )(?<!are )(?<!was )(?<!were )(?<!went )up to"),
    (Bound.OVER, r"(?:more|greater|higher|larger|bigger) than|in excess of|upwards of|exceed(?:s|ed|ing)?|over|above|beyond"),
    (Bound.UNDER, r"(?:less|fewer|lower|smaller) than|below|under|beneath"),
)
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


def _figure(name: str) -> str:
    """The pattern of a number with its unit, its groups named after `name`; no age of people and no part of a reference."""
    return (
        rf"(?P<{name}>£?(?P<{name}_number>-?(?:{NUMBER}))(?:\s?(?P<{name}_unit>%|(?:per ?cent|bn|billion|m|million|k|thousand)\b))?)"
        r"(?![\w/+-]|[.,]\d|\s*(?:s\b|plus\b|years?\b|year-olds?\b|and (?:over|under)\b))"
    )


BOUNDED = re.compile(
    r"(?P<by>\bby )?(?P<moved>\b(?:fall|fell|fallen|drop(?:ped)?|go|gone|went|ris(?:e|en)|rose|dip(?:ped)?|climb(?:ed)?|get|got|stay(?:ed)?"
    r"|remain(?:ed)?|kept?) )?(?P<no>\bnot )?(?:"
    + "|".join(rf"(?P<b{number}>\b(?:{words}))" for number, (_, words) in enumerate(BOUNDS))
    + r") (?:about |around )?" + _figure("one")
)  # fmt: skip
BETWEEN = re.compile(rf"(?P<by>\bby )?(?P<no>\bnot )?\bbetween {_figure('low')} (?:and|to) {_figure('high')}")
OR_MORE = re.compile(rf"{_figure('one')} or (?:(?P<more>more|above|higher|over|greater)|less|fewer|below|under|lower)\b")
SCALED = re.compile(rf"£?(?:{NUMBER})\s?(?:bn|billion|m|million|k|thousand)\b")
SIZED = re.compile(
    r"\s*(?:(?:percentage )?points?\b|pp\b|(?:\w+ )?(?:above|below|over|under|better|worse|higher|lower|short|more|fewer)\b)"
)
OF_AGE = re.compile(r"(?:\b(?:over|under)(?: the age of)?|aged (?:over|under|above|below)) £?$")
SAID_OF = re.compile(r"\b(?:is|was|were|are|be|been|stay(?:s|ed)?|still|just|well|at|of|fell|rose|dropped|it|they|remain(?:s|ed)?) $")
OLDEST = 120  # a bare number of at most this after "over" may be an age


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One bound. `written` is the number as the statement has it, `unit` "%", "£" or "", `scale` what it is multiplied with (1 for none);
    `sized` is True where it bounds a change or a gap ("by more than 5", "more than 5 points above") and not a figure."""

    bound: Bound
    number: Decimal
    written: str
    unit: str = ""
    scale: int = 1
    sized: bool = False

    def holds(self, value: Decimal, unit: str | None) -> bool | None:
        """Is a figure of that unit so? None where the units cannot be compared.

        >>> Comparison(bound=Bound.OVER, number=Decimal(90), written="90%", unit="%").holds(Decimal("93.8"), "%")
        True
        """
        if self.unit == "%" and unit != "%":
            return None
        number, figure = self.number, value
        if self.unit == "£" or self.scale != 1:
            if (self.unit == "£" and unit not in UNIT_SCALES) or unit == "%":
                return None
            if self.scale == 1 and UNIT_SCALES.get(unit or "", 1) != 1:
                return None
            number, figure = self.number * self.scale, value * UNIT_SCALES.get(unit or "", 1)
        return {
            Bound.OVER: figure > number, Bound.AT_LEAST: figure >= number, Bound.UNDER: figure < number, Bound.AT_MOST: figure <= number,
        }[self.bound]  # fmt: skip

    def is_of_name(self, names: str) -> bool:
        """Is the number part of the indicator's name ("more than 20 miles from home")?"""
        return re.search(rf"(?<![\d.,]){re.escape(self.written)}(?![\d%]|[.,]\d)", names.lower()) is not None


def comparisons_in(words: str) -> tuple[tuple[Comparison, ...], str]:
    """The bounds that the words set, and the words with the bare number in their place.

    >>> comparisons_in("were more than 90% of calls answered?")[1]
    'were 90% of calls answered?'
    """
    found: list[Comparison] = []

    def between(match: re.Match[str]) -> str:
        if match["no"]:
            return match.group()
        sized = bool(match["by"] or SIZED.match(words, match.end()))
        unit = match["high_unit"] if not match["low_unit"] else None
        found.append(_comparison(Bound.AT_LEAST, match, "low", sized=sized, unit=unit))
        found.append(_comparison(Bound.AT_MOST, match, "high", sized=sized))
        return f"{match['by'] or ''}{match['low']} "

    def or_more(match: re.Match[str]) -> str:
        found.append(_comparison(Bound.AT_LEAST if match["more"] else Bound.AT_MOST, match, "one", sized=False))
        return match["one"]

    def bounded(match: re.Match[str]) -> str:
        bound = next(one for number, (one, _) in enumerate(BOUNDS) if match[f"b{number}"])
        if _is_age(match, words):
            return match.group()
        sized = bool(match["by"] or SIZED.match(match.string, match.end()))
        found.append(_comparison(OPPOSITE[bound] if match["no"] else bound, match, "one", sized=sized))
        moved = match["moved"] if sized else None
        return f"{match['by'] or ''}{moved or ''}{match['one']}"

    rest = BOUNDED.sub(bounded, OR_MORE.sub(or_more, BETWEEN.sub(between, words)))
    return tuple(found), rest


def _is_age(match: re.Match[str], words: str) -> bool:
    """May "over 65" be the age of people? Not with a unit or decimals, nor straight after what says that something is so."""
    bare = match["one"] == match["one_number"] and "." not in match["one"] and "," not in match["one"]
    if match["b0"] or match["b1"] or not OF_AGE.search(match.group()[: match.start("one") - match.start()]):
        return False
    said = match["moved"] or SAID_OF.search(match.string[: match.start()])
    return bare and not said and int(match["one"]) <= OLDEST


def _comparison(bound: Bound, match: re.Match[str], name: str, *, sized: bool, unit: str | None = None) -> Comparison:
    ending = match[f"{name}_unit"] or unit or ""
    percent = ending.startswith(("%", "per"))
    return Comparison(
        bound=bound,
        number=Decimal(match[f"{name}_number"].replace(",", "")),
        written=f"{match[f'{name}_number']}{'%' if percent else ''}",
        unit="%" if percent else "£" if match[name].startswith("£") else "",
        scale=SCALES.get(ending, 1),
        sized=sized,
    )
