"""Series drawn as SVG, by pure functions: a small line for a table row, a chart of results against targets with ratings as shapes."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.overview.strands import Point, Strand, length_of
from assistant.tools.distance_to_target import says_change
from assistant.tools.in_one_unit import number_in
from ingest.model import PublishedValue, Rating
from screens.markup import RATING_CLASSES, period_words, plain
from screens.standing_words import figure_words

SPARK = (96, 28)  # pixels
TALL, LEFT, RIGHT, TOP, BOTTOM = 300, 62, 30, 30, 74
STEP = 92  # pixels from a period to the next
LEAST = 460  # pixels of a chart of few periods
TICKS = 4
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
    run = max(_runs([point for point, _ in every]), key=lambda one: (len(one), one[-1]), default=[])
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


def _runs(points: Sequence[Point]) -> Iterator[list[int]]:
    """Where points stand that a line may join: of periods of one length, up to where a new method breaks the series."""
    by_length: dict[object, list[int]] = {}
    for at, point in enumerate(points):
        length = length_of(point.value.period)
        if point.is_break and length in by_length:
            yield by_length.pop(length)
        by_length.setdefault(length, []).append(at)
    yield from by_length.values()


def _line(places: Sequence[tuple[float, float]], kind: str) -> str:
    if len(places) < 2:
        return ""
    return f'<polyline class="{kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'


def chart(strand: Strand, title: str) -> str:
    """The results by period against their targets; nothing for fewer than two numbers. The table of the series has it all too.

    A bar is a target, a hollow ring a figure that was restated, a broken upright the first figure of a new method.
    """
    points = _numbers(strand)
    if len(points) < 2:
        return ""
    scale = _Scale(points, strand.unit)
    parts = [_axis(scale, strand.unit), *(_line([scale.place(at) for at in run], "line") for run in _runs([point for point, _ in points]))]
    parts += [_point(scale, at, point) for at, (point, _) in enumerate(points)]
    words = f"{title}: {len(points)} results, from {_told(points[0][0])} to {_told(points[-1][0])}. The table below has all figures."
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
        low, high = min(shown), max(shown)
        room = (high - low) / 8 or abs(high) / 8 or Decimal(1)
        self.low = max(Decimal(0), low - room) if low >= 0 else low - room
        self.high = high + room
        self.wide = max(LEAST, LEFT + RIGHT + STEP * len(points))
        self.step = (self.wide - LEFT - RIGHT) / len(points)

    def number(self, value: PublishedValue | None) -> Decimal | None:
        """The figure of a cell in the unit of the strand; None where it has none, and for a target in words such as "5% reduction"."""
        return None if value is None or says_change(value) else number_in(value, self.unit)

    def x(self, at: int) -> float:
        return LEFT + self.step * (at + 0.5)

    def y(self, number: Decimal) -> float:
        return TOP + float((self.high - number) / (self.high - self.low)) * (TALL - TOP - BOTTOM)

    def place(self, at: int) -> tuple[float, float]:
        return self.x(at), self.y(self.numbers[at])


def _axis(scale: _Scale, unit: str | None) -> str:
    ticks = [scale.low + (scale.high - scale.low) * at / TICKS for at in range(TICKS + 1)]
    digits = max(0, 1 - (scale.high - scale.low).adjusted())  # enough to tell ticks apart
    lines = "".join(
        f'<line class="grid" x1="{LEFT}" x2="{scale.wide - RIGHT:g}" y1="{scale.y(tick):.1f}" y2="{scale.y(tick):.1f}"/>'
        f'<text class="tick" x="{LEFT - 8}" y="{scale.y(tick) + 4:.1f}" text-anchor="end">{round(tick, digits):,f}</text>'
        for tick in ticks
    )
    return f'<text class="tick" x="4" y="14">{plain(unit or "")}</text>{lines}'


def _point(scale: _Scale, at: int, point: Point) -> str:
    (x, y), half = scale.place(at), min(26.0, scale.step / 3)
    target = scale.number(point.target)
    parts = [
        f'<line class="break" x1="{x - scale.step / 2:.1f}" x2="{x - scale.step / 2:.1f}" y1="{TOP}" y2="{TALL - BOTTOM}"/>'
    ] * point.is_break
    if target is not None:
        parts.append(
            f'<line class="target" x1="{x - half:.1f}" x2="{x + half:.1f}" y1="{scale.y(target):.1f}" y2="{scale.y(target):.1f}"/>'
        )
    parts += [
        f'<circle class="was" cx="{x:.1f}" cy="{scale.y(number):.1f}" r="5"/>'
        for was in point.was
        if (number := scale.number(was)) is not None
    ]
    rating = point.value.rating
    shade = RATING_CLASSES[rating] if rating else "unrated"
    parts.append(f'<path class="dot {shade}" transform="translate({x:.1f} {y:.1f})" d="{SHAPES[rating] if rating else UNRATED}"/>')
    parts.append(
        f'<text class="figure" x="{x:.1f}" y="{y - 13:.1f}" text-anchor="middle">{plain(_short(figure_words(point.value)))}</text>'
    )
    lines = textwrap.wrap(period_words(point.value.period) or "no period", LABEL)[:LINES]
    parts += [
        f'<text class="period" x="{x:.1f}" y="{TALL - BOTTOM + 20 + 15 * row}" text-anchor="middle">{plain(line)}</text>'
        for row, line in enumerate(lines)
    ]
    return "".join(parts)


def _short(words: str) -> str:
    return words.split(" (")[0][:LABEL]


def legend(strand: Strand) -> str:
    """The shapes of a chart with their words: of ratings, and of target, restated figure and break where it has some."""
    ratings = [rating for rating in Rating if any(point.value.rating is rating for point in strand.points)]
    shown = [
        (f'<path class="dot {RATING_CLASSES[rating]}" transform="translate(9 9)" d="{SHAPES[rating]}"/>', rating.value)
        for rating in ratings
    ]
    if any(point.value.rating is None for point in strand.points):
        shown.append((f'<path class="dot unrated" transform="translate(9 9)" d="{UNRATED}"/>', "Not rated"))
    if any(point.target is not None and point.target.value is not None for point in strand.points):
        shown.append(('<line class="target" x1="1" x2="17" y1="9" y2="9"/>', "Target"))
    if any(point.was for point in strand.points):
        shown.append(('<circle class="was" cx="9" cy="9" r="5"/>', "Was, in an earlier report"))
    if any(point.is_break for point in strand.points):
        shown.append(('<line class="break" x1="9" x2="9" y1="0" y2="18"/>', "New method from here"))
    keys = "".join(
        f'<li><svg class="chart-key" viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">{sign}</svg>{words}</li>'
        for sign, words in shown
    )
    return f'<ul class="legend" aria-label="Signs of the chart">{keys}</ul>'
