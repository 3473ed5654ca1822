"""Which headings each table and passage stands under. Titles inside tables count as headings too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.grids.cut_words import Words, count_words, join_label
from ingest.grids.header_rows import filled, is_number, is_title_row, is_value
from ingest.grids.row_breaks import CellRow, row_texts
from ingest.grids.stitch import heading_texts, same_headings
from ingest.model import Block, BlockKind, Cell, SectionTable, Table, record_id

DEEPER = 10  # room between the levels of headings for those that turn out to stand under another of their level
TITLE_ROW_LEVEL = 1000  # a title inside a table stands under every heading outside of it
MAX_LABEL_WORDS = 15
MIN_SENTENCE_WORDS = 4
MAX_LABEL_PARTS = 3  # a label cut at the edges of cells
MIN_LABELLED_COLUMNS = 4  # in a narrower table one filled cell is more likely the rest of a row

Path = tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class _Open:
    """A heading that still holds, with the column headings of the first table right under it and of the last one anywhere under it.

    `bare` while nothing stands under it.
    """

    level: int
    text: str
    first_table: list[list[str]] | None = None
    last_table: list[list[str]] | None = None
    bare: bool = True


def sections(blocks: tuple[Block, ...]) -> tuple[SectionTable, ...]:
    """Every table under its path of headings, outermost first.

    Title rows are taken off the tables (they are in the path), and labels that cell edges cut are one cell again.
    """
    words = count_words(text for block in blocks for text in _texts(block))
    return tuple(
        SectionTable(id=_table_id(block), table=_with_whole_labels(_without_titles(block.table), words), headings=path)
        for path, block in _under_headings(blocks)
        if block.table is not None
    )


def headed_blocks(blocks: tuple[Block, ...]) -> tuple[tuple[Path, Block], ...]:
    """Every heading, paragraph, list item and footnote under the path of headings above it."""
    return tuple((path, block) for path, block in _under_headings(blocks) if block.table is None)


def row_label(row: CellRow, words: Words | None = None) -> str | None:
    """The label of a row that only heads the rows below it, None for any other row.

    The label fills the first cell, or is cut by the edges of the first cells. Other cells may hold a stray sign.
    `words` are those of the report and tell whether an edge goes through a word; rows of `sections` have whole labels and need none.
    """
    texts = _without_mark([text.strip() for text in row_texts(row)])
    if len(texts) < MIN_LABELLED_COLUMNS or not texts[0]:
        return None
    parts = [text for text in texts if not _is_stray(text)]
    label_columns = [column for column, text in enumerate(texts) if not _is_stray(text)]
    if label_columns != list(range(len(parts))) or not 1 <= len(parts) <= MAX_LABEL_PARTS or texts[0][0].islower():
        return None
    if any(is_number(part) for part in parts) or (len(parts) == 1 and is_value(parts[0])):
        return None
    if len(parts) > 1 and any(letter.isdigit() or letter == "/" for letter in parts[0]):  # a reference and a title without figures
        return None
    if any(not _goes_on(*pair) for pair in pairwise(parts)):
        return None
    label = join_label(parts, words or {})
    return label if len(label.split()) <= MAX_LABEL_WORDS and not label.endswith(".") else None


def row_comment(row: CellRow) -> str | None:
    """The commentary of a row that is one passage over all columns, None for any other row."""
    cell = row[0] if row else None
    alone = len(row) >= MIN_LABELLED_COLUMNS and filled(row_texts(row)) == [0] and row_label(row) is None
    if cell is None or not alone:
        return None
    words = cell.text.split()
    sentence = len(words) >= MIN_SENTENCE_WORDS and cell.text[0].isupper() and words[-1].endswith(".")
    return cell.text if sentence or len(words) > MAX_LABEL_WORDS else None


def _under_headings(blocks: tuple[Block, ...]) -> Iterator[tuple[Path, Block]]:
    """Each block with the headings above it. The report's own title, which stands above all, is not among them."""
    stack: list[_Open] = []
    own_title = _own_title(blocks)
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            if block is not own_title:
                _open_heading(stack, block, _next_table(blocks, index))
                yield tuple(one.text for one in stack[:-1]), block
            else:
                yield (), block
            continue
        if block.table is not None:
            _open_title(stack, block.table)
            if stack and stack[-1].first_table is None:
                stack[-1].first_table = heading_texts(block.table)
        for one in stack:
            one.bare = False
            one.last_table = heading_texts(block.table) if block.table else one.last_table
        yield tuple(one.text for one in stack), block


def _open_heading(stack: list[_Open], block: Block, next_table: Table | None) -> None:
    level = DEEPER * (block.level or 1)
    above = next((one for one in stack if one.level == level), None)
    if above and (above.bare or _interrupts(above, next_table)):
        level += 1  # a heading right under one of its level, or in the middle of a table of the section, stands under it
    while stack and stack[-1].level >= level:
        stack.pop()
    stack.append(_Open(level=level, text=" ".join(block.text.split())))


def _interrupts(above: _Open, next_table: Table | None) -> bool:
    """Whether the next table is like the last one of the section above, but not like its first: sections of one level begin alike."""
    if above.first_table is None or above.last_table is None or next_table is None:
        return False
    heading = heading_texts(next_table)
    return same_headings(above.last_table, heading) and not same_headings(above.first_table, heading)


def _open_title(stack: list[_Open], table: Table) -> None:
    """A title inside a table closes the title before it, and a heading that heads a table with the same columns: they are siblings.

    A table that opens with a passage over all its columns closes the title before it, too: that is its name, though too long for a title.
    """
    titles = _leading_titles(table)
    if not titles:
        if stack and stack[-1].level == TITLE_ROW_LEVEL and _opens_across(table):
            stack.pop()
        return
    title = row_texts(table.rows[0])[0]
    heading = heading_texts(table)
    for index, one in enumerate(stack):
        if one.level == TITLE_ROW_LEVEL or (one.first_table and same_headings(one.first_table, heading)):
            del stack[index:]
            break
    stack.append(_Open(level=TITLE_ROW_LEVEL, text=" ".join(title.split())))


def _leading_titles(table: Table) -> int:
    """How many of the first rows are titles of the table; its column headings stand below them."""
    titles = 0
    while titles < table.header_rows - 1 and is_title_row(row_texts(table.rows[titles])):
        titles += 1
    return titles


def _opens_across(table: Table) -> bool:
    first = table.rows[0][0] if table.rows else None
    return first is not None and first.column_span == len(table.rows[0]) > 1 and bool(first.text.strip())


def _own_title(blocks: tuple[Block, ...]) -> Block | None:
    """The heading that opens the report, if no other has its level or a higher one."""
    levels = [block.level or 1 for block in blocks if block.kind is BlockKind.HEADING]
    opens = bool(blocks) and blocks[0].kind is BlockKind.HEADING and bool(levels)
    return blocks[0] if opens and (len(levels) == 1 or levels[0] < min(levels[1:])) else None


def _next_table(blocks: tuple[Block, ...], index: int) -> Table | None:
    """The table that follows a heading at once."""
    return blocks[index + 1].table if index + 1 < len(blocks) else None


def _table_id(block: Block) -> str:
    place = block.place
    return record_id("table", place.document_id, place.page, place.box, place.lines, place.locator)


def _without_titles(table: Table | None) -> Table:
    assert table is not None
    titles = _leading_titles(table)
    return replace(table, rows=table.rows[titles:], header_rows=table.header_rows - titles) if titles else table


def _with_whole_labels(table: Table, words: Words) -> Table:
    rows = (*table.rows[: table.header_rows], *(_whole_label(row, words) for row in table.rows[table.header_rows :]))
    return replace(table, rows=rows)


def _whole_label(row: CellRow, words: Words) -> CellRow:
    label = row_label(row, words)
    texts = _without_mark([text.strip() for text in row_texts(row)])[:MAX_LABEL_PARTS]
    parts = [cell for cell, text in zip(row, texts, strict=False) if cell and not _is_stray(text)]
    if label is None or len(parts) < 2:
        return row
    places = tuple(dict.fromkeys(place for cell in parts for place in cell.places))
    whole = Cell(text=label, places=places, column_span=len(parts), fill=parts[0].fill)
    rest = (replace(cell, text="") if cell else None for cell in row[len(parts) :])  # blank but for stray signs and the mark
    return (whole, *[None] * (len(parts) - 1), *rest)


def _without_mark(texts: list[str]) -> list[str]:
    """The texts without the number of a footnote after a label that cell edges cut; most cells of such a row are blank."""
    found = filled(texts)
    is_mark = 2 < len(found) < len(texts) / 2 and len(texts[found[-1]]) == 1 and texts[found[-1]].isdecimal()
    return [*texts[: found[-1]], *[""] * (len(texts) - found[-1])] if is_mark else texts


def _is_stray(text: str) -> bool:
    """Whether a cell holds nothing or a lone sign; a digit is a figure, a raised one the mark of a footnote."""
    return len(text) <= 1 and not text.isalpha() and not text.isdecimal()


def _goes_on(part: str, following: str) -> bool:
    """Whether a label goes on in the next cell: in lower case, or with its last word once more."""
    return following[0].islower() or part.split()[-1].casefold() == following.split()[0].casefold()


def _texts(block: Block) -> Iterator[str]:
    yield block.text
    for row in block.table.rows if block.table else ():
        yield from row_texts(row)
