"""Answers from one cell of a table of words: a register or a plan of actions says in one column who leads, in another why, or by when.

Such a cell is seldom a whole sentence, so the passages leave it out; its heading tells what it answers and its row what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from rapidfuzz.distance import Indel
from rapidfuzz.process import extractOne

from assistant.meaning.words import stem
from assistant.prose.asked import Asked
from assistant.prose.coverage import Word, coverage, held_words, words_in, words_of
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
SHORT = 6  # letters up to which a word that looks like another is another
EMPTY = re.compile(r"\W*(?:n/?a|tbc|tbd|none|not applicable)?\W*", re.IGNORECASE)
NUMBERS_ALONE = re.compile(r"[\d\s.,%£()/+-]*(?:[RAG]|GA|AR)?")
# Questions for what is aimed at, which a row says in the cell of its measure or in its own label.
AIMS = re.compile(
    r"\b(?:targets?|aims?|aiming|goals?|baselines?|milestones?|by (?:when|20\d\d)"
    r"|where (?:does|do|did|will|should) (?:\w+ ){1,3}want to be)\b"
)
OF_COLUMNS = frozenset(map(stem, words_in("target aim aims aiming goal baseline milestone want due deadline timescale when")))
CLOSE = 0.84  # likeness of a mistyped word to one of the row
ENOUGH = 0.85  # of the question that the row, with its headings, must hold
ENOUGH_OF_LABEL = 0.6  # and one cell of it, which names it
MOST_ROWS = 3  # that fit equally well


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table as its cells, headings first; `over` is the sub-heading that it stands under."""

    chunk: Chunk
    cells: tuple[tuple[str, str], ...]
    over: str = ""

    @property
    def around(self) -> str:
        """All that it says, with the headings above it."""
        return " | ".join([*self.chunk.headings, self.over, self.chunk.title or "", *(cell for _, cell in self.cells)])

    @property
    def heads(self) -> str:
        """The headings of its columns."""
        return " | ".join(heading for heading, _ in self.cells)


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
        _rows[store] = tuple(
            row
            for row in _read(chunk for chunk in store.chunks() if chunk.kind is ChunkKind.ROW)
            if any(headed.search(heading) for heading, _ in row.cells for _, headed in COLUMNS) and len(row.cells) > 1
        )
    return _rows[store]


def _read(chunks: Iterable[Chunk]) -> Iterator[Row]:
    """Rows with the sub-headings that they stand under: a row of one cell heads those after it in its section."""
    over = ""
    section: tuple[tuple[str, ...], str] | None = None
    for chunk in chunks:
        cells = cells_of(chunk.text)
        here = (chunk.headings, chunk.places[0].document_id)
        if here != section:
            over, section = "", here
        if len(cells) == 1:
            over = cells[0][1]
        yield Row(chunk=chunk, cells=cells, over=over if len(cells) > 1 else "")


def cells_of(text: str) -> tuple[tuple[str, str], ...]:
    """The cells of a row as kept for search, each with its heading.

    >>> cells_of("Risk: Ice; Cause: Cold; wet winters; Owner: Ms Ash")
    (('Risk', 'Ice'), ('Cause', 'Cold; wet winters'), ('Owner', 'Ms Ash'))
    """
    parts = (part.partition(": ") for part in CELL_START.split(text) if part)
    return tuple((heading, cell) for heading, joint, cell in parts if joint)


def cells_that_answer(question: str, asked: Asked, store: Store, documents: Collection[str] | None) -> tuple[CellAnswer, ...]:
    """The cells of the rows that a question is about, in the columns that it asks for; none where no row, or too many, fit."""
    lowered = question.lower()
    columns = [(match, headed) for asks, headed in COLUMNS if (match := asks.search(lowered))]
    aims = AIMS.search(lowered) is not None
    if not columns and not aims:
        return ()
    spoken = {word.stem for match, _ in columns for word in words_of(match.groupdict().get("column") or "")} | OF_COLUMNS
    if any(headed is BY_WHEN for _, headed in columns):
        spoken |= {word.stem for word in words_of(OF_TIME)}
    weights = {word: weight for word, weight in asked.weights.items() if word.stem not in spoken}
    if not weights or (len(weights) == 1 and not asked.names):
        return ()
    known = {document.document_id: document for document in store.documents()}
    scored: list[tuple[float, tuple[CellAnswer, ...]]] = []
    for row in rows_of(store):
        document = known[row.chunk.places[0].document_id]
        if documents is not None and document.document_id not in documents:
            continue
        found = _answers(row, [headed for _, headed in columns], weights, asked)
        if found is not None and (aims or of_the_time(asked.periods, row.chunk.text, document, exactly=asked.dated)):
            scored.append(found)
    best = max((score for score, _ in scored), default=0.0)
    fitting = list(dict.fromkeys(answers for score, answers in scored if score == best))
    return tuple(answer for answers in fitting for answer in answers) if len(fitting) <= (MOST_ROWS if columns else 1) else ()


def _answers(
    row: Row, headed: Sequence[re.Pattern[str]], weights: Mapping[Word, float], asked: Asked
) -> tuple[float, tuple[CellAnswer, ...]] | None:
    """How well a row fits, with the cells wanted of it; None where it does not, or lacks the first column asked for."""
    wanted = [[(heading, cell) for heading, cell in row.cells if pattern.search(heading) and _says_something(cell)] for pattern in headed]
    if wanted and not wanted[0]:
        return None
    held = coverage(weights, _held(weights, f"{row.around} | {row.heads}"))  # first, since few rows hold enough
    if held < ENOUGH or not asked.named_in(row.around):
        return None
    # The first column may only say where the row belongs, as a directorate does.
    naming = [row.chunk.title or "", *(cell for heading, cell in row.cells if not any(one.search(heading) for one in headed))]
    labels = [(coverage(weights, _held(weights, cell)), cell) for cell in naming]
    of_label, label = max(labels, key=lambda pair: pair[0], default=(0.0, ""))
    of_label = max(of_label, coverage(weights, _held(weights, f"{row.over} {label}"))) if of_label else of_label
    if of_label < ENOUGH_OF_LABEL:
        return None
    cells = list(dict.fromkeys(pair for pairs in wanted for pair in pairs)) or _aim(row, label, weights)
    answers = tuple(
        CellAnswer(chunk=row.chunk, label=label if cell != label else "", quote=f"{heading}: {cell}") for heading, cell in cells
    )
    return (round(held + of_label, 6), answers) if answers else None


def _aim(row: Row, label: str, weights: Mapping[Word, float]) -> list[tuple[str, str]]:
    """The cell that says what is aimed at: that with a number beside words of the question that the label lacks, else the label itself."""
    lacking = weights.keys() - _held(weights, label)
    others = [pair for pair in row.cells if pair[1] != label and re.search(r"\d", pair[1]) and lacking & _held(weights, pair[1])]
    return others or [pair for pair in row.cells if pair[1] == label and re.search(r"\d", label)]


def _held(weights: Mapping[Word, float], text: str) -> frozenset[Word]:
    """The words of the question that a text holds, mistyped ones too."""
    held = held_words(weights, text)
    there = [word.written for word in words_of(text)]
    return held | {word for word in weights.keys() - held if len(word.written) > SHORT and _is_near(word.written, there)}


def _is_near(word: str, others: Sequence[str]) -> bool:
    return extractOne(word, others, scorer=Indel.normalized_similarity, score_cutoff=CLOSE) is not None


def _says_something(cell: str) -> bool:
    return EMPTY.fullmatch(cell) is None and NUMBERS_ALONE.fullmatch(cell) is None
