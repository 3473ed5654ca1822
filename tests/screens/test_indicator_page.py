from __future__ import annotations

import csv
import io
import re
from base64 import b64decode
from dataclasses import replace

import pytest

from assistant.model import Finding
from ingest.vocabulary import Basis
from screens import indicator_page as page_module
from screens.indicator_page import indicator_page
from screens.indicator_table import PAGE, Wanted
from screens.indicators import Order, holding, opening, wanted_of
from tests.screens.made import HOSTILE
from tests.screens.standing_made import VALUES, made_reports, made_standings

STORE = made_reports()
PLAY, _, HEDGES = made_standings()


def test_the_newest_result_is_the_first_source() -> None:
    shown = indicator_page(STORE, PLAY)  # type: ignore[arg-type]
    assert (shown.citations[0].quote, shown.citations[0].places[0].document_id) == ("84%", "q2")
    assert 'data-cite="0:1"' in shown.html


def test_every_mark_of_the_page_is_one_of_its_citations() -> None:
    shown = indicator_page(STORE, PLAY)  # type: ignore[arg-type]
    marks = {int(number) for number in re.findall(r'data-cite="0:(\d+)"', shown.html)}
    assert marks == {citation.number for citation in shown.citations}


def test_a_restated_figure_shows_what_it_was_with_its_own_source() -> None:
    shown = indicator_page(STORE, PLAY)  # type: ignore[arg-type]
    (number,) = re.findall(r'was 91\.2% <button[^>]*data-cite="0:(\d+)"', shown.html)
    assert shown.citations[int(number) - 1].places[0].document_id == "q1"


def test_what_a_result_covers_has_a_column_where_a_row_says_it() -> None:
    said = tuple(replace(one, basis=Basis.IN_PERIOD) for one in VALUES)
    with_column = indicator_page(made_reports(said), made_standings(said)[0])  # type: ignore[arg-type]
    assert '<th scope="col">Covers</th>' in with_column.html
    without = indicator_page(STORE, PLAY).html  # type: ignore[arg-type]
    assert "Covers" not in without
    assert "not stated" not in without


def test_the_comment_of_a_row_stands_under_its_report() -> None:
    shown = indicator_page(STORE, PLAY)  # type: ignore[arg-type]
    assert re.search(r"<h4>Parks, q2[^<]*</h4><blockquote>Two inspectors left\.", shown.html)


def test_the_series_can_be_taken_away_as_csv() -> None:
    shown = indicator_page(STORE, PLAY)  # type: ignore[arg-type]
    found = re.search(r'download="series-PK-1\.csv" href="data:text/csv;base64,([^"]+)"', shown.html)
    assert found is not None
    rows = list(csv.DictReader(io.StringIO(b64decode(found[1]).decode("utf-8-sig"))))
    assert [(row["period"], row["result_value"], row["target_value"]) for row in rows] == [
        ("2020/21 Q1", "91.2", "90"),
        ("2020/21 Q1", "90.7", ""),
        ("2020/21 Q2", "84", "92"),
    ]


def test_words_in_place_of_a_result_show_as_text() -> None:
    shown = indicator_page(STORE, HEDGES)  # type: ignore[arg-type]
    assert HOSTILE not in shown.html
    assert "In place of a result for Q2 2020/21 the report prints" in shown.html


def test_findings_of_the_indicator_alone_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Finding(
        id="f1", rule="rating", kind="error", flips=False, places=VALUES[0].places, ref="PK/1", title=PLAY.title, published="Green",
        recomputed="Red", working="84% is 8 points below 92%",
    )  # fmt: skip
    other = replace(own, id="f2", ref="PK/2", working="of another indicator")
    monkeypatch.setattr(page_module, "check_document", lambda _, document_id: (own, other) if document_id == "q2" else ())
    html = indicator_page(STORE, PLAY).html  # type: ignore[arg-type]
    assert "<strong>Error</strong>: 84% is 8 points below 92%" in html
    assert "of another indicator" not in html


def test_a_column_pressed_again_is_turned_round_and_starts_at_the_first_rows() -> None:
    once = Order(limit=3 * PAGE).after("sort", "rating")
    twice = once.after("sort", "rating")
    assert (once.sort, once.descending, once.limit) == ("rating", False, PAGE)
    assert (twice.sort, twice.descending) == ("rating", True)
    assert twice.after("more", "100").limit == 100
    assert twice.after("sort", "password") is twice
    assert twice.after("more", "-5") is twice


def test_ticks_and_words_go_to_their_own_groups() -> None:
    assert wanted_of("bins", ["Red"], ["Worse"], None, ["Parks"]) == Wanted(
        words="bins", ratings=("Red",), travels=("Worse",), sections=("Parks",)
    )


def test_an_address_of_no_indicator_opens_a_page_that_says_so() -> None:
    assert "not in the reports" in opening(None, "nowhere:ref:x")[2]


def test_the_sources_of_a_page_open_in_the_evidence_panel() -> None:
    session = holding(indicator_page(STORE, PLAY).citations, STORE)  # type: ignore[arg-type]
    found = session.evidence()
    assert found is not None
    assert found[1].quote == "84%"
