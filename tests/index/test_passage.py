from __future__ import annotations

from index.passage import document_of, passage_hash, passage_key, passage_of
from ingest.model import Chunk, ChunkKind, Place

PLACES = (Place(document="a.pdf", document_id="0123456789abcdef"),)


def test_a_passage_has_its_innermost_headings_and_its_title_above_it() -> None:
    headings = ("Annual report", "Adults", "Carers")
    chunk = Chunk(id="1", kind=ChunkKind.ROW, text="Result: 9.4%", places=PLACES, headings=headings, title="Supported", ref="AB/S4")
    assert passage_of(chunk) == "Adults\nCarers\nAB/S4 Supported\nResult: 9.4%"


def test_what_the_text_says_is_not_said_again() -> None:
    chunk = Chunk(id="1", kind=ChunkKind.PROSE, text="Carers felt supported", places=PLACES, headings=("Carers", "Carers"))
    assert passage_of(chunk) == "Carers felt supported"


def test_equal_passages_have_equal_hashes() -> None:
    assert passage_hash("a") == passage_hash("a") != passage_hash("b")


def test_keys_sort_as_the_chunks_stand_and_name_their_document() -> None:
    keys = [passage_key("0123456789abcdef", at) for at in (2, 10, 100)]
    assert keys == sorted(keys)
    assert document_of(keys[0]) == "0123456789abcdef"
