from __future__ import annotations

from assistant.problems import SHOWN, group_problems
from ingest.model import Document, Place, Problem

PARKS = Document(document="parks.pdf", document_id="a" * 16, format="pdf", title="Parks")
ROADS = Document(document="roads.pdf", document_id="b" * 16, format="pdf", title="Roads")


def problem(document: Document, kind: str, page: int) -> Problem:
    return Problem(kind=kind, message=f"page {page}", place=Place(document=document.document, document_id=document.document_id, page=page))


def test_problems_stand_by_document_then_by_weight_then_by_page() -> None:
    found = [problem(ROADS, "hidden", 3), problem(PARKS, "hidden", 9), problem(PARKS, "hidden", 2), problem(PARKS, "page", 7)]
    groups = group_problems([PARKS, ROADS], found)
    assert [(group.document.document, group.title, group.messages) for group in groups] == [
        ("parks.pdf", "Pages that are damaged", ("page 7",)),
        ("parks.pdf", "Text that nobody sees, left out", ("page 2", "page 9")),
        ("roads.pdf", "Text that nobody sees, left out", ("page 3",)),
    ]


def test_the_first_are_told_and_the_others_counted() -> None:
    (group,) = group_problems([PARKS], [problem(PARKS, "scan", page) for page in range(1, SHOWN + 1201)])
    assert group.messages == tuple(f"page {page}" for page in range(1, SHOWN + 1))
    assert (group.count, group.rest) == (SHOWN + 1200, "and 1,200 more")


def test_a_kind_without_words_of_its_own_is_named_as_it_is() -> None:
    assert group_problems([PARKS], [problem(PARKS, "odd_thing", 1)])[0].title == "Odd thing"
