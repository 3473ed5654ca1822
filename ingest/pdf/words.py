"""Glyphs into words, words into lines, lines into running text.

Every step is a function from list to list. Raised digits become superscript characters, so that a footnote mark is never part of a value,
and a word broken at the end of a line is mended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.model import Box
from ingest.pdf.marks import ASCENT, DESCENT, Glyph, Word, bounds, displayed, upright

HYPHEN_AT_LINE_END = "\x02"
"""What PDFium gives for a hyphen that ends a line, whether printed by a typesetter's hyphenation or part of the word."""
SOFT_HYPHEN = "\xad"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOOKALIKES = str.maketrans(
    {
        "\xa0": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb00": "ff",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\uf0b7": "•",
        "\uf0a7": "▪",
    }
)
"""Non-breaking hyphens and ligatures as the plain characters that a search will be typed with; bullets of symbol fonts."""

GAP = 0.25
"""A gap of more than this many font sizes parts words; a word space is 0.22 to 0.28 wide, kerning far less."""
GLUE = 0.2
"""Words in pieces (bold, raised, coloured) belong together when the gap is smaller than this and no space was typed."""
GLUE_UNORDERED = 0.06
"""The same for pieces that were not drawn one after the other, where PDFium inserts a space of its own."""
SAME_LINE = 0.45
RAISED = 0.15
"""A mark is raised when its baseline is this many font sizes above that of the line ..."""
HIGHEST = 0.7
"""... and no more than this many, or it belongs to the line above ..."""
SMALLER = 0.85
"""... and its font size at most this share of the line's: raised figures are set at 58 to 70 %, some at 80 %."""
BULLET = re.compile(r"^[•●▪◦‣■➢❖○▫‒–—-]( |$)")


class Line(NamedTuple):
    """Words on one baseline, in reading order."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    box: Box

    @property
    def text(self) -> str:
        return line_text(self.words, self.baseline, self.size)


def words_of(glyphs: Iterable[Glyph]) -> list[Word]:
    """The words in the order they were drawn.

    A word ends at a space, a gap, and where size, weight, baseline or direction changes; `glued` words are put together again by
    `line_text`.
    """
    words: list[Word] = []
    run: list[Glyph] = []
    glued = False
    loose = False
    for glyph in glyphs:
        if glyph.text == " ":
            if run:
                words.append(_word(run, glued))
                run = []
            glued = False
            loose = glyph.printed
            continue
        if run and not _continues(run[-1], glyph):
            words.append(_word(run, glued))
            glued = _abuts(run[-1], glyph)
            run = []
        elif not run:
            glued = not loose and bool(words) and _meets(words[-1], glyph)
        loose = False
        run.append(glyph)
    if run:
        words.append(_word(run, glued))
    return words


def _continues(last: Glyph, glyph: Glyph) -> bool:
    return (
        glyph.turn == last.turn
        and glyph.bold == last.bold
        and abs(glyph.baseline - last.baseline) <= 0.1 * last.size
        and abs(glyph.size - last.size) <= 0.1 * last.size
        and (
            glyph.start == last.start or -0.6 * last.size <= glyph.start - last.end <= GAP * last.size
        )  # letters of a ligature share a box
    )


def _abuts(last: Glyph, glyph: Glyph) -> bool:
    """Whether two pieces drawn one after the other make one word: a raised mark, a bold half."""
    size = max(last.size, glyph.size)
    return (
        glyph.turn == last.turn
        and abs(glyph.baseline - last.baseline) < 0.6 * size
        and -0.3 * size <= glyph.start - last.end <= GLUE * size
    )


def _meets(word: Word, glyph: Glyph) -> bool:
    """Whether a piece after a space that PDFium inserted, not the author, still touches the word before."""
    return (
        glyph.turn == word.turn
        and abs(glyph.baseline - word.baseline) < 0.6 * word.size
        and abs(glyph.start - upright(word.box, word.turn)[2]) <= GLUE_UNORDERED * word.size
    )


def _word(run: list[Glyph], glued: bool) -> Word:
    first = run[0]
    start, end, text = first.start, first.end, first.text
    if len(run) > 1:
        start, end, text = min(g.start for g in run), max(g.end for g in run), "".join(g.text for g in run)
    box = (start, first.baseline - ASCENT * first.size, end, first.baseline + DESCENT * first.size)
    text = text if text.isascii() else text.translate(LOOKALIKES)
    return Word(text, displayed(box, first.turn), first.baseline, first.size, first.bold, first.turn, glued)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words of one turn as lines from top to bottom of the reading frame, raised and lowered marks on the line they belong to."""
    groups: list[list[Word]] = []
    tops: list[Word] = []  # the largest word of each group: it holds the baseline
    for word in sorted(words, key=lambda w: (w.baseline, w.box[0])):
        for index in range(len(groups) - 1, max(-1, len(groups) - 4), -1):
            main = tops[index]
            if word.baseline == main.baseline or _on_one_line(word, main):
                groups[index].append(word)
                if word.size > main.size:
                    tops[index] = word
                break
        else:
            groups.append([word])
            tops.append(word)
    return [_line(group, main) for group, main in zip(groups, tops, strict=True)]


def _on_one_line(word: Word, main: Word) -> bool:
    """Whether two words share a line: on about the same baseline, or one a small mark raised beside the other."""
    small, large = (word, main) if word.size <= main.size else (main, word)
    raised = small.size <= SMALLER * large.size and 0 <= large.baseline - small.baseline <= HIGHEST * large.size
    return raised or abs(word.baseline - main.baseline) <= SAME_LINE * large.size


def _line(group: list[Word], main: Word) -> Line:
    ordered = tuple(sorted(group, key=lambda w: upright(w.box, w.turn)[0] if w.turn else w.box[0]) if len(group) > 1 else group)
    return Line(ordered, main.baseline, main.size, bounds([w.box for w in ordered]))


def line_text(words: Sequence[Word], baseline: float, size: float) -> str:
    """The words of a line joined by spaces, raised digits as superscript characters.

    A digit is raised when it is smaller than its line and stands above its baseline: `2.6` beside a small raised `5` reads `2.6⁵`.
    """
    parts: list[str] = []
    for word in words:
        raised = word.size <= SMALLER * size and baseline - word.baseline >= RAISED * size
        text = word.text.translate(SUPERSCRIPTS) if raised else word.text
        parts.append(text if word.glued or not parts else " " + text)
    return "".join(parts)


class Hyphenation:
    """Decides whether a hyphen at a line end belongs to the word, from how the rest of the report spells it."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.whole: Counter[str] = Counter()
        broken: list[tuple[str, str]] = []
        ending = ""
        for line in lines:
            tokens = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*[\x02\xad-]?", line.lower())
            if ending and tokens:
                broken.append((ending, tokens[0]))
            ending = tokens[-1][:-1] if tokens and line.rstrip()[-1:] in (HYPHEN_AT_LINE_END, "-") and tokens[-1][-1] in "\x02-" else ""
            self.whole.update(token for token in tokens if token[-1] not in "\x02\xad-")
        verdicts = [self._seen(head, tail) for head, tail in broken]
        self.breaks_words = verdicts.count(False) > verdicts.count(True)

    def _seen(self, head: str, tail: str) -> bool | None:
        """True when the report spells it with a hyphen elsewhere, False when as one word, None when it does not stand elsewhere."""
        plain, hyphened = self.whole[head + tail], self.whole[f"{head}-{tail}"]
        return None if not plain and not hyphened else hyphened >= plain

    def keeps(self, head: str, tail: str) -> bool:
        """Whether `head` and `tail`, the letters on both sides of a hyphen at a line end, keep it. Figures always do: `16-` `18` is
        `16-18`."""
        before = re.search(r"[^\W\d_]+$", head.lower())
        after = re.match(r"[^\W\d_]+", tail.lower())
        if not before or not after or tail[:1].isupper():
            return True
        seen = self._seen(before[0], after[0])
        return not self.breaks_words if seen is None else seen


def join_lines(texts: Sequence[str], hyphenation: Hyphenation) -> str:
    """Lines of one paragraph as running text, words broken at a line end mended.

    >>> join_lines(["aged 16-", "18 and self\\x02", "directed"], Hyphenation())
    'aged 16-18 and self-directed'
    """
    joined = ""
    for text in texts:
        if not joined:
            joined = text
        elif joined.endswith(SOFT_HYPHEN):
            joined = joined[:-1] + text
        elif joined.endswith((HYPHEN_AT_LINE_END, "-")) and joined[-2:-1].isalnum():
            head = joined[:-1]
            joined = f"{head}-{text}" if hyphenation.keeps(head, text) else head + text
        elif joined.endswith("/") and joined[-2:-1].isalnum():
            joined += text
        else:
            joined += " " + text
    return joined.replace(HYPHEN_AT_LINE_END, "-").replace(SOFT_HYPHEN, "")
