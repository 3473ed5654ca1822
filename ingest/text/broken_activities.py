"""Rows of a table of activities (title, rating, commentary, service) that is broken into lines.

The rating parts the title from the commentary: it stands alone on a line, or at the edge of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.grids.cut_words import join_wrapped

Line = tuple[int, str]
Group = Sequence[Line]  # lines without a blank line between them

RATING = r"(Green Amber|Red Amber|Green|Amber|Red|Blue)"
RATING_ALONE = re.compile(RATING)
RATING_FIRST = re.compile(rf"{RATING}\s+(?=[A-Z])")  # the commentary begins on the line of the rating
RATING_LAST = re.compile(rf"\s{RATING}\s*$")  # the title ends on it
NARROW = 22  # the column of the service takes a few words; titles and commentaries run on longer lines
WIDER = 1.25  # the commentary's column is wider than the title's by more than this
NOTE = re.compile(r"\d{1,2}\s+[A-Z]|[¹²³⁴⁵⁶⁷⁸⁹⁰*]|https?://")


@dataclass(slots=True, kw_only=True)
class BrokenActivity:
    """One row while it is gathered: the groups of lines of each cell. A row without title continues one on the page before."""

    title: list[Group] = field(default_factory=list)
    rating: str = ""
    commentary: list[Group] = field(default_factory=list)
    service: list[Group] = field(default_factory=list)
    rating_line: int = 0

    def texts(self) -> tuple[str, str, str, str]:
        """Title, rating, commentary and service as one reads them."""
        return (
            _one_line(self.title),
            " ".join(self.rating.split()),
            "\n".join(_one_line([group]) for group in self.commentary),
            _one_line(self.service),
        )

    def lines(self) -> tuple[int, int]:
        """First and last line of the row."""
        numbers = [number for group in (*self.title, *self.commentary, *self.service) for number, _ in group]
        numbers += [self.rating_line] if self.rating_line else []
        return min(numbers), max(numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Anchor:
    """A rating found in a group, with the lines of the group before and after it."""

    rating: str
    line: int
    before: Group
    after: Group


def broken_activities(groups: Sequence[Group]) -> tuple[list[BrokenActivity], list[Group]]:
    """The rows of one page's part of the table, and the groups that belong to none (notes at the foot of the page, or not understood)."""
    first = next((index for index in range(len(groups)) if _anchor(groups[index], index > 0)), len(groups))
    start = _title_start(groups, first)
    rows: list[BrokenActivity] = []
    at = start
    if start:
        rows.append(BrokenActivity())
        at = _fill(rows[0], groups[:start], 0)
    loose: list[Group] = list(groups[at:start]) if at < start else []
    at = start
    while at < len(groups):
        row = BrokenActivity()
        while at < len(groups) and not (anchor := _anchor(groups[at], bool(row.title))):
            row.title.append(groups[at])
            at += 1
        if at == len(groups):
            loose.extend(row.title)
            break
        assert anchor is not None
        row.title += [anchor.before] if anchor.before else []
        row.rating, row.rating_line = anchor.rating, anchor.line
        row.commentary += [anchor.after] if anchor.after else []
        at = _fill(row, groups, at + 1)
        rows.append(row)
    return rows, loose


def is_note(group: Group) -> bool:
    """Whether a group is a footnote or an address at the foot of a page."""
    return NOTE.match(group[0][1].strip()) is not None


def _fill(row: BrokenActivity, groups: Sequence[Group], at: int) -> int:
    """Puts the groups from `at` on into commentary and service; gives back where the next row begins."""
    while at < len(groups):
        if _is_service(groups, at):
            while at < len(groups) and _is_narrow(groups[at]):
                row.service.append(groups[at])
                at += 1
            return at
        if row.rating and at + 1 < len(groups) and RATING_ALONE.fullmatch(_one_line([groups[at + 1]])):
            return at
        row.commentary.append(groups[at])
        at += 1
    return at


def _anchor(group: Group, has_title: bool) -> _Anchor | None:
    number, line = group[0]
    if RATING_ALONE.fullmatch(_one_line([group])):
        return _Anchor(rating=_one_line([group]), line=number, before=(), after=())
    if has_title and (match := RATING_FIRST.match(line.strip())):
        return _Anchor(rating=match[1], line=number, before=(), after=((number, line.strip()[match.end() :]), *group[1:]))
    number, line = group[-1]
    if match := RATING_LAST.search(line):
        return _Anchor(rating=match[1], line=number, before=(*group[:-1], (number, line[: match.start()])), after=())
    return None


def _title_start(groups: Sequence[Group], first: int) -> int:
    """Where the first title begins: the group before the first rating, and those before it that are no wider."""
    if first == len(groups):
        return first
    start = first if (anchor := _anchor(groups[first], first > 0)) and anchor.before else first - 1
    start = max(start, 0)
    while start and _width(groups[start - 1]) <= WIDER * _width(groups[start]) and not _is_narrow(groups[start - 1]):
        start -= 1
    return start


def _is_service(groups: Sequence[Group], at: int) -> bool:
    """Whether a narrow group is the last cell of its row: after it a new row begins, or only notes follow."""
    end = at
    while end < len(groups) and _is_narrow(groups[end]) and not RATING_ALONE.fullmatch(_one_line([groups[end]])):
        end += 1
    if end == at:
        return False
    rest = groups[end : end + 3]
    begins = any(_anchor(group, index > 0) for index, group in enumerate(rest))
    return begins or all(is_note(group) for group in groups[end:])


def _is_narrow(group: Group) -> bool:
    return _width(group) <= NARROW and not group[-1][1].rstrip().endswith(".")


def _width(group: Group) -> int:
    return max(len(line.strip()) for _, line in group)


def _one_line(groups: Sequence[Group]) -> str:
    return join_wrapped(line for group in groups for _, line in group)
