"""Questions made of the cells of a printed table, each with what its answer must hold. One function a family of forms."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from eval.matrix_words import amount, caption_of, everyday, is_sum, many, name_of, noun_of, short_label, unit_of, words_of, years
from eval.printed_grids import Grid, Line

LONGEST_LABEL = 10  # words that a person still types in full
FEWEST_RANKED = 3
NOWHERE = ("falconry", "tramway", "lighthouse", "beekeeping", "glacier", "monorail")  # things that no report here is about
NO_COLUMN = ("carbon footprint", "waiting time in weeks", "customer satisfaction score")
WORDS = re.compile(r"[a-z]{3,}|\d")
NO_YEAR = "2041/42"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A question of one `form` about a table.

    An answer is right if it holds one of `numbers` with its sign, one of `names` where there are any, and `unit`. With `refuse` it must be
    refused. With `several` it is right to ask back, and to give one of the numbers only beside what tells it from the others, `apart`.
    """

    form: str
    grid: Grid
    text: str
    numbers: tuple[Decimal, ...] = ()
    names: tuple[str, ...] = ()
    unit: str | None = None
    refuse: bool = False
    several: bool = False
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of all tables of a store, as words, with those of its indicators."""

    words: tuple[frozenset[str], ...]
    captioned: Counter[tuple[str, str]]  # columns by caption and heading
    lines: dict[str, tuple[tuple[Grid, Line], ...]]

    def alone(self, label: str) -> bool:
        return len(self.lines[label.lower()]) == 1


def labels_of(grids: Sequence[Grid], titles: Sequence[str]) -> Labels:
    lines: dict[str, list[tuple[Grid, Line]]] = defaultdict(list)
    for grid in grids:
        for line in grid.lines:
            lines[line.label.lower()].append((grid, line))
    words = Counter(frozenset(words_of(text)) for text in (*lines, *titles))
    captioned = Counter((caption_of(grid), grid.names[column]) for grid in grids for column in grid.figures)
    return Labels(words=tuple(words), captioned=captioned, lines={label: tuple(found) for label, found in lines.items()})


def made_of(grid: Grid, labels: Labels) -> Iterator[Made]:
    """Every question of every form about one table."""
    for line in grid.lines:
        if len(line.label.split()) > LONGEST_LABEL or line.label.lower() in ("total", "totals", "grand total", "other"):
            continue
        for column in grid.figures:
            if line.numbers[column] is not None:
                yield from (_cell(grid, line, column, labels) if labels.alone(line.label) else _same(grid, line, column, labels))
        if labels.alone(line.label):
            yield from _absent(grid, line, labels)
            yield from _columns_apart(grid, line)
    for column in grid.figures:
        yield from _rows_apart(grid, column, labels)
        caption = caption_of(grid)
        if caption and labels.captioned[caption, grid.names[column]] == 1:  # which table is ranked cannot be said otherwise
            yield from _ranked(grid, column)
            yield from _counted(grid, column)
            yield from _total(grid, column)


def _cell(grid: Grid, line: Line, column: int, labels: Labels) -> Iterator[Made]:
    label, name = line.label, name_of(grid, column)
    number = line.numbers[column]
    assert number is not None
    unit = unit_of(grid, column, line.cells[column])
    year = years(name)

    def made(form: str, text: str, unit: str | None = None) -> Made:
        return Made(form=form, grid=grid, text=text, numbers=(number,), unit=unit)

    if number < 0:
        yield made("cell, negative", f"What is the {name} for {label}?")
    else:
        yield made("cell, plain", f"What is the {name} for {label}?")
    yield made("cell, label first", f"For {label}, what is the {name}?")
    yield made("cell, note", f"{label} {name}")
    yield made("cell, lower case", f"whats the {name} of {label}".lower())
    if unit is not None:
        yield made("cell, with unit", f"How much is the {name} of {label}?", unit)
    short = short_label(label, labels.words)
    if short is not None:
        yield made("cell, short label", f"what is the {name} for {short}?")
    for text in everyday(grid, column, label):
        yield made("cell, everyday", text)
    dated = [years(grid.names[one]) for one in grid.figures]
    if year is not None and dated.count(year) == 1 and len({one for one in dated if one is not None}) > 1:
        yield made("year, 2016/17", f"What is the figure for {label} in 20{year[0]}/{year[1]}?")
        yield made("year, 16/17", f"how much was {label} in {year[0]}/{year[1]}")
        if (grid.period or "").startswith(f"20{year[0]}/{year[1]}"):
            yield made("year, this year", f"How much is {label} this year?")


def _same(grid: Grid, line: Line, column: int, labels: Labels) -> Iterator[Made]:
    """The label stands in several lines that print different numbers under this heading, or under others."""
    others = [one for one in labels.lines[line.label.lower()] if one[1] is not line]
    numbers = [line.numbers[column]]
    for other, its in others:
        numbers += [its.numbers[one] for one in other.figures if other.names[one] == grid.names[column]]
    printed = tuple(dict.fromkeys(number for number in numbers if number is not None))
    if len(printed) > 1:
        apart = {text for one, its in ((grid, line), *others) for text in (its.group, caption_of(one)) if text}
        name = name_of(grid, column)
        yield Made(
            form="same label twice", grid=grid, text=f"What is the {name} for {line.label}?", numbers=printed, several=True,
            apart=tuple(sorted(apart)),
        )  # fmt: skip


def _absent(grid: Grid, line: Line, labels: Labels) -> Iterator[Made]:
    name = name_of(grid, grid.figures[0])
    words = line.label.split()
    at = max(range(len(words)), key=lambda one: (words[one].isalpha(), len(words[one])))
    stranger = NOWHERE[len(line.label) % len(NOWHERE)]
    near = " ".join([*words[:at], stranger, *words[at + 1 :]])
    yield Made(form="absent, near label", grid=grid, text=f"What is the {name} for {near}?", refuse=True)
    yield Made(form="absent, label", grid=grid, text=f"What is the {name} for the {stranger} service?", refuse=True)
    yield Made(form="absent, column", grid=grid, text=f"What is the {NO_COLUMN[len(line.label) % 3]} of {line.label}?", refuse=True)
    if any(years(grid.names[column]) for column in grid.figures):
        yield Made(form="absent, year", grid=grid, text=f"What is the figure for {line.label} in {NO_YEAR}?", refuse=True)


def _columns_apart(grid: Grid, line: Line) -> Iterator[Made]:
    for first, second in pairwise(grid.figures):
        one, other = line.numbers[first], line.numbers[second]
        units = {unit_of(grid, column, line.cells[column]) for column in (first, second)}
        alike = len(units) == 1 and (None not in units or all(years(grid.names[column]) for column in (first, second)))
        if one is not None and other is not None and one != other and alike:
            names = [name_of(grid, column) for column in (first, second)]
            text = f"What is the difference between the {names[0]} and the {names[1]} for {line.label}?"
            yield Made(form="difference of columns", grid=grid, text=text, numbers=(abs(one - other),))


def _rows_apart(grid: Grid, column: int, labels: Labels) -> Iterator[Made]:
    lines = [line for line in grid.lines if not line.total and len(line.label.split()) <= LONGEST_LABEL // 2 and labels.alone(line.label)]
    name = name_of(grid, column)
    for line, next_line in pairwise(lines):
        one, other = line.numbers[column], next_line.numbers[column]
        if one is None or other is None or one == other:
            continue
        high, low = (line, next_line) if one > other else (next_line, line)
        yield Made(
            form="difference of rows", grid=grid, text=f"How much higher is the {name} of {high.label} than of {low.label}?",
            numbers=(abs(one - other),),
        )  # fmt: skip


def _beside(grid: Grid) -> str:
    return f" in the {caption_of(grid)} table"


def _ranked(grid: Grid, column: int) -> Iterator[Made]:
    lines = [(line, number) for line in grid.lines if not line.total and (number := line.numbers[column]) is not None]
    name, noun = name_of(grid, column), noun_of(grid)
    over = (
        "varia" in grid.names[column].lower()
        and "%" not in grid.names[column]
        and "saving" not in " ".join((*grid.captions, grid.noun)).lower()
    )
    ordered = sorted(lines, key=lambda pair: -pair[1])
    if (
        len(lines) < FEWEST_RANKED
        or (ordered[0][1] <= 0 and not over)
        or any(is_sum(grid.lines, grid.lines.index(line), column) for line, _ in (*ordered[:2], ordered[-1]))
    ):
        return
    negative = sum(number < 0 for _, number in lines)

    def made(form: str, text: str, at: int) -> Iterator[Made]:
        number = ordered[at][1]
        if sum(one == number for _, one in ordered) == 1:
            yield Made(form=form, grid=grid, text=f"{text}{_beside(grid)}?", numbers=(number,), names=(ordered[at][0].label,))

    if over:
        if ordered[0][1] > 0:
            yield from made("rank, overspend", f"Which {noun} has the largest overspend", 0)
        if ordered[-1][1] < 0:
            yield from made("rank, underspend", f"which {noun} is furthest under budget", -1)
    elif not negative:
        yield from made("rank, highest", f"Which {noun} has the highest {name}", 0)
        yield from made("rank, lowest", f"what {noun} has the lowest {name}", -1)
        yield from made("rank, second", f"Which {noun} has the second highest {name}", 1)


def _counted(grid: Grid, column: int) -> Iterator[Made]:
    lines = [line for line in grid.lines if not line.total and line.numbers[column] is not None]
    numbers = sorted({number for line in lines if (number := line.numbers[column]) is not None})
    sums = any(is_sum(grid.lines, grid.lines.index(line), column) for line in lines)
    if len(numbers) < FEWEST_RANKED or numbers[0] < 0 or sums or len({line.label for line in lines}) < len(lines):
        return
    units = {unit_of(grid, column, line.cells[column]) for line in lines}
    limit = (numbers[len(numbers) // 2] + numbers[len(numbers) // 2 - 1]) / 2
    if len(units) != 1:
        return
    unit, name, noun = units.pop(), name_of(grid, column), noun_of(grid)
    above = sum(1 for line in lines if (line.numbers[column] or Decimal(0)) > limit)
    text = f"How many {many(noun)} have a {name} above {amount(limit.normalize() + 0, unit)}{_beside(grid)}?"
    yield Made(form="count above", grid=grid, text=text, numbers=(Decimal(above),))


def _total(grid: Grid, column: int) -> Iterator[Made]:
    totals = [line for line in grid.lines if line.label.lower() in ("total", "totals", "grand total")]
    number = totals[0].numbers[column] if len(totals) == 1 else None
    if number is not None and WORDS.search(grid.names[column].lower().replace("total", "")):
        name = name_of(grid, column)
        wording = name if name.lower().startswith("total") else f"total {name}"
        yield Made(form="total of column", grid=grid, text=f"What is the {wording}{_beside(grid)}?", numbers=(number,))
