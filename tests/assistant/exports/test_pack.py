from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
import pypdfium2
import pytest

from assistant.exports import pack as packing
from assistant.exports.pack import evidence_pack
from assistant.model import Answer, Reason, Status
from ingest.errors import DamagedFile
from ingest.model import PublishedValue
from tests.assistant.exports.made import ANSWER, IN_CELL, ON_LINE, ON_PAGE, ORIGINALS, PDF_ID, QUOTE, FakeStore, citation
from tests.assistant.exports.test_series import OLD, value
from tests.ingest.made_pdf import made

MADE = date(2026, 1, 5)


def pack_of(answer: Answer = ANSWER, store: FakeStore | None = None) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content_of(answer, store)))


def content_of(answer: Answer = ANSWER, store: FakeStore | None = None) -> bytes:
    return evidence_pack(answer, store or FakeStore(), made=MADE, progress=lambda _: None)


def words_of(reader: pypdf.PdfReader, page: int) -> str:
    return " ".join(reader.pages[page].extract_text().split())


@pytest.fixture(scope="module")
def content() -> bytes:
    return content_of()


@pytest.fixture
def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def test_the_front_page_has_question_answer_figures_workings_and_sources(reader: pypdf.PdfReader) -> None:
    words = words_of(reader, 0)
    assert "Evidence pack, 5 January 2026" in words
    assert "How many adults were in paid work?" in words
    assert "It was 7.0% for A_B [1], against −1.5 [2]." in words
    assert "Not a mark [9]" in words
    assert "Adults in paid work (AH/S1) Result Q2 2025/26 7.0% (RA) Red Amber [1]" in words
    assert "Parcels sorted Variance not stated -0.8 – [2]" in words
    assert "7.0 − 7.6 = −0.6%" in words
    assert "in percentage points" in words
    assert "[1] “7.0% (RA)” Work report, page 2. File: work.pdf. Section: Living well" in words


def test_sources_without_pages_are_quoted_with_where_they_stand(reader: pypdf.PdfReader) -> None:
    words = words_of(reader, 1)
    assert "[2] Parks report File: parks.txt, line 4 “−1.5 ≥ £2”" in words
    assert "4 ZZ/1 | Parcels sorted | −1.5 ≥ £2" in words
    assert "[3] Word report File: word.docx, table 3 row 4 column 2 “Improving ↑”" in words
    assert "[1]" not in words


def test_the_cited_page_itself_follows_with_the_words_of_the_quote_highlighted(reader: pypdf.PdfReader, content: bytes) -> None:
    assert len(reader.pages) == 3
    assert words_of(reader, 2) == f"Adults in paid work {QUOTE}"  # the uncited cover is not there
    held = [one.get_object() for one in reader.pages[2]["/Annots"]]  # type: ignore[union-attr]
    (highlight,) = [one for one in held if one["/Subtype"] == "/Highlight"]
    box = tuple(float(one) for one in highlight["/Rect"])
    assert pypdfium2.PdfDocument(content)[2].get_textpage().get_text_bounded(*box).strip() == QUOTE


def test_each_citation_is_told_and_bookmarked_with_its_page_of_the_pack(reader: pypdf.PdfReader) -> None:
    words = words_of(reader, 0)
    assert "In this pack: highlighted on page 3" in words
    assert words.count("In this pack: its words on page 2") == 2
    titles = [(one.title, reader.get_destination_page_number(one)) for one in flat(reader.outline)]
    assert titles == [
        ("Question and answer", 0),
        ("Figures", 0),
        ("Workings", 0),
        ("Sources", 0),
        ("[1] Work report, page 2: “7.0% (RA)”", 2),
        ("[2] Parks report, line 4: “−1.5 ≥ £2”", 1),
        ("[3] Word report, table 3 row 4 column 2: “Improving ↑”", 1),
    ]
    assert reader.metadata is not None
    assert reader.metadata.title == "Evidence pack: How many adults were in paid work?"
    assert reader.root_object["/Lang"] == "en-GB"


def flat(outline: list[Any]) -> list[Any]:
    return [one for each in outline for one in (flat(each) if isinstance(each, list) else [each])]


def test_marks_lead_to_their_source_and_sources_to_their_page(reader: pypdf.PdfReader) -> None:
    links = [one.get_object() for one in reader.pages[0]["/Annots"]]  # type: ignore[union-attr]
    assert all("/A" not in one for one in links)
    in_list = [one["/Dest"][0].idnum for one in links if one["/Dest"][1] == "/XYZ"]
    assert in_list == [reader.pages[0].indirect_reference.idnum] * 7  # type: ignore[union-attr] # 3 in the answer, 2 in figures, 2 in the working
    to_pages = [one["/Dest"][0].idnum for one in links if one["/Dest"][1] == "/Fit"]
    assert to_pages == [reader.pages[at].indirect_reference.idnum for at in (2, 1, 1)]  # type: ignore[union-attr]


def test_making_a_pack_twice_gives_the_same_pack(content: bytes) -> None:
    assert content_of() == content


def test_citations_of_one_cell_share_a_highlight() -> None:
    answer = replace(ANSWER, citations=(citation(1, ON_PAGE, QUOTE), citation(2, ON_PAGE, "7.0%")), figures=(), working=())
    held = [one.get_object() for one in pack_of(answer).pages[1]["/Annots"]]  # type: ignore[union-attr]
    assert [one["/Contents"] for one in held] == [f"[1] [2] {QUOTE} 7.0%", "[1] [2]"]


def test_a_source_on_two_pages_shows_both() -> None:
    split = replace(citation(1, ON_PAGE, QUOTE), places=(ON_PAGE, replace(ON_PAGE, page=1)))
    reader = pack_of(replace(ANSWER, citations=(split,), figures=(), working=()))
    assert len(reader.pages) == 3
    assert "highlighted on pages 3 and 2" in words_of(reader, 0)


@pytest.mark.parametrize(
    ("original", "reason"),
    [
        (b"%PDF-1.7 nothing", "work.pdf: is damaged and cannot be opened"),
        (made(lambda sheet: sheet.text(50, 60, "One page")), "work.pdf: has no page 2"),
        (None, "is not in the store; ingest it again"),
    ],
)
def test_an_original_that_cannot_be_shown_ends_in_a_note(original: bytes | None, reason: str) -> None:
    store = FakeStore({key: held for key, held in {**ORIGINALS, PDF_ID: original}.items() if held is not None})
    reader = pack_of(store=store)
    words = words_of(reader, 1)
    assert "[1] Work report File: work.pdf, page 2 Its page cannot be shown:" in words
    assert reason in words
    assert f"“{QUOTE}”" in words


def test_an_original_with_a_password_ends_in_a_note() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = made(lambda sheet: sheet.text(50, 60, "Secret"), encrypt=StandardEncryption("secret"))
    assert "needs a password to open" in words_of(pack_of(store=FakeStore({**ORIGINALS, PDF_ID: locked})), 1)


def test_pages_that_do_not_fit_together_are_quoted_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    join = packing.join_isolated

    def fails_with_pages(front: bytes, excerpts: Any, *rest: Any) -> bytes:
        if excerpts:
            raise DamagedFile("the pages of the pack cannot be put together")
        return join(front, excerpts, *rest)

    monkeypatch.setattr(packing, "join_isolated", fails_with_pages)
    assert "Its page cannot be shown: the pages of the pack cannot be put together" in words_of(pack_of(), 1)


def test_a_cell_of_a_format_without_pages_is_shown_in_its_row() -> None:
    held = value(OLD, "result", "2025/26 Q1", "80%")  # type: ignore[arg-type]
    answer = replace(ANSWER, citations=(replace(citation(1, IN_CELL, "80%"), id=held.id),), figures=(), working=())
    assert isinstance(held, PublishedValue)
    assert f"The row it stands in: {held.row_text}" in words_of(pack_of(answer, FakeStore(values=(held,))), 1)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(question="Q?", status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text="No."), "Not answered: not in the reports"),
        (Answer(question="Q?", status=Status.CLARIFY, reason=Reason.AMBIGUOUS, text="Which?", options=("A & B?",)), "several meanings"),
    ],
)
def test_what_was_not_answered_has_a_pack_too(answer: Answer, said: str) -> None:
    reader = pack_of(answer)
    words = words_of(reader, 0)
    assert len(reader.pages) == 1
    assert said in words
    assert answer.text in words
    assert all(option in words for option in answer.options)


def test_long_answers_and_hostile_words_are_shown_as_words() -> None:
    hostile = '<img src="http://x.example/a.png"/></para><b>bold</b> \\(x\\) ' * 30
    answer = Answer(
        question=hostile,
        status=Status.ANSWERED,
        text="\n".join([f"- {hostile} [1]"] * 8),
        citations=(citation(1, replace(ON_LINE, document=hostile), hostile * 5, title=hostile),),
    )
    reader = pack_of(answer)
    assert len(reader.pages) > 2
    assert '<img src="http://x.example/a.png"/></para><b>bold</b>' in words_of(reader, 0)
    assert all("/URI" not in str(one.get_object()) for page in reader.pages for one in page.get("/Annots", ()))
