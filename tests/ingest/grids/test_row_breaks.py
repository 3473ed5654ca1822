"""Rows that a page break cuts in two."""

from __future__ import annotations

import pytest

from ingest.grids.row_breaks import is_row_tail


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (("Where is the list of", "It was made"), ("risks?", "in advance of the talks.")),
        (("The sites shall be valued before", "The sites are:"), ("the contract ends.", "1. North Park")),
        (
            ("Why was it closed?", "The reports of the"),
            ("", "Services (annex 1). The terms used there are the following, and are explained below:"),
        ),
    ],
    ids=[
        "each cell goes on in mid-sentence",
        "a cell goes on with what the one before leads in",
        "a passage that leads in what follows it",
    ],
)
def test_a_row_of_passages_goes_on_overleaf(head: tuple[str, ...], tail: tuple[str, ...]) -> None:
    assert is_row_tail(head, tail)


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (("1,429.5", "0.0", "NET BUDGET", "1,531.2"), ("", "", "MEMORANDUM:", "")),
        (("base budget", "1,429.5"), ("internal adjustments", "836.6")),
        (("Why was it closed?", "It was too small."), ("who decided?", "The cabinet did.")),
    ],
    ids=["a label of the rows below it", "a row of figures", "a row whose key only begins in lower case"],
)
def test_a_new_row_is_no_rest(head: tuple[str, ...], tail: tuple[str, ...]) -> None:
    assert not is_row_tail(head, tail)
