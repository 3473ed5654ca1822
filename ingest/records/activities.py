"""Tables of rated activities in, one record for each activity out: commissioning intentions, priorities, projects, areas of focus.

Such a table has a column of activities and one of ratings or commentary, and no results or targets of indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.grids.grid import cell_at, filled, heading_paths, one_line, places_key
from ingest.grids.outline import row_label
from ingest.model import Activity, Cell, Document, Measure, Place, SectionTable, Table, record_id
from ingest.records.heading_terms import Role
from ingest.records.headings import ColumnHeading, parse_heading
from ingest.records.indicator_tables import is_indicator_heading
from ingest.values.rating import Palette, ReadRating, parse_rating

RATED_RESULT = (Measure.RESULT,)  # "Outturn" of a project is its rating
MIN_PASSAGE_WORDS = 10  # on average, of a column that is commentary although its heading does not say so
MAX_HEADING_SEARCH = 3  # rows from the top in which the headings of a table are looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityTable:
    """A table of activities; the columns are numbers, `rows` those of its data."""

    section: SectionTable
    title: int
    rating: int | None
    description: int | None
    comments: tuple[int, ...]
    service: int | None
    rows: range


def read_activities(tables: tuple[SectionTable, ...], document: Document) -> tuple[Activity, ...]:
    """Every activity of the report, in its order."""
    found = [one for table in tables if (one := find_activity_table(table)) is not None]
    palette = Palette.learn(_rating_cells(found))
    return _with_ids([activity for one in found for activity in _read_table(one, palette)], document)


def find_activity_table(section: SectionTable) -> ActivityTable | None:
    """The columns of a table of activities, None for any other table."""
    table = section.table
    for first in range(min(MAX_HEADING_SEARCH, len(table.rows))):
        last = table.header_rows - 1 if first < table.header_rows else first
        headings = [parse_heading(text) for text in heading_paths(table, range(first, last + 1))]
        if (found := _columns(section, headings, range(last + 1, len(table.rows)))) is not None:
            return found
    return None


def _columns(section: SectionTable, headings: list[ColumnHeading], rows: range) -> ActivityTable | None:
    def columns(role: Role) -> list[int]:
        return [i for i, heading in enumerate(headings) if heading.role is role]

    titles, comments = columns(Role.ACTIVITY), columns(Role.COMMENT)
    if not titles or is_indicator_heading(headings) or any(heading.role is Role.MONEY for heading in headings):
        return None
    outturns = [i for i, heading in enumerate(headings) if heading.measure in RATED_RESULT]
    ratings = [i for i in (*columns(Role.RATING), *outturns) if _holds_ratings(section.table, i, rows)]
    comments = comments or [i for i in columns(Role.UNKNOWN) if _holds_passages(section.table, i, rows)]
    if not (ratings or comments) or (ratings and ratings[0] < titles[0] and _is_key(section.table, ratings[0], rows)):
        return None
    return ActivityTable(
        section=section,
        title=titles[0],
        rating=ratings[0] if ratings else None,
        description=next(iter(columns(Role.WEAK_TITLE)), None),
        comments=tuple(comments),
        service=next(iter(columns(Role.SERVICE)), None),
        rows=rows,
    )


def _holds_ratings(table: Table, column: int, rows: range) -> bool:
    """Whether a column holds rating words or nothing but colours; a column of counts under "RAG" does not."""
    cells = [cell for row in rows if (cell := table.rows[row][column]) is not None]
    told = [cell for cell in cells if cell.text.strip()]
    return sum(parse_rating(cell.text) is not None for cell in told) * 2 > len(told) or (not told and any(cell.fill for cell in cells))


def _is_key(table: Table, column: int, rows: range) -> bool:
    """Whether a table explains ratings, which it names once each, before what they mean for activities."""
    ratings = [read.rating for row in rows if (cell := table.rows[row][column]) is not None and (read := parse_rating(cell.text))]
    return len(ratings) > 1 and len(set(ratings)) == len(ratings)


def _holds_passages(table: Table, column: int, rows: range) -> bool:
    lengths = [len(cell.text.split()) for row in rows if (cell := table.rows[row][column]) is not None and cell.text.strip()]
    return bool(lengths) and sum(lengths) / len(lengths) >= MIN_PASSAGE_WORDS


def _rating_cells(found: Iterable[ActivityTable]) -> Iterator[tuple[str, str | None]]:
    for one in found:
        if one.rating is not None:
            yield from ((cell.text, cell.fill) for row in one.rows if (cell := one.section.table.rows[row][one.rating]) is not None)


def _read_table(found: ActivityTable, palette: Palette) -> list[Activity]:
    """The activities of a table. A row without title and rating goes on with the activity above it."""
    table = found.section.table
    activities: list[Activity] = []
    label: str | None = None
    for number in found.rows:
        row = table.rows[number]
        title_cell, rating = cell_at(table, number, found.title), _rating(found, number, palette)
        comment = _comment(found, number)
        if title_cell is None or not title_cell.text.strip() or row[found.title] is None:
            if activities and rating is None and comment:
                activities[-1] = _continued(activities[-1], comment, _places(row))
            continue
        if rating is None and not comment:
            label = row_label(row) or label
            continue
        if activities and rating is None and _goes_on(found, number):
            title = f"{activities[-1].title} {one_line(title_cell.text)}"
            activities[-1] = replace(_continued(activities[-1], comment, _places(row)), title=title)
            continue
        activities.append(
            Activity(
                id="",
                places=_places(row),
                section=" > ".join(dict.fromkeys((*found.section.headings, *([label] if label else [])))) or None,
                title=one_line(title_cell.text),
                rating=rating.rating if rating else None,
                rating_raw=rating.raw if rating else None,
                rating_source=rating.source if rating and rating.rating else None,
                commentary=comment,
                service=_text(found, number, found.service),
            )
        )
    return activities


def _goes_on(found: ActivityTable, row: int) -> bool:
    """Whether a row is the second line of the row above: its description goes on in the middle of a sentence."""
    before, here = _text(found, row - 1, found.description), _text(found, row, found.description)
    return bool(before and here and here[0].islower() and before[-1] not in ".;:!?")


def _rating(found: ActivityTable, row: int, palette: Palette) -> ReadRating | None:
    cell = cell_at(found.section.table, row, found.rating) if found.rating is not None else None
    return parse_rating(cell.text) or (palette.read(cell.fill) if not re.search(r"\w", cell.text) else None) if cell else None


def _comment(found: ActivityTable, row: int) -> str:
    """The commentary of a row, its paragraphs kept."""
    cells = [cell_at(found.section.table, row, column) for column in found.comments]
    return "\n".join(cell.text.strip() for cell in cells if cell is not None and cell.text.strip())


def _text(found: ActivityTable, row: int, column: int | None) -> str | None:
    cell = cell_at(found.section.table, row, column) if column is not None else None
    return (one_line(cell.text) or None) if cell else None


def _places(row: tuple[Cell | None, ...]) -> tuple[Place, ...]:
    """Where a row stands: for each page the box around its cells, for text files all its lines."""
    places = [place for cell in filled(row) for place in cell.places]
    pages: dict[tuple[int | None, tuple[int, int] | None, str | None], Place] = {}
    for place in places:
        key = (place.page, place.lines, place.locator)
        other = pages.get(key)
        if other is not None and other.box and place.box:
            box = (
                min(other.box[0], place.box[0]),
                min(other.box[1], place.box[1]),
                max(other.box[2], place.box[2]),
                max(other.box[3], place.box[3]),
            )
            place = replace(place, box=box)
        pages[key] = place
    return tuple(pages.values())


def _continued(activity: Activity, comment: str, places: tuple[Place, ...]) -> Activity:
    more = tuple(place for place in places if place not in activity.places)
    return replace(activity, commentary="\n".join(filter(None, (activity.commentary, comment))), places=(*activity.places, *more))


def _with_ids(activities: list[Activity], document: Document) -> tuple[Activity, ...]:
    seen: dict[str, int] = {}
    kept = []
    for activity in activities:
        parts = (document.document_id, places_key(activity.places), activity.title)
        name = record_id("activity", *parts)
        seen[name] = seen.get(name, 0) + 1
        kept.append(replace(activity, id=name if seen[name] == 1 else record_id("activity", *parts, seen[name])))
    return tuple(kept)
