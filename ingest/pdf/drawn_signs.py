"""Drawn arrows and dots as words, so that a column which holds nothing else is seen where no rule parts it from the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.pdf.drawings import arrow_direction
from ingest.pdf.marks import Shape, Word

SIGN = "–"
"""What stands for a sign: it counts as a figure, as a dash in its place would."""
LARGEST = 3.0
"""Font sizes of the text beside it that a sign is high, at most: larger ones are pictures."""
BELOW = 8.0
"""Points by which the signs of one column may stand out of line: narrow and wide arrows set from the left."""


def signs_among(words: Sequence[Word], shapes: Sequence[Shape]) -> list[Word]:
    """The arrows and dots that stand on a line of words, as words of that line; those of a diagram, which stand alone, left out."""
    level = [word for word in words if not word.turn]
    drawn = [shape for shape in shapes if shape.dot or arrow_direction([shape])]
    in_columns = [one for one in drawn if any(_is_below(one, other) for other in drawn)]
    return [sign for shape in in_columns for sign in _on_line(shape, level)]


def _is_below(one: Shape, other: Shape) -> bool:
    """Whether two signs stand in one column, in either order."""
    apart = one.box[3] <= other.box[1] or other.box[3] <= one.box[1]
    return apart and abs(one.box[0] + one.box[2] - other.box[0] - other.box[2]) <= 2 * BELOW


def _on_line(shape: Shape, words: Sequence[Word]) -> Iterator[Word]:
    middle = (shape.box[1] + shape.box[3]) / 2
    beside = [word for word in words if word.box[1] <= middle <= word.box[3]]
    if not beside:
        return
    nearest = min(beside, key=lambda word: abs((word.box[1] + word.box[3]) / 2 - middle))
    if shape.box[3] - shape.box[1] <= LARGEST * nearest.size:
        box = (shape.box[0], nearest.box[1], shape.box[2], nearest.box[3])
        yield Word(SIGN, box, nearest.baseline, nearest.size, False, 0)
