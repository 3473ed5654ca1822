"""Totals, columns that follow from others, shares of counts and risk scores, each on the smallest table that shows a fault."""

from __future__ import annotations

import pytest

from tests.assistant.audit.made import found, prose, report, table, told

BUDGET = [
    ["Service", "Budget £000", "Forecast £000", "Variation £000", "Variation as % of budget"],
    ["Trees", "4,120", "4,302", "182", "4.4%"],
    ["Paths", "8,940", "8,455", "(485)", "-5.4%"],
    ["Ponds", "1,275", "1,293", "18", "1.4%"],
    ["Seats", "1,500", "1,620", "120", "8.0%"],
    ["Total", "15,835", "15,670", "(165)", "-1.0%"],
]


def altered(row: int, column: int, text: str) -> list[list[str]]:
    rows = [list(one) for one in BUDGET]
    rows[row][column] = text
    return rows


def test_a_table_that_adds_up_is_silent() -> None:
    assert told(report(tables=[table(BUDGET)])) == []


def test_a_total_that_its_rows_do_not_give_is_an_error() -> None:
    (finding,) = [one for one in found(report(tables=[table(altered(5, 2, "15,760"))])) if one.rule == "total"]
    assert (finding.kind, finding.published, finding.recomputed) == ("error", "Forecast £000: 15,760", "15,670")
    assert finding.places[0].lines == (105, 105)


def test_a_total_within_the_rounding_of_its_rows_is_silent() -> None:
    rows = [["Service", "Plan £m", "Spent £m"], ["Trees", "1.4", "1.0"], ["Paths", "1.4", "1.0"], ["Total", "2.9", "2.0"]]
    assert told(report(tables=[table(rows)])) == []  # 1.44 and 1.44 make 2.88


def test_a_row_of_which_the_others_are_a_part_makes_no_error() -> None:
    rows = [["Service", "Spent £000"], ["Trees", "40"], ["of which oaks", "15"], ["Paths", "60"], ["Total", "100"]]
    assert told(report(tables=[table(rows)])) == []


def test_averages_are_not_summed() -> None:
    rows = [["Park", "Visits", "Average stay"], ["North", "40", "2"], ["South", "60", "3"], ["Total", "100", "2"]]
    assert told(report(tables=[table(rows)])) == []


def test_a_variation_that_its_row_does_not_give_is_an_error() -> None:
    assert ("variance", "error", "182") in told(report(tables=[table(altered(1, 3, "128"))]))


def test_a_share_of_the_budget_that_its_row_does_not_give_is_an_error() -> None:
    assert told(report(tables=[table(altered(4, 4, "6.0%"))])) == [("percentage", "error", "8.0%")]  # 120 / 1,500


def test_a_table_read_with_doubt_makes_only_notes() -> None:
    assert {kind for _, kind, _ in told(report(tables=[table(altered(5, 2, "15,760"), certain=False)]))} == {"note"}


SUMMARY = [
    ["Part", "No. with a rating", "Green", "Red"],
    ["Trees", "7", "86% (6)", "14% (1)"],
    ["Paths", "19", "63% (12)", "37% (7)"],
    ["Ponds", "8", "63% (5)", "38% (3)"],
    ["Total", "34", "68% (23)", "32% (11)"],
]


def test_a_summary_that_agrees_is_silent() -> None:
    assert told(report(tables=[table(SUMMARY)])) == []  # 5 / 8 = 62.5 and 3 / 8 = 37.5: halves are rounded up


def test_a_share_that_its_count_does_not_give_is_an_error() -> None:
    rows = [*SUMMARY[:2], ["Paths", "19", "63% (12)", "38% (7)"], *SUMMARY[3:]]
    assert told(report(tables=[table(rows)])) == [("percentage", "error", "37% (7 of 19)")]


def test_counts_are_summed_without_leeway() -> None:
    rows = [*SUMMARY[:4], ["Total", "34", "68% (23)", "35% (12)"]]
    assert told(report(tables=[table(rows)])) == [("total", "error", "11")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Of these, 19 are rated: 63% (12) met it and 38% (7) did not.", ["37% (7 of 19)"]),
        ("Of these, 19 are rated: 63% (12) met it and 37% (7) did not.", []),
        ("There were 19 walks, and 38% (7) of the 18 guides were new.", []),  # 7 is no part of 19
        ("In May 58 of 117 trees (51.3%) were pruned.", ["49.6% (58 of 117)"]),
        ("In May 58 out of the 117 trees (49.6%) were pruned.", []),
        ("It rose to 51.3% (58/117).", ["49.6% (58 of 117)"]),
        ("It is 33% (2 of 6 parks) as before.", []),
        ("Around 120 of 500 trees (25%) were pruned.", []),
        ("We pruned more than 120 of 500 (25%) and nearly 25% (120 of 500).", []),
    ],
)
def test_shares_in_prose(text: str, wrong: list[str]) -> None:
    assert [recomputed for _, _, recomputed in told(report(passages=[prose(text)]))] == wrong


def test_a_share_that_is_cut_off_instead_of_rounded_is_a_note() -> None:
    assert told(report(passages=[prose("In May 2 of 3 trees (66.6%) were pruned.")]))[0][1] == "note"


RISKS = [
    ["Ref", "Risk", "Impact", "Likelihood", "Score"],
    ["PR01", "Flood closes a path", "Major 4", "Likely 4", "High 16"],
    ["PR02", "Frost splits a pipe", "Minor 2", "Likely 4", "Medium 8"],
    ["PR03", "Storm fells a tree", "Major 4", "Possible 3", "Medium High 12"],
    ["PR04", "Thieves take a gate", "Minor 2", "Rare 1", "Low 2"],
]
HEAT_MAP = [
    ["Likelihood", "Impact 1", "Impact 2", "Impact 3", "Impact 4"],
    ["4 Likely", "0", "1", "0", "1"],
    ["3 Possible", "0", "0", "0", "1"],
    ["2 Unlikely", "0", "0", "3", "0"],
    ["1 Rare", "0", "1", "0", "0"],
]


def test_a_score_is_impact_times_likelihood() -> None:
    assert told(report(tables=[table(RISKS)])) == []
    rows = [*RISKS[:3], ["PR03", "Storm fells a tree", "Major 4", "Possible 3", "High 16"], RISKS[4]]
    assert told(report(tables=[table(rows)])) == [("matrix", "error", "12 (impact 4 × likelihood 3)")]


def test_a_register_that_scores_otherwise_is_not_judged() -> None:
    rows = [[*row[:4], score] for row, score in zip(RISKS, ("Score", "40", "11", "31", "2"), strict=True)]
    assert told(report(tables=[table(rows)])) == []


def test_a_heat_map_may_hold_more_risks_than_the_register_but_not_fewer() -> None:
    assert told(report(tables=[table(RISKS), table(HEAT_MAP, line=200)])) == []
    fewer = [HEAT_MAP[0], ["4 Likely", "0", "1", "0", "0"], *HEAT_MAP[2:]]
    assert told(report(tables=[table(RISKS), table(fewer, line=200)])) == [("matrix", "conflict", "1 (PR01)")]
