from __future__ import annotations

import pytest

from assistant.whereabouts import where
from ingest.model import Place


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(document="a", document_id="0", page=4, lines=(1, 2)), "page 4"),
        (Place(document="a", document_id="0", lines=(7, 7)), "line 7"),
        (Place(document="a", document_id="0", lines=(7, 9)), "lines 7 to 9"),
        (Place(document="a", document_id="0", locator="table 3 row 4"), "table 3 row 4"),
    ],
)
def test_a_place_is_named_by_what_its_format_has(place: Place, words: str) -> None:
    assert where(place) == words
