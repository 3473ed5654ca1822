from __future__ import annotations

import csv
import io
from decimal import Decimal

from assistant.exports.series import series_csv
from assistant.model import Answer, Figure, Status
from ingest.model import Basis, Document, Measure, Place, PublishedValue, Rating, record_id
from tests.assistant.exports.made import FakeStore, citation

OLD = Document(document="old.pdf", document_id="1" * 16, format="pdf", title="Old", council="Example", period="2025/26 Q1")
NEW = Document(
    document="new.pdf", document_id="2" * 16, format="pdf", title="New", council="Example", period="2025/26 Q2", meeting_date="2025-11-14"
)


def value(
    document: Document,
    measure: Measure,
    period: str | None,
    raw: str,
    *,
    ref: str = "A/1",
    rating: Rating | None = None,
    page: int = 1,
    group: str | None = None,
    basis: Basis | None = None,
) -> PublishedValue:
    number = raw.rstrip("%")
    return PublishedValue(
        id=record_id("value", document.document, measure, period, raw, ref, group),
        places=(Place(document=document.document, document_id=document.document_id, page=page),),
        section="Work",
        ref=ref,
        title="Parcels sorted",
        measure=measure,
        period=period,
        raw=raw,
        value=Decimal(number) if number.replace(".", "").isdigit() else None,
        unit="%",
        rating=rating,
        group=group,
        basis=basis,
        row_text=f"{ref} row of {document.document}",
    )


def lines(*values: PublishedValue, asked: str | None = None) -> list[dict[str, str]]:
    """The series that an answer with a figure of the value `asked` (the first) gives."""
    cited = citation(1, values[0].places[0], values[0].raw)
    first = next((one for one in values if one.id == asked), values[0])
    answer = Answer(
        question="?", status=Status.ANSWERED, text="[1]",
        figures=(Figure(ref=None, title="", measure=Measure.RESULT, period=None, raw="", value=None, unit=None, rating=None,
                        rating_source=None, citation=1),),
        citations=(type(cited)(number=1, id=first.id, places=cited.places, title="", section=None, quote=""),),
    )  # fmt: skip
    content = series_csv(answer, FakeStore(values=values, documents=(OLD, NEW)))
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_result_target_and_rating_of_a_period_are_on_one_line_oldest_first() -> None:
    found = lines(
        value(NEW, Measure.RESULT, "2025/26 Q2", "91.4%", rating=Rating.GREEN, page=3),
        value(NEW, Measure.TARGET, "2025/26 Q2", "90%", page=3),
        value(OLD, Measure.RESULT, "2025/26 Q1", "88.0%"),
    )
    assert [(line["period"], line["result"], line["target"], line["rating"], line["document"], line["page"]) for line in found] == [
        ("2025/26 Q1", "88.0%", "", "", "old.pdf", "1"),
        ("2025/26 Q2", "91.4%", "90%", "Green", "new.pdf", "3"),
    ]
    assert (found[1]["result_value"], found[1]["target_value"], found[1]["meeting_date"]) == ("91.4", "90", "2025-11-14")


def test_a_restated_result_has_a_line_of_its_own_that_says_so() -> None:
    found = lines(value(NEW, Measure.RESULT, "2025/26 Q1", "87.5%"), value(OLD, Measure.RESULT, "2025/26 Q1", "88.0%"))
    assert [(line["result"], line["publication"]) for line in found] == [
        ("88.0%", "first published"),
        ("87.5%", "restated (result was 88.0% in old.pdf)"),
    ]


def test_the_same_figure_again_is_repeated_and_not_restated() -> None:
    found = lines(value(OLD, Measure.RESULT, "2025/26 Q1", "88.0%"), value(NEW, Measure.RESULT, "2025/26 Q1", "88%"))
    assert [line["publication"] for line in found] == ["first published", "repeated"]


def test_a_running_total_restates_no_quarter() -> None:
    found = lines(
        value(OLD, Measure.RESULT, "2025/26 Q1", "40", basis=Basis.IN_PERIOD),
        value(NEW, Measure.RESULT, "2025/26 Q1", "90", basis=Basis.YEAR_TO_DATE),
    )
    assert [line["publication"] for line in found] == ["first published", "first published"]


def test_two_benchmarks_of_a_period_are_two_lines() -> None:
    found = lines(
        value(OLD, Measure.RESULT, "2025/26 Q1", "88.0%"),
        value(OLD, Measure.BENCHMARK, "2025/26 Q1", "70%", group="England"),
        value(OLD, Measure.BENCHMARK, "2025/26 Q1", "75%", group="Neighbours"),
    )
    assert [(line["result"], line["benchmark"], line["benchmark_group"]) for line in found] == [
        ("88.0%", "70%", "England"),
        ("", "75%", "Neighbours"),
    ]


def test_no_value_is_lost() -> None:
    values = [value(OLD, measure, "2025/26 Q1", f"{at}%") for at, measure in enumerate(Measure, start=1)]
    (line,) = lines(*values)
    assert [line[str(measure)] for measure in Measure] == [f"{at}%" for at in range(1, len(Measure) + 1)]


def test_other_indicators_stay_out() -> None:
    asked = value(OLD, Measure.RESULT, "2025/26 Q1", "88.0%")
    assert len(lines(asked, value(OLD, Measure.RESULT, "2025/26 Q1", "1%", ref="B/2"))) == 1


def test_an_answer_without_an_indicator_gives_column_names_alone() -> None:
    answer = Answer(question="?", status=Status.NOT_FOUND, text="no")
    assert len(series_csv(answer, FakeStore()).decode().splitlines()) == 1
