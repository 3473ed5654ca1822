from __future__ import annotations

from ingest.model import Rating
from screens.charts import SHAPES, UNRATED, chart, legend, sparkline
from tests.assistant.overview.made import Q1, Q2, Q3, result, target
from tests.screens.standing_made import made_standings


def test_a_line_needs_two_results() -> None:
    (one,) = made_standings((result(Q1, "20"),))
    assert sparkline(one.strands[0]) == chart(one.strands[0], "Benches") == ""


def test_a_line_joins_no_quarter_with_a_year() -> None:
    (one,) = made_standings((result(Q1, "20"), result(Q2, "30"), result(Q3, "80", period="2019/20")))
    assert 'aria-label="2 results, from 20% (Q1 2020/21) to 30% (Q2 2020/21)"' in sparkline(one.strands[0])
    assert chart(one.strands[0], "Benches").count("<polyline") == 1
    (apart,) = made_standings((result(Q1, "20"), result(Q3, "80", period="2019/20")))
    assert sparkline(apart.strands[0]) == ""


def test_a_new_method_breaks_the_line_and_is_marked() -> None:
    (one,) = made_standings((result(Q1, "20"), result(Q2, "30"), result(Q3, "60", qualifiers=("new method",))))
    html = chart(one.strands[0], "Benches")
    assert html.count('class="break"') == 1
    (line,) = [part for part in html.split("<") if part.startswith("polyline")]
    assert line.count(",") == 2


def test_a_chart_shows_targets_restated_figures_and_ratings_as_shapes() -> None:
    values = (result(Q1, "20", Rating.RED), result(Q2, "23", period="2020/21 Q1"), result(Q2, "30", Rating.GREEN), target(Q2, "40"))
    (one,) = made_standings(values)
    html, signs = chart(one.strands[0], "Benches"), legend(one.strands[0])
    assert html.count('class="target"') == 1
    assert html.count('class="was"') == 1
    assert SHAPES[Rating.GREEN] in html
    for words in ("Green", "Target", "Was, in an earlier report"):
        assert words in signs


def test_a_target_in_words_is_no_level_of_the_chart() -> None:
    (one,) = made_standings((result(Q1, "20"), result(Q2, "30"), target(Q2, "5", raw="5% reduction", qualifiers=("reduction",))))
    assert 'class="target"' not in chart(one.strands[0], "Benches")


def test_no_two_ratings_have_one_shape() -> None:
    assert len({*SHAPES.values(), UNRATED}) == 6


def test_a_title_of_a_report_is_never_markup() -> None:
    (one,) = made_standings((result(Q1, "20", raw='2"><b>'), result(Q2, "30")))
    assert "<b>" not in chart(one.strands[0], '"><b>')
