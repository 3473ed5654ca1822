"""One cell's text in, the figure it publishes out, with everything that stands beside the figure.

Blank, `N/A`, `-` and 0 are four different things (`CellKind`). A number inside a sentence is not the cell's figure: "top fifth of boroughs
(61.5% last year)" holds no value.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from ingest.values.period import PeriodKind, find_periods
from ingest.values.rating import ReadRating, rating_in_value
from ingest.values.unit import bare_scale, money_unit, unit_after_figure


class CellKind(StrEnum):
    """What a cell of a value column holds."""

    NUMBER = "number"
    FRACTION = "fraction"
    BLANK = "blank"
    DASH = "dash"
    NOT_AVAILABLE = "not available"
    SUPPRESSED = "suppressed"
    TEXT = "text"


# Whole cells without a figure, squeezed to lower case.
NOT_AVAILABLE = (
    *("n/a", "na", "n.a.", "n.a", "not available", "not applicable", "not yet available", "nya", "tbc", "tba", "tbd", "to be confirmed"),
    *(
        "no data",
        "nil return",
        "monitor",
        "monitoring",
        "not comparable",
        "not reported",
        "not due",
        "annual",
        "..",
        ":",
        "[x]",
        "[z]",
        "x",
        "z",
    ),
)
DASHES = ("-", "–", "—", "−", "--", "---")
SUPPRESSED = ("*", "**", "[c]", "c", "(c)", "suppressed", "[suppressed]", "#", "[low]")

# Shorthand beside a figure, in square brackets or lower-case round ones: the symbols that official statistics use.
SHORTHAND = {"r": "revised", "p": "provisional", "e": "estimated", "f": "forecast", "b": "break in series", "u": "low reliability"}

# What a bracket beside a figure can say without changing it.
BRACKET_QUALIFIERS: tuple[tuple[str, str], ...] = (
    (r"^(?:with)?in\s(?:the\s)?(?:ci|confidence\sintervals?)\b", "within confidence interval"),
    (r"^new\s(?:method|methodology|definition)\b", "new method"),
    (r"^not\scomparable\b", "not comparable"),
    (r"^(?:provisional|prov\.?)$", "provisional"),
    (r"^(?:revised|rev\.?|restated)$", "revised"),
    (r"^(?:estimated?|est\.?)$", "estimated"),
    (r"^(?:cumulative|cum\.?|ytd|year\sto\sdate)$", "year to date"),
)

# What may stand before the figure of a target: "at least 95%" is 95.
LIMITS = (
    *(">=", "<=", "=>", "=<", "≥", "≤", ">", "<", r"at\sleast", r"at\smost", r"no\smore\sthan", r"not\smore\sthan", r"no\sless\sthan"),
    *(r"less\sthan", r"fewer\sthan", r"more\sthan", "under", "below", "over", "above", r"up\sto", r"min(?:imum)?\.?", r"max(?:imum)?\.?"),
)
APPROXIMATE = (r"approx(?:imately|\.)?", "around", "about", "circa", r"c\.", "~", "≈")

# What may follow a figure and its unit without making it something else.
AFTER = (
    *(r"or\s(?:above|more|over|higher|better|below|less|lower|under|fewer)", r"(?:and|&)\s(?:above|over|below|under)"),
    *("reduction", "decrease", "increase", "improvement", "target", r"\+"),
)
OF_CHANGE = frozenset({"reduction", "decrease", "increase", "improvement"})  # "5% reduction" tells no unit of the level beside it
CELLS_KEPT = 4096  # read once each: cells are tried as figures of rows, of cards and of turned tables
MAX_NOUN_WORDS = 4  # "12 looked after children" is a count of them; longer tails are sentences
NOT_A_NOUN = re.compile(
    r"\b(?:above|below|more|less|higher|lower|than|of|out|from|to|average|out|or|since|compared|quartile|every|per|target)\b", re.IGNORECASE
)

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_FIGURE = re.compile(
    rf"(?:(?P<limit>{'|'.join(LIMITS)})\s*)?(?:(?:{'|'.join(APPROXIMATE)})\s*)?(?P<sign>[-+])?\s?(?P<money>£)?\s?(?P<minus>-)?"
    rf"(?P<digits>{_DIGITS})(?!\d|st\b|nd\b|rd\b|th\b)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FRACTION = re.compile(r"(?P<top>\d[\d,]*(?:\.\d+)?)\s*(?:/|out\sof|of)\s*(?P<bottom>\d[\d,]*(?:\.\d+)?)", re.IGNORECASE)
_TYPESET = re.compile(r"\$?\s*\\frac\s*\{\s*(?P<top>[\d,.]+)\s*\}\s*\{\s*(?P<bottom>[\d,.]+)\s*\}\s*\$?")
ARROWS = re.compile("[▲▼△▽◄►◀▶↑↓→←↔⬆⬇➡↗↘⇑⇓⇔🡅🡇🡹🡻⇧⇩⇦⇨▴▾▸◂🔺🔻🔼🔽]")
_FOOTNOTE = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")

_PERIOD_WORDS = re.compile(
    r"\b(?:as|at|of|the|end|for|in|to|results?|target|outturn|actual|data|figures?|performance|latest|final|provisional|month|quarter|year|"
    r"ending|rolling)\b|[\s,:.-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedNumber:
    """What one cell publishes. `value` has the published digits (`Decimal("6.20")`); `period` overrides the column's, `as_at` does not."""

    kind: CellKind
    value: Decimal | None = None
    unit: str | None = None
    qualifiers: tuple[str, ...] = ()
    fraction: tuple[Decimal, Decimal] | None = None
    rating: ReadRating | None = None
    period: str | None = None
    as_at: str | None = None
    rolling: bool = False

    @property
    def suppressed(self) -> bool:
        return self.kind is CellKind.SUPPRESSED

    @property
    def lent_unit(self) -> str | None:
        """The unit that a bare figure of the same row may have too."""
        return None if OF_CHANGE & set(self.qualifiers) else self.unit


@lru_cache(CELLS_KEPT)
def parse_number(text: str, *, target: bool = False) -> ParsedNumber:
    """The figure of a cell; `target` says that the cell is a target or limit, where "<5" is a limit and not a suppressed count.

    >>> parsed = parse_number("6.20% (30 Sep2016) (R)")
    >>> str(parsed.value), parsed.unit, parsed.as_at, parsed.rating.rating.value
    ('6.20', '%', '2016-09-30', 'Red')
    """
    squeezed = clean(text)
    if fixed := _fixed_text(squeezed):
        return ParsedNumber(kind=fixed, qualifiers=("suppressed",) if fixed is CellKind.SUPPRESSED else ())
    rating, rest = rating_in_value(re.sub(r"(?<=\))\s\d{1,2}$", "", squeezed))  # a footnote mark that lost its raised position
    rest, notes = _take_brackets(rest)
    rest, lead = _take_leading_period(rest)
    notes.merge(lead)
    if fraction := parse_fraction(rest):
        return ParsedNumber(
            kind=CellKind.FRACTION,
            fraction=fraction,
            rating=rating,
            qualifiers=tuple(notes.qualifiers),
            period=notes.period,
            as_at=notes.as_at,
        )
    kind, value, unit = _figure(rest, notes, target=target)
    return ParsedNumber(
        kind=kind,
        value=value,
        unit=unit,
        rating=rating,
        qualifiers=tuple(dict.fromkeys(notes.qualifiers)),
        period=notes.period,
        as_at=notes.as_at,
        rolling=notes.rolling,
    )


def parse_fraction(text: str) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of a cell that holds a fraction and nothing else; a financial year is none.

    >>> [str(part) for part in parse_fraction("1,150/3,400")], parse_fraction("2016/17")
    (['1150', '3400'], None)
    """
    squeezed = clean(text).strip("$ ")
    match = _TYPESET.fullmatch(clean(text)) or _FRACTION.fullmatch(re.sub(r"^\((.*)\)$", r"\1", squeezed))
    if match is None or re.fullmatch(r"20\d\d\s?/\s?\d{1,2}", squeezed):
        return None
    top, bottom = _decimal(match["top"]), _decimal(match["bottom"])
    return (top, bottom) if bottom else None


def clean(text: str) -> str:
    """Cell text in one line without arrows and footnote marks, plain minus signs, broken numbers joined.

    >>> clean("480.0 ²"), clean("41. 6%"), clean("−1, 256")
    ('480.0', '41.6%', '-1,256')
    """
    text = _FOOTNOTE.sub("", ARROWS.sub(" ", text))
    text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    text = " ".join(text.split())
    text = re.sub(r"(?<=\d)\.\s(?=\d+\s?%)|(?<=\d)\s\.(?=\d)", ".", text)
    text = re.sub(r"(?<=\d),\s(?=\d{3}\b)", ",", text)
    return re.sub(r"(?<=[\d%])\s?\*+$", "", text)


@dataclass(slots=True)
class _Notes:
    """What has been taken off a cell's text so far."""

    qualifiers: list[str]
    period: str | None = None
    as_at: str | None = None
    rolling: bool = False

    def merge(self, other: _Notes) -> None:
        self.qualifiers += other.qualifiers
        self.period, self.as_at, self.rolling = self.period or other.period, self.as_at or other.as_at, self.rolling or other.rolling


def _fixed_text(text: str) -> CellKind | None:
    lowered = text.lower()
    if not text:
        return CellKind.BLANK
    if text in DASHES:
        return CellKind.DASH
    if lowered in SUPPRESSED:
        return CellKind.SUPPRESSED
    return CellKind.NOT_AVAILABLE if lowered.rstrip(".") in NOT_AVAILABLE or lowered in NOT_AVAILABLE else None


def _take_brackets(text: str) -> tuple[str, _Notes]:
    """The text without brackets that only add to a figure, and what they add. A cell that is one bracket is a negative number and stays."""
    notes = _Notes([])
    if re.fullmatch(rf"-?\s?£?\(£?\s?(?:{_DIGITS})\s?%?\)\s?[mk]?%?", text):
        return re.sub(r"^£?\(", "-" + ("£" if "£" in text else ""), text.replace("(£", "(")).replace(")", ""), notes
    for bracket in re.findall(r"[(\[][^()\[\]]*[)\]]", text):
        inner = bracket[1:-1].strip()
        if _note(inner, notes, square=bracket[0] == "[" or inner.islower()):
            text = text.replace(bracket, " ", 1)
    return " ".join(text.split()), notes


def _note(inner: str, notes: _Notes, *, square: bool) -> bool:
    """Whether a bracket is understood; adds what it says to `notes`."""
    if square and inner in SHORTHAND:
        notes.qualifiers.append(SHORTHAND[inner])
        return True
    for pattern, qualifier in BRACKET_QUALIFIERS:
        if re.search(pattern, inner, re.IGNORECASE):
            notes.qualifiers.append(qualifier)
            return True
    if _period_note(inner, notes):
        return True
    if (
        not re.search(r"\d", inner)
        or re.match(r"reported\b", inner, re.IGNORECASE)
        or re.fullmatch(rf"(?:n\s?=\s?)?(?:{_DIGITS})\s?%?", inner, re.IGNORECASE)
    ):
        notes.qualifiers.append(inner)
        return True
    return False


def _period_note(text: str, notes: _Notes) -> bool:
    """Whether a text says nothing but a period; a day or month is a moment (`as_at`), other periods override the column's."""
    mentions = find_periods(text)
    if len(mentions) != 1:
        return False
    mention = mentions[0]
    if _PERIOD_WORDS.sub("", text[: mention.start] + text[mention.end :]):
        return False
    if mention.as_at or mention.kind is PeriodKind.MONTH:
        notes.as_at = mention.period
    else:
        notes.period, notes.rolling = mention.period, mention.rolling
    return True


def _take_leading_period(text: str) -> tuple[str, _Notes]:
    """The text without a period and colon before the figure: "2023/24: 45%", "Dec-24 45%"."""
    notes = _Notes([])
    mentions = find_periods(text)
    if mentions and mentions[0].start == 0 and mentions[0].kind is not PeriodKind.CALENDAR:
        rest = text[mentions[0].end :].lstrip(" :-")
        if re.match(r"[£\d.]", rest) and _period_note(text[: mentions[0].end], notes):
            return rest, notes
    return text, notes


def _figure(text: str, notes: _Notes, *, target: bool) -> tuple[CellKind, Decimal | None, str | None]:
    """Kind, value and unit of a text that holds at most one figure."""
    if fixed := _fixed_text(text):
        return (CellKind.TEXT if notes.qualifiers else fixed), None, None
    match = _FIGURE.fullmatch(text)
    if match is None:
        return CellKind.TEXT, None, None
    value = _decimal(match["digits"])
    if "-" in (match["sign"], match["minus"]):
        value = -value
    told = money_unit(match["rest"]) if match["money"] else unit_after_figure(match["rest"]) or bare_scale(match["rest"])
    unit, rest = told or (None, match["rest"].strip())
    if not _tail_is_harmless(rest, notes):
        return CellKind.TEXT, None, None
    if match["limit"] and not target and re.match(r"[<>]$|less|fewer|under", match["limit"], re.IGNORECASE):
        notes.qualifiers.append("suppressed")
        return CellKind.SUPPRESSED, None, unit
    return CellKind.NUMBER, value, unit


def _tail_is_harmless(rest: str, notes: _Notes) -> bool:
    """Whether what follows a figure leaves it the figure of the cell."""
    if not rest or rest in (".", ",", "*"):
        return True
    if re.fullmatch("|".join(AFTER), rest, re.IGNORECASE):
        notes.qualifiers.append(rest.lower())
        return True
    if match := re.match(r"or\sN/?A\b.*", rest, re.IGNORECASE):
        notes.qualifiers.append(match[0])
        return True
    if _period_note(rest, notes):
        return True
    words = rest.split()
    if len(words) <= MAX_NOUN_WORDS and not re.search(r"[\d/:<>£%]", rest) and not NOT_A_NOUN.search(rest) and re.match(r"[A-Za-z]", rest):
        notes.qualifiers.append(rest)
        return True
    return False


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
