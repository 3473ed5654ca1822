"""Cards: small tables that hold one indicator each, its name on top and labelled cells below.

A label ("Latest", "Target") stands in its cell's first line, above the value's cell, or to its left; a period may stand with either.
Charts, which have no labels, are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.grids.grid import filled, one_line, own_text
from ingest.model import Cell, Document, Measure, PublishedValue, SectionTable, Table
from ingest.records.card_labels import MAX_LABEL_WORDS, MIN_COMMENT_WORDS, Labelled, is_across, label_of, labelled_values
from ingest.records.heading_terms import Relation, Role
from ingest.records.headings import ColumnHeading, parse_heading
from ingest.records.published import Indicator, clean_title, publish
from ingest.values.number import ARROWS, CellKind, ParsedNumber, parse_number
from ingest.values.period import earlier, find_periods, month_range
from ingest.values.polarity import parse_polarity
from ingest.values.rating import Palette, ReadRating, parse_rating
from ingest.values.refs import Reference, split_ref
from ingest.values.unit import lent_to_results, parse_unit

MIN_TITLE_WORDS = 2
MIN_VALUES = 2
RATING = ColumnHeading(text="", role=Role.RATING)
DIRECTION = ColumnHeading(text="", role=Role.MEASURE, measure=Measure.DIRECTION)

_POLARITY = re.compile(
    r"\(?\b(?:higher|lower|bigger|smaller|increasing|decreasing)\s(?:is|performance is)\s(?:better|good)\b\)?"
    r"|\b(?:aim to|good is)[: ]\s?\w+",
    re.IGNORECASE,
)
_WORD = re.compile(r"\W*[A-Za-z][A-Za-z'’&/-]*[A-Za-z]\W*")  # not "24Mar-25": months under a chart may touch each other
_TRAILING_REF = re.compile(r"\s*[-–(\[]\s*(?P<ref>[A-Z]{1,6}/?[A-Z]{0,3}\d{1,4}[a-z]?)\s*[)\]]?$")


def read_cards(section: SectionTable, document: Document, palette: Palette, *, headed: bool = True) -> list[PublishedValue]:
    """The values of the cards in a table, without ids; none when the table is no card.

    `headed` says that no other table stands between it and the heading above, which may then name its indicator.
    """
    table = section.table
    if any(
        parse_heading(own_text(cell)).role is Role.RISK
        for row in table.rows
        for cell in row
        if cell and len(cell.text.split()) <= MAX_LABEL_WORDS
    ):
        return []  # a register of risks has scores and target scores, too
    values: list[PublishedValue] = []
    start = 0
    for group in _groups(labelled_values(table)):
        last = max(one.row for one in group)
        end = _next_start(table, last, start)
        indicator = _indicator(section, start, min(one.label for one in group), range(last + 1, end), alone=headed and not values)
        if indicator is not None and _is_card(group, indicator):
            values += _values(indicator, [*group, *_without_label(table, range(start, last + 1), group, palette)], document, palette)
        start = end
    return values


def _groups(labelled: list[Labelled]) -> Iterator[list[Labelled]]:
    """The labelled values of each card: a new one begins where a label comes again. Cards have a result and something to judge it by."""
    groups: list[list[Labelled]] = []
    for one in labelled:
        again = groups and any(_same_label(one, other) for other in groups[-1]) and one.row > groups[-1][0].row
        if again or not groups:
            groups.append([])
        groups[-1].append(one)
    for group in groups:
        measures = [one.heading.measure for one in group]
        if Measure.RESULT in measures and (Measure.TARGET in measures or Measure.FLOOR in measures):
            yield group


def _is_card(group: list[Labelled], indicator: Indicator) -> bool:
    """Whether the values of a group are figures, as they are not in a register of risks with current and target assessments.

    Two values alone must both be figures, unless the card has a reference.
    """
    latest = _latest([one for one in group if one.heading.measure is Measure.RESULT])
    result = parse_number(latest.text)
    limits = [parse_number(one.text, target=True) for one in group if one.heading.measure in (Measure.TARGET, Measure.FLOOR)]
    before = [parse_number(one.text) for one in group if one.heading.measure is Measure.RESULT and one is not latest]
    numbers = sum(one.kind is CellKind.NUMBER for one in (result, *limits, *before))
    doubtful = indicator.reference.ref is None and (result.kind is CellKind.TEXT or len(group) == MIN_VALUES)
    worded = result.kind is CellKind.TEXT and re.search(r"\d", latest.text)  # "Major 4", but not "New measure"
    return not worded and numbers >= (MIN_VALUES if doubtful else 1)


def _without_label(table: Table, rows: range, group: list[Labelled], palette: Palette) -> Iterator[Labelled]:
    """The rating and the arrow of a card that has no labels for them: in cells of their own, beside the name or the values.

    A colour alone counts only where the report prints it under a rating word, too.
    """
    taken = [cell for one in group for cell in one.cells]
    cells = [(row, cell) for row in rows for cell in table.rows[row] if cell is not None and not any(cell is other for other in taken)]
    rated = [one for one in cells if parse_rating(one[1].text) or (not one[1].text.strip() and palette.knows(one[1].fill))]
    pointing = [one for one in cells if is_arrow(one[1])]
    for heading, found in ((RATING, rated), (DIRECTION, pointing)):
        labelled = any((one.heading.role, one.heading.measure) == (heading.role, heading.measure) for one in group)
        if len(found) == 1 and not labelled:
            row, cell = found[0]
            yield Labelled(heading=heading, text=cell.text, cells=(cell,), label=(row, 0), row=row)


def is_arrow(cell: Cell) -> bool:
    """Whether a cell holds an arrow, drawn or as a character, and nothing else."""
    return bool(ARROWS.fullmatch(cell.text.strip()) or (cell.drawing and not cell.text.strip()))


def _latest(results: list[Labelled]) -> Labelled:
    """The current result: of those that only a period labels the newest, else the first that is not called previous."""
    current = [one for one in results if one.heading.relation is Relation.CURRENT] or results[:1]
    if all(one.heading.bare for one in current):
        return max(current, key=lambda one: month_range(one.heading.period or "") or (0, 0))
    return current[0]


def _same_label(one: Labelled, other: Labelled) -> bool:
    return (one.heading.role, one.heading.measure, one.heading.text) == (other.heading.role, other.heading.measure, other.heading.text)


def _next_start(table: Table, last: int, start: int) -> int:
    """The row after a card: that of the next name, or the end. Comments under the values belong to the card."""
    row = max(last, start) + 1
    while row < len(table.rows) and (text := _lone_text(table, row)) is not None:
        above_labels = row + 1 < len(table.rows) and _lone_text(table, row + 1) is None
        if text and not text.endswith((".", "!", "?", ";")) and (above_labels or len(text.split()) < MIN_COMMENT_WORDS * 2):
            break  # no sentence and not long, or right above the next labels: a name
        row += 1
    return row


def _lone_text(table: Table, row: int) -> str | None:
    """The text of a row with at most one filled cell, None for other rows."""
    cells = filled(table.rows[row])
    return None if len(cells) > 1 else own_text(cells[0]) if cells else ""


def _indicator(section: SectionTable, start: int, label: tuple[int, int], below: range, *, alone: bool) -> Indicator | None:
    """The indicator of a card: named in the first cell before its first label, else by the heading over the table."""
    table, path = section.table, list(section.headings)
    before = [*table.rows[start : label[0]], table.rows[label[0]][: label[1]]]
    cells = [cell for row in before for cell in filled(row) if is_across(table, cell) or not label_of(cell.text)]
    named = next((cell.text for cell in cells if is_title(cell.text)), None)
    if named is None and alone and path and is_title(path[-1]):
        named = path.pop()
    if named is None:
        return None
    printed = _POLARITY.search(named) or next((match for cell in cells if (match := _POLARITY.search(cell.text))), None)
    title = clean_title(_POLARITY.sub(" ", named)).strip(" -–|")
    ref, title = _ref_and_title(title)
    polarity, source = parse_polarity(printed[0] if printed else "", title)
    comments = [text for row in below if (text := _lone_text(table, row))]
    return Indicator(
        reference=Reference(ref=ref),
        title=title,
        section=" > ".join(path) or None,
        polarity=polarity,
        polarity_source=source,
        comment=" ".join(comments) or None,
        certain=table.certain,
    )


def is_title(text: str) -> bool:
    """Whether a text may name an indicator: it is mostly words, periods aside."""
    for mention in reversed(find_periods(text)):
        text = text[: mention.start] + text[mention.end :]
    tokens = text.split()
    words = [token for token in tokens if _WORD.fullmatch(token)]
    return len(words) >= MIN_TITLE_WORDS and len(words) * 2 >= len(tokens)


def _ref_and_title(title: str) -> tuple[str | None, str]:
    ref, rest = split_ref(title)
    if ref is None and (match := _TRAILING_REF.search(title)):
        return match["ref"], title[: match.start()]
    return ref, rest


def _values(indicator: Indicator, group: list[Labelled], document: Document, palette: Palette) -> Iterator[PublishedValue]:
    """The values of one card in the order of its cells."""
    parsed = {
        id(one): parse_number(one.text, target=one.heading.measure is not Measure.RESULT)
        for one in group
        if one.heading.role is Role.MEASURE
    }
    figures = [one for one in group if one.heading.measure in (Measure.RESULT, Measure.TARGET, Measure.FLOOR)]
    siblings = tuple(parsed[id(one)].lent_unit for one in figures)
    numbers = tuple(parsed[id(one)].value for one in figures)
    to_results = lent_to_results(siblings, numbers, tuple(one.heading.measure is Measure.RESULT for one in figures))
    results = [one for one in figures if one.heading.measure is Measure.RESULT]
    latest = _latest(results)
    previous = next(
        (one for one in results if one is not latest and (one.heading.bare or one.heading.relation is not Relation.CURRENT)), None
    )
    rating = next((_rating(one, palette) for one in group if one.heading.role is Role.RATING), None)
    current = _period(latest, parsed[id(latest)], document)
    before = _period(previous, parsed[id(previous)], document) if previous else None
    quoted = replace(
        indicator,
        row_text=" | ".join((indicator.title, *(f"{one.heading.text}: {one.text or one.drawing or ''}".lstrip(": ") for one in group))),
    )
    for one in group:
        measure = one.heading.measure
        places = tuple(dict.fromkeys(place for cell in one.cells for place in cell.places))
        if one in figures and measure is not None:
            figure = parsed[id(one)]
            shaded = one is latest and all(one.fill != other.fill for other in figures if other is not latest)
            own = figure.rating or (rating if one is latest else None) or (palette.read(one.fill) if shaded else None)
            unit = parse_unit(
                figure.unit, to_results if measure is Measure.RESULT else siblings, numbers, indicator.title, value=figure.value
            )
            period = _period(one, figure, document)
            yield publish(
                quoted,
                places,
                measure,
                period,
                one_line(one.text),
                figure.value,
                unit,
                rating=own,
                basis=one.heading.basis,
                qualifiers=figure.qualifiers,
            )
        elif measure is Measure.DIRECTION and (one.drawing or _is_direction(one.text)):
            yield publish(quoted, places, measure, current, one.text or str(one.drawing), compared_with=one.heading.compared_with or before)


def _is_direction(text: str) -> bool:
    return bool(ARROWS.search(text)) or parse_number(text).kind is CellKind.TEXT


def _period(one: Labelled, parsed: ParsedNumber, document: Document) -> str | None:
    """The period of a labelled value: printed with value or label, else what the label says of the report's own period."""
    printed = one.period or parsed.period or parsed.as_at or one.heading.period
    if printed or one.heading.relation is Relation.CURRENT:
        return printed or document.period
    if one.heading.relation is Relation.PREVIOUS_QUARTER:
        return earlier(document.period, 3) if " Q" in str(document.period) else None
    return earlier(document.period, 12) if one.heading.relation is Relation.YEAR_BEFORE else None


def _rating(one: Labelled, palette: Palette) -> ReadRating | None:
    return parse_rating(one.text) or palette.read(one.fill)
