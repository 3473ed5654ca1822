"""Tables and prose -> the keys of a report."""

from __future__ import annotations

import pytest

from ingest.model import KeyMethod, Rated, SectionTable
from tests.ingest.keys.made import Prose, keys, only, prose, told
from tests.ingest.made_table import Made, cell, table


def test_bands_of_targeted_improvement_have_edges_where_signs_and_words_agree() -> None:
    key = only(
        keys(
            table(
                ["RAG", "Share of targeted improvement", ""],
                ["Green", "100% or more", "Target reached"],
                ["Green Amber", ">75% <100%", "Missed, but 75% or more of targeted improvement made"],
                ["Red Amber", ">50% <75%", "Missed, but 50-75% of targeted improvement made"],
                ["Red", "<50%", "Missed, and less than 50% of targeted improvement made"],
                headings=("Key",),
            )
        )
    )
    assert (key.rates, key.method) == (Rated.INDICATORS, KeyMethod.TARGETED_IMPROVEMENT)
    assert told(key) == [
        ("Green", ">= 100%", ""),
        ("Green Amber", ">= 75%", "< 100%"),
        ("Red Amber", ">= 50%", "< 75%"),
        ("Red", "", "< 50%"),
    ]


def test_floor_and_target_are_edges_of_their_own() -> None:
    key = only(keys(text=prose("Green: target met; Amber: below target but above floor; Red: below floor")))
    assert (key.rates, key.method) == (Rated.INDICATORS, KeyMethod.FLOOR)
    assert told(key) == [("Green", ">= target", ""), ("Amber", "> floor", "< target"), ("Red", "", "< floor")]


def test_a_distance_that_may_be_missed_counts_from_the_target() -> None:
    key = only(keys(text=prose("A measure is Green where the target is met, Amber where it is within 10% of the target and Red if worse.")))
    assert key.method is KeyMethod.TOLERANCE
    assert told(key) == [("Green", "", "<= 0%"), ("Amber", "", "<= 10%"), ("Red", "", "")]


def test_a_list_may_begin_with_red() -> None:
    read = keys(text=prose("Red = more than 10% off target", "Amber = between 5% and 10% off target", "Green = on or within 5% of target"))
    assert told(only(read)) == [("Red", "> 10%", ""), ("Amber", "> 5%", "<= 10%"), ("Green", "", "<= 5%")]


def test_a_share_of_the_target_is_no_distance_from_it() -> None:
    read = keys(
        table(["Rating", "Green", "Amber", "Red"], ["Meaning", "100% or more of target", "90% to 99% of target", "Less than 90% of target"])
    )
    assert only(read).method is KeyMethod.RATIO
    assert told(only(read)) == [("Green", ">= 100%", ""), ("Amber", ">= 90%", "<= 99%"), ("Red", "", "< 90%")]


@pytest.mark.parametrize("amber", ["90% or more of target but below target", "target missed but 90% or more of target"])
def test_a_share_of_the_target_that_is_missed_is_no_distance_from_it(amber: str) -> None:
    key = only(keys(text=prose(f"Green: target met; Amber: {amber}; Red: anything lower", heading="Indicators")))
    assert key.method is KeyMethod.RATIO
    assert told(key) == [("Green", ">= 100%", ""), ("Amber", ">= 90%", "< 100%"), ("Red", "", "")]


def test_ratings_shown_only_as_colours_are_read() -> None:
    rows: list[list[Made]] = [
        [cell("", fill="#00B050"), "Target met"],
        [cell("", fill="#FFC000"), "Missed by up to 10%"],
        [cell("", fill="#FF0000"), "Missed by more than 10%"],
    ]
    key = only(keys(table(*rows, header_rows=0, headings=("What the colours mean",))))
    assert told(key) == [("Green", "", "<= 0%"), ("Amber", "", "<= 10%"), ("Red", "> 10%", "")]


def test_the_columns_for_indicators_and_for_activities_are_two_keys() -> None:
    indicators, activities = keys(
        table(
            ["RAG rating", "Shown as", "Indicators", "Projects"],
            ["Green", "G", "Target met", "On course"],
            ["Red", "R", "Target missed", "Will be late"],
            headings=("Key to the ratings",),
        )
    )
    assert (indicators.rates, told(indicators)) == (Rated.INDICATORS, [("Green", ">= target", ""), ("Red", "", "< target")])
    assert (activities.rates, activities.method) == (Rated.ACTIVITIES, KeyMethod.WORDS)
    assert [band.words for band in activities.bands] == ["On course", "Will be late"]


def test_labels_in_prose_part_two_keys() -> None:
    lines = (
        "Activities",
        "Green On course",
        "Red",
        "Amber Late by up to a month",
        "Indicators",
        "Green 100% or more of target",
        "Red <100% of target",
    )
    activities, indicators = keys(text=prose(*lines, heading="Key:"))
    assert (activities.rates, [band.words for band in activities.bands]) == (Rated.ACTIVITIES, ["On course", "Late by up to a month"])
    assert (indicators.rates, told(indicators)) == (Rated.INDICATORS, [("Green", ">= 100%", ""), ("Red", "", "< 100%")])


def test_levels_of_risk_have_points() -> None:
    key = only(
        keys(table(["Level", "Score"], ["Low", "1-6"], ["Medium", "8-12"], ["High", "15-25"], headings=("Key to risk scores",)), text=[])
    )
    assert (key.rates, key.method) == (Rated.RISKS, KeyMethod.SCORE)
    assert told(key) == [("Low", ">= 1", "<= 6"), ("Medium", ">= 8", "<= 12"), ("High", ">= 15", "<= 25")]


@pytest.mark.parametrize(
    "words",
    [
        ("more than 10% off target and worse than last year", "more than 10% off target but better than last year"),
        ("about 10% below target", "target met"),
    ],
    ids=["two bands with the same edges", "a number that is no comparison"],
)
def test_a_key_that_cannot_be_measured_keeps_its_words_alone(words: tuple[str, str]) -> None:
    key = only(keys(text=prose(f"Red = {words[0]}", f"Amber = {words[1]}")))
    assert key.method is KeyMethod.WORDS
    assert [(band.words, band.lower, band.upper) for band in key.bands] == [(one, None, None) for one in words]


def test_a_key_printed_twice_is_one_key_with_two_places() -> None:
    text = prose("Green: target met; Red: target missed", "Results follow.", "Green: target met; Red: target missed")
    assert [one.lines for one in only(keys(text=text)).places] == [(1, 1), (3, 3)]


@pytest.mark.parametrize(
    ("tables", "text"),
    [
        ([table(["Rating", "Number", "Share"], ["Green", "12", "60%"], ["Red", "8", "40%"])], []),
        ([table(["RAG", "Project", "Update"], ["Green", "Swimming pool", "Opened in March"], ["Red", "Depot move", "No site found"])], []),
        ([], prose("Green: 12 indicators. Amber: 3 indicators. Red: 2 indicators.")),
        ([], prose("The depot is Red: no site was found. The library is Amber: the refit is late.")),
        ([], prose("Indicators are rated Red, Amber or Green (RAG) against target.")),
    ],
    ids=["counts", "projects", "counts in prose", "story", "list of ratings"],
)
def test_ratings_that_are_counted_or_told_of_are_no_key(tables: list[SectionTable], text: Prose) -> None:
    assert keys(*tables, text=text) == ()
