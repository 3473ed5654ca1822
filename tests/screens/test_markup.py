from __future__ import annotations

import pytest

from ingest.model import Rating
from screens.markup import period_words, plain, rating_chip, rich

HOSTILE_TEXTS = (
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<svg/onload=alert(1)>",
    '"><iframe src=javascript:alert(1)>',
    "[press](javascript:alert(1))",
    "![picture](http://198.51.100.1/x.png)",
    "**<b>bold</b>** [1]<i>",
    "\\<b\\>escaped\\</b\\>",
    "&lt;script&gt;",
    "${alert(1)} {{value}} <%= 1 %>",
    "- <details open ontoggle=alert(1)>",
    "' onmouseover='alert(1)",
)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_markup_of_a_report_shows_as_text(text: str) -> None:
    html = rich(text, turn=0, sources=1)
    for tag in ("<script", "<img", "<svg", "<iframe", "<b>", "<i>", "<details", "<a ", "javascript:alert(1)>"):
        assert tag not in html
    assert "'" not in plain(text)
    assert '"' not in plain(text)


def test_a_mark_is_a_button_that_names_turn_and_citation() -> None:
    html = rich("It was 9% [2].", turn=3, sources=2)
    assert html == ('<p>It was 9% <button type="button" class="mark" data-cite="3:2" aria-label="Source 2">2</button>.</p>')


def test_a_bracketed_number_without_a_citation_stays_text() -> None:
    assert rich("See note [7].", turn=0, sources=2) == "<p>See note [7].</p>"


def test_paragraphs_and_lists_keep_their_order() -> None:
    assert rich("First\nline\n\n- one\n- **two**\n\nLast", turn=0, sources=0) == (
        "<p>First<br>line</p><ul><li>one</li><li><strong>two</strong></li></ul><p>Last</p>"
    )


def test_an_escaped_sign_shows_without_its_backslash() -> None:
    assert rich(r"a\*b \<c", turn=0, sources=0) == "<p>a*b &lt;c</p>"


@pytest.mark.parametrize("rating", list(Rating))
def test_a_rating_is_told_by_its_word_and_not_by_colour_alone(rating: Rating) -> None:
    assert rating.value in rating_chip(rating)


def test_no_rating_gives_no_chip() -> None:
    assert rating_chip(None) == ""


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2016/17", "2016/17"),
        ("2016/17 Q2", "Q2 2016/17"),
        ("2015/16 AY", "academic year 2015/16"),
        ("2016", "2016"),
        ("2016-09", "September 2016"),
        ("2016-09-30", "30 September 2016"),
        ("2014-04..2014-09", "April to September 2014"),
        ("2014-10..2015-03", "October 2014 to March 2015"),
        (None, ""),
    ],
)
def test_a_period_is_written_as_people_write_it(period: str | None, words: str) -> None:
    assert period_words(period) == words


def test_a_table_of_an_answer_is_a_table_with_headings_and_marks() -> None:
    html = rich("Before\n| Period | Result |\n|---|---|\n| Q1 | **9%** [1] |\n| a \\| b | <i> |\nAfter", turn=2, sources=1)
    assert html.startswith("<p>Before</p>")
    assert html.endswith("<p>After</p>")
    assert '<th scope="col">Period</th><th scope="col">Result</th>' in html
    assert '<td><strong>9%</strong> <button type="button" class="mark" data-cite="2:1"' in html
    assert "<td>a | b</td><td>&lt;i&gt;</td>" in html
