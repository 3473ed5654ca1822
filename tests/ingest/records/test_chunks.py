"""Passages to retrieve."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Activity, Block, BlockKind, Cell, ChunkKind, Measure, Place, PublishedValue, SectionTable, Table
from ingest.records.chunks import MAX_CHARS, column_names, joined_places, make_chunks, passages_of


def at(line: int) -> Place:
    return Place(document="a.txt", document_id="1", lines=(line, line))


def paragraph(text: str, line: int) -> Block:
    return Block(kind=BlockKind.PARAGRAPH, text=text, place=at(line))


def cell(text: str, line: int, span: int = 1) -> Cell:
    return Cell(text=text, places=(at(line),), column_span=span)


def section_table(*rows: tuple[Cell | None, ...], header_rows: int = 1) -> SectionTable:
    return SectionTable(id="t", table=Table(rows=rows, places=(at(1),), header_rows=header_rows), headings=("Homes",))


def test_neighbouring_paragraphs_of_one_heading_become_one_passage_with_the_lines_of_both() -> None:
    (chunk,) = make_chunks([(("Homes",), paragraph("One.", 4)), (("Homes",), paragraph("Two.", 6))], [], [], [])
    assert chunk.text == "One.\nTwo."
    assert chunk.places[0].lines == (4, 6)
    assert chunk.headings == ("Homes",)


def test_paragraphs_of_two_headings_stay_apart() -> None:
    chunks = make_chunks([(("Homes",), paragraph("One.", 4)), (("Roads",), paragraph("Two.", 6))], [], [], [])
    assert [chunk.text for chunk in chunks] == ["One.", "Two."]


def test_a_row_becomes_pairs_of_heading_and_cell_and_its_long_cell_a_passage_of_its_own() -> None:
    long = "Repairs were slow. " * 10
    table = section_table(
        (cell("Indicator", 1), cell("Result", 1), cell("Comment", 1)), (cell("Homes let", 2), cell("42", 2), cell(long, 2))
    )
    prose, row = make_chunks([], [table], [], [])
    assert (prose.kind, prose.title, prose.text) == (ChunkKind.PROSE, "Homes let", long.strip())
    assert (row.kind, row.text) == (ChunkKind.ROW, "Indicator: Homes let; Result: 42")


def test_a_spanning_heading_names_all_its_columns() -> None:
    table = section_table(
        (cell("Ratings", 1, span=2), None), (cell("Green", 2), cell("Red", 2)), (cell("1", 3), cell("2", 3)), header_rows=2
    )
    assert column_names(table) == ("Ratings Green", "Ratings Red")


def test_the_row_of_an_activity_is_told_once() -> None:
    table = section_table((cell("Project", 1), cell("RAG", 1)), (cell("New library", 2), cell("Green", 2)))
    activity = Activity(
        id="a",
        places=(at(2),),
        section=None,
        title="New library",
        rating=None,
        rating_raw=None,
        rating_source=None,
        commentary="",
        service=None,
    )
    (chunk,) = make_chunks([], [table], [], [activity])
    assert (chunk.kind, chunk.text) == (ChunkKind.ACTIVITY, "New library")


def test_places_on_one_page_are_joined_and_pages_stay_apart() -> None:
    first = Place(document="a.pdf", document_id="1", page=1, box=(10, 20, 30, 40))
    second = Place(document="a.pdf", document_id="1", page=1, box=(5, 45, 30, 60))
    third = Place(document="a.pdf", document_id="1", page=2, box=(5, 5, 6, 6))
    assert [(place.page, place.box) for place in joined_places([first, second, third])] == [(1, (5, 20, 30, 60)), (2, (5, 5, 6, 6))]


def test_words_that_lead_in_what_follows_go_with_it() -> None:
    before, listed = "Repairs were slow. " * 40, "Roofs, walls and " * 10 + "doors."
    assert [passage[:8] for passage in passages_of(f"{before}\nWe mend:\n{listed}")] == ["Repairs ", "We mend:"]
    chunks = make_chunks([((), paragraph(text, 1)) for text in (before, "We mend:", listed)], [], [], [])
    assert [chunk.text[:8] for chunk in chunks] == ["Repairs ", "We mend:"]


def value_of(title: str, comment: str, line: int) -> PublishedValue:
    return PublishedValue(
        id="v", places=(at(line),), section=None, ref="AB/1", title=title, measure=Measure.RESULT, period=None, raw="42", value=None,
        unit=None, comment=comment,
    )  # fmt: skip


def test_a_row_of_commentary_bears_the_title_of_the_indicator_above_it() -> None:
    comment = "Comment: repairs were slow. " * 6
    table = section_table(
        (cell("Indicator", 1), cell("Result", 1)), (cell("Homes let", 2), cell("42", 2)), (cell(comment, 3, span=2), None)
    )
    chunks = make_chunks([], [table], [value_of("Homes let", comment, 2)], [])
    assert [(chunk.title, chunk.ref) for chunk in chunks] == [("Homes let", "AB/1"), ("Homes let", "AB/1")]


def activity_at(place: Place, title: str, commentary: str) -> Activity:
    return Activity(
        id="a", places=(place,), section="Plan > Homes", title=title, rating=None, rating_raw=None, rating_source=None,
        commentary=commentary, service=None,
    )  # fmt: skip


def test_the_row_of_an_activity_in_a_pdf_is_told_once_although_its_place_is_the_box_around_its_cells() -> None:
    def boxed(text: str, x0: float) -> Cell:
        return Cell(text=text, places=(Place(document="a.pdf", document_id="1", page=1, box=(x0, 20, x0 + 50, 40)),))

    row = Place(document="a.pdf", document_id="1", page=1, box=(10, 20, 160, 40))
    table = section_table((cell("Project", 1), cell("Update", 1)), (boxed("New library", 10), boxed("It opened in May.", 110)))
    (chunk,) = make_chunks([], [table], [], [activity_at(row, "New library", "It opened in May.")])
    assert (chunk.kind, chunk.headings) == (ChunkKind.ACTIVITY, ("Plan", "Homes"))


def test_a_title_of_many_words_is_a_passage_too() -> None:
    title = "Plant trees that clean the air of the town " * 4
    chunks = make_chunks([], [], [], [activity_at(at(2), title.strip(), "Forty were planted.")])
    assert [chunk.text for chunk in chunks] == ["Forty were planted.", title.strip()]


def test_a_row_without_a_short_first_cell_is_named_by_the_beginning_of_it() -> None:
    table = section_table((cell("Question", 1), cell("Answer", 1)), (cell("Why are the repairs so slow? " * 12, 2), cell("Strikes", 2)))
    assert all(chunk.title is not None and chunk.title.endswith("…") for chunk in make_chunks([], [table], [], []))


@given(st.lists(st.text("abc ", min_size=1, max_size=400).map(lambda text: text + "."), max_size=12))
def test_passages_are_short_and_lose_no_word(sentences: list[str]) -> None:
    text = " ".join(sentence.capitalize() for sentence in sentences)
    passages = passages_of(text)
    assert " ".join(passages).split() == text.split()
    assert all(len(passage) <= MAX_CHARS for passage in passages)


def test_rows_below_the_label_of_a_section_have_it_among_their_headings() -> None:
    table = section_table(
        tuple(cell(text, 1) for text in ("Service", "Budget", "Forecast", "Variance")),
        tuple(cell(text, 2) for text in ("Parks", "", "", "")),
        tuple(cell(text, 3) for text in ("Mowing", "4.0", "4.5", "0.5")),
    )
    chunks = make_chunks([], [table], [], [])
    assert [(chunk.title, chunk.headings[-1]) for chunk in chunks] == [("Parks", "Parks"), ("Mowing", "Parks")]
