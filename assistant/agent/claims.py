"""What a stretch of an answer claims: amounts with sign, unit and role, periods, ratings, directions, and its words.

A model's sentence and the code's own are read by the same rules, so that the one can be held against the other (`grounding.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from assistant.guard import MONTHS, without_dates
from assistant.meaning.words import stem
from ingest.model import Measure

_NUMBER = re.compile(
    r"(?P<sign>(?<![\w.,)%])[-−–]\s?|\bminus )?(?P<pound>£)?(?P<inner>[-−])?(?P<digits>\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale>\s?(?:thousand|million|billion|000s|bn|k|m)\b)?(?P<unit>\s?%|\s?per ?cent(?!age)\b|\spercentage points?\b|\spoints?\b"
    r"|\s(?:days?|weeks?|months?|years?|hours?|minutes?)\b|\sper (?:1,?000|10,?000|100,?000)\b)?",
    re.IGNORECASE,
)
_UNITS = ((re.compile(r"%|per ?cent\b"), "%"), (re.compile(r"points?"), "points"), (re.compile(r"per (\d)"), "per"))
_SCALES = {"thousand": "000", "000s": "000", "k": "000", "million": "m", "m": "m", "billion": "bn", "bn": "bn"}
# A number is a change or distance when a word of movement leads to it without "to", "from" or "at", or one of distance follows.
_MOVES = (
    r"(?:up|down|rose|rising|rises?|risen|fell|falls?|falling|fallen|grew|grown|growth|increas\w*|decreas\w*|improv\w+|worsen\w*|dropp?\w*"
    r"|gain\w*|lost|los[et]s?|reduc\w+|chang\w+|differ\w+|higher|lower|by|more|fewer|less|jump\w*|declin\w*|climb\w*)"
)
_MOVED_BY = re.compile(rf"\b{_MOVES}(?:\s+(?:by|of|a|an|about|around|another|further))*\s*$", re.IGNORECASE)
_APART = re.compile(
    r"^\s*(?:higher|lower|more|less|fewer|up\b|down\b|above|below|better|worse|increase|rise|fall|drop|decrease|improvement|short"
    r"|change|difference|decline|gain|over\b|under\b|beyond|away|off\b)",
    re.IGNORECASE,
)
_MEASURES = {
    Measure.TARGET: r"targets?", Measure.FLOOR: r"(?:floors?|minimum|tolerance)", Measure.BENCHMARK: r"(?:benchmarks?|averages?)",
    Measure.RESULT: r"(?:results?|figures?|outturns?|values?|actuals?|performance)",
}  # fmt: skip
_LINK = r"\s*(?:of|was|is|were|at|stands at|stood at|set at|:|=|\()?\s*(?:only|just)?\s*$"
_LED_BY = {measure: re.compile(rf"\b{words}{_LINK}", re.IGNORECASE) for measure, words in _MEASURES.items()}
_FOLLOWED_BY = {measure: re.compile(rf"^\s*(?:annual |yearly )?{words}\b", re.IGNORECASE) for measure, words in _MEASURES.items()}

_YEARS = r"20\d\d[/–-](?:20)?\d\d|\b\d\d/\d\d\b"
_QUARTER = re.compile(rf"\b(?:Q|[Qq]uarter )([1-4])\b(?:,? (?:of |in )?({_YEARS}))?|({_YEARS}),? (?:Q|[Qq]uarter )([1-4])\b")
_YEAR = re.compile(rf"({_YEARS})(?: AY\b)?(?![.\d%])")
_DATED = re.compile(rf"\b(?:\d\d?(?:st|nd|rd|th)? )?{MONTHS}(?:,? (?:20\d\d|\d\d))?|\b20\d\d-\d\d(?:-\d\d)?\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![,.]\d|%)")

_RATING = re.compile(
    r"\b(green[ -/]amber|red[ -/]amber|amber[ -/]green|amber[ -/]red|green|amber|red)\b|\b(GA|RA)\b|\((G|A|R)\)", re.IGNORECASE
)
_LETTERS = {"ga": "green amber", "ra": "red amber", "g": "green", "a": "amber", "r": "red"}

# Words of direction and standing by what they claim; the longest come first where one holds another ("not met").
_DIRECTIONS = tuple(
    (claim, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for claim, words in (
        (
            "missed",
            r"not (?:been |being |yet )?(?:met|hit|achieved|reached)|miss(?:ed|es|ing)?|fail(?:ed|s|ing)?|short of|unmet|below target",
        ),
        ("not", r"not|no|never|none|nor|neither|without|cannot|\w+n['’]t|except|unless"),
        ("met", r"met|meets?|meeting|hit|achiev\w+|exceed\w*|surpass\w*|on target|beat(?:s|en)?"),
        ("worse", r"worse|worsen\w*|deteriorat\w+|poorer"),
        ("better", r"better|improv\w+"),
        ("up", r"up|rose|rises?|risen|rising|increas\w+|grew|grow\w*|gain\w*|higher|climb\w*|jump\w*"),
        ("down", r"down|fell|falls?|fallen|falling|decreas\w+|declin\w+|dropp?\w*|reduc\w+|lower|shr[aiu]nk\w*"),
        ("above", r"above|over|beyond|more than|ahead"),
        ("below", r"below|under|less than|behind"),
        ("same", r"same|unchanged|stable|steady|no change|equal\w*|flat"),
    )
)
_WORD = re.compile(r"[^\W\d_][\w’'/-]*|\w*[^\W\d_]\w*")
_REFERENCE = re.compile(r"\b[A-Za-z]+[A-Za-z0-9]*[/.-]?[A-Za-z]*\d[\w./-]*|\b[A-Z]{2,} ?\d[\w./-]*")
_SHARE = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(?:(?:out )?of(?: the| all)?|/) ?(\d[\d,]*(?:\.\d+)?)(?!\w)", re.IGNORECASE)
_SCALED = re.compile(r"(?<=\d)(?:k|m|bn)\b")  # "£1.2m" is an amount and no word
MARK = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its unit (None for a count). `change` is true of differences; `measure` is None where no word beside it says which."""

    value: Decimal
    unit: str | None
    change: bool = False
    measure: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    amounts: frozenset[Amount] = frozenset()
    periods: frozenset[str] = frozenset()
    ratings: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    shares: frozenset[tuple[Decimal, Decimal]] = frozenset()  # "68 of 725"

    def joined(self, other: Claims) -> Claims:
        return Claims(
            amounts=self.amounts | other.amounts, periods=self.periods | other.periods, ratings=self.ratings | other.ratings,
            directions=self.directions | other.directions, words=self.words | other.words,
            shares=self.shares | other.shares,
        )  # fmt: skip


def claims_of(text: str) -> Claims:
    """What the text claims; names of indicators are to be taken out of it first. Words of ratings and directions are not among `words`.

    >>> sorted(claims_of("up 0.3 points to 9.4% at Q2 2020/21").periods)
    ['2020/21 Q2']
    """
    text = MARK.sub(" ", re.sub(r"[*_`“”]", "", text))
    periods, rest = _parted(text)
    directions, rest = _directed(rest)
    return Claims(
        amounts=frozenset(amounts_of(text)), periods=periods, ratings=_ratings_of(text), directions=directions,
        words=words_of(_RATING.sub(" ", rest)), shares=_shares_of(text),
    )  # fmt: skip


def amounts_of(text: str) -> list[Amount]:
    """The numbers that are no part of a date, period or reference."""
    # "per 1,000" is blanked with the dates, so the unit is hidden from that first
    shielded = re.sub(r"\bper (1,?000|10,?000|100,?000)\b", lambda match: f"per{_in_letters(match[1])}", text)
    blanked = without_dates(shielded)
    blanked = re.sub(r"\bper([a-j]+)\b", lambda match: f"per {_in_digits(match[1])}", blanked)
    found = []
    end = 0
    for match in _NUMBER.finditer(blanked):
        before, after = blanked[end : match.start()], blanked[match.end() :]
        end = match.end()
        unit = _unit(match)
        value = Decimal(match["digits"].replace(",", ""))
        signed = -value if match["sign"] or match["inner"] else value
        change = unit == "points" or bool(_MOVED_BY.search(before)) or bool(_APART.match(after))
        found.append(Amount(value=signed, unit=unit, change=change, measure=None if change else _measure(before, after)))
    return found


def _in_letters(digits: str) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in digits if digit.isdigit())


def _in_digits(letters: str) -> str:
    return f"{int(''.join(str('abcdefghij'.index(letter)) for letter in letters)):,}"


def _unit(match: re.Match[str]) -> str | None:
    scale = _SCALES.get((match["scale"] or "").strip().lower(), "")
    if match["pound"] or scale:
        return ("£" if match["pound"] else "") + scale
    unit = (match["unit"] or "").strip().lower()
    for pattern, name in _UNITS:
        if pattern.match(unit) or (name == "points" and pattern.search(unit)):
            return unit.replace(",", "") if name == "per" else name
    return unit.rstrip("s") or None


def _measure(before: str, after: str) -> Measure | None:
    led = next((measure for measure, pattern in _LED_BY.items() if pattern.search(before)), None)
    return led or next((measure for measure, pattern in _FOLLOWED_BY.items() if pattern.match(after)), None)


def _shares_of(text: str) -> frozenset[tuple[Decimal, Decimal]]:
    found = _SHARE.findall(without_dates(text))
    return frozenset((Decimal(part.replace(",", "")), Decimal(whole.replace(",", ""))) for part, whole in found)


def periods_of(text: str) -> frozenset[str]:
    """Every period that the text names, in one spelling: "2020/21 Q2", "Q2" where no year stands by it, "2020/21", "30 sep 2020"."""
    return _parted(text)[0]


def without_periods(text: str) -> str:
    return _parted(text)[1]


def _parted(text: str) -> tuple[frozenset[str], str]:
    """The periods, and the text without them."""
    found: set[str] = set()

    def quarter(match: re.Match[str]) -> str:
        number, year = match[1] or match[4], match[2] or match[3]
        found.add(f"{_financial(year)} Q{number}" if year else f"Q{number}")
        return " "

    text = _QUARTER.sub(quarter, text)
    for pattern in (_YEAR, _DATED, _BARE_YEAR):
        found |= {_financial(match.group()) for match in pattern.finditer(text)}
        text = pattern.sub(" ", text)
    return frozenset(found), text


def _financial(year: str) -> str:
    """
    >>> _financial("2020-2021"), _financial("20/21"), _financial("Sept 2020")
    ('2020/21', '2020/21', 'sep 2020')
    """
    if match := re.fullmatch(r"(?:20)?(\d\d)[/–-](?:20)?(\d\d)( AY)?", year):
        return f"20{match[1]}/{match[2]}{match[3] or ''}"
    return re.sub(r"[a-z]+", lambda word: word.group()[:3], re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", year.lower())).lstrip("0")


def _ratings_of(text: str) -> frozenset[str]:
    found = ("".join(match.groups("")).lower() for match in _RATING.finditer(text))
    named = (_LETTERS.get(one, re.sub(r"[-/]", " ", one)) for one in found)
    return frozenset({"amber green": "green amber", "amber red": "red amber"}.get(one, one) for one in named)


def directions_of(text: str) -> frozenset[str]:
    """The classes of direction and standing that words of the text claim.

    >>> sorted(directions_of("It improved, but its target was not met."))
    ['better', 'missed']
    """
    return _directed(text)[0]


def _directed(text: str) -> tuple[frozenset[str], str]:
    """The classes, and the text without the words that claim them."""
    found = set()
    for claim, pattern in _DIRECTIONS:
        if pattern.search(text):
            found.add(claim)
            text = pattern.sub(" ", text)
    return frozenset(found), text


def words_of(text: str) -> frozenset[str]:
    """The stems of all words, whatever they are: number words among them; references whole, too.

    >>> sorted(words_of("Ten targets, AB9"))
    ['10', 'ab9', 'target']
    """
    text = _SCALED.sub(" ", text)
    references = frozenset("".join(found.lower().split()).rstrip("./-") for found in _REFERENCE.findall(text))
    parts = chain.from_iterable(re.split(r"[/’'-]", word.lower()) for word in _WORD.findall(text))
    return references | frozenset(stem(part) for part in parts if part and not part.isdigit())
