from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.model import Answer
from assistant.overview.strands import Strand
from ingest.model import Document, Measure, Place, PublishedValue, Rating
from screens.charts import chart, ticks_of
from screens.follow_ups import follow_ups
from screens.series_chart import chart_html, remarks, strand_of
from tests.screens.made import HOSTILE, PAGE, FakeStore, answer, citation, figure

RESULTS = (("2025/26 Q1", "88"), ("2025/26 Q2", "91.4"), ("2025/26 Q4", "79"))  # the third quarter is not reported


def value(
    period: str, number: str, measure: Measure = Measure.RESULT, place: Place = PAGE, title: str = "Parcels sorted"
) -> PublishedValue:
    return PublishedValue(
        id=f"{period} {number} {measure}",
        places=(place,),
        section=None,
        ref="ZZ/1",
        title=title,
        measure=measure,
        period=period,
        raw=f"{number}%",
        value=Decimal(number),
        unit="%",
        rating=Rating.RED if number == "79" else Rating.GREEN,
        row_text=f"row {period}",
    )


class OneIndicator(FakeStore):
    def documents(self) -> tuple[Document, ...]:
        return (*super().documents(), replace(super().documents()[1], document="later.pdf", document_id="ee" * 8))

    def indicators(self) -> dict[str, str]:
        return {one.id: "parcels" for one in self.values()}


def series(values: tuple[PublishedValue, ...]) -> Answer:
    return replace(
        answer(),
        figures=tuple(replace(figure(number=at), period=one.period, raw=one.raw) for at, one in enumerate(values, 1)),
        citations=tuple(replace(citation(at, PAGE), id=one.id) for at, one in enumerate(values, 1)),
    )


def drawn(told: tuple[PublishedValue, ...], values: tuple[PublishedValue, ...]) -> Strand:
    """What is drawn of an answer that tells some of the values of a store."""
    strand = strand_of(series(told), OneIndicator({}, values))
    assert strand is not None
    return strand


SHOWN = tuple(value(period, number) for period, number in RESULTS)
TARGET = value("2025/26 Q2", "90", Measure.TARGET)
AGAIN = value("2025/26 Q1", "87", place=replace(PAGE, document="later.pdf", document_id="ee" * 8))


def test_points_are_the_results_of_the_answer_oldest_first_with_their_targets() -> None:
    strand = drawn(SHOWN[::-1], (*SHOWN, TARGET))
    assert [(one.value.period, one.value.raw, one.target.raw if one.target else "") for one in strand.points] == [
        ("2025/26 Q1", "88%", ""),
        ("2025/26 Q2", "91.4%", "90%"),
        ("2025/26 Q4", "79%", ""),
    ]


def test_a_gap_between_periods_is_a_break_and_no_line_crosses_it() -> None:
    strand = drawn(SHOWN, SHOWN)
    assert remarks(strand) == ("", "", "Break: periods between are not reported")
    svg = chart(strand, "Parcels")
    assert svg.count('class="joined"') == 1
    assert svg.count('class="break"') == 1


def test_a_quarter_and_a_year_are_not_joined() -> None:
    values = (value("2024/25", "80"), *SHOWN[:2])
    assert remarks(drawn(values, values)) == ("", "Break: a period of another length", "")


def test_a_figure_that_another_report_prints_otherwise_is_marked_restated() -> None:
    html = chart_html(series(SHOWN), OneIndicator({}, (*SHOWN, AGAIN)))
    assert "Restated: also printed as 87%" in html
    assert html.count('class="restated"') == 2  # at its point and in the legend


def test_ratings_are_shapes_with_words() -> None:
    html = chart_html(series(SHOWN), OneIndicator({}, SHOWN))
    assert '<g class="point red"' in html
    assert "</svg>Red</li>" in html
    assert "</svg>Green</li>" in html


def test_the_chart_is_told_in_words_to_who_does_not_see_it() -> None:
    html = chart_html(series(SHOWN), OneIndicator({}, SHOWN))
    assert "Q1 2025/26 88%; Q2 2025/26 91.4%; Q4 2025/26 79%." in html
    assert html.count('<th scope="row">') == 3


def test_an_answer_that_tells_the_first_and_the_last_result_shows_those_between_as_well() -> None:
    before = value("2024/25 Q4", "70")
    strand = drawn((SHOWN[0], SHOWN[2]), (before, *SHOWN))
    assert [one.value.raw for one in strand.points] == ["88%", "91.4%", "79%"]


def test_two_results_or_two_units_make_no_chart() -> None:
    assert chart_html(series(SHOWN[:2]), OneIndicator({}, SHOWN)) == ""  # the third is outside what the answer tells
    mixed = (*SHOWN[:2], replace(SHOWN[2], unit="days"))
    assert chart_html(series(mixed), OneIndicator({}, mixed)) == ""


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (61.2, 91.4, [60, 70, 80, 90, 100]),
        (0, 0, [0, 0.2]),
        (5, 5, [5, 6]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (1200, 90000, [0, 20000, 40000, 60000, 80000, 100000]),
    ],
)
def test_ticks_are_round_numbers_that_hold_the_range(low: float, high: float, ticks: list[float]) -> None:
    found = ticks_of(low, high)
    assert found[0] <= low
    assert found[-1] >= high
    assert found == ticks


def test_markup_in_titles_and_values_shows_as_text() -> None:
    values = tuple(replace(one, raw=HOSTILE) for one in SHOWN)
    shown = series(values)
    shown = replace(shown, figures=tuple(replace(one, title=HOSTILE) for one in shown.figures))
    assert "<img" not in chart_html(shown, OneIndicator({}, values))


def test_questions_go_on_to_the_quarter_before_and_the_change() -> None:
    store = OneIndicator({}, SHOWN)
    assert follow_ups(series(SHOWN[1:2]), store) == (
        "What was the result for ZZ/1 Parcels sorted in Q1 2025/26?",
        "How has the result for ZZ/1 Parcels sorted changed over time?",
    )


def test_the_question_just_asked_is_not_offered_again() -> None:
    asked = replace(series(SHOWN), question="how has the result for ZZ/1 Parcels sorted changed over time")
    assert follow_ups(asked, OneIndicator({}, SHOWN)) == ()


def test_why_is_offered_only_where_it_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    why = "Why was ZZ/1 Parcels sorted rated Red in Q4 2025/26?"
    store = OneIndicator({}, SHOWN)
    monkeypatch.setattr("screens.failure.answer_question", lambda *_: answer())
    assert why in follow_ups(series(SHOWN[2:]), store)
    assert why not in follow_ups(series(SHOWN[2:]), store, hurried=True)
    monkeypatch.setattr("screens.failure.answer_question", lambda *_: replace(answer(), citations=()))
    assert why not in follow_ups(series(SHOWN[2:]), store)
