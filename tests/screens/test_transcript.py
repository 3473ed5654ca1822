from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from assistant.model import Status, Verdict, Working
from index.decisions import Access, Labelled
from index.register import decide
from index.store import open_store
from ingest.model import Measure
from screens.session import Turn
from screens.transcript import CHANGED, copied, failed_html, going_on, partial_html, past_html, turn_html, welcome
from tests.screens.made import HOSTILE, answer, citation, embed, figure, made_store


def test_figures_stand_below_the_words_with_value_rating_and_source() -> None:
    html = turn_html(answer(figures=(figure(), figure(Measure.TARGET, "90%", number=2))), 0)
    for words in ("Result", "Target", "Q2 2025/26", "91.4%", "90%", "Green Amber", 'data-cite="0:1"'):
        assert words in html


def test_a_working_shows_the_sum_with_its_inputs() -> None:
    working = Working(what="Distance to target", formula="91.4 − 90 = 1.4", inputs=(1,), result="1.4")
    html = turn_html(replace(answer(), working=(working,)), 2)
    assert "91.4 − 90 = 1.4" in html
    assert html.count('data-cite="2:1"') == 3  # in the text, in the working, among the sources


def test_choices_are_buttons_that_ask_the_whole_question() -> None:
    html = turn_html(replace(answer(), status=Status.CLARIFY, options=('Which "one"?',)), 0)
    assert 'data-ask="Which &quot;one&quot;?"' in html


def test_a_false_premise_says_that_the_reports_say_otherwise() -> None:
    assert "The reports say otherwise" in turn_html(replace(answer(), verdict=Verdict.CONTRADICTED), 0)


def test_sources_beyond_six_are_counted() -> None:
    assert "and 3 more" in turn_html(answer(citations=9), 0)


def test_markup_in_questions_titles_and_values_shows_as_text() -> None:
    hostile = replace(
        answer(f"{HOSTILE} [1]", figures=(figure(raw=HOSTILE, title=HOSTILE), figure(title=HOSTILE + "2"))),
        question=HOSTILE,
        citations=(citation(1, title=HOSTILE, quote=HOSTILE),),
        options=(HOSTILE,),
        working=(Working(what=HOSTILE, formula=HOSTILE, inputs=(1,), result=HOSTILE, note=HOSTILE),),
    )
    for html in (turn_html(hostile, 0), partial_html(hostile, 0, 2), failed_html(HOSTILE, HOSTILE), welcome(HOSTILE, HOSTILE, (HOSTILE,))):
        assert "<img" not in html
        assert "&lt;img" in html


def test_an_answer_grows_by_words_and_keeps_line_breaks() -> None:
    html = partial_html(answer("One two\n\n- three four"), 0, 4)  # the dash counts as a word
    assert "<p>One two</p><ul><li>three</li></ul>" in html
    assert "four" not in html


def test_the_copied_answer_names_its_sources() -> None:
    assert copied(answer()) == "It was 91.4% [1].\n\n[1] Parks performance, line 9 (parks.txt)"


def test_no_earlier_turns_give_nothing() -> None:
    assert past_html([]) == ""


def test_where_the_reports_changed_between_two_answers_the_conversation_says_so(tmp_path: Path) -> None:
    before = open_store(made_store(tmp_path), embed=embed)
    turns = [Turn(number=number, answer=answer(), store=before) for number in range(2)]
    assert CHANGED not in past_html(turns, before)
    label = Labelled(document_id=before.documents()[0].document_id, access=Access.DRAFT)
    decide(before.directory, label, who="An officer", reason="not agreed yet", generation=1)
    with open_store(before.directory, embed=embed) as after:
        assert past_html(turns, after).endswith(f'<p class="note">{CHANGED}</p></div>')
        assert past_html([*turns, Turn(number=2, answer=answer(), store=after)], after).count(CHANGED) == 1
    before.close()


def test_an_answer_can_be_copied_asked_again_taken_away_and_judged() -> None:
    html = turn_html(answer(figures=(figure(),)), 3)
    for deed in (
        "data-copy=",
        "data-ask=",
        'data-take="3:pack"',
        'data-take="3:figures"',
        'data-take="3:series"',
        'data-good="3"',
        'data-bad="3"',
    ):
        assert deed in html


def test_an_answer_without_sources_offers_nothing_to_take_away() -> None:
    assert "data-take" not in turn_html(replace(answer(), citations=()), 0)


def test_questions_that_go_on_are_buttons_and_none_gives_nothing() -> None:
    assert 'data-ask="Why &lt;b&gt;?"' in going_on(("Why <b>?",))
    assert going_on(()) == ""


def test_each_half_of_a_fraction_is_shown_by_itself() -> None:
    halves = tuple(
        replace(figure(measure, "1,248/1,531"), value=Decimal(number))
        for measure, number in ((Measure.NUMERATOR, "1248"), (Measure.DENOMINATOR, "1531"))
    )
    html = turn_html(answer(figures=halves), 0)
    assert ">1,248<" in html
    assert ">1,531<" in html
    assert "1,248/1,531" not in html
