"""The closed lists of words that the records use; those of the contract are named as such."""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """What a figure of an indicator is (closed list of the contract)."""

    RESULT = "result"
    TARGET = "target"
    FLOOR = "floor"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VARIANCE = "variance"
    DIRECTION = "direction"
    BENCHMARK = "benchmark"


class Rating(StrEnum):
    """The ratings that reports print (closed list of the contract), best first."""

    GREEN = "Green"
    GREEN_AMBER = "Green Amber"
    AMBER = "Amber"
    RED_AMBER = "Red Amber"
    RED = "Red"


class RatingSource(StrEnum):
    """How a rating is shown: as a word or letter, or only as the colour of a cell."""

    TEXT = "text"
    COLOUR = "colour"


class Polarity(StrEnum):
    """Which way is better for an indicator."""

    HIGHER = "higher"
    LOWER = "lower"
    MONITOR = "monitor"


class PolaritySource(StrEnum):
    PRINTED = "printed"
    INFERRED = "inferred"


class Basis(StrEnum):
    """What stretch of time a value covers within its period."""

    IN_PERIOD = "in_period"
    YEAR_TO_DATE = "year_to_date"
    AS_AT = "as_at"
    ROLLING = "rolling"


class Rated(StrEnum):
    """What a key to ratings is for. The bands for one are never applied to another."""

    INDICATORS = "indicators"
    ACTIVITIES = "activities"
    RISKS = "risks"
    DIRECTION = "direction"


class KeyMethod(StrEnum):
    """What the edges of a key's bands are measured in.

    `TARGETED_IMPROVEMENT`: (result - baseline) / (target - baseline), in per cent. `RATIO`: how much of the target is reached, in per cent
    of it. `TOLERANCE`: by how much the target is missed (0 and less is met), in per cent of it or in points. `FLOOR`: better or worse than
    the target and the floor of each indicator. `TARGET`: target met or missed, no more. `SCORE`: the points of a risk. `WORDS`: nothing
    that could be computed. Of directions: `COMPARISON` with one earlier period, `REGRESSION` (a trend over the whole series).
    """

    TARGETED_IMPROVEMENT = "targeted improvement"
    RATIO = "ratio"
    TOLERANCE = "tolerance"
    FLOOR = "floor"
    TARGET = "target"
    SCORE = "score"
    WORDS = "words"
    COMPARISON = "comparison"
    REGRESSION = "regression"


class EdgeAt(StrEnum):
    """Where an edge of a band lies: at a number, or at the target or floor that each indicator has of its own."""

    NUMBER = "number"
    TARGET = "target"
    FLOOR = "floor"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    TABLE = "table"


class Drawing(StrEnum):
    """A vector arrow drawn inside a cell, by where it points."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class ChunkKind(StrEnum):
    PROSE = "prose"
    ROW = "row"
    ACTIVITY = "activity"
