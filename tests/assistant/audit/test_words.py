"""Labels, comments and prose against the figures beside them."""

from __future__ import annotations

import pytest

from assistant.audit.claims import claims_in
from ingest.model import Activity, Measure, Polarity, PublishedValue
from tests.assistant.audit.made import BEFORE, LAST_YEAR, at, cell, prose, report, told


def row(
    result: str, before: str = "70.0%", comment: str | None = None, benchmark: str | None = None, number: int = 1, **fields: object
) -> list[PublishedValue]:
    text = " | ".join(part for part in ("Trees alive", result, before, benchmark or "", comment or "") if part)
    shared = {"comment": comment, "row_text": text, **fields}
    values = [
        cell(number, Measure.RESULT, result, **shared),
        cell(number, Measure.RESULT, before, **{**shared, "period": BEFORE}),
    ]
    if benchmark:
        values.append(cell(number, Measure.BENCHMARK, benchmark, **{**shared, "period": None}))
    return values


@pytest.mark.parametrize(
    ("benchmark", "wrong"),
    [
        ("Region 6.0% (Apr 15 - Mar 15, yearbook)", ["the period runs backwards"]),
        ("Region 6.0% (Apr 14 - Mar 15, yearbook)", []),
        ("Region 6.0% (survey of Jan 12 - Feb 10)", []),  # days of the month
    ],
)
def test_months_that_run_backwards(benchmark: str, wrong: list[str]) -> None:
    assert [recomputed for _, _, recomputed in told(report(row("78.0%", benchmark=benchmark)))] == wrong


@pytest.mark.parametrize(
    ("benchmark", "wrong"),
    [
        ("1st Quartile - 2.1% & above 2nd Quartile - 3.3% 4th Quartile - 4.2% & below", 1),
        ("1st Quartile - 2.1% & below 2nd Quartile - 3.3% 4th Quartile - 4.2% & above", 0),
        ("1st Quartile - 940 & above 4th Quartile - 300 & below", 0),
        ("1st Quartile - 2.1% 4th Quartile - 4.2%", 0),
    ],
)
def test_quartiles_whose_words_contradict_their_limits(benchmark: str, wrong: int) -> None:
    assert len(told(report(row("78.0%", benchmark=benchmark)))) == wrong


def test_a_number_of_something_is_no_percentage() -> None:
    (found,) = told(report(row("78.0%", title="Number of trees alive")))
    assert found == ("label", "error", "the values are percentages")
    for title in ("Number of trees alive as a share of all", "Number of fires: reduction", "Increase the percentage and number of trees"):
        assert told(report(row("78.0%", title=title))) == []
    assert told(report(row("78", "70", title="Number of trees alive"))) == []


def test_a_figure_that_its_row_gives_to_another_quarter_is_a_conflict() -> None:
    assert told(report(row("78.5%", benchmark="Not collected. Q1 trees alive: 78.5%"))) == [
        ("label", "conflict", "78.5% is printed for 2016/17 Q2")
    ]
    assert told(report(row("78.5%", benchmark="Not collected. Q2 trees alive: 78.5%"))) == []
    assert told(report(row("78.5%", benchmark="Not collected. Q1 trees alive: 70.0%"))) == []


def test_the_same_benchmark_beside_another_unit_is_a_note() -> None:
    benchmark = {"benchmark": "16.261"}
    rows = [row("78.0%", number=1, **benchmark), row("19.8", "18.1", number=2, unit="per 1,000", **benchmark)]
    assert [(rule, kind) for rule, kind, _ in told(report(*rows))] == [("label", "note")]


PARTS = ("Trees", "Paths", "Ponds", "Seats", "Gates")


def test_a_part_that_the_opening_names_and_the_report_lacks_is_a_conflict() -> None:
    opening = prose("The report has these parts:\n" + "\n".join(PARTS), headings=(), line=2)
    bodies = [prose(f"All about {part.lower()} and more.", (part,), 10 + number) for number, part in enumerate(PARTS)]
    assert told(report(passages=[opening, *bodies])) == []
    assert told(report(passages=[opening, *bodies[:4]])) == [("label", "conflict", "no such heading in the report")]
    assert told(report(passages=[opening, *bodies[:2]])) == []  # a list of something else


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Performance improved on the previous quarter, thanks to rain.", [(True, "previous quarter")]),
        ("Despite the frost, this is an increase of performance compared to Q1.", [(True, "q1")]),
        ("The result fell slightly from the same period last year.", [(False, "same period last year")]),
        ("Performance has not improved on the previous quarter.", []),
        ("Visits to the pond improved on the previous quarter.", []),
        ("Performance is expected to improve on last year.", []),
        ("Performance improved over the previous four quarters.", []),
    ],
)
def test_claims_about_the_result(sentence: str, claims: list[tuple[bool, str]]) -> None:
    assert [(claim.up, claim.when) for claim in claims_in(sentence)] == claims


def test_a_comment_that_contradicts_the_results_of_its_row_is_an_error() -> None:
    comment = "Performance improved on the previous quarter."
    assert told(report(row("68.0%", comment=comment))) == [("narrative", "error", "68.0 against 70.0 in 2016/17 Q1: a fall")]
    assert told(report(row("72.0%", comment=comment))) == []
    assert told(report(row("68.0%", comment=comment, polarity=Polarity.LOWER))) == []
    assert told(report(row("70.0%", comment=comment))) == []  # rounding hides which
    assert told(report(row("72.0%", comment=comment, polarity=Polarity.MONITOR))) == []


def test_a_figure_declines_where_it_falls_and_performance_where_it_gets_worse() -> None:
    for subject, kinds in (("The figure", []), ("Performance", ["error"])):
        comment = f"{subject} declined on the previous quarter."
        assert [kind for _, kind, _ in told(report(row("68.0%", comment=comment, polarity=Polarity.LOWER)))] == kinds


def test_a_running_total_that_grows_contradicts_no_comment() -> None:
    comment = "Performance improved on the previous quarter."
    values = row("169.7", "75.6", comment, polarity=Polarity.LOWER, unit="per 100,000")
    assert told(report(values)) == []


@pytest.mark.parametrize(
    ("comment", "wrong"),
    [
        ("We are above the benchmark for 13 out of 18 parks.", ["72.2% (13 of 18)"]),  # 14 of 18 would be 78 %
        ("We are above the benchmark for 14 out of 18 parks.", []),
        ("Of the gates, 3 out of 5 were painted.", []),  # no count of 5 gives 78 %
        ("We counted 300 out of 400 trees.", []),  # of 400 every whole per cent can be had
        ("It was 13 out of 18 parks, then 15 out of 18.", []),
    ],
)
def test_a_count_out_of_a_base_that_nearly_gives_the_result(comment: str, wrong: list[str]) -> None:
    assert [recomputed for _, _, recomputed in told(report(row("78%", "70%", comment)))] == wrong


@pytest.mark.parametrize(
    ("comment", "wrong"),
    [
        ("The average wait fell to 2.0 days over the year.", 1),
        ("The average wait fell to 2.2 days over the year.", 0),
        ("The average wait fell to 2.0 days in May before it rose.", 0),
        ("The wait for a key fell to 2.0 days.", 0),
        ("The wait is forecast to have fallen to 2.0 days.", 0),
        ("The average wait fell to 40 days.", 0),
    ],
)
def test_what_the_result_fell_to(comment: str, wrong: int) -> None:
    values = row("2.2 days", "2.7 days", comment, title="Average wait for a permit")
    assert len(told(report(values))) == wrong


def test_a_count_that_the_comment_gives_otherwise_is_an_error() -> None:
    comment = "There were 412 admissions in the quarter, within the target."
    values = row("396", "401", comment, title="Older people admitted to long-term care")
    assert told(report(values)) == [("narrative", "error", "396")]
    assert told(report(row("412", "401", comment, title="Older people admitted to long-term care"))) == []
    assert told(report(row("396", "401", comment, title="Meals brought to homes"))) == []


def test_a_count_that_prose_elsewhere_gives_otherwise_is_a_conflict() -> None:
    values = row("2,887", "2,934", title="Numbers of households in lodgings")
    said = "Demand stays high with 2,867 households in lodgings at the end of the quarter."
    assert told(report(values, passages=[prose(said)])) == [("narrative", "conflict", "2,887")]
    for other in (
        "Demand stays high with 2,887 households in lodgings.",
        "Last year 2,867 households in lodgings were counted.",
        "There are 2,867 households in lodgings in the region's capital, London.",
        "We wrote to 2,867 households in flats.",
        "We expect 2,867 households in lodgings by spring.",
    ):
        assert told(report(values, passages=[prose(other)])) == []


def test_prose_that_goes_on_from_the_latest_figure_is_a_note() -> None:
    commentary = "Trees alive, by the new survey: 78.5% - 81.2%."
    survey = Activity(
        id="a", places=at(80), section="Parks", title="Survey", rating=None, rating_raw=None, rating_source=None,
        commentary=commentary, service=None,
    )  # fmt: skip
    assert told(report(row("78.5%", section="Parks"), activities=[survey]))[0][:2] == ("narrative", "note")
    assert told(report(row("78.5%", section="Paths"), activities=[survey])) == []


def test_a_comment_with_more_digits_shows_a_direction_that_rounding_hides() -> None:
    comment = "Growth stands at 98.36% against a target of 98.49%, compared to 98.37% at September 2015."
    values = row("98.4%", "98.3%", comment)
    shared = {"comment": comment, "row_text": values[0].row_text}
    values.append(cell(1, Measure.RESULT, "98.4%", period=LAST_YEAR, **shared))
    values.append(cell(1, Measure.DIRECTION, "Same", compared_with=LAST_YEAR, **shared))
    assert told(report(values)) == [("direction", "error", "Worsening (98.37 to 98.36)")]
