"""The JSON shapes of the contract."""

from __future__ import annotations

import json
from decimal import Decimal

from assistant.model import Answer, Citation, Figure, Finding, Reason, Status, Verdict, Working
from assistant.records import activity_record, answer_record, document_record, finding_record, outcome_record, row_record, table_records
from index.model import Counts, FileOutcome, FileStatus
from ingest.model import (
    Activity,
    Basis,
    Cell,
    Document,
    Measure,
    Place,
    Polarity,
    PolaritySource,
    PublishedValue,
    Rating,
    RatingSource,
    Table,
)

FIRST = Place(document="parks.pdf", document_id="d" * 16, page=3, box=(1.0, 2.0, 3.0, 4.0))
SECOND = Place(document="parks.pdf", document_id="d" * 16, page=4, box=(1.0, 2.0, 3.0, 9.0))
DOCUMENT = Document(document="parks.pdf", document_id="d" * 16, format="pdf", title="Parks report", council="Anyborough")
VALUE = PublishedValue(
    id="a" * 16,
    places=(FIRST, SECOND),
    section="Trees",
    ref="P/1",
    title="Trees planted",
    measure=Measure.RESULT,
    period="2016/17 Q2",
    raw="1,250.0 (G)",
    value=Decimal("1250.0"),
    unit="count",
    polarity=Polarity.HIGHER,
    polarity_source=PolaritySource.PRINTED,
    basis=Basis.YEAR_TO_DATE,
    rating=Rating.GREEN,
    rating_raw="G",
    rating_source=RatingSource.TEXT,
    qualifiers=("revised",),
)
CITATION = Citation(number=1, id="a" * 16, places=(FIRST,), title="Parks report", section="Trees", quote="1,250.0 (G)")


def keys(spaced: str) -> list[str]:
    return spaced.split()


PLACE_KEYS = ["document", "document_id", "page", "box", "lines", "locator"]


def test_a_row_has_the_keys_of_the_contract_in_its_order() -> None:
    expected = keys(
        "id indicator council document document_id page box lines locator places section ref aliases title polarity polarity_source "
        "measure period basis compared_with method group raw value unit rating rating_raw rating_source scale qualifiers"
    )
    assert list(row_record(VALUE, DOCUMENT, "anyborough:ref:ab/s4")) == expected


def test_a_value_is_the_decimal_string_as_published() -> None:
    assert row_record(VALUE, DOCUMENT, "anyborough:ref:ab/s4")["value"] == "1250.0"


def test_a_row_lists_all_its_places_and_repeats_the_first() -> None:
    record = row_record(VALUE, DOCUMENT, "anyborough:ref:ab/s4")
    assert (record["page"], record["box"], record["lines"]) == (3, [1.0, 2.0, 3.0, 4.0], None)
    assert [one["page"] for one in record["places"]] == [3, 4]


def test_enumerations_become_their_words_in_json() -> None:
    record = json.loads(json.dumps(row_record(VALUE, DOCUMENT, "anyborough:ref:ab/s4")))
    assert (record["measure"], record["rating"], record["polarity"], record["basis"]) == ("result", "Green", "higher", "year_to_date")


def test_an_answer_has_the_keys_of_the_contract_in_its_order() -> None:
    figure = Figure(
        ref="P/1",
        title="Trees planted",
        measure=Measure.RESULT,
        period=None,
        raw="x",
        value=None,
        unit=None,
        rating=None,
        rating_source=None,
        citation=1,
    )
    working = Working(what="sum", formula="1 + 1 = 2", inputs=(1,), result="2")
    record = answer_record(
        Answer(
            question="?",
            status=Status.NOT_FOUND,
            text="No.",
            reason=Reason.NOT_REPORTED,
            verdict=Verdict.SUPPORTED,
            figures=(figure,),
            working=(working,),
            citations=(CITATION,),
            options=("Which?",),
        )
    )
    assert list(record) == ["question", "status", "reason", "verdict", "text", "figures", "working", "citations", "options"]
    assert list(record["figures"][0]) == keys(
        "ref title measure period raw value unit rating rating_source citation group compared_with beside"  # fields may be added
    )
    assert list(record["working"][0]) == keys("what formula inputs result unit note")
    assert list(record["citations"][0]) == ["number", "id", *PLACE_KEYS, "places", "title", "section", "quote"]
    json.dumps(record)


def test_an_activity_has_the_keys_of_the_contract_in_its_order() -> None:
    activity = Activity(
        id="e" * 16,
        places=(FIRST,),
        section=None,
        title="Plant",
        rating=None,
        rating_raw="Blue",
        rating_source=None,
        commentary="",
        service=None,
    )
    expected = ["id", *PLACE_KEYS, "places", "section", "title", "rating", "rating_raw", "rating_source", "commentary", "service"]
    assert list(activity_record(activity)) == expected


def test_a_finding_calls_its_kind_class() -> None:
    finding = Finding(
        id="f" * 16,
        rule="variance",
        kind="error",
        flips=False,
        places=(FIRST,),
        ref=None,
        title=None,
        published="1%",
        recomputed="2%",
        working="",
        citations=(CITATION,),
    )
    record = finding_record(finding)
    assert list(record) == keys("id rule class flips document lines page ref title published recomputed working citations")
    assert (record["class"], record["page"]) == ("error", 3)


def test_a_document_and_an_outcome_carry_their_counts() -> None:
    counts = Counts(values=4, activities=3, chunks=2, problems=1)
    outcome = outcome_record(FileOutcome(file="a/parks.pdf", document_id="d" * 16, status=FileStatus.ADDED, counts=counts))
    assert list(outcome) == keys("file document_id status values activities chunks problems error")
    assert (outcome["status"], outcome["values"], document_record(DOCUMENT, counts)["problems"]) == ("added", 4, 1)


def test_a_table_over_two_pages_is_listed_page_by_page() -> None:
    rows = (
        (Cell(text="Tree", places=(FIRST,), fill="#00b050"), None),
        (Cell(text="Oak", places=(SECOND,)), Cell(text="3", places=(SECOND,))),
    )
    assert table_records(Table(rows=rows, places=(FIRST, SECOND))) == [
        {"page": 3, "box": [1.0, 2.0, 3.0, 4.0], "rows": [["Tree", None]], "fills": [["#00b050", None]]},
        {"page": 4, "box": [1.0, 2.0, 3.0, 9.0], "rows": [["Oak", "3"]], "fills": [[None, None]]},
    ]
