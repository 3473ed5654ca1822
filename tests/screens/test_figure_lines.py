from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.model import Beside, Figure
from ingest.model import Measure, Rating
from screens.figure_lines import figures_html, without_repeats
from tests.screens.made import HOSTILE, figure

GREEN = replace(figure(raw="91.4% (G)"), value=Decimal("91.4"), rating=Rating.GREEN)


def beside(measure: Measure, raw: str, number: int, **more: str | None) -> Beside:
    told: dict[str, str | None] = {"period": "2025/26 Q2", "group": None, "compared_with": None, **more}
    return Beside(measure=measure, raw=raw, value=None, unit="%", citation=number, **told)  # type: ignore[arg-type]


def words_of(html: str) -> str:
    """The text of a piece of HTML as it is read aloud: without tags and without what is hidden from screen readers."""
    heard = re.sub(r'<(\w+)[^>]*aria-hidden="true"[^>]*>[^<]*</\1>', " ", html)
    return " ".join(re.sub(r"<[^>]+>", " ", heard).split())


def heads(html: str) -> list[str]:
    return re.findall(r'scope="col">([^<]+)<', html)


def test_a_result_with_what_is_beside_it_is_one_line() -> None:
    judged = (
        beside(Measure.TARGET, "90%", 2),
        beside(Measure.DIRECTION, "Worsening", 3, compared_with="2025/26 Q1"),
        beside(Measure.BENCHMARK, "88.0%", 4, group="Neighbours", period="2024/25"),
    )
    html = figures_html((replace(GREEN, beside=judged),), 0)
    assert heads(html) == ["Period", "Result", "Target", "Rating", "Direction", "Benchmark"]
    assert html.count("<tr") == 2  # the headings and the line
    assert (
        words_of(html.partition("</thead>")[2])
        == "Q2 2025/26 91.4% 1 90% 2 Green Worsening 3 against Q1 2025/26 Neighbours 88.0% 4 2024/25"
    )
    assert '<span aria-hidden="true">↘</span> Worsening' in html
    assert 'class="chip green"><i aria-hidden="true"></i>Green' in html


def test_every_source_has_its_own_button() -> None:
    html = figures_html((replace(GREEN, beside=(beside(Measure.TARGET, "90%", 7),)),), 3)
    assert re.findall(r'data-cite="([\d:]+)"', html) == ["3:1", "3:7"]


def test_the_name_stands_above_one_indicator_and_in_the_lines_of_several() -> None:
    alone = figures_html((GREEN, replace(GREEN, period="2025/26 Q1", citation=2)), 0)
    assert "<caption><span" in alone
    assert re.findall(r'scope="row">([^<]+)<', alone) == ["Q2 2025/26", "Q1 2025/26"]
    several = figures_html((GREEN, replace(GREEN, ref="ZZ/2", title="Letters answered", citation=2)), 0)
    assert heads(several)[0] == "Indicator"
    assert several.count('<span class="ref">') == 2


def test_a_target_of_another_period_says_which() -> None:
    html = figures_html((replace(GREEN, beside=(beside(Measure.TARGET, "95%", 2, period="2025/26"),)),), 0)
    assert "95% 2 for 2025/26" in words_of(html)


def test_a_figure_that_a_line_has_already_is_not_repeated() -> None:
    target = replace(figure(Measure.TARGET, "90%", number=2), value=Decimal(90))
    html = figures_html((replace(GREEN, beside=(beside(Measure.TARGET, "90%", 2),)), target), 0)
    assert html.count("90%") == 1


def test_a_target_asked_for_alone_has_a_line_of_its_own() -> None:
    html = figures_html((figure(Measure.TARGET, "90%"),), 0)
    assert heads(html) == ["Period", "Target"]
    assert 'class="target sought"' in html


def test_a_benchmark_without_group_says_so() -> None:
    assert "Group not named 88.0%" in words_of(figures_html((replace(GREEN, beside=(beside(Measure.BENCHMARK, "88.0%", 4),)),), 0))


def test_what_is_not_printed_is_a_dash_that_is_read_aloud() -> None:
    other = replace(GREEN, period="2025/26 Q1", citation=2, beside=(beside(Measure.TARGET, "90%", 3),))
    assert "Q2 2025/26 91.4% 1 not printed Green" in words_of(figures_html((GREEN, other), 0))


@pytest.mark.parametrize(
    ("raw", "value", "unit", "shown"),
    [
        ("91.4% (G)", "91.4", "%", "91.4%"),
        ("5.70% (30 Sep 2025)", "5.70", "%", "5.70% 1 (30 Sep 2025)"),
        ("169.7", "169.7", "per 100,000", "169.7 1 per 100,000"),
        ("1,256", "1256", "count", "1,256"),
        ("-0.8", "-0.8", "%", "-0.8%"),
        ("£80 each for 40 people", "40", "count", "£80 each for 40 people"),  # another figure of the cell: its words whole
        ("FAIL (G)", None, None, "FAIL"),
        ("8.9 [r]", "8.9", "%", "8.9%"),  # a mark that is not the rating stays
    ],
)
def test_a_cell_is_shown_as_printed_with_its_number_first(raw: str, value: str | None, unit: str | None, shown: str) -> None:
    told = replace(GREEN, raw=raw, value=Decimal(value) if value else None, unit=unit)
    html = figures_html((told,), 0)
    assert f"Q2 2025/26 {shown}" in words_of(html)
    assert ("[r]" in html) is ("[r]" in raw)


def test_only_the_rating_that_is_shown_beside_it_is_left_out_of_a_cell() -> None:
    assert "91.4% 1 (R)" in words_of(figures_html((replace(GREEN, raw="91.4% (R)"),), 0))


def test_numbers_behind_a_percentage_stand_under_it_by_name() -> None:
    behind = replace(figure(Measure.NUMERATOR, "1,248/1,531", number=2), value=Decimal(1248))
    assert "91.4% 1 Numerator Q2 2025/26 1,248 2" in words_of(figures_html((GREEN, behind), 0))


def test_two_results_of_one_period_are_two_lines() -> None:
    html = figures_html((GREEN, replace(GREEN, raw="90.1%", citation=2)), 0)
    assert html.count('scope="row"') == 2


def test_markup_in_any_cell_shows_as_text() -> None:
    judged = (
        beside(Measure.TARGET, HOSTILE, 2),
        beside(Measure.DIRECTION, HOSTILE, 3, compared_with=HOSTILE),
        beside(Measure.BENCHMARK, HOSTILE, 4, group=HOSTILE),
    )
    hostile = replace(GREEN, ref=HOSTILE, title=HOSTILE, raw=HOSTILE, value=None, unit=HOSTILE, period=HOSTILE, beside=judged)
    for figures in ((hostile,), (hostile, GREEN)):
        html = figures_html(figures, 0)
        assert "<img" not in html
        assert "&lt;img" in html


def test_no_figures_are_no_table() -> None:
    assert figures_html((), 0) == ""


TABLE = "| Period | Result | Source |\n|---|---|---|\n| Q2 2025/26 | 91.4% | [1] |\n"


@pytest.mark.parametrize(
    ("text", "figures", "shown"),
    [
        (f"It rose.\n\n{TABLE}\nSo it did.", (GREEN,), "It rose.\n\n\nSo it did."),
        (f"It rose.\n\n{TABLE}", (replace(GREEN, citation=2),), f"It rose.\n\n{TABLE}"),  # the table has another source
        (TABLE.replace("Result", "Change"), (GREEN,), TABLE.replace("Result", "Change")),
        (TABLE, (), TABLE),
    ],
)
def test_a_table_in_the_text_that_the_lines_repeat_is_left_out(text: str, figures: tuple[Figure, ...], shown: str) -> None:
    assert without_repeats(text, figures) == shown
