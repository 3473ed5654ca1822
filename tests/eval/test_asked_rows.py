"""Questions made from published values: their truths by hand, and what the judge makes of answers."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from eval.asked_rows import truths
from eval.asked_rows.facts import Facts, facts_of, rows_of
from eval.asked_rows.judging import judged
from eval.asked_rows.making import questions_of
from eval.asked_rows.sayings import Names, period_said
from eval.asked_rows.sets import furthest, rated
from eval.asked_rows.wanted import Question, Wanted
from tests.assistant.made import MadeStore

STORE: Any = MadeStore()
FOLDER = Path(truths.__file__).parent
FACTS = {one.ref: one for one in facts_of(STORE) if one.key.startswith("anyborough")}
ROWS = rows_of(STORE)
KNOWN = {row.key: row for row in ROWS}


def learning() -> Facts:
    return FACTS["AB/1"]  # 9.4% at Q2, 9.3% at Q1, 8.9% a year before; target 9.9%


def test_the_gap_is_told_in_points_or_as_a_share_of_the_target() -> None:
    wanted = truths.gap(learning(), ["2020/21 Q2"])
    assert wanted is not None
    assert {Decimal("0.5"), Decimal("5.05")} <= wanted.numbers[0]  # 9.9 − 9.4; 0.5 / 9.9


def test_a_change_is_told_in_points_and_per_cent() -> None:
    points = truths.change(learning(), "2019/20 Q2", "2020/21 Q2", "points")
    share = truths.change(learning(), "2019/20 Q2", "2020/21 Q2", "percent")
    assert points is not None
    assert share is not None
    assert Decimal("0.5") in points.numbers[0]
    assert Decimal("5.6") in share.numbers[0]  # 0.5 / 8.9


def test_a_false_statement_is_of_no_figure_that_the_reports_print() -> None:
    stated = truths.statement(learning(), ["2020/21 Q2"], is_true=False)
    assert stated is not None
    assert stated[0] not in {"9.4%", "9.3%", "8.9%", "9.9%", "7.5%"}
    assert stated[1].verdict == "contradicted"


def test_a_list_by_rating_holds_the_rows_of_the_period() -> None:
    wanted = rated(ROWS, "Red Amber", "2020/21 Q2")
    assert wanted is not None
    assert {KNOWN[key].ref for key in wanted.sets[0]} == {"AB/2"}


def test_the_furthest_from_target_is_the_largest_share_of_it() -> None:
    wanted = furthest([row for row in ROWS if row.document == "anyborough-mid-year.txt"], "2020/21 Q2", 1)
    assert wanted is not None
    assert {KNOWN[key].ref for key in wanted.leaders} == {"AB/1", "AB/2"}  # 0.5 points and 0.4 points; 5.1% and 6.5% of the target


@pytest.mark.parametrize(
    ("form", "period", "said"),
    [
        ("short", "2020/21 Q2", "q2 20/21"),
        ("months", "2020/21 Q4", "January to March 2021"),
        ("words", "2020/21 Q2", "quarter two of 2020/21"),
        ("year end", "2020/21", "year end 2020/21"),
    ],
)
def test_a_period_is_said_in_many_ways(form: str, period: str, said: str) -> None:
    assert period_said(form, period, False) == (said, f"{'from' if form == 'months' else 'at' if form == 'year end' else 'in'} {said}")


def test_half_a_name_keeps_the_words_that_fewest_titles_hold() -> None:
    names = Names(["Visits to the libraries of the borough", "Visits to parks of the borough"], seed=1)
    assert names.said("half", None, "Visits to the libraries of the borough") == "Visits libraries"


def answer(**changes: Any) -> dict[str, Any]:
    figure = {"ref": "AB/1", "title": learning().title, "measure": "result", "period": "2020/21 Q2", "value": "9.4"}
    return {
        "status": "answered",
        "text": f"**9.4%** at Q2: {learning().title} (AB/1)",
        "figures": [figure],
        "options": [],
        "verdict": None,
    } | changes


def outcome(wanted: Wanted, **changes: Any) -> str:
    question = Question(operation="value", name_form="title", period_form="printed", register="full", turns=("?",), wanted=wanted)
    return judged(question, answer(**changes), KNOWN)


def test_the_figure_of_the_period_asked_for_is_right_and_another_is_wrong() -> None:
    wanted = truths.figure(learning(), "result", ["2020/21 Q2"])
    earlier = truths.figure(learning(), "result", ["2020/21 Q1"])
    assert wanted is not None
    assert earlier is not None
    assert (outcome(wanted), outcome(earlier)) == ("right", "wrong")


def test_asking_back_counts_by_whether_the_right_one_is_offered() -> None:
    wanted = Wanted(keys=frozenset({learning().key}))
    offered = f"What is the result of {learning().title} (AB/1)?"
    assert outcome(wanted, status="clarify", text="Which?", options=[offered]) == "asked"
    assert outcome(wanted, status="clarify", text="Which?", options=["What is the result of Smoking prevalence (AB/7)?"]) == "astray"


def test_the_opposite_of_yes_is_wrong() -> None:
    wanted = Wanted(keys=frozenset({learning().key}), says="no")
    assert outcome(wanted, text="Yes: 9.4%") == "wrong"
    assert outcome(wanted, text="No: 9.4%") == "right"


def test_the_same_seed_makes_the_same_questions() -> None:
    assert questions_of(STORE, "tuning", 3, 1) == questions_of(STORE, "tuning", 3, 1)


def test_the_halves_share_no_template() -> None:
    both = [tomllib.loads((FOLDER / f"{half}.toml").read_text(encoding="utf-8")) for half in ("tuning", "measuring")]
    said = [{one for registers in half.values() for templates in registers.values() for one in templates} for half in both]
    assert both[0].keys() == both[1].keys()
    assert not said[0] & said[1]
