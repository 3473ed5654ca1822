from __future__ import annotations

import re
from dataclasses import replace

from assistant.citing import CitationList
from assistant.overview.changes import changes
from ingest.model import PublishedValue, Rating
from screens.change_list import changes_html, choice_words, question
from screens.changes import NO_PAIR, NO_REPORTS, changed, choices_of
from tests.assistant.overview.made import Q1, Q2, catalogue, result
from tests.screens.made import HOSTILE

DOWN = (result(Q1, "80", Rating.GREEN), result(Q2, "61", Rating.RED))


def shown(*values: PublishedValue) -> tuple[str, CitationList]:
    citing = CitationList((Q1, Q2))
    return changes_html(changes(catalogue((Q1, Q2), values), Q2, Q1), citing), citing


def test_a_change_shows_old_and_new_figure_and_rating_each_with_its_source() -> None:
    html, citing = shown(*DOWN)
    assert "Ratings that went down (1)" in html
    assert re.search(
        r'Was</span> <strong>80%</strong> <span class="chip green">.*Now</span> <strong>61%</strong> <span class="chip red">', html
    )
    assert [(one.number, one.quote, one.places[0].document_id) for one in citing.citations()] == [(1, "80%", "q1"), (2, "61%", "q2")]


def test_headings_without_a_change_are_left_out() -> None:
    html, _ = shown(*DOWN)
    assert html.count("<h3>") == 1


def test_no_change_is_said() -> None:
    html, _ = shown(result(Q1, "80", Rating.GREEN), result(Q2, "81", Rating.GREEN))
    assert "No rating, target or printed result differs" in html


def test_a_change_links_to_a_question_and_to_its_series() -> None:
    html, _ = shown(*DOWN)
    assert 'href="/?q=Why+did+PK%2F1+change%3F"' in html
    assert 'href="/?indicator=anyborough%3Aref%3Apk%2F1"' in html


def test_a_title_is_text_in_the_list_in_links_and_in_questions() -> None:
    html, _ = shown(*(replace(value, title=HOSTILE) for value in DOWN))
    assert "<img" not in html
    assert question(replace(DOWN[0], ref=None)) == "How has “Playgrounds inspected on time” changed?"


def test_a_report_to_choose_names_its_file() -> None:
    assert choice_words((Q2, Q1)) == "Parks, q2 · Q2 2020/21 · Anyborough Council · q2.txt"


def test_no_reports_and_no_earlier_report_are_told_apart() -> None:
    assert changed(None, None)[0] == NO_REPORTS
    assert choices_of(None) == []
    store = catalogue((Q1,), (DOWN[0],)).store
    assert changed(store, "q1")[0] == NO_PAIR
