"""Tables of rated activities."""

from __future__ import annotations

import pytest

from ingest.model import Activity, Rating, RatingSource, SectionTable
from ingest.records.activities import read_activities
from tests.ingest.made_table import cell, document, table

HEADS = ("Commissioning Intention", "RAG", "Commentary", "Service")


def activities(*tables: SectionTable) -> tuple[Activity, ...]:
    return read_activities(tables, document())


def test_each_row_is_an_activity_with_rating_commentary_and_service() -> None:
    (one,) = activities(table(HEADS, ("Open a second workshop", "Green Amber", "Two sites were seen.\nOne was chosen.", "Adults")))
    assert (one.title, one.rating, one.rating_source, one.commentary, one.service, one.section) == (
        "Open a second workshop",
        Rating.GREEN_AMBER,
        RatingSource.TEXT,
        "Two sites were seen.\nOne was chosen.",
        "Adults",
        "Section",
    )
    assert one.places[0].lines == (2, 2)


def test_a_rating_can_be_the_colour_of_an_empty_cell() -> None:
    (one,) = activities(table(HEADS, ("Open a second workshop", cell("", fill="#FF0000"), "Not begun.", "Adults")))
    assert (one.rating, one.rating_source) == (Rating.RED, RatingSource.COLOUR)


def test_a_row_without_title_goes_on_with_the_commentary_above() -> None:
    (one,) = activities(
        table(HEADS, ("Open a second workshop", "Green", "Two sites were seen.", "Adults"), ("", "", "One was chosen.", ""))
    )
    assert one.commentary == "Two sites were seen.\nOne was chosen."
    assert [place.lines for place in one.places] == [(2, 2), (3, 3)]


def test_an_outturn_column_of_rating_words_rates_projects() -> None:
    (one,) = activities(
        table(("Project", "Outturn", "Direction of Travel", "Commentary"), ("Shared record", "Amber", "", "A tool was shown."))
    )
    assert one.rating is Rating.AMBER


def test_areas_of_focus_without_ratings_are_activities_too() -> None:
    (one,) = activities(
        table(
            ("Key area of focus", "Description", "Q2 2016/17 Progress Update"), ("Town centres", "Investing in two", "A plan was agreed.")
        )
    )
    assert (one.title, one.rating, one.commentary) == ("Town centres", None, "A plan was agreed.")


def test_ratings_that_are_no_words_are_kept_as_printed() -> None:
    (one,) = activities(table(HEADS, ("Open a second workshop", "Blue", "Done.", "Adults")))
    assert (one.rating, one.rating_raw, one.rating_source) == (None, "Blue", None)


@pytest.mark.parametrize(
    "rows",
    [
        [("Ref", "Indicator", "Target", "Result"), ("XY1", "Trees", "10", "8")],
        [("Strategic priority", "RAG ratings Green", "RAG ratings Red"), ("Growth", "86% (6)", "14% (1)")],
        [("RAG rating", "Activities"), ("Green", "Done, or on course"), ("Red", "Will not be done as agreed")],
        [("Headline", "Commentary"), ("Staff", "Standards were rolled out.")],
    ],
)
def test_indicators_counts_keys_and_headlines_are_no_activities(rows: list[tuple[str, ...]]) -> None:
    assert activities(table(*rows)) == ()
