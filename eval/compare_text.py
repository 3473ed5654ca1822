"""When two printed things are the same: numbers by value, periods by the months they cover, ratings by word or letter, words in any case.

Written apart from the assistant's own parsing on purpose, so that a fault there cannot hide itself here.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

RATING_LETTERS = {"G": "green", "GA": "green amber", "A": "amber", "RA": "red amber", "R": "red"}
NUMBER_WORDS = dict(enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]))
_NUMBER = re.compile(r"(?<![\w.])[£$€]?(\d[\d,]*(?:\.\d+)?)|(?<=[A-Za-z(/])(\d[\d,]*(?:\.\d+)?)")
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_NO_FIGURES = [  # numbers in an answer's text that are no figures: marks, dates, periods, units, references
    r"\[\d+(?:[,\s–-]+\d+)*\]",
    r"(?m)^\s*\d+[.)]\s",
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?[ -])?(?:{_MONTHS})\b[ -]?(?:\d{{1,2}}, )?(?:(?:20)?\d\d\b)?",
    r"\b20\d\d-\d\d-\d\d\b",
    r"\b20\d\d[/–-](?:20)?\d\d\b(?!\.\d|%)",
    r"\b\d\d/\d\d\b(?!\d)",
    r"\bQ[1-4]\b",
    r"(?i)\b(?:quarter|page|line|row|section|appendix)s? \d+(?:[–-]\d+)?\b",
    r"\b(?:19|20)\d\d\b(?![,.]?\d|%)",
    r"(?i)\bper (?:1,?000|10,?000|100,?000)\b",
    r"\b[A-Z]{2,}[A-Z0-9]*/[A-Z]*\d+[\w-]*\b",
    r"\b[A-Z]{2,}\d+[A-Z]?\b",
]


def as_decimal(value: object) -> Decimal | None:
    """The number of a contract value; None for null and for what is no plain decimal."""
    try:
        return Decimal(str(value)) if value is not None else None
    except InvalidOperation:
        return None


def months(period: str | None) -> object:
    """The first and last month of a contract period, so that `2016/17 Q2` equals `2016-07..2016-09`; other forms stay text.

    >>> months("2016/17 Q2") == months("2016-07..2016-09")
    True
    """
    found = re.fullmatch(r"(\d{4})/\d\d(?: Q([1-4]))?", period or "")
    if found:
        first = int(found[1]) * 12 + 3 + (3 * (int(found[2]) - 1) if found[2] else 0)
        return first, first + (2 if found[2] else 11)
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:\.\.(\d{4})-(\d\d))?", period or "")
    if found:
        first = int(found[1]) * 12 + int(found[2]) - 1
        return first, int(found[3]) * 12 + int(found[4]) - 1 if found[3] else first
    return period


def title_key(title: object) -> str:
    """A title without spaces and footnote marks, in one case, with one kind of quote and dash: the form in which titles are compared."""
    flat = unicodedata.normalize("NFKC", re.sub(r"[*¹²³⁰⁴-⁹]", "", str(title)))
    return re.sub(r"\s+", "", re.sub(r"[‐-―−]", "-", re.sub(r"[‘’]", "'", flat))).casefold()


def plain(text: object) -> str:
    """Words in one form: no markup, plain quotes and dashes, single spaces, no thousands commas, no ordinal endings, lower case."""
    flat = re.sub(r"</?[A-Za-z][^<>]*>|[*_`]", "", str(text or ""))
    flat = unicodedata.normalize("NFKC", flat).casefold()
    flat = re.sub(r"[‘’]", "'", re.sub(r"[“”]", '"', re.sub(r"[‐-―−]", "-", flat)))
    flat = re.sub(r"(?<=\d),(?=\d{3}\b)", "", flat)
    flat = re.sub(r"(\d) ?(?:st|nd|rd|th)\b", r"\1", flat)
    flat = re.sub(r"(\d) ?(?:million|mn)\b", r"\1m", flat)
    flat = re.sub(r"(\d) ?(?:per ?cent|percent|%)", r"\1%", flat)
    flat = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", flat)
    return re.sub(r"\s+", " ", flat).strip()


def holds(text: str, wanted: str) -> bool:
    """Does the text hold what is wanted? A number matches one of equal value, never a part of a longer one; "GA" matches "Green Amber".

    >>> holds("It was 9.40% (Green Amber).", "9.4"), holds("19.4%", "9.4"), holds("Green Amber", "A")
    (True, False, False)
    """
    if wanted in RATING_LETTERS:
        return _holds_rating(text, wanted)
    flat = plain(text)
    amount = re.fullmatch(r"(£?)(\d+(?:\.\d+)?)(%|m)?", plain(wanted))
    if amount is None:
        needle = plain(wanted)
        left, right = (r"(?<!\w)" if needle[0].isalnum() else ""), (r"(?!\w)" if needle[-1].isalnum() else "")
        return re.search(left + re.escape(needle) + right, flat) is not None
    number = re.compile(re.escape(amount[1]) + r"(?<![\d.])(\d+(?:\.\d+)?)(?!\d|\.\d)" + re.escape(amount[3] or ""))
    value = Decimal(amount[2])
    if any(Decimal(token) == value for token in number.findall(flat)):
        return True
    word = NUMBER_WORDS.get(int(value)) if value == int(value) and not amount[1] and not amount[3] else None
    return bool(word and re.search(rf"\b{word}\b", flat))


def _holds_rating(text: str, letters: str) -> bool:
    bare = re.sub(r"[*_`]", "", text)
    if re.search(rf"(?<![\w/]){letters}(?![\w/])", bare):
        return True
    return RATING_LETTERS[letters] in re.findall(r"green[ -]amber|red[ -]amber|green|amber|red", bare.casefold().replace("-", " "))


def numbers_of(text: object) -> set[Decimal]:
    """Every number of a text by value, without sign and thousands commas."""
    flat = re.sub(r"[*_`]", "", str(text or ""))
    return {Decimal(digits) for found in _NUMBER.findall(flat) if (digits := "".join(found).replace(",", "").strip("."))}


def figures_of(text: str, names: tuple[str, ...] = ()) -> set[Decimal]:
    """The numbers of an answer's text that are figures; `names` are references and titles, whose numbers are none."""
    bare = re.sub(r"[*_`]", "", text)
    for name in sorted(filter(None, names), key=len, reverse=True):
        bare = bare.replace(name, " ")
    for pattern in _NO_FIGURES:
        bare = re.sub(pattern, " ", bare)
    return numbers_of(bare)
