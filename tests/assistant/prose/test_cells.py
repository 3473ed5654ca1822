"""Answers from cells of tables of words."""

from __future__ import annotations

from assistant.model import Status
from ingest.model import ChunkKind
from tests.assistant.prose.test_passages import FILLERS, ask, chunk

POND = chunk(
    "Area: Parks; Risk: Ice on the mill pond; Cause: Shallow water; Led by: Head Warden; Timescale: March 2026", kind=ChunkKind.ROW
)
LAMPS = chunk("Area: Parks; Risk: Lamps fail on the towpath; Cause: N/A; Led by: Ms Ash; Timescale: May 2026", kind=ChunkKind.ROW)


def test_why_is_answered_from_the_column_of_causes() -> None:
    assert ask("why is ice on the mill pond a risk?", POND, LAMPS, *FILLERS).text == "**Ice on the mill pond:** Cause: Shallow water. [1]"


def test_who_leads_is_answered_from_the_column_of_leads() -> None:
    assert ask("who leads on lamps on the towpath", POND, LAMPS, *FILLERS).text == "**Lamps fail on the towpath:** Led by: Ms Ash. [1]"


def test_a_cell_that_says_nothing_answers_nothing() -> None:
    assert ask("why do lamps fail on the towpath?", POND, LAMPS, *FILLERS).status is Status.NOT_FOUND


def test_a_row_about_something_else_is_not_answered_from() -> None:
    assert ask("who leads on benches in the meadow", POND, LAMPS, *FILLERS).status is Status.NOT_FOUND
