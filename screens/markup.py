"""Small pieces of HTML that several pages share: safe text, ratings, citation marks, places.

Everything that comes from a report or from a person goes through `plain` or `rich`, so that markup in it shows as text.
"""

from __future__ import annotations

import re
from html import escape

from assistant.model import Verification
from ingest.model import Measure, Rating

# Word and shape beside the colour, so that nothing is told by colour alone: the better the rating, the fuller the disc.
RATING_CLASSES: dict[Rating, str] = {
    Rating.GREEN: "green",
    Rating.GREEN_AMBER: "green-amber",
    Rating.AMBER: "amber",
    Rating.RED_AMBER: "red-amber",
    Rating.RED: "red",
}

MEASURE_WORDS: dict[Measure, str] = {
    Measure.RESULT: "Result",
    Measure.TARGET: "Target",
    Measure.FLOOR: "Floor standard",
    Measure.NUMERATOR: "Numerator",
    Measure.DENOMINATOR: "Denominator",
    Measure.VARIANCE: "Variance",
    Measure.DIRECTION: "Direction of travel",
    Measure.BENCHMARK: "Benchmark",
}

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")

MARK = re.compile(r"\[(\d{1,3})\]")
STRONG = re.compile(r"\*\*(.+?)\*\*")
BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
BAR = re.compile(r"(?<!\\)\|")  # one that parts cells: in a cell it is written with a backslash
RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
BULLET = re.compile(r"\s*(?:[-*•]|\d+\.)\s+(.*)")


def plain(text: str | None) -> str:
    """Text as HTML that shows exactly as it stands.

    >>> plain('<b>5</b> & more')
    '&lt;b&gt;5&lt;/b&gt; &amp; more'
    """
    return escape(text or "", quote=True)


def rich(text: str, turn: int, sources: int) -> str:
    """The Markdown that answers are written in (paragraphs, lists, tables, bold, citation marks) as HTML; all else shows as text.

    `turn` is the turn of the conversation, `sources` how many citations it has: a bracketed number beyond them is no mark.

    >>> rich("It was **9%** [4].", turn=0, sources=1)
    '<p>It was <strong>9%</strong> [4].</p>'
    """
    html: list[str] = []
    listed: list[str] = []
    paragraph: list[str] = []
    table: list[str] = []

    def flush() -> None:
        if table:
            html.append(_table(table, turn, sources))
        if paragraph:
            html.append(f"<p>{'<br>'.join(paragraph)}</p>")
        if listed:
            html.append(f"<ul>{''.join(f'<li>{line}</li>' for line in listed)}</ul>")
        paragraph.clear()
        listed.clear()
        table.clear()

    for line in text.splitlines():
        bullet = BULLET.fullmatch(line)
        in_table = line.startswith("|") and line.rstrip().endswith("|")
        if not line.strip() or bool(bullet) is not bool(listed) or in_table is not bool(table):
            flush()
        if in_table:
            table.append(line.strip())
        elif bullet:
            listed.append(_inline(bullet[1], turn, sources))
        elif line.strip():
            paragraph.append(_inline(line.strip(), turn, sources))
    flush()
    return "".join(html)


def _inline(line: str, turn: int, sources: int) -> str:
    html = STRONG.sub(r"<strong>\1</strong>", plain(line))
    html = MARK.sub(lambda found: mark(int(found[1]), turn) if 1 <= int(found[1]) <= sources else found[0], html)
    return BACKSLASH.sub(r"\1", html)


def _table(lines: list[str], turn: int, sources: int) -> str:
    """Lines of cells between bars as a table; its first line is the headings where the second is a rule."""
    rows = [[_inline(cell.strip(), turn, sources) for cell in BAR.split(line[1:-1])] for line in lines if not RULE.fullmatch(line)]
    headed = len(lines) > 1 and RULE.fullmatch(lines[1]) is not None
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in rows[0]) if headed else ""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows[1 if headed else 0 :])
    return scrolling("Table", f'<table class="said-table"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>')


def mark(number: int, turn: int) -> str:
    """A citation mark of one turn of the conversation, as a button that opens the evidence."""
    return f'<button type="button" class="mark" data-cite="{turn}:{number}" aria-label="Source {number}">{number}</button>'


def rating_chip(rating: Rating | None, raw: str | None = None) -> str:
    """A rating as word, shape and colour; the report's own word where it is none of the five; nothing where it has none."""
    if rating is None:
        return f'<span class="chip other">{plain(raw)}</span>' if raw else ""
    return f'<span class="chip {RATING_CLASSES[rating]}"><i aria-hidden="true"></i>{plain(rating.value)}</span>'


def verified_html(verification: Verification | None) -> str:
    """By whom a figure was verified and when, or that it has changed since; nothing where nobody did."""
    return f'<span class="verified-by {verification.state}">{plain(verification.words)}</span>' if verification else ""


def scrolling(label: str, html: str) -> str:
    """Something wide, in a frame of its own that scrolls sideways, also by keyboard."""
    return f'<div class="wide" tabindex="0" role="group" aria-label="{plain(label)}">{html}</div>'


def period_words(period: str | None) -> str:
    """A period as people write it.

    >>> period_words("2016/17 Q2"), period_words("2014-04..2014-09"), period_words("2016-09-30")
    ('Q2 2016/17', 'April to September 2014', '30 September 2016')
    """
    if not period:
        return ""
    if ".." in period:
        first, last = (_month(part) for part in period.split("..", 1))
        same_year = first[-4:] == last[-4:]
        return f"{first[:-5] if same_year else first} to {last}"
    year, _, quarter = period.partition(" ")
    if quarter:
        return f"{quarter} {year}" if quarter != "AY" else f"academic year {year}"
    return _month(period)


def _month(text: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", text)
    if not found:
        return text
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{MONTHS[int(found[2]) - 1]} {found[1]}"
