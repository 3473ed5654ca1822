"""The figures of an answer as lines of a table: value, target, rating, direction of travel, benchmark, each with its source.

Every cell is a figure that the answer carries, as printed; nothing is worked out here. A line is one result of one period. What the
answer carries besides, such as the numbers behind a percentage, stands in small letters under the value that it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from assistant.model import Beside, Figure
from ingest.model import Measure, Rating, RatingSource
from ingest.values.rating import WORDS
from screens.markup import MEASURE_WORDS, mark, period_words, plain, rating_chip, verified_html
from screens.standing_words import direction_html, figure_words

LONG_VALUE = 10  # characters; longer ones are words and not figures, set smaller
NUMBER = re.compile(r"[-−–+]?\s?£?\s?(?P<digits>\d[\d,]*(?:\.\d+)?|\.\d+)\s?%?")
RATED = re.compile(r"\s*[(\[]\s*([A-Za-z /-]{1,15})\s*[)\]]$")
BARE_UNITS = (None, "count", "%")  # units that need no word below the number
Cell = Figure | Beside


@dataclass(slots=True)
class _Line:
    """What stands in one row of the table; `first` is the figure that tells of which indicator and period it is."""

    first: Figure
    result: Figure | None = None
    targets: list[Cell] = field(default_factory=list)
    directions: list[Cell] = field(default_factory=list)
    benchmarks: list[Cell] = field(default_factory=list)
    others: list[Figure] = field(default_factory=list)

    def put(self, cell: Cell) -> None:
        """Puts a figure into its column, once."""
        if cell.measure is Measure.RESULT and isinstance(cell, Figure):
            self.result = cell
            for one in cell.beside:
                self.put(one)
            return
        columns: dict[Measure, list[Cell]] = {
            Measure.TARGET: self.targets,
            Measure.DIRECTION: self.directions,
            Measure.BENCHMARK: self.benchmarks,
        }
        column = columns.get(cell.measure)
        if column is None:
            assert isinstance(cell, Figure)
            self.others.append(cell)
        elif all(one.citation != cell.citation for one in column):
            column.append(cell)


def figures_html(figures: tuple[Figure, ...], turn: int) -> str:
    """The lines of an answer as a table, with the indicator above it where it is only one; nothing where there are no figures."""
    if not figures:
        return ""
    lines = _lines(figures)
    one_indicator = len({_indicator(line.first) for line in lines}) == 1
    columns = [name for name, filled in _columns(lines).items() if filled]
    heads = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in ("Period" if one_indicator else "Indicator", *columns))
    rows = "".join(_row(line, figures[0], columns, turn, named=not one_indicator) for line in lines)
    caption = f"<caption>{_name(figures[0])}</caption>" if one_indicator else '<caption class="unseen">Figures</caption>'
    return (
        f'<div class="figures" role="group" aria-label="Figures"><table role="table">{caption}'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table></div>'
    )


COLUMNS = frozenset({"Indicator", "Period", "Result", "Target", "Rating", "Source"})
TABLE = re.compile(r"(?:^\|.*\|[ \t]*\n?)+", re.MULTILINE)
MARKS = re.compile(r"\[(\d{1,3})\]")


def without_repeats(text: str, figures: tuple[Figure, ...]) -> str:
    """The text of an answer without tables that only say what the lines of its figures say below it."""
    cited = {figure.citation for figure in figures} | {one.citation for figure in figures for one in figure.beside}

    def kept(found: re.Match[str]) -> str:
        heads = {cell.strip() for cell in found[0].splitlines()[0].strip("| \t").split("|")}
        marks = set(map(int, MARKS.findall(found[0])))
        rows = found[0].count("\n") + (not found[0].endswith("\n")) - 2
        return "" if heads <= COLUMNS and marks and marks <= cited and rows <= len(figures) else found[0]

    return TABLE.sub(kept, text)


def _lines(figures: tuple[Figure, ...]) -> list[_Line]:
    """Figures of one indicator and period on one line; one of another period goes with the only result of its indicator, if it has one."""
    by_indicator: dict[tuple[str | None, str], list[Figure]] = {}
    for figure in figures:
        by_indicator.setdefault(_indicator(figure), []).append(figure)
    return [line for held in by_indicator.values() for line in _of_indicator(held)]


def _of_indicator(figures: list[Figure]) -> list[_Line]:
    results = [figure for figure in figures if figure.measure is Measure.RESULT]
    carried = {one.citation for figure in results for one in figure.beside}
    lines = [_Line(first=figure) for figure in results]
    for line in lines:
        line.put(line.first)
    for figure in figures:
        if figure.measure is Measure.RESULT or figure.citation in carried:
            continue
        fitting = next((one for one in lines if one.first.period == figure.period), lines[0] if len(results) == 1 else None)
        if fitting is None:
            fitting = _Line(first=figure)
            lines.append(fitting)
        fitting.put(figure)
    return lines


def _indicator(figure: Figure) -> tuple[str | None, str]:
    return figure.ref, figure.title


def _columns(lines: Iterable[_Line]) -> dict[str, bool]:
    """The columns in order, each with whether anything stands in it."""
    lines = list(lines)
    return {
        "Result": any(line.result or line.others for line in lines),
        "Target": any(line.targets for line in lines),
        "Rating": any(line.result and line.result.rating for line in lines),
        "Direction": any(line.directions for line in lines),
        "Benchmark": any(line.benchmarks for line in lines),
    }


def _row(line: _Line, asked: Figure, columns: list[str], turn: int, *, named: bool) -> str:
    period = period_words(line.first.period) or "Period not stated"
    head = f'{_name(line.first)}<span class="when">{plain(period)}</span>' if named else plain(period)
    cells = {
        "Result": "".join([_value(line.result, turn) if line.result else "", *(_other(one, turn) for one in line.others)]),
        "Target": "".join(_target(one, line, turn) for one in line.targets),
        "Rating": rating_chip(line.result.rating) if line.result else "",
        "Direction": "".join(f'<span class="part">{direction_html(one, mark(one.citation, turn))}</span>' for one in line.directions),
        "Benchmark": "".join(_benchmark(one, turn) for one in line.benchmarks),
    }
    told = {"Target": line.targets, "Direction": line.directions, "Benchmark": line.benchmarks}
    shown = "".join(
        f'<td role="cell" class="{name.lower()}{" sought" if any(one is asked for one in told.get(name, ())) else ""}">'
        f'<span class="label" aria-hidden="true">{name}</span><span class="held">{cells[name] or NOTHING}</span></td>'
        for name in columns
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{head}</th>{shown}</tr>'


NOTHING = '<span class="nothing"><span aria-hidden="true">–</span><span class="unseen">not printed</span></span>'


def _target(target: Cell, line: _Line, turn: int) -> str:
    other = target.period and target.period != line.first.period
    same_unit = line.result is not None and line.result.unit == target.unit
    return _part(target, f"for {period_words(target.period)}" if other else "", turn, unit="" if same_unit else _unit(target))


def _benchmark(benchmark: Cell, turn: int) -> str:
    group = " ".join((benchmark.group or "Group not named").split())
    part = _part(benchmark, period_words(benchmark.period), turn, unit=_unit(benchmark))
    return f'<span class="part"><span class="group">{plain(group)}</span> {part}</span>'


def _part(cell: Cell, when: str, turn: int, *, unit: str) -> str:
    """A figure beside the result: its number, then its source, then what else the cell says and of when it is."""
    number, rest = _parted(_printed(cell), cell.value)
    below = "".join(f'<span class="{kind}">{plain(words)}</span>' for kind, words in (("rest", rest), ("when", when)) if words)
    long = " long" if len(number) > LONG_VALUE else ""
    told = f'<span class="figure"><span class="number{long}">{plain(number)}{_percent(cell)}</span>{mark(cell.citation, turn)}</span>'
    verified = verified_html(cell.verified) if isinstance(cell, Figure) else ""
    return f'<span class="part">{told}{unit}{below}{verified}</span>'


def _other(figure: Figure, turn: int) -> str:
    """A floor standard, a variance, a number behind a percentage: its name, then the figure."""
    period = f" {period_words(figure.period)}" if figure.period else ""
    halves = figure.measure in (Measure.NUMERATOR, Measure.DENOMINATOR) and figure.value is not None
    shown = f"{figure.value:,f}" if halves else _printed(figure)  # the cell prints both halves, as "248/531"
    return (
        f'<span class="part other"><span class="group">{MEASURE_WORDS[figure.measure]}<span class="unseen">{plain(period)}</span></span> '
        f'<span class="number">{plain(shown)}</span>{mark(figure.citation, turn)}{verified_html(figure.verified)}</span>'
    )


def _value(figure: Figure, turn: int) -> str:
    """A result as printed: its number large, its unit and what else the cell says small below; words where it holds no number."""
    number, rest = _parted(_printed(figure), figure.value)
    below = f'<span class="rest">{plain(rest)}</span>' if rest else ""
    long = " long" if len(number) > LONG_VALUE else ""
    told = f'<span class="figure"><span class="value{long}">{plain(number)}{_percent(figure)}</span>{mark(figure.citation, turn)}</span>'
    return f"{told}{_unit(figure)}{below}{verified_html(figure.verified)}"


def _printed(cell: Cell) -> str:
    """The cell's first line without the rating that the line tells in its own column."""
    words = figure_words(cell)
    rating = cell.rating if isinstance(cell, Figure) and cell.rating_source is RatingSource.TEXT else None
    return _unrated(words, rating) if rating else words


def _unrated(words: str, rating: Rating) -> str:
    found = RATED.search(words)
    same = found is not None and WORDS.get(re.sub(r"[^a-z]", "", found[1].lower())) is rating
    return words[: found.start()] if found is not None and same and found.start() > 0 else words


def _parted(words: str, value: Decimal | None) -> tuple[str, str]:
    """The number at the beginning of a cell and what follows it; the words whole where they do not begin with the value.

    "5.70% (30 Sep2016)" with the value 5.70 is "5.70%" and "(30 Sep2016)".
    """
    found = NUMBER.match(words)
    if found is None or value is None:
        return words, ""
    try:
        same = Decimal(found["digits"].replace(",", "")) == abs(value)
    except InvalidOperation:
        same = False
    return (found[0].strip(), words[found.end() :].strip()) if same else (words, "")


def _percent(cell: Cell) -> str:
    """The sign where the report prints it at the head of a column and not in the cell."""
    return "%" if cell.unit == "%" and cell.value is not None and "%" not in cell.raw else ""


def _unit(cell: Cell) -> str:
    """The unit in small letters where the cell does not print it."""
    shown = cell.value is None or cell.unit in BARE_UNITS or (cell.unit or "") in cell.raw or "£" in cell.raw
    return "" if shown else f' <span class="unit">{plain(cell.unit)}</span>'


def _name(figure: Figure) -> str:
    ref = f'<span class="ref">{plain(figure.ref)}</span> ' if figure.ref else ""
    return f"{ref}{plain(figure.title)}"
