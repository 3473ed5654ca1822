"""Answers from one cell of a table of words: a register or a plan of actions says in one column who leads, in another why, or by when.

Such a cell is seldom a whole sentence, so the passages leave it out; its heading tells what it answers and its row what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from assistant.prose.asked import Asked
from assistant.prose.coverage import Word, coverage, held_words, words_of
from assistant.prose.timing import of_the_time
from ingest.model import Chunk, ChunkKind

if TYPE_CHECKING:
    from index.store import Store

CELL_START = re.compile(r"(?:^|; )(?=[A-Z][^;:]{1,60}: )")
BY_WHEN = re.compile(r"\b(?:timescales?|timeline|deadline|due|by when|when|(?:target|end|completion) date)\b", re.IGNORECASE)
OF_TIME = "due done finished completed complete ready plan"  # words of "by when is the plan due", which name no row
# What a question asks for, and the headings of the columns that hold it. The words of the first that name the column name no row.
COLUMNS = (
    (
        re.compile(r"\bwho(?:'s| is| will be| are)? (?:the )?(?P<column>lead\w*|own\w*|responsib\w+|accountab\w+|in charge|manag\w+)"),
        re.compile(r"\b(?:led by|leads?|lead officer|owners?|owned by|responsib\w+|accountab\w+|by whom|who)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?P<column>why|reasons?|causes?|caused|what (?:is|was) behind)\b"),
        re.compile(r"\b(?:causes?|reasons?|drivers?|why|explanation)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?P<column>timescales?|deadline|by when|due date|when (?:is|are|was|were|will|should|must|does|do))\b"),
        BY_WHEN,
    ),
    (
        re.compile(r"\bhow (?:is|are|will|do|does)\b.*\b(?P<column>measur\w+|monitor\w+|judg\w+|success)\b"),
        re.compile(r"\b(?:measures?|success|indicators?)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\bwhat\b.*\b(?P<column>consequences?|impact|effect|would happen)\b"),
        re.compile(r"\b(?:consequences?|effect)\b", re.IGNORECASE),
    ),
)
EMPTY = re.compile(r"\W*(?:n/?a|tbc|tbd|none|not applicable)?\W*", re.IGNORECASE)
NUMBERS_ALONE = re.compile(r"[\d\s.,%£()/+-]*(?:[RAG]|GA|AR)?")
ENOUGH = 0.85  # of the question that the row, with its headings, must hold
ENOUGH_OF_LABEL = 0.6  # and one cell of it, which names it
MOST_ROWS = 3  # that fit equally well


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table as its cells, headings first."""

    chunk: Chunk
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellAnswer:
    """A cell that answers, as printed with its heading, and the cell that names its row."""

    chunk: Chunk
    label: str
    quote: str


_rows: WeakKeyDictionary[Store, tuple[Row, ...]] = WeakKeyDictionary()


def rows_of(store: Store) -> tuple[Row, ...]:
    """The rows of all tables that have a column which `COLUMNS` knows, read once."""
    if store not in _rows:
        rows = (Row(chunk=chunk, cells=cells_of(chunk.text)) for chunk in store.chunks() if chunk.kind is ChunkKind.ROW)
        _rows[store] = tuple(
            row for row in rows if any(headed.search(heading) for heading, _ in row.cells for _, headed in COLUMNS) and len(row.cells) > 1
        )
    return _rows[store]


def cells_of(text: str) -> tuple[tuple[str, str], ...]:
    """The cells of a row as kept for search, each with its heading.

    >>> cells_of("Risk: Ice; Cause: Cold; wet winters; Owner: Ms Ash")
    (('Risk', 'Ice'), ('Cause', 'Cold; wet winters'), ('Owner', 'Ms Ash'))
    """
    parts = (part.partition(": ") for part in CELL_START.split(text) if part)
    return tuple((heading, cell) for heading, joint, cell in parts if joint)


def cells_that_answer(question: str, asked: Asked, store: Store, documents: Collection[str] | None) -> tuple[CellAnswer, ...]:
    """The cells of the rows that a question is about, in the column that it asks for; none where no row, or too many, fit."""
    columns = [(match, headed) for asks, headed in COLUMNS if (match := asks.search(question.lower()))]
    if not columns:
        return ()
    spoken = {word.stem for match, _ in columns for word in words_of(match.groupdict().get("column") or "")}
    if any(headed is BY_WHEN for _, headed in columns):
        spoken |= {word.stem for word in words_of(OF_TIME)}
    weights = {word: weight for word, weight in asked.weights.items() if word.stem not in spoken}
    if not weights or (len(weights) == 1 and not asked.names):
        return ()
    known = {document.document_id: document for document in store.documents()}
    scored: list[tuple[float, CellAnswer]] = []
    for row in rows_of(store):
        document = known[row.chunk.places[0].document_id]
        if documents is not None and document.document_id not in documents:
            continue
        answers = [list(_answers(row, headed, weights, asked)) for _, headed in columns]
        if not all(answers):
            continue  # "who leads, and by when?": a row that says both
        for score, answer in chain.from_iterable(answers):
            if of_the_time(asked.periods, row.chunk.text, document, exactly=asked.dated):
                scored.append((score, answer))
    best = max((score for score, _ in scored), default=0.0)
    fitting = list({answer.quote: answer for score, answer in scored if score == best}.values())
    return tuple(fitting) if len({answer.chunk.id for answer in fitting}) <= MOST_ROWS else ()


def _answers(row: Row, headed: re.Pattern[str], weights: dict[Word, float], asked: Asked) -> Iterator[tuple[float, CellAnswer]]:
    wanted = [(heading, cell) for heading, cell in row.cells if headed.search(heading) and _says_something(cell)]
    if not wanted:
        return
    # The first column may only say where the row belongs, as a directorate does.
    naming = [row.chunk.title or "", *(cell for heading, cell in row.cells if not headed.search(heading))]
    labels = [(coverage(weights, held_words(weights, cell)), cell) for cell in naming]
    of_label, label = max(labels, key=lambda pair: pair[0], default=(0.0, ""))
    if of_label < ENOUGH_OF_LABEL:
        return
    around = " | ".join([*row.chunk.headings, row.chunk.title or "", *(cell for _, cell in row.cells)])
    heads = " | ".join(heading for heading, _ in row.cells)
    held = coverage(weights, held_words(weights, f"{around} | {heads}"))
    if held < ENOUGH or not asked.named_in(around):
        return
    for heading, cell in wanted:
        yield round(held + of_label, 6), CellAnswer(chunk=row.chunk, label=label, quote=f"{heading}: {cell}")


def _says_something(cell: str) -> bool:
    return EMPTY.fullmatch(cell) is None and NUMBERS_ALONE.fullmatch(cell) is None
