from __future__ import annotations

import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DamagedStore
from index.passage import passage_hash, passage_of
from index.values import open_records, read_counts, read_documents, read_embeddings, read_records, read_sources, write_records
from ingest.model import (
    BandEdge,
    Basis,
    Cell,
    Chunk,
    ChunkKind,
    Document,
    Drawing,
    EdgeAt,
    KeyMethod,
    Measure,
    Place,
    Polarity,
    PublishedValue,
    Rated,
    Rating,
    RatingBand,
    RatingKey,
    RatingSource,
    Report,
    SectionTable,
    Table,
)
from tests.index.made import read_rows, write_file

PLACE = Place(
    document="ünicode näme.pdf", document_id="0123456789abcdef", page=3, box=(1.5, 2.25, 3.0, 4.125), lines=(5, 6), locator="table 1"
)
DOCUMENT = Document(document=PLACE.document, document_id=PLACE.document_id, format="pdf", title="T", council="Anyborough", pages=7)
VALUE = PublishedValue(
    id="v1",
    places=(PLACE, replace(PLACE, page=4, box=None)),
    section="Adults",
    ref="AB/S4",
    title="Carers who feel supported",
    measure=Measure.RESULT,
    period="2016/17 Q2",
    raw="9.40% (G)",
    value=Decimal("9.40"),
    unit="%",
    aliases=("1E", "old AB/S3"),
    polarity=Polarity.HIGHER,
    basis=Basis.AS_AT,
    rating=Rating.GREEN_AMBER,
    rating_raw="GA",
    rating_source=RatingSource.COLOUR,
    qualifiers=("revised",),
    comment="line one\nline two",
    certain=False,
)


def write(path: Path, *reports: Report, before: Path | None = None, gone: tuple[str, ...] = ()) -> None:
    embeddings = {passage_hash(passage_of(chunk)): b"\0\0\0\0" for report in reports for chunk in report.chunks}
    write_records(path, before=before, gone=gone, reports=reports, sources={"/a": "1"}, embeddings=embeddings)


def there_and_back(report: Report) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "records.sqlite", report)
        records = open_records(Path(folder) / "records.sqlite")
        (document,) = read_documents(records)
        return Report(
            document=document,
            values=read_records(records, PublishedValue),
            chunks=read_records(records, Chunk),
            tables=read_records(records, SectionTable),
            keys=read_records(records, RatingKey),
        )


def test_records_come_back_exactly() -> None:
    cells = (Cell(text="a", places=(PLACE,), row_span=2, fill="#00b050", drawing=Drawing.UP), None)
    table = SectionTable(id="t1", table=Table(rows=(cells,), places=(PLACE,), certain=False), headings=("Part", "Section"))
    chunk = Chunk(id="c1", kind=ChunkKind.ROW, text="a: b", places=(PLACE,), headings=("Part",), title="Carers", ref="AB/S4")
    floor = BandEdge(at=EdgeAt.FLOOR, inclusive=True)
    tenth = BandEdge(at=EdgeAt.NUMBER, inclusive=False, value=Decimal("0.10"), unit="%")
    bands = (RatingBand(rating=Rating.AMBER, rating_raw="A", words="floor met", lower=floor, upper=tenth),)
    key = RatingKey(
        id="k1",
        places=(PLACE,),
        section=None,
        scale="Amber",
        rates=Rated.INDICATORS,
        method=KeyMethod.FLOOR,
        bands=bands,
        raw="A floor met",
    )
    report = Report(document=DOCUMENT, values=(VALUE, replace(VALUE, id="v0", value=None)), chunks=(chunk,), tables=(table,), keys=(key,))
    assert there_and_back(report) == report
    assert str(there_and_back(report).values[0].value) == "9.40"


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
VALUES = st.builds(
    replace,
    st.just(VALUE),
    raw=TEXT,
    title=TEXT,
    value=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    ref=st.none() | TEXT,
    qualifiers=st.lists(TEXT, max_size=3).map(tuple),
    rating=st.none() | st.sampled_from(Rating),
    certain=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(VALUES, max_size=3).map(tuple))
def test_any_values_come_back_exactly_and_in_order(values: tuple[PublishedValue, ...]) -> None:
    found = there_and_back(Report(document=DOCUMENT, values=values)).values
    assert found == values
    assert [str(one.value) for one in found] == [str(one.value) for one in values]


def test_a_document_that_is_gone_is_not_carried_over(tmp_path: Path) -> None:
    one = read_rows(write_file(tmp_path, "one.txt", "AB/S1 | Carers | 1"), "one.txt")
    two = read_rows(write_file(tmp_path, "two.txt", "AB/S2 | Libraries | 2"), "two.txt")
    write(tmp_path / "1.sqlite", one, two)
    write(tmp_path / "2.sqlite", before=tmp_path / "1.sqlite", gone=(one.document.document_id,))
    records = open_records(tmp_path / "2.sqlite")
    assert read_documents(records) == (two.document,)
    assert read_records(records, PublishedValue) == two.values
    assert read_counts(records).keys() == {two.document.document_id}
    assert read_sources(records) == {"/a": "1"}
    assert read_embeddings(records, [passage_hash(passage_of(chunk)) for chunk in (*one.chunks, *two.chunks)]).keys() == {
        passage_hash(passage_of(two.chunks[0]))
    }
    assert b"Carers" not in (tmp_path / "2.sqlite").read_bytes()


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(DamagedStore):
        read_documents(open_records(tmp_path / "none.sqlite"))
