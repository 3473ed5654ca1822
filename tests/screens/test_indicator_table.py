from __future__ import annotations

import pytest

from assistant.overview.standing_now import Standing
from screens.indicator_table import PAGE, Wanted, chosen, table_html
from tests.screens.made import HOSTILE
from tests.screens.standing_made import made_standings

ROWS = made_standings()


def refs(found: list[Standing]) -> list[str | None]:
    return [one.ref for one in found]


def test_all_rows_are_shown_when_nothing_is_looked_for() -> None:
    assert refs(chosen(ROWS, Wanted())) == ["PK/1", "PK/2", "PK/3"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(words="benches MENDED"), ["PK/2"]),
        (Wanted(words="pk/1"), ["PK/1"]),
        (Wanted(words="benches playgrounds"), []),
        (Wanted(words="anyborough"), ["PK/1", "PK/2", "PK/3"]),
        (Wanted(ratings=("Red",)), ["PK/1"]),
        (Wanted(ratings=("Red", "Not rated")), ["PK/1", "PK/2", "PK/3"]),
        (Wanted(travels=("Worse",)), ["PK/1"]),
        (Wanted(councils=("Otherham Council",)), []),
        (Wanted(sections=("No section",), ratings=("Red",)), ["PK/1"]),
    ],
)
def test_a_row_must_hold_all_words_and_fit_each_group_of_ticks(wanted: Wanted, expected: list[str]) -> None:
    assert refs(chosen(ROWS, wanted)) == expected


def test_ratings_sort_from_best_to_worst_with_the_unrated_last_and_the_other_way_round() -> None:
    assert refs(chosen(ROWS, Wanted(), "rating")) == ["PK/1", "PK/2", "PK/3"]
    assert refs(chosen(ROWS, Wanted(), "rating", descending=True))[-1] == "PK/1"


def test_titles_sort_by_letter() -> None:
    assert refs(chosen(ROWS, Wanted(), "indicator")) == ["PK/2", "PK/3", "PK/1"]


def test_the_sorted_column_says_so_and_others_say_that_they_are_not() -> None:
    html = table_html(ROWS, 3, PAGE, "period", descending=True)
    assert html.count('aria-sort="descending"') == 1
    assert html.count('aria-sort="none"') == 5
    assert '<th scope="col">Result</th>' in html


def test_a_row_shows_the_newest_result_with_target_rating_and_direction() -> None:
    html = table_html(ROWS[:1], 3, PAGE)
    for words in ("Playgrounds inspected on time", "84%", "92%", "Red", "Worsening", "against Q1 2020/21", "1 of 3 indicators"):
        assert words in html
    assert 'aria-label="2 results, from 90.7% (Q1 2020/21) to 84% (Q2 2020/21)"' in html


def test_a_figure_that_was_not_surely_read_is_marked_in_words() -> None:
    assert "not surely read" in table_html(ROWS[1:2], 3, PAGE)
    assert "not surely read" not in table_html(ROWS[:1], 3, PAGE)


def test_report_text_is_never_markup() -> None:
    html = table_html(ROWS[2:], 3, PAGE)
    assert HOSTILE not in html
    assert "&lt;img" in html


def test_more_rows_than_are_shown_come_with_a_button_for_more() -> None:
    html = table_html(ROWS, 3, 2)
    assert html.count("data-open=") == 2
    assert "Show 1 more" in html
    assert "data-more" not in table_html(ROWS, 3, 3)


def test_nothing_found_and_no_reports_are_told_apart() -> None:
    assert "Nothing fits" in table_html([], 3, PAGE)
    assert "no indicators yet" in table_html([], 0, PAGE)
