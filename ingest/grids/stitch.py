"""Tables continued over pages made one: repeated headings dropped, rows that a page break cut joined. For all formats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ingest.grids.centred_labels import with_centred_labels
from ingest.grids.cut_labels import with_whole_labels
from ingest.grids.cut_words import Words, count_words
from ingest.grids.header_rows import count_header_rows, filled, is_dash_row, is_title_row, is_value
from ingest.grids.heading_reach import with_reaching_headings
from ingest.grids.row_breaks import CellRow, is_row_tail, join_cut_rows, join_rows, row_texts, runs_on
from ingest.model import Block, BlockKind, Cell, Page, Table
from ingest.values.refs import looks_like_ref

LONG_HEADING = 8  # words; longer headings carry a caption, which one report words differently from page to page
CAPTION_LIKENESS = 0.85  # share of the captions' words that must agree; one word of twelve may differ
EDGE_SLACK = 4.0  # points by which the columns of a table may shift from page to page
INFERRED_SLACK = 40.0  # the same for columns inferred from the words, which differ from page to page
MOST_HEADINGS_ALONE = 2
MAX_REPEATED_ROWS = 5
RUNNING_PAGES = 3  # a line at the edge of this many pages is no text of the report
MAX_RUNNING_WORDS = 12
RUNNING_ROWS = 2
REF_COLUMNS = 3  # references stand in one of the first columns
EDGE_BLOCKS = 2  # how far from the edge of a page it is looked for
PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
CONTINUED = re.compile(r"\W*\(?\b(?:continued|cont(?:'?d)?\.?)\)?\W*$", re.IGNORECASE)


def stitch_tables(pages: tuple[Page, ...]) -> tuple[Block, ...]:
    """The blocks of the whole report in reading order, each table once. Page numbers and running titles are left out.

    A table goes on in the next one if nothing but notes stands between and the next has the same headings, or none and the same columns.
    Prose between them, a comment on the rows above, parts them unless the references in the rows show that they are one.
    """
    blocks = [part for block in _without_running_lines(pages) for part in _split_at_headings(block)]
    words = count_words(text for block in blocks for text in _texts(block))
    stitched: list[Block] = []
    open_tables: list[int] = []  # the last table, and the last one nested in it
    commented = False
    for block in blocks:
        if block.table is not None:
            nested = bool(open_tables) and _is_within(block, stitched[open_tables[0]])
            before = [index for index in open_tables[nested:] if not (nested and _is_on_page(stitched[index], block.place.page))]
            if commented:
                before = [index for index in before if _have_refs_alike(stitched[index].table, block.table)]
            commented = False
            if any(_goes_on(stitched, index, block.table, words) for index in before):
                continue
            open_tables = [*open_tables[:nested], len(stitched)]
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            commented = True
        elif block.kind is not BlockKind.FOOTNOTE:
            open_tables = []
        stitched.append(block)
    return tuple(_with_whole_rows(block, words) for block in stitched)


def _have_refs_alike(first: Table | None, second: Table) -> bool:
    """Whether a table with headings, and one without, are as wide as each other and have references in the same column of every row."""
    if first is None or not first.header_rows or second.header_rows or len(first.rows[0]) != len(second.rows[0]):
        return False
    rows = [row_texts(row) for row in (*first.rows[first.header_rows :], *second.rows)]
    return any(all(looks_like_ref(row[column]) for row in rows if len(filled(row)) > 1) for column in range(min(REF_COLUMNS, len(rows[0]))))


def _goes_on(stitched: list[Block], index: int, table: Table, words: Words) -> bool:
    """Whether the table goes on that of the block at `index`, to which its rows are then added."""
    before = stitched[index]
    longer = continue_table(before.table, table, words) if before.table else None
    if longer:
        stitched[index] = replace(before, table=longer)
    return longer is not None


def _is_on_page(block: Block, page: int | None) -> bool:
    """Whether a table has reached a page already: a second one in the same cell is another table."""
    return block.table is not None and any(place.page == page for place in block.table.places)


def _is_within(block: Block, outer: Block) -> bool:
    """Whether a table stands inside the part of another that is on the same page."""
    place = outer.table.places[-1] if outer.table else outer.place
    if block.place.page is None or block.place.page != place.page or not block.place.box or not place.box:
        return False
    left, top, right, bottom = block.place.box
    return place.box[0] < left and right < place.box[2] and place.box[1] - 1 <= top and bottom <= place.box[3] + 1


def _with_whole_rows(block: Block, words: Words) -> Block:
    table = block.table
    if table is None:
        return block
    headings = table.header_rows
    if headings:  # a reader that goes by looks may miss the lower rows of a heading
        headings = max(headings, count_header_rows([row_texts(row) for row in table.rows]))
    rows = (*table.rows[:headings], *join_cut_rows(table.rows[headings:], words))
    whole = with_reaching_headings(replace(table, rows=rows, header_rows=headings), words)
    return replace(block, table=with_centred_labels(whole))


def continue_table(first: Table, second: Table, words: Words) -> Table | None:
    """The first table with the rows of the second, None if the second is a table of its own."""
    rows = _continuing_rows(first, second)
    if rows is None:
        return None
    joined = list(first.rows)
    if rows and len(joined) > first.header_rows and is_row_tail(row_texts(joined[-1]), row_texts(rows[0])):
        joined[-1] = join_rows(joined[-1], rows[0], words)
        rows = rows[1:]
    heads, body = joined[: first.header_rows], joined[first.header_rows :]
    headings = len(first.rows) if _is_headings_alone(first, second) else first.header_rows
    return replace(
        first,
        rows=(*heads, *with_whole_labels(body, rows, words)),
        places=(*first.places, *second.places),
        certain=first.certain and second.certain,
        header_rows=headings,
    )


def same_headings(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> bool:
    """Whether heading rows say the same, however they are parted into cells; captions under the headings may differ by a word or two.

    >>> same_headings([["Ref", "Q2 Target"]], [["Ref", "Q2 2016/17 Target"]])
    False
    """
    (short, caption), (other_short, other_caption) = _heading_words(one), _heading_words(other)
    if short != other_short or not (short or caption):
        return False
    return caption == other_caption or SequenceMatcher(None, caption, other_caption, autojunk=False).ratio() >= CAPTION_LIKENESS


def heading_texts(table: Table) -> list[list[str]]:
    """The texts of the rows of column headings, without title rows."""
    rows = [row_texts(row) for row in table.rows[: table.header_rows]]
    return [row for row in rows if not is_title_row(row)] or rows


def _heading_words(rows: Sequence[Sequence[str]]) -> tuple[Counter[str], list[str]]:
    short: Counter[str] = Counter()
    captions: list[str] = []
    for text in (text for row in rows for text in row):
        words = re.findall(r"[\w/%£]+", text.casefold())
        if len(words) < LONG_HEADING:
            short.update(words)
        else:
            captions.extend(words)
    return short, captions


def _continuing_rows(first: Table, second: Table) -> list[CellRow] | None:
    """The rows of the second table below a repeated heading, in the columns of the first; None if it does not go on the first."""
    texts = [row_texts(row) for row in second.rows]
    titles = 1 if len(texts) > 1 and is_title_row(texts[0]) and count_header_rows(texts) > 1 else 0
    if titles and not _same_title(first, texts[0]):
        return None
    if _is_headings_alone(first, second) and _same_edges(first, second):
        return _in_columns(first, second, 0, 0)
    heading = heading_texts(first)
    if first.header_rows:
        for count in range(1, min(MAX_REPEATED_ROWS, len(texts) - titles) + 1):
            if same_headings(heading, texts[titles : titles + count]):
                rows = _in_columns(first, second, titles, titles + count)
                return rows if rows or len(first.rows) == first.header_rows else None  # headings alone begin a table that goes on overleaf
        for count in range(len(heading) - 1, 0, -1):  # some programs repeat the first row of a heading only
            if same_headings(heading[:count], texts[titles : titles + count]) and _is_contents(texts, titles + count):
                return _in_columns(first, second, titles, titles + count) if _same_edges(first, second) else None
    if titles or not second.rows or count_header_rows(texts) or not _same_edges(first, second):
        return None
    return _in_columns(first, second, 0, 0)


def _is_contents(texts: Sequence[Sequence[str]], start: int) -> bool:
    """Whether the row at `start` is no heading."""
    return start < len(texts) and not count_header_rows(texts[start:])


def _is_headings_alone(first: Table, second: Table) -> bool:
    """Whether a table is nothing but headings, left at the foot of a page, and the next begins with what stands under them."""
    if first.header_rows or second.header_rows or len(first.rows) > MOST_HEADINGS_ALONE or not second.rows:
        return False
    texts = [row_texts(row) for row in first.rows]
    below = row_texts(second.rows[0])
    words = all(len(filled(row)) > 2 and not any(is_value(row[column]) for column in filled(row)) for row in texts)
    return (
        words
        and any(letter.isdigit() for column in filled(below) for letter in below[column])
        and count_header_rows([*texts, below]) >= len(texts)
    )


def _same_title(first: Table, title: Sequence[str]) -> bool:
    own = [texts for row in first.rows[: first.header_rows] if is_title_row(texts := row_texts(row))]
    return bool(own) and CONTINUED.sub("", title[0]).casefold() == CONTINUED.sub("", own[0][0]).casefold()


def _in_columns(first: Table, second: Table, heading: int, start: int) -> list[CellRow] | None:
    """The rows of the second table from `start` on in as many columns as the first has; its heading begins at row `heading`."""
    width = len(first.rows[0])
    rows = [row for row in second.rows[start:] if not is_dash_row(row_texts(row)) and filled(row_texts(row))]
    if not rows or len(rows[0]) == width:
        return rows
    columns = _matching_columns(first, second, rows, heading, start)
    if columns is None or any(filled(row_texts(row)[len(columns) :]) for row in rows):
        return None
    return [_spread(row, columns, width) for row in rows]


def _matching_columns(first: Table, second: Table, rows: Sequence[CellRow], heading: int, start: int) -> list[int] | None:
    """For each column of the second table that of the first; None if that cannot be told."""
    width, narrower = len(first.rows[0]), len(rows[0])
    if start > heading:  # by the headings, from the left
        own, other = heading_texts(first)[0], row_texts(second.rows[heading])
        columns = [own.index(text) for text in other if text and text in own]
        return columns if columns == sorted(columns) and len(columns) == len(filled(other)) else None
    if narrower > width:
        return None
    used = sorted({column for row in first.rows[first.header_rows :] for column in filled(row_texts(row))})
    if len(used) == narrower:  # an empty column was lost
        return used
    last = row_texts(first.rows[-1])
    for shift in range(width - narrower + 1):
        texts = row_texts(rows[0])
        if len(rows) == 1 and all(runs_on(last[column + shift], texts[column]) for column in filled(texts)):
            if shift == 0 and any(_looks_whole(last[column]) for column in filled(texts)):
                continue
            return list(range(shift, shift + narrower))
    return None


def _looks_whole(text: str) -> bool:
    """Whether a cell is a reference or figure, which no words follow."""
    return len(text.split()) == 1 and any(letter.isdigit() for letter in text)


def _spread(row: CellRow, columns: Sequence[int], width: int) -> CellRow:
    blank = Cell(text="", places=next((cell.places for cell in row if cell), ()))
    cells: list[Cell | None] = [blank] * width
    for cell, column in zip(row, columns, strict=False):
        cells[column] = cell
    return tuple(cells)


def _same_edges(first: Table, second: Table) -> bool:
    """Whether the columns of two tables begin at the same x; formats without boxes go by the headings of the first alone."""
    edges = [_left_edges(table) for table in (first, second)]
    if not all(edges):
        return first.header_rows > 0
    shared = edges[0].keys() & edges[1].keys()
    same = len(first.rows[0]) == len(second.rows[0])
    slack = {column: EDGE_SLACK if column == 0 or (first.certain and second.certain) else INFERRED_SLACK for column in shared}
    return same and bool(shared) and all(abs(edges[0][column] - edges[1][column]) <= slack[column] for column in shared)


def _left_edges(table: Table) -> dict[int, float]:
    edges: dict[int, float] = {}
    for row in table.rows:
        for column, cell in enumerate(row):
            if cell and cell.places and (box := cell.places[0].box):
                edges[column] = min(edges.get(column, box[0]), box[0])
    return edges


def _split_at_headings(block: Block) -> Iterator[Block]:
    """The table of a block cut where a title and the headings come again within it; headings that come again alone are dropped."""
    table = block.table
    if table is None or not table.header_rows:
        yield block
        return
    heading = heading_texts(table)
    start, rows = 0, list(table.rows)
    at = table.header_rows
    while at < len(rows):
        if row_texts(rows[at])[0] and same_headings(heading, [row_texts(row) for row in rows[at : at + len(heading)]]):
            titled = at > start and is_title_row(row_texts(rows[at - 1]))
            if titled and at - 1 > start:
                yield _part(block, rows[start : at - 1], table.header_rows)
                start = at - 1
                table = replace(table, header_rows=len(heading) + 1)
                at += len(heading)
            else:
                del rows[at : at + len(heading)]
        else:
            at += 1
    yield _part(block, rows[start:], table.header_rows) if (start or len(rows) < len(table.rows)) else block


def _part(block: Block, rows: Sequence[CellRow], header_rows: int) -> Block:
    assert block.table is not None
    first = next(cell.places[0] for row in rows for cell in row if cell and cell.places)
    table = replace(block.table, rows=tuple(rows), header_rows=min(header_rows, len(rows)))
    return replace(block, table=table, place=replace(block.place, lines=first.lines) if first.lines else block.place)


def _without_running_lines(pages: tuple[Page, ...]) -> Iterator[Block]:
    """The blocks without page numbers, and with what comes again at the edge of several pages (lines, small tables) only once."""
    edges = [_edge_lines(page) for page in pages]
    running = {text for text, count in Counter(text for edge in edges for text in set(edge)).items() if count >= RUNNING_PAGES}
    seen: set[str] = set()
    said: set[str] = set()  # on earlier pages
    for page in pages:
        for index, block in enumerate(page.blocks):
            key = _running_key(block)
            at_edge = min(index, len(page.blocks) - 1 - index) < EDGE_BLOCKS and page.number is not None
            if at_edge and key and (PAGE_NUMBER.fullmatch(block.text.strip()) or (key in running and key in seen)):
                continue
            if index == 0 and at_edge and block.kind is BlockKind.PARAGRAPH and block.text in said:
                continue  # the name of council or report above a page, in a report of few pages
            if key in running:
                seen.add(key)
            yield block
        said |= {block.text for block in page.blocks if block.text and len(block.text.split()) <= MAX_RUNNING_WORDS}


def _edge_lines(page: Page) -> list[str]:
    blocks = [*page.blocks[:EDGE_BLOCKS], *page.blocks[-EDGE_BLOCKS:]]
    return [key for block in blocks if page.number is not None and (key := _running_key(block))]


def _running_key(block: Block) -> str:
    """What a line says, whatever page number it holds; of a table all it says, if it is a small one that a page may carry at its edge."""
    if block.table is not None:
        return " | ".join(_texts(block)) if len(block.table.rows) <= RUNNING_ROWS else ""
    words = block.text.casefold().split()
    text = " ".join(words)  # a whole sentence that says other figures on each page is text of the report
    return re.sub(r"\d+", "9", text) if len(words) <= MAX_RUNNING_WORDS else text


def _texts(block: Block) -> Iterator[str]:
    yield block.text
    for row in block.table.rows if block.table else ():
        yield from row_texts(row)
