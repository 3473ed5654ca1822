"""Numbered sources: each once, quoted in the report's own words."""

from __future__ import annotations

from assistant.citing import CitationList
from ingest.model import Activity, Cell, Chunk, ChunkKind, Document, Measure, Place, PublishedValue, SectionTable, Table

DOCUMENT = Document(document="parks.pdf", document_id="d" * 16, format="pdf", title="Parks report")


def place(page: int, box: tuple[float, float, float, float]) -> Place:
    return Place(document="parks.pdf", document_id="d" * 16, page=page, box=box)


def value(identifier: str, raw: str, at: Place) -> PublishedValue:
    return PublishedValue(
        id=identifier,
        places=(at,),
        section="Trees",
        ref="P1",
        title="Trees planted",
        measure=Measure.RESULT,
        period=None,
        raw=raw,
        value=None,
        unit=None,
        row_text="P1 | Trees planted | 40 | 50",
    )


def test_the_same_source_cited_twice_keeps_its_number() -> None:
    citations = CitationList([DOCUMENT])
    first, second = value("a" * 16, "40", place(1, (0, 0, 9, 9))), value("b" * 16, "50", place(1, (9, 0, 18, 9)))
    assert [citations.value(first), citations.value(second), citations.value(first)] == [1, 2, 1]
    assert [citation.quote for citation in citations.citations()] == ["40", "50"]


def test_a_citation_carries_the_title_of_the_report_and_the_section() -> None:
    citations = CitationList([DOCUMENT])
    citations.value(value("a" * 16, "40", place(1, (0, 0, 9, 9))))
    (citation,) = citations.citations()
    assert (citation.title, citation.section, citation.id) == ("Parks report", "Trees", "a" * 16)


def test_values_of_one_row_share_the_citation_of_the_row() -> None:
    citations = CitationList([DOCUMENT])
    first, second = value("a" * 16, "40", place(1, (0, 0, 9, 9))), value("b" * 16, "50", place(1, (9, 0, 18, 9)))
    assert citations.row(first) == citations.row(second) == 1
    assert citations.citations()[0].quote == "P1 | Trees planted | 40 | 50"


def test_two_passages_of_one_chunk_are_two_citations() -> None:
    citations = CitationList([DOCUMENT])
    at = place(2, (0, 0, 9, 9))
    chunk = Chunk(id="c" * 16, kind=ChunkKind.PROSE, text="One. Two.", places=(at,), headings=("Parks", "Trees"))
    assert [citations.chunk(chunk, "One."), citations.chunk(chunk, "Two."), citations.chunk(chunk, "One.")] == [1, 2, 1]
    assert citations.citations()[0].section == "Parks > Trees"


def test_an_activity_is_cited_with_the_words_used() -> None:
    citations = CitationList([DOCUMENT])
    activity = Activity(
        id="e" * 16,
        places=(place(1, (0, 0, 9, 9)),),
        section=None,
        title="Plant trees",
        rating=None,
        rating_raw=None,
        rating_source=None,
        commentary="All are planted.",
        service=None,
    )
    assert citations.activity(activity, "All are planted.") == 1
    assert citations.citations()[0].quote == "All are planted."


def test_a_table_row_is_boxed_around_its_cells_page_by_page() -> None:
    row = (
        Cell(text="Green\nspaces", places=(place(1, (0, 50, 10, 60)),)),
        None,
        Cell(text="12", places=(place(1, (10, 48, 20, 60)), place(2, (10, 5, 20, 9)))),
    )
    section_table = SectionTable(id="t" * 16, table=Table(rows=(row,), places=(place(1, (0, 0, 99, 99)),)), headings=())
    citations = CitationList([DOCUMENT])
    citations.table_row(section_table, 0)
    (citation,) = citations.citations()
    assert citation.quote == "Green spaces | 12"
    assert [(one.page, one.box) for one in citation.places] == [(1, (0, 48, 20, 60)), (2, (10, 5, 20, 9))]
    assert citation.section is None


def test_a_report_that_the_store_does_not_know_is_titled_by_its_file() -> None:
    citations = CitationList([])
    citations.value(value("a" * 16, "40", place(1, (0, 0, 9, 9))))
    assert citations.citations()[0].title == "parks.pdf"
