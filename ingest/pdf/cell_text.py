"""The words of a cell into its text: paragraphs parted where space, a bullet or an early end of a line shows it, cut words made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.model import Box
from ingest.pdf.marks import Word, upright
from ingest.pdf.words import BULLET, Hyphenation, Line, join_lines, line_text, lines_of

PARAGRAPH_STEP = 1.25
"""Lines further apart than this many usual steps are separate paragraphs; Word's 4 pt after paragraphs of 9 pt text are 1.33."""
RESIZED = 0.15
"""A line whose font size differs by more than this share begins a paragraph: a figure in large type over its date."""
APART = 4.0
"""Words on one line of a cell with a gap of this many font sizes are separate texts: a title at the left, a note at the right."""
WIDEST_PAD = 10.0
"""Points between the side of a cell and its text, at most; Word has 5.4, slides 7.2."""
SPARE = 1.3
"""Font sizes that a line has to spare beside the next word when the author ended it: a word space, and what paddings differ by."""
FULL = 0.75
"""A line with less room than this many font sizes holds no further letter."""
PROSE_WORDS = 12
"""A shorter cell is a label, a name or a value, whose lines belong together."""
LEADING = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"])
"""Words that end no line of an author's: the next word goes with them, though a space that does not break may have moved it."""
LISTED = re.compile(r"\w[,;/]\w")


def text_of(words: Iterable[Word], hyphenation: Hyphenation, box: Box | None = None) -> str:
    """The text of a cell: upright words first, then turned ones in their own reading order; paragraphs parted by a newline.

    `box` is the cell's; without it lines are not judged by the room they leave.
    """
    turns: dict[int, list[Word]] = {}
    for word in words:
        turns.setdefault(word.turn, []).append(word)
    texts: list[str] = []
    for turn in sorted(turns):
        sides = (box[0], box[2]) if box and not turn else None
        for paragraph in paragraphs_of(lines_of(turns[turn]), sides):
            texts += (
                [join_lines(_uncut(paragraph, sides, hyphenation), hyphenation)]
                if len(paragraph) > 1
                else _apart(paragraph[0], hyphenation)
            )
    return "\n".join(text for text in texts if text)


def paragraphs_of(lines: Sequence[Line], sides: tuple[float, float] | None = None) -> list[list[Line]]:
    """The lines of one cell parted into paragraphs, where the space between lines, a bullet or an early end makes it clear.

    `sides` are the left and right of the cell.
    """
    if not lines:
        return []
    steps = [below.baseline - above.baseline for above, below in pairwise(lines)]
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    prose = sides is not None and sum(len(line.words) for line in lines) >= PROSE_WORDS
    pad = _pad(lines, sides) if sides else 0.0
    paragraphs = [[lines[0]]]
    for line, step in zip(lines[1:], steps, strict=True):
        last = paragraphs[-1][-1]
        resized = abs(line.size - last.size) > RESIZED * line.size
        ended = prose and sides is not None and _ends_early(last, line, sides[1] - pad)
        if resized or ended or step > PARAGRAPH_STEP * max(usual, line.size) or BULLET.match(line.text):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return paragraphs


def _pad(lines: Sequence[Line], sides: tuple[float, float]) -> float:
    """The space between cell and text, told from the left: lines of several lengths end anywhere."""
    return min(max(0.0, min(line.box[0] for line in lines) - sides[0]), WIDEST_PAD)


def _ends_early(last: Line, line: Line, right: float) -> bool:
    """Whether a line leaves room for the first word of the next, which begins something new: the author ended it."""
    first = line.words[0]
    new = not line.text[0].islower() and not last.text.endswith(("-", "/", ",", "–"))
    return new and last.words[-1].text.lower() not in LEADING and right - last.box[2] > first.box[2] - first.box[0] + SPARE * last.size


def _uncut(lines: Sequence[Line], sides: tuple[float, float] | None, hyphenation: Hyphenation) -> list[str]:
    """The texts of the lines, those put together that a cell too narrow for a word cuts in it."""
    texts: list[str] = []
    last: Line | None = None
    for line in lines:
        if last is not None and sides is not None and _is_cut(last, line, sides, hyphenation):
            texts[-1] += line.text
        else:
            texts.append(line.text)
        last = line
    return texts


def _is_cut(last: Line, line: Line, sides: tuple[float, float], hyphenation: Hyphenation) -> bool:
    """Whether a line is nothing but the beginning of a word, which fills the cell, and the next goes on with it.

    It does where the report spells the two as one word elsewhere, where a single letter is left, or within a list without spaces.
    """
    if len(last.words) != 1 or sides[1] - last.box[2] - _pad([last], sides) >= FULL * last.size:
        return False
    head, tail = last.text, line.words[0].text
    before, after = re.search(r"(?<![\d'’])[^\W\d_]+$", head), re.match(r"[^\W\d_]+", tail)
    if before and after and (tail[0].islower() or LISTED.search(head)):
        single = len(after[0]) == 1 and after[0] not in "ai"
        return single or hyphenation.whole[(before[0] + after[0]).lower()] > 0 or len(before[0]) == 1
    return bool(LISTED.search(head)) and head[-1].isalpha() and tail[0].isdigit()


def _apart(line: Line, hyphenation: Hyphenation) -> list[str]:
    """The text of a lone line; with words far apart it is several texts."""
    texts: list[list[Word]] = []
    end = 0.0
    for word in line.words:
        start, _, stop, _ = upright(word.box, word.turn)
        if not texts or start - end >= APART * line.size:
            texts.append([])
        texts[-1].append(word)
        end = stop
    return [join_lines([line_text(words, line.baseline, line.size)], hyphenation) for words in texts]
