"""What a question says about a printed table: the operation, the things named, limits and figures stated. No store is needed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from assistant.meaning.periods import AskedPeriod
from assistant.meaning.question import Question
from assistant.meaning.when import when
from assistant.meaning.words import plain_words, stem, tokens
from assistant.printed_tables.wordings import (
    ASKED_CONCEPTS,
    CELL_WORDS,
    DESCRIBE,
    JUDGED,
    KINDS,
    LEFT_OUT,
    LIMITS,
    NOISE,
    NOTHING,
    NUMBER_WORDS,
    OF_MONEY,
    OPERATIONS,
    OVERSPENT,
    PUT_IN,
    SAME,
    SHARE_OF,
    STATED,
    TOP,
    UNDERSPENT,
    YES_NO,
    Concept,
    Operation,
)  # fmt: skip
from assistant.tools.table_cell import Asked, Item
from assistant.tools.table_figures import Limit

REF = re.compile(r"\b([A-Za-z]{1,6}[/-]?\d{2,6})\b")
NOT_REF = re.compile(r"(?:q|fy|v)\d+", re.IGNORECASE)
SCALES = {"k": Decimal(1000), "thousand": Decimal(1000), "m": Decimal(10**6), "million": Decimal(10**6), "bn": Decimal(10**9)}
UNIT_SCALES = {"£000": Decimal(1000), "£m": Decimal(10**6), "£": Decimal(1)}
FOR_SEVERAL = frozenset({Operation.SUM, Operation.DIFFERENCE, Operation.SHARE})
COLUMNS_ONLY = frozenset(Concept) - {Concept.TOTAL, Concept.SAVING, Concept.BUDGET, Concept.SPENT, Concept.PERCENT}
AS_A = re.compile(r"\bas an? (?:percent|per cent|proportion|share|fraction|%)")
NOT_NAMES = frozenset(stem(word) for word in (*NOISE.split(), *CELL_WORDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure that the question itself states, with the scale it is said in (None where it says none)."""

    number: Decimal
    scale: Decimal | None

    def equals(self, number: Decimal, unit: str | None) -> bool:
        """Is it the number of a cell of this unit, sign aside, to the digits stated?"""
        scaled = self.number * self.scale / UNIT_SCALES.get(unit or "", Decimal(1)) if self.scale is not None else self.number
        return abs(number) == scaled or (self.scale is not None and abs(abs(number) - scaled) * 2 <= self._step(unit))

    def _step(self, unit: str | None) -> Decimal:
        digits = Decimal(1).scaleb(int(self.number.as_tuple().exponent))
        return digits * (self.scale or Decimal(1)) / UNIT_SCALES.get(unit or "", Decimal(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """`first` is how many are asked for in a ranking; `sign` is 1 for what is overspent, -1 for what is underspent, 0 for neither.
    `judged` is 1 for a ranking by "best", -1 by "worst". `parts` are the concepts named between one "and" and the next. With `whole_first`
    a share names the whole before the part."""

    text: str
    operation: Operation
    asked: Asked
    parts: tuple[tuple[Item, ...], ...] = ()
    limits: tuple[Limit, ...] = ()
    first: int = 1
    sign: int = 0
    stated: tuple[Stated, ...] = ()
    same: bool = False
    describes: bool = False
    judged: int = 0
    whole_first: bool = False
    yes_no: bool = False

    @property
    def columns_asked(self) -> tuple[Item, ...]:
        """The concepts that only a column can answer."""
        return tuple(item for item in self.asked.items if item.concept in COLUMNS_ONLY)

    def holds(self, concept: Concept) -> bool:
        return any(item.concept is concept for item in self.asked.items)


def read_table_question(question: Question, used: Collection[str] = ()) -> TableReading:
    """What the question says of a table; `used` are the words that name its report."""
    text = " ".join(question.text.lower().replace("’", "'").split())
    if question.report is not None:
        text = text.replace(question.report.words, " ")
    refs = tuple(dict.fromkeys(ref.upper() for ref in REF.findall(text) if not NOT_REF.fullmatch(ref)))
    text = when(REF.sub(lambda match: match[0] if NOT_REF.fullmatch(match[0]) else " ", text)).rest
    yes_no = bool(YES_NO.match(text))
    left_out, text = _phrase(LEFT_OUT, text)
    put_in, text = _phrase(PUT_IN, text) if not left_out else (frozenset(), text)
    text = OF_MONEY.sub(lambda match: match[0].replace("money", " "), text)
    sign = 1 if OVERSPENT.search(text) else -1 if UNDERSPENT.search(text) else 0
    first, text = _first(text)
    limits, text = _limits(text)
    stated, text = _stated(text)
    describes = bool(DESCRIBE.search(text))
    same = bool(SAME.search(text))
    whole_first = bool(SHARE_OF.search(text)) and not AS_A.search(text)
    said = frozenset(stem(word) for word in plain_words(text))
    judged = JUDGED.search(text)
    operation, text = _operation(text)
    if limits and operation is Operation.VALUE and not refs:
        operation = Operation.LIST
    parts = tuple(_items(part, percent=True)[0] for part in text.split(" and "))
    items, text = _items(text, percent=operation is not Operation.SHARE)
    skipped = {token for word in used for token in tokens(word)} | NOT_NAMES
    words = [token for token in tokens(text) if token not in skipped and not token[0].isdigit()]
    asked = Asked(
        items=(*items, *(Item(stems=frozenset({token})) for token in words)),
        periods=_periods(question),
        refs=refs,
        several=operation in FOR_SEVERAL or " and " in f" {text} ",
        total=any(item.concept is Concept.TOTAL for item in items),
        said=said,
        left_out=left_out,
        put_in=put_in,
    )
    return TableReading(
        text=question.text, operation=operation, asked=asked, parts=parts, limits=limits, first=first, sign=sign, stated=stated, same=same,
        describes=describes, judged=(1 if judged["best"] else -1) if judged else 0, whole_first=whole_first, yes_no=yes_no,
    )  # fmt: skip


def _phrase(wording: re.Pattern[str], text: str) -> tuple[frozenset[str], str]:
    """The telling stems of what a wording is said of ("leaving out the markets"), and the text without wording and thing."""
    match = wording.search(text)
    what = next((words for words in match.groupdict().values() if words), "") if match else ""
    stems = frozenset(token for token in tokens(what) if not token[0].isdigit() and token not in NOT_NAMES)
    return (stems, text.replace(match.group(), " ")) if match and stems else (frozenset(), text)


def _periods(question: Question) -> tuple[AskedPeriod, ...]:
    if question.periods:
        return question.periods
    return (question.report.period,) if question.report is not None and question.report.period is not None else ()


def _first(text: str) -> tuple[int, str]:
    match = TOP.search(text)
    if match is None:
        return 1, text
    word = match["before"] or match["after"] or "1"
    count = int(word) if word.isdigit() else NUMBER_WORDS.get(word, 1)
    return count, text.replace(
        match.group(), " biggest " if match["after"] or match.group().startswith("top") else match.group()[len(word) :]
    )


def _limits(text: str) -> tuple[tuple[Limit, ...], str]:
    found: list[Limit] = []
    for sign, pattern in LIMITS:
        while match := pattern.search(text):
            found.append(Limit(sign=sign, number=Decimal(match["number"].replace(",", "")) * 1))
            kept = match.group()[: match.start("number") - match.start()] if sign == "=" else ""
            text = f"{text[: match.start()]} {kept.strip(' £')} {text[match.end() :]}"
    if nothing := NOTHING.search(text):
        found.append(Limit(sign="=", number=Decimal(0)))
        text = text.replace(nothing.group(), " ")
    return tuple(found), text


def _stated(text: str) -> tuple[tuple[Stated, ...], str]:
    found = []
    for match in STATED.finditer(text):
        scale = SCALES.get(match["scale"] or "")
        pounds = Decimal(1) if match.group().startswith("£") else None
        found.append(Stated(number=Decimal(match["number"].replace(",", "")), scale=scale or pounds))
    return tuple(found), STATED.sub(" ", text)


def _operation(text: str) -> tuple[Operation, str]:
    for operation, wording in OPERATIONS:
        if wording.search(text):
            return operation, wording.sub(" ", text)
    return Operation.VALUE, text


def _items(text: str, *, percent: bool) -> tuple[tuple[Item, ...], str]:
    """The concepts and kinds of table that the text names, in the order of their mention, and the text without them."""
    found: list[tuple[int, Item]] = []
    for concept, wording in ASKED_CONCEPTS:
        if concept is Concept.PERCENT and not percent:
            continue
        match = wording.search(text)
        if match is None:
            continue
        stems = frozenset(token for one in wording.finditer(text) for token in tokens(one.group()))
        found.append((match.start(), Item(concept=concept, stems=stems)))
        text = wording.sub(lambda one: " " * len(one.group()), text)
    for asked, known in KINDS:
        match = asked.search(text)
        if match is not None:
            found.append((match.start(), Item(known=known, stems=frozenset(tokens(match.group())))))
            text = asked.sub(lambda one: " " * len(one.group()), text)
    return tuple(item for _, item in sorted(found, key=lambda pair: pair[0])), text
