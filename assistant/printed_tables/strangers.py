"""Names in a question that a table knows nothing of, so that a cell found by the other words would be about another thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.meaning.words import is_loose, is_weak, stem
from assistant.printed_tables.asking import Term, Wanted
from assistant.printed_tables.questions import TableRequest
from assistant.printed_tables.table_words import TableWords, WordedTable
from assistant.printed_tables.wordings import Operation
from assistant.tools.table_rows import only_row

STRETCH = re.compile(r"\b(?P<number>\d+|three|six|nine|twelve)[- ](?P<unit>month|year)s?\b")
NUMBERS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
FEWEST = 2  # words of a name that no line has, below which a loose word may be what is left over
IN_SENTENCE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")


def names_a_stranger(request: TableRequest, wanted: Wanted, words: TableWords) -> bool:
    """Does the question name a place that no table knows ("at Skerry"), or a thing that is no line of the table whose total is shown?"""
    table = next((one for one in words.tables if one.view is request.match.view), None)
    if table is None:
        return False
    telling = [term for term in wanted.terms if term.concept is None and not term.spare]
    typed = {name.lower() for name in IN_SENTENCE.findall(wanted.text)}
    left = frozenset().union(*(item.stems for item in request.match.unheld))
    beyond = [term for term in telling if any(reading <= left for reading in term.readings) and _is_unknown(term, words)]
    if any(not is_loose(stem(term.word)) for term in beyond):  # "the carbon footprint of" a line: of no table here
        return True
    for term in telling:
        unheld = any(reading <= left for reading in term.readings)
        if unheld and term.word in typed and _is_unknown(term, words):
            return True
    return _is_of_no_line(request) and sum(not _is_around(term, table) for term in telling) >= FEWEST


def _is_unknown(term: Term, words: TableWords) -> bool:
    return not term.held_by(words.vocabulary) and words.mended(term.word) is None


def _is_of_no_line(request: TableRequest) -> bool:
    match = request.match
    plain = request.reading.operation is Operation.VALUE and not request.reading.asked.total and not request.reading.limits
    return plain and not match.rows and only_row(match.view) is None


def _is_around(term: Term, table: WordedTable) -> bool:
    weak = all(is_weak(one) for reading in term.readings[:1] for one in reading)
    return weak or any(term.held_by(stems) for stems in (table.near, table.far, *table.headings))


def is_of_other_stretch(text: str, names: Iterable[str]) -> bool:
    """Do the headings all speak of another stretch of time than the question: of "6 months return", asked for that of 12 months?"""
    asked = _stretches(text)
    printed = [stretches for name in names if (stretches := _stretches(name))]
    return bool(asked and printed) and not any(asked & stretches for stretches in printed)


def _stretches(text: str) -> frozenset[int]:
    """The lengths in months that a text names."""
    found = STRETCH.finditer(text.lower())
    return frozenset((NUMBERS.get(one["number"]) or int(one["number"])) * (12 if one["unit"] == "year" else 1) for one in found)
