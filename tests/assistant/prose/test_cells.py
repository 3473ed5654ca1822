"""Answers from cells of tables of words."""

from __future__ import annotations

from assistant.model import Status
from ingest.model import ChunkKind
from tests.assistant.prose.test_passages import FILLERS, ask, chunk

POND = chunk(
    "Area: Parks; Risk: Ice on the mill pond; Cause: Shallow water; Led by: Head Warden; Timescale: March 2026", kind=ChunkKind.ROW
)
LAMPS = chunk("Area: Parks; Risk: Lamps fail on the towpath; Cause: N/A; Led by: Ms Ash; Timescale: May 2026", kind=ChunkKind.ROW)
SMOKE = chunk(
    "What we do: Deliver a smoke-free quay; Led by: Ms Oak; Timescale: 2031; Measure: Reach 130 quits in year 1 and 900 by year 5",
    kind=ChunkKind.ROW,
)
ICE = chunk("What we do: Falls on ice will have dropped from 41 in 2021 to 35; Timescale: 2028", kind=ChunkKind.ROW)


def test_two_columns_asked_for_are_answered_from_one_row() -> None:
    answer = ask("who leads on lamps on the towpath, and by when", POND, LAMPS, *FILLERS)
    assert answer.text == "**Lamps fail on the towpath:** Led by: Ms Ash. [1] Timescale: May 2026. [2]"


def test_a_row_is_found_by_a_mistyped_word() -> None:
    assert "Led by: Ms Ash" in ask("who leads on lamps on the towpatth", POND, LAMPS, *FILLERS).text


def test_what_is_aimed_at_is_answered_from_the_measure_of_its_row() -> None:
    assert "Reach 130 quits in year 1 and 900 by year 5" in ask("smoke-free quay quits targets yr 1 and yr 5", POND, SMOKE, *FILLERS).text


def test_what_is_aimed_at_is_answered_from_a_label_that_says_it() -> None:
    assert "from 41 in 2021 to 35" in ask("falls on ice - where do they want to be by 2028", POND, ICE, *FILLERS).text


def test_why_is_answered_from_the_column_of_causes() -> None:
    assert ask("why is ice on the mill pond a risk?", POND, LAMPS, *FILLERS).text == "**Ice on the mill pond:** Cause: Shallow water. [1]"


def test_who_leads_is_answered_from_the_column_of_leads() -> None:
    assert ask("who leads on lamps on the towpath", POND, LAMPS, *FILLERS).text == "**Lamps fail on the towpath:** Led by: Ms Ash. [1]"


def test_a_cell_that_says_nothing_answers_nothing() -> None:
    assert ask("why do lamps fail on the towpath?", POND, LAMPS, *FILLERS).status is Status.NOT_FOUND


def test_a_row_about_something_else_is_not_answered_from() -> None:
    assert ask("who leads on benches in the meadow", POND, LAMPS, *FILLERS).status is Status.NOT_FOUND
