"""How people say the name of an indicator and a period: the axes of the matrix that no template decides."""

from __future__ import annotations

import calendar
import random
import re
from collections import Counter
from collections.abc import Iterable

from eval.compare_text import months

NAME_FORMS = ("reference", "title", "content", "half", "slip")
PERIOD_FORMS = ("printed", "short", "words", "months", "last quarter", "the year before", "year end", "none")
STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at to for and or by with who which that their from into is are was were be been has have had as per "
        "than them they percentage number proportion rate total this it its not",
    )
)
ORDINALS = ("one", "two", "three", "four")
LEAST_LETTERS = 6  # of a word with a slip: shorter ones become other words


def words_of(title: str) -> list[str]:
    """The words of a title as said: without marks and brackets.

    >>> words_of("Homes (net), built*")
    ['Homes', 'net', 'built']
    """
    return re.findall(r"[\w%£&'’/+-]*\w[\w%£&'’/+-]*", title)


class Names:
    """The names of the indicators of a store in each form; a form is None where it names nothing alone.

    `half` is the half of the content words that fewest titles hold, in the order of the title; where another title holds all of them, it is
    said all the same if the two belong to different references, as people do: then asking back is the best answer.
    """

    def __init__(self, titles: Iterable[str], seed: int) -> None:
        self._common = Counter(word for title in set(titles) for word in {one.casefold() for one in words_of(title)})
        self._random = random.Random(seed)

    def said(self, form: str, ref: str | None, title: str) -> str | None:
        content = [word for word in words_of(title) if word.casefold() not in STOP_WORDS]
        match form:
            case "reference":
                return ref
            case "title":
                return title
            case "content":
                return " ".join(content)
            case "half":
                kept = sorted(range(len(content)), key=lambda nth: (self._common[content[nth].casefold()], nth))
                half = sorted(kept[: max(2, (len(content) + 1) // 2)])
                return " ".join(content[nth] for nth in half) if len(content) > 2 else None
            case _:
                return self._slipped(title.casefold())

    def _slipped(self, title: str) -> str | None:
        long = [word for word in re.findall(r"[a-z]+", title) if len(word) >= LEAST_LETTERS]
        if not long:
            return None
        word = self._random.choice(long)
        at = self._random.randrange(1, len(word) - 2)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        slip = swapped if swapped != word and self._random.random() < 0.5 else word[:at] + word[at + 1 :]
        return title.replace(word, slip, 1)


def period_said(form: str, period: str, newest_quarter: bool) -> tuple[str, str] | None:
    """A period alone and with its preposition; None where this form does not fit it. `newest_quarter`: "quarter two" alone means it.

    >>> period_said("months", "2016/17 Q2", False)
    ('July to September 2016', 'from July to September 2016')
    """
    quarter = re.fullmatch(r"(\d{4})/(\d\d) Q([1-4])", period)
    year = re.fullmatch(r"(\d{4})/(\d\d)", period)
    match form:
        case "none":
            return "", ""
        case "printed" if quarter:
            said = f"Q{quarter[3]} {quarter[1]}/{quarter[2]}"
        case "printed" if year:
            said = period
        case "short" if quarter:
            said = f"q{quarter[3]} {quarter[1][2:]}/{quarter[2]}"
        case "short" if year:
            said = f"{year[1][2:]}/{year[2]}"
        case "words" if quarter:
            said = f"quarter {ORDINALS[int(quarter[3]) - 1]}" + ("" if newest_quarter else f" of {quarter[1]}/{quarter[2]}")
        case "words" if year:
            return f"financial year {period}", f"in the financial year {period}"
        case "months" if quarter or year or ".." in period:
            said = _months_said(period)
            return said, f"from {said}"
        case "last quarter" if quarter:
            return "last quarter", "last quarter"
        case "the year before" if quarter or year:
            return "the year before", "the year before"
        case "year end" if year:
            said = "year end" if newest_quarter else f"year end {period}"
            return said, f"at {said}"
        case _:
            return None
    return said, f"in {said}"


def _months_said(period: str) -> str:
    span = months(period)
    assert isinstance(span, tuple)  # two months, as the form of the period was looked at
    ends = [(calendar.month_name[month % 12 + 1], month // 12) for month in span]
    start = ends[0][0] if ends[0][1] == ends[1][1] else f"{ends[0][0]} {ends[0][1]}"
    return f"{start} to {ends[1][0]} {ends[1][1]}"


def filled(template: str, slots: dict[str, str]) -> str:
    """A template with its slots, tidied where a period was left out.

    >>> filled("What was {name} {in_when}?", {"name": "X", "in_when": ""})
    'What was X?'
    """
    text = template.format(**slots)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\s+([?.,:;])", r"\1", text)
    text = re.sub(r"[,:-]\s*(?=[?,]|$)|,(?=:)", "", text)
    return re.sub(r"^[\s,:-]+", "", text).strip()


def quarter_before(period: str) -> str:
    """
    >>> quarter_before("2016/17 Q1")
    '2015/16 Q4'
    """
    year, number = period.split(" Q")
    if number != "1":
        return f"{year} Q{int(number) - 1}"
    start = int(year[:4]) - 1
    return f"{start}/{(start + 1) % 100:02} Q4"
