"""Questions made of tables: expected values by hand, and a judge that fails near misses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from eval.matrix_forms import Made, labels_of, made_of
from eval.matrix_judge import holds_signed, judged
from eval.matrix_tables import drawn_from
from eval.matrix_words import plain_name, short_label, years
from eval.printed_grids import Grid, grids_of, halves, number_of
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, table

SHIPS = table(
    [["Ship", "Budget £000", "Variance £000"], ["Grey heron", "120.5", "(3.5)"], ["White heron", "80.0", "4.0"], ["Curlew", "9.0", "0.0"]],
    headings=("1. Ships",),
)


class ShipStore(MadeStore):
    """A store of one table."""

    def tables(self) -> tuple[SectionTable, ...]:
        return (SHIPS,)


def grid() -> Grid:
    (found,) = grids_of(ShipStore(()))  # type: ignore[arg-type]
    return found


def answer(text: str, status: str = "answered", figures: int = 1) -> dict[str, Any]:
    return {"status": status, "text": text, "figures": [{}] * figures, "working": []}


@pytest.mark.parametrize(
    ("text", "number"), [("(1,234.5)", "-1234.5"), ("-£3m", "-3"), ("16%", "16"), ("£12,000", "12000"), ("in 3 years", None), ("", None)]
)
def test_a_cell_is_a_number_as_a_whole_or_none(text: str, number: str | None) -> None:
    assert number_of(text) == (None if number is None else Decimal(number))


def test_a_grid_holds_labels_and_numbers() -> None:
    lines = grid().lines
    assert [line.label for line in lines] == ["Grey heron", "White heron", "Curlew"]
    assert lines[0].numbers[1:] == (Decimal("120.5"), Decimal("-3.5"))


def test_halves_share_no_table() -> None:
    parted = halves([grid()])
    assert sorted(len(some) for some in parted.values()) == [0, 1]


def test_a_short_label_is_of_one_line() -> None:
    others = [frozenset({"white", "heron"}), frozenset({"grey", "heron", "island"})]
    assert short_label("White heron island", others) == "white island"
    assert short_label("White heron", others) is None


def test_headings_are_said_without_their_unit() -> None:
    assert plain_name("£000s Revised budget") == "Revised budget"
    assert years("2024-25 Budget") == ("24", "25")
    assert years("10-12 week wait") is None


def test_questions_expect_what_the_cells_print() -> None:
    ships = grid()
    made = {one.text: one for one in made_of(ships, labels_of([ships], []))}
    assert made["What is the variance for Grey heron?"].numbers == (Decimal("-3.5"),)
    assert made["How much higher is the budget of Grey heron than of White heron?"].numbers == (Decimal("40.5"),)
    assert made["Which ship has the largest overspend in the Ships table?"].names == ("White heron",)
    assert made["How many ships have a budget above £44.5 thousand in the Ships table?"].numbers == (Decimal(2),)


def test_the_same_seed_draws_the_same_questions() -> None:
    store = ShipStore(())
    drawn = [[one.text for one in drawn_from(store, half, 7, 2)] for half in ("tune", "measure") for _ in range(2)]  # type: ignore[arg-type]
    assert drawn[0] == drawn[1]
    assert drawn[2] == drawn[3]
    assert drawn[0] or drawn[2]


@pytest.mark.parametrize(
    ("text", "held"),
    [("It was −3.5.", True), ("It was (3.5).", True), ("3.5 under budget", True), ("It was 3.5.", False), ("−13.5", False)],  # fmt: skip,
)
def test_a_negative_number_needs_its_sign(text: str, held: bool) -> None:
    assert holds_signed(text, Decimal("-3.5")) is held


def test_the_judge_fails_near_misses() -> None:
    made = Made(form="cell", grid=grid(), text="?", numbers=(Decimal("80.0"),), unit="£000")
    assert judged(made, answer("**£80 thousand** [1]")) == "right"
    assert judged(made, answer("**£80 million** [1]")) == "wrong"
    assert judged(made, answer("**−£80 thousand** [1]")) == "wrong"
    assert judged(made, answer("The ship sailed. [1]", figures=0)) == "beside"
    assert judged(made, answer("Which?", status="clarify")) == "asked back"
    absent = Made(form="absent", grid=grid(), text="?", refuse=True)
    assert judged(absent, answer("**£80 thousand** [1]")) == "wrong"
    assert judged(absent, answer("Not there.", status="not_found")) == "right"
    several = Made(form="same", grid=grid(), text="?", numbers=(Decimal(1), Decimal(2)), several=True, apart=("Ships",))
    assert judged(several, answer("**1** [1]")) == "wrong"
    assert judged(several, answer("**1** under “Ships” [1]")) == "right"
