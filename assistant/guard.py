"""The last gate before an answer is shown: every number of its text must stand in what it cites.

A number is supported when an equal number (as `Decimal`, sign and thousands commas aside) stands in the quote of a citation, in the raw
text of a figure, or in the formula or result of a working. Citation marks, dates, periods, references, "per 1,000" units and list
numbers are no figures. Nothing else is exempt: a name with a number in it needs a citation whose quote prints the name
(`CitationList.row`), unless it is the title of a figure of the answer.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from assistant.model import Answer, Reason, Status
from assistant.prose.sentences import sentences

logger = logging.getLogger(__name__)

MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d(?![,.]?\d|%)\b"
CONSECUTIVE = "|".join(f"{year:02d}[/–-](?:20)?{year + 1:02d}" for year in range(5, 40))
SHORT_YEARS = "|".join(f"{year:02d}/{year + 1:02d}" for year in range(5, 40))
# A bare year is a date only where a word or mark before it says so: "2016 people" is a figure.
YEAR_LEADS = "in|of|by|for|from|to|until|till|since|during|before|after|between|and|or|year|than|with|at|spring|summer|autumn|winter"

NOT_FIGURES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\[\d+(?:[,\s–-]+\d+)*\]",  # citation marks
        r"^[ \t]*\d{1,2}[.)][ \t]",  # list numbers
        rf"\b(?:{DAY}[ -])?{MONTHS}[ -]?(?:{DAY},? )?(?:20\d\d|\d\d)\b(?![.,]\d|%)",  # 30 September 2016, Sept 14
        rf"\b{DAY} {MONTHS}\b",
        r"\b20\d\d-\d\d-\d\d\b",
        r"\b\d{1,2}/\d{1,2}/20\d\d\b",
        rf"\b20(?:{CONSECUTIVE})\b(?!\.\d|%)",  # 2016/17
        rf"\b(?:{SHORT_YEARS})\b(?![.,]\d|%)",
        r"\bQ[1-4]\b",
        r"\bparagraph \d{1,5}\b(?![.,]\d|%)|\btable \d{1,3} row \d{1,4}(?: column \d{1,2})?\b(?![.,]\d|%)",  # places in a DOCX
        r"\b(?:[Qq]uarter|[Pp]age|[Ll]ine|[Rr]ow)s? \d{1,4}(?:(?:–| to )\d{1,4})?\b(?![.,]\d|%)",
        rf"(?:\b(?i:{YEAR_LEADS}) |^|[(|] ?){YEAR}",  # in 2016, (2016), | 2016 |
        r"\bper (?:1,?000|10,?000|100,?000)\b",
        r"\b[A-Z]{2,}[A-Z0-9]*/[A-Z]*\d+[\w-]*\b",  # AB/S12
        r"\bKPI ?\d[\d.]*(?:-\d[\d.]*)?\b",
        r"\b[A-Z]{2,}\d+[A-Z]?\b",
    )
)
_EMPHASIS = re.compile(r"[*_`]")
# In the text any run of digits is a number; in a source only one that stands free, or follows a letter, bracket or stroke.
_TEXT_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SOURCE_NUMBER = re.compile(r"(?:(?<![\w.])|(?<=[A-Za-z(/]))\d[\d,]*(?:\.\d+)?")
# Figures that can be read in two ways are not shown: as a date after a full stop, as a power, as a reference, as the number of a place.
_UNCLEAR = re.compile(
    "|".join(
        (
            rf"\d[\d,]*\.\d{{1,2}}(?=(?:st|nd|rd|th)?[ -]?{MONTHS})",  # 9.40 Sept
            r"(?<=[⁰¹²³⁴-⁹])\d[\d,.]*",  # x²100
            r"(?<=\.)\d+,\d[\d,.]*",  # end.100,000
            r"(?<=[A-Za-z]{2})\d+[,.]\d[\d,.]*",  # in100,000
            r"(?<=\b(?:quarter|section) )\d+[,.]\d[\d,.]*",  # quarter 1,256
            r"(?<=\b(?:page|line) )\d+[,.]\d[\d,.]*|(?<=\brow )\d+[,.]\d[\d,.]*",
        )
    ),
    re.IGNORECASE,
)
_LIST_MARK = re.compile(r"[ \t]*(?:[-*•]|\d{1,2}[.)])[ \t]+")
_MARK = re.compile(r"\[(\d+)\]")

NOTHING_LEFT = (
    "This answer could not be checked against its sources, so it is not shown. Please ask in other words, or open the report itself."
)


def checked(answer: Answer) -> Answer:
    """The answer without the sentences that hold an unsupported number; `internal_error` when none with a source is left."""
    offenders = unsupported_numbers(answer)
    if not offenders:
        return answer
    logger.warning("numbers without a source were taken out of an answer: %s", ", ".join(offenders))
    text = _without_offenders(answer)
    if text and (_MARK.search(text) or not _MARK.search(answer.text)):
        return replace(answer, text=text)
    return Answer(question=answer.question, status=Status.NOT_FOUND, reason=Reason.INTERNAL_ERROR, text=NOTHING_LEFT)


def unsupported_numbers(answer: Answer) -> tuple[str, ...]:
    """The numbers of the text that no citation, figure or working carries, as written, each once, in order."""
    return tuple(dict.fromkeys(_unsupported(answer.text, _supported(answer), _names(answer))))


def numbers_of(text: str) -> frozenset[Decimal]:
    """The numbers that a source prints, without sign.

    >>> sorted(numbers_of("1,256 of 9.40% (68/725)"))
    [Decimal('9.40'), Decimal('68'), Decimal('725'), Decimal('1256')]
    """
    return frozenset(_decimal(found) for found in _SOURCE_NUMBER.findall(_EMPHASIS.sub("", text)))


def without_dates(text: str) -> str:
    """The text with its dates, periods, marks, references and units blanked, so that what numbers are left are figures."""
    for pattern in NOT_FIGURES:
        text = pattern.sub(" ", text)
    return text


def _supported(answer: Answer) -> frozenset[Decimal]:
    sources = [citation.quote for citation in answer.citations]
    sources += [figure.raw for figure in answer.figures]
    sources += [part for working in answer.working for part in (working.formula, working.result)]
    return frozenset().union(*map(numbers_of, sources))


def _names(answer: Answer) -> tuple[re.Pattern[str], ...]:
    """References and titles of the figures, as whole words: numbers inside a name are no figures."""
    names = {name for figure in answer.figures for name in (figure.ref, figure.title) if name and not name.isdigit()}
    numeric = {figure.ref for figure in answer.figures if figure.ref and figure.ref.isdigit()}
    patterns = [rf"(?<!\w){re.escape(name)}(?!\w|[.,]\d)" for name in sorted(names, key=lambda name: (-len(name), name))]
    patterns += [rf"(?<![\w.,]){name}(?![\w%]|[.,]\d)" for name in sorted(numeric)]
    return tuple(map(re.compile, patterns))


def _unsupported(text: str, supported: frozenset[Decimal], names: Iterable[re.Pattern[str]]) -> list[str]:
    text = _EMPHASIS.sub("", text)
    for name in names:
        text = name.sub(" ", text)
    unclear = _UNCLEAR.findall(text)
    return unclear + [found.rstrip(",") for found in _TEXT_NUMBER.findall(without_dates(text)) if _decimal(found) not in supported]


def _without_offenders(answer: Answer) -> str:
    supported, names = _supported(answer), _names(answer)
    lines = []
    for line in map(str.rstrip, answer.text.split("\n")):
        if not _unsupported(line, supported, names):
            lines.append(line)
        elif not line.lstrip().startswith("|"):  # a table row with an unsupported cell goes as a whole
            begin = _LIST_MARK.match(line)
            kept = [part for part in sentences(line[begin.end() :] if begin else line) if not _unsupported(part, supported, names)]
            lines += [(begin.group() if begin else "") + " ".join(kept)] if kept else []
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").rstrip("."))
