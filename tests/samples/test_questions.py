"""The questions over the samples ask for what the samples print."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.samples.test_build import stem, truth, words_of

QUESTIONS_FILE = Path(__file__).parents[2] / "eval" / "questions" / "samples.jsonl"
QUESTIONS = [json.loads(line) for line in QUESTIONS_FILE.read_text(encoding="utf-8").splitlines()]
LEAST = {"lookup": 25, "compute": 12, "narrative": 12, "unanswerable": 10, "followup": 8}
Record = dict[str, Any]


def of_kind(kind: str) -> list[Record]:
    return [q for q in QUESTIONS if q["kind"] == kind]


def test_there_are_enough_questions_of_each_kind() -> None:
    counts = Counter(q["kind"] for q in QUESTIONS)
    assert all(counts[kind] >= least for kind, least in LEAST.items())
    assert sum(counts.values()) >= 70
    assert sum(q["first"]["clarify_is_right"] for q in of_kind("followup")) >= 2
    assert len({q["id"] for q in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", of_kind("lookup"), ids=lambda q: q["id"])
def test_a_looked_up_figure_stands_on_its_page(question: Record) -> None:
    for figure in question["expected"]["figures"]:
        there = [
            v for v in truth("values") if stem(v) == stem(question) and v["ref"] == figure["ref"] and v["measure"] == figure["measure"]
        ]
        (value,) = [v for v in there if v["period"] == figure["period"]]
        assert (value["value"], value["unit"], value["rating"]) == (figure["value"], figure["unit"], figure["rating"])
        assert value["page"] == question["page"]
        assert value["raw"] == question["expected"]["raw"]


@pytest.mark.parametrize("question", of_kind("narrative"), ids=lambda q: q["id"])
def test_a_fact_of_a_narrative_answer_stands_in_the_report(question: Record) -> None:
    words = words_of(stem(question)).casefold()
    for wanted in question["must_contain"]:
        assert any(one.casefold() in words for one in ([wanted] if isinstance(wanted, str) else wanted))


@pytest.mark.parametrize("question", of_kind("followup"), ids=lambda q: q["id"])
def test_both_answers_of_a_conversation_are_printed_values(question: Record) -> None:
    values = {Decimal(v["value"]) for v in truth("values") if v["value"]}
    for wanted in (*question["must_contain"], *question["first"]["must_contain"]):
        for one in [wanted] if isinstance(wanted, str) else wanted:
            assert not one.replace(".", "").isdigit() or Decimal(one) in values
