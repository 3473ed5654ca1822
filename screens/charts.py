"""Series drawn as SVG, by pure functions: a small line for a table row, a chart of results against targets with ratings as shapes."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from decimal import Decimal

from assistant.overview.strands import Point, Strand, breaks, runs
from assistant.tools.distance_to_target import says_change
from assistant.tools.in_one_unit import number_in
from ingest.model import PublishedValue, Rating
from screens.markup import RATING_CLASSES, period_words, plain
from screens.standing_words import figure_words

SPARK = (96, 28)  # pixels
TALL, LEFT, RIGHT, TOP, BOTTOM = 300, 62, 30, 30, 74
STEP = 80  # pixels from a period to the next: eight fit beside the evidence on a screen of 1440
LEAST = 460  # pixels of a chart of few periods
LABEL = 11  # letters of a line below the axis
LINES = 3
CIRCLE = "M0,-6 A6,6 0 1 1 0,6 A6,6 0 1 1 0,-6 Z"
SHAPES: dict[Rating, str] = {  # told apart without colour
    Rating.GREEN: CIRCLE,
    Rating.GREEN_AMBER: "M-6,-6 H6 V6 H-6 Z",
    Rating.AMBER: "M0,-8 L8,0 L0,8 L-8,0 Z",
    Rating.RED_AMBER: "M-7,-6 H7 L0,8 Z",
    Rating.RED: "M0,-8 L7,6 H-7 Z",
}
RING = '<circle class="restated" r="11"/>'
UNRATED = "M0,-3 A3,3 0 1 1 0,3 A3,3 0 1 1 0,-3 Z"  # smaller than the circle of Green


def _numbers(strand: Strand) -> list[tuple[Point, Decimal]]:
    """The points with a number in the unit of the strand."""
    found = ((point, number_in(point.value, strand.unit)) for point in strand.points if point.value.value is not None)
    return [(point, number) for point, number in found if number is not None]


def sparkline(strand: Strand) -> str:
    """The results as a line of letter height with its words for those who do not see it; nothing for fewer than two that a line may join.

    Of results of periods of several lengths it shows those of which there are most.
    """
    every = _numbers(strand)
    run = max(runs([point for point, _ in every]), key=lambda one: (len(one), one[-1]), default=())
    points = [every[at] for at in run]
    if len(points) < 2:
        return ""
    low, high = min(number for _, number in points), max(number for _, number in points)
    width, height = SPARK
    places = [
        (4 + at * (width - 8) / (len(points) - 1), height / 2 if high == low else 4 + float((high - number) / (high - low)) * (height - 8))
        for at, (_, number) in enumerate(points)
    ]
    (first, _), (last, _) = points[0], points[-1]
    words = f"{len(points)} results, from {_told(first)} to {_told(last)}"
    x, y = places[-1]
    dots = "".join(f'<circle cx="{a:.1f}" cy="{b:.1f}" r="1.5"/>' for a, b in places[:-1])
    return (
        f'<svg class="spark" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{plain(words)}">'
        f'{_line(places, "line")}{dots}<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/></svg>'
    )


def _told(point: Point) -> str:
    period = period_words(point.value.period)
    return f"{figure_words(point.value)}{f' ({period})' if period else ''}"


def _line(places: Sequence[tuple[float, float]], kind: str) -> str:
    if len(places) < 2:
        return ""
    return f'<polyline class="{kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'


def chart(strand: Strand, title: str) -> str:
    """The results by period against their targets; nothing for fewer than two numbers. The table of the series has it all too.

    A bar is a target, a hollow ring a figure that was restated, a ring around a result one that other reports print otherwise, a broken
    upright where no line may go on.
    """
    points = [(point, number) for point, number in _numbers(strand) if point.value.period]  # nothing else has a place in time
    if len(points) < 2:
        return ""
    scale = _Scale(points, strand.unit)
    shown = [point for point, _ in points]
    broken = breaks(shown)
    parts = [_axis(scale), *(_line([scale.place(at) for at in run], "joined") for run in runs(shown))]
    parts += [_point(scale, at, point, is_break=at in broken) for at, point in enumerate(shown)]
    each = "; ".join(f"{period_words(one.value.period)} {figure_words(one.value)}" for one in shown)
    words = f"Chart of {title}: {each}."
    return (
        f'<svg class="chart" viewBox="0 0 {scale.wide:g} {TALL}" width="{scale.wide:g}" height="{TALL}" role="img" '
        f'aria-label="{plain(words)}">{"".join(parts)}</svg>'
    )


class _Scale:
    """Where periods and figures stand in a chart; figures in the unit of the strand."""

    def __init__(self, points: Sequence[tuple[Point, Decimal]], unit: str | None) -> None:
        self.unit = unit
        self.numbers = [number for _, number in points]
        shown = [*self.numbers]
        for point, _ in points:
            shown += [number for value in (point.target, *point.was) if (number := self.number(value)) is not None]
        self.ticks = ticks_of(float(min(shown)), float(max(shown)))
        self.wide = max(LEAST, LEFT + RIGHT + STEP * len(points))
        self.step = (self.wide - LEFT - RIGHT) / len(points)

    def number(self, value: PublishedValue | None) -> Decimal | None:
        """The figure of a cell in the unit of the strand; None where it has none, and for a target in words such as "5% reduction"."""
        return None if value is None or says_change(value) else number_in(value, self.unit)

    def x(self, at: int) -> float:
        return LEFT + self.step * (at + 0.5)

    def y(self, number: Decimal | float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return TOP + (high - float(number)) / (high - low) * (TALL - TOP - BOTTOM)

    def place(self, at: int) -> tuple[float, float]:
        return self.x(at), self.y(self.numbers[at])


def ticks_of(low: float, high: float) -> list[float]:
    """Round numbers around a range, three to seven of them.

    >>> ticks_of(61.2, 91.4)
    [60, 70, 80, 90, 100]
    """
    span = high - low or abs(high) or 1.0
    step = Decimal(10) ** (Decimal(str(span / 4)).adjusted())
    step = next(step * times for times in (Decimal(1), Decimal(2), Decimal(5), Decimal(10)) if float(step * times) * 5 >= span)
    first = int(Decimal(str(low)) // step) - (1 if low < 0 and Decimal(str(low)) % step else 0)
    ticks = [first * step]
    while float(ticks[-1]) < high or len(ticks) < 2:
        ticks.append(ticks[-1] + step)
    return [int(one) if one == int(one) else float(one) for one in ticks]


def _axis(scale: _Scale) -> str:
    lines = "".join(
        f'<line class="grid" x1="{LEFT}" x2="{scale.wide - RIGHT:g}" y1="{scale.y(tick):.1f}" y2="{scale.y(tick):.1f}"/>'
        f'<text class="tick" x="{LEFT - 8}" y="{scale.y(tick) + 4:.1f}" text-anchor="end">{tick:,.10g}</text>'
        for tick in scale.ticks
    )
    return f'<text class="tick" x="4" y="14">{plain(scale.unit or "")}</text>{lines}'


def _point(scale: _Scale, at: int, point: Point, *, is_break: bool) -> str:
    (x, y), half = scale.place(at), min(26.0, scale.step / 3)
    target = scale.number(point.target)
    parts = [
        f'<line class="break" x1="{x - scale.step / 2:.1f}" x2="{x - scale.step / 2:.1f}" y1="{TOP}" y2="{TALL - BOTTOM}"/>'
    ] * is_break
    if target is not None:
        parts.append(
            f'<line class="target" x1="{x - half:.1f}" x2="{x + half:.1f}" y1="{scale.y(target):.1f}" y2="{scale.y(target):.1f}"/>'
        )
    parts += [
        f'<circle class="was" cx="{x:.1f}" cy="{scale.y(number):.1f}" r="5"/>'
        for was in point.was
        if (number := scale.number(was)) is not None
    ]
    place, ring = f"translate({x:.1f} {y:.1f})", RING if point.also else ""
    parts.append(f'<g class="{_class(point.value.rating)}" transform="{place}">{_shape(point.value.rating)}{ring}</g>')
    parts.append(
        f'<text class="figure" x="{x:.1f}" y="{y - 13:.1f}" text-anchor="middle">{plain(_short(figure_words(point.value)))}</text>'
    )
    lines = textwrap.wrap(period_words(point.value.period), LABEL)[:LINES]
    parts += [
        f'<text class="period" x="{x:.1f}" y="{TALL - BOTTOM + 20 + 15 * row}" text-anchor="middle">{plain(line)}</text>'
        for row, line in enumerate(lines)
    ]
    return "".join(parts)


def _class(rating: Rating | None) -> str:
    return f"point {RATING_CLASSES[rating] if rating else 'unrated'}"


def _shape(rating: Rating | None) -> str:
    return f'<path d="{SHAPES[rating] if rating else UNRATED}"/>'


def _short(words: str) -> str:
    return words.split(" (")[0][:LABEL]


def legend(strand: Strand) -> str:
    """The shapes of a chart with their words: of ratings, and of target, restated figure and break where it has some."""
    points = [point for point, _ in _numbers(strand)]
    ratings: list[Rating | None] = [one for one in Rating if any(point.value.rating is one for point in points)]
    ratings += [None] * any(point.value.rating is None for point in points)
    shown = [(f'<g class="{_class(one)}">{_shape(one)}</g>', one.value if one else "Not rated") for one in ratings]
    if any(point.target is not None and point.target.value is not None for point in points):
        shown.append(('<line class="target" x1="-8" x2="8" y1="0" y2="0"/>', "Target"))
    if any(point.was for point in points):
        shown.append(('<circle class="was" r="5"/>', "Was, in an earlier report"))
    if any(point.also for point in points):
        shown.append((RING, "Restated: another report prints another figure"))
    if breaks(points):
        shown.append(('<line class="break" x1="0" x2="0" y1="-9" y2="9"/>', "Break: not comparable, or nothing reported between"))
    keys = "".join(
        f'<li><svg class="chart-key" viewBox="-12 -12 24 24" aria-hidden="true">{sign}</svg>{words}</li>' for sign, words in shown
    )
    return f'<ul class="legend" aria-label="Signs of the chart">{keys}</ul>'
