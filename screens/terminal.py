"""What `committee` shows in a terminal: records as tables, answers with their sources, progress. Records as JSON lines for programs."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.beside import cited_in_words
from assistant.composing.explained import made_answer
from assistant.records import answer_record, step_record
from assistant.whereabouts import where

if TYPE_CHECKING:
    from assistant.model import Answer
    from index.model import Step

GAP = 2  # blanks between columns
NARROWEST = 8  # characters of a column before the table runs over the edge
QUOTE_WIDTH = 160  # characters of a quote under an answer; `committee show` has the whole


def print_records(records: Iterable[Mapping[str, Any]], columns: Sequence[str], *, as_json: bool) -> None:
    """Records as JSON, one a line, or the named columns as a table."""
    if as_json:
        for record in records:
            print_json(record)
    else:
        print_table([name.replace("_", " ") for name in columns], [[in_words(record.get(name)) for name in columns] for record in records])


def print_json(record: Mapping[str, Any]) -> None:
    """One record on one line, sent at once."""
    print(json.dumps(record, ensure_ascii=False), flush=True)  # noqa: T201 - this is the command's output


def in_words(value: object) -> str:
    """A field as one line of text; nothing for null.

    >>> in_words(None), in_words(True), in_words("two\\nlines")
    ('', 'yes', 'two lines')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())


def harmless(text: str) -> str:
    """The text without the control characters by which a report could command the terminal; line ends stay.

    >>> harmless("a\\x1b]0;b\\x07c\\n")
    'a]0;bc\\n'
    """
    return "".join(one for one in text if one == "\n" or unicodedata.category(one) != "Cc")


def print_table(heads: Sequence[str], grid: Sequence[Sequence[str]]) -> None:
    """Columns side by side, long cells wrapped so that the table fits the terminal."""
    for line in table_lines(heads, grid, shutil.get_terminal_size((140, 40)).columns):
        print(harmless(line))  # noqa: T201 - this is the command's output


def table_lines(heads: Sequence[str], grid: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table at most `width` characters wide; no headings where `heads` is empty.

    >>> table_lines(["ref", "value"], [["A/1", "9.4%"]], 80)
    ['ref  value', '---  -----', 'A/1  9.4%']
    """
    if not grid:
        return ["none"]
    every = [*([heads] if heads else []), *grid]
    widths = [max(1, *map(len, column)) for column in zip(*every, strict=True)]
    room = max(width - GAP * (len(widths) - 1), NARROWEST * len(widths))
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    lines: list[str] = []
    for at, row in enumerate(every):
        cells = [textwrap.wrap(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
        for depth in range(max(map(len, cells))):
            words = [(cell[depth] if depth < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)]
            lines.append((" " * GAP).join(words).rstrip())
        if heads and at == 0:
            lines.append((" " * GAP).join("-" * width for width in widths))
    return lines


def print_tables(files: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """The tables of each file, in the records of `committee tables`, each under its file and page."""
    for name, records in files.items():
        for record in records:
            print(f"{name}, page {record['page']}" if record["page"] else name)  # noqa: T201 - this is the command's output
            print_table((), [[in_words(cell) for cell in row] for row in record["rows"]])
            print()  # noqa: T201 - this is the command's output


def print_answer(answer: Answer, *, as_json: bool, plan: bool = False) -> None:
    """An answer with its workings, the questions to choose from, and its sources with the ids that `committee show` takes.

    With `plan`, how it was made as well: its steps under `plan` in the record, or in words.
    """
    if as_json:
        print_json({**answer_record(answer), **({"plan": [step_record(step) for step in answer.steps]} if plan else {})})
        return
    lines = [answer.text]
    lines += [f"  {one.what}: {one.formula}" + (f" ({one.note})" if one.note else "") for one in answer.working]
    lines += [f"  {' '.join(one.raw.split())}: {one.verified.words}" for one in answer.figures if one.verified]
    lines += [f"  - {option}" for option in answer.options]
    lines += ["", made_answer(answer.question, answer).text, ""] if plan else []
    for one in cited_in_words(answer):
        quote = textwrap.shorten(one.quote, QUOTE_WIDTH)
        lines.append(f"  [{one.number}] {one.title}, {where(one.places[0])}: “{quote}” ({one.id})")
    print(harmless("\n".join(lines)), flush=True)  # noqa: T201 - this is the command's output


class Meter:
    """Progress of an ingest on standard error: a bar in a terminal, else a line for each stage and file."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage: object = None

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def __call__(self, step: Step) -> None:
        if sys.stderr.isatty():
            self._move_bar(step)
        elif step.stage != self._stage or step.name:
            print(f"{step.stage} {step.done} of {step.total} {step.name}".rstrip(), file=sys.stderr, flush=True)  # noqa: T201 - progress
        self._stage = step.stage

    def _move_bar(self, step: Step) -> None:
        from tqdm import tqdm

        if step.stage != self._stage:
            self.__exit__()
            self._bar = tqdm(total=step.total, desc=str(step.stage), leave=False, file=sys.stderr)
        self._bar.update(step.done - self._bar.n)
