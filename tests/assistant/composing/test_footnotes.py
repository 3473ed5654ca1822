"""Footnotes and commentary that belong to a figure."""

from __future__ import annotations

from assistant.composing.footnotes import commentary_of, footnotes_of, note_behind
from ingest.model import Chunk, ChunkKind
from tests.assistant.made import CORPORATE, place, value

NOTES = Chunk(id="n", kind=ChunkKind.PROSE, text="¹ From a survey.\n² To be looked at again in spring.", places=(place(line=9),))


def test_the_footnote_of_a_cell_is_the_one_with_its_mark() -> None:
    (note,) = footnotes_of(value(raw="12.0 ²", line=5), [NOTES])
    assert note == (NOTES, "To be looked at again in spring.")


def test_a_cell_without_a_mark_and_a_note_of_another_report_have_none() -> None:
    assert footnotes_of(value(raw="12.0", line=5), [NOTES]) == ()
    assert footnotes_of(value(raw="12.0 ²", document=CORPORATE), [NOTES]) == ()


def test_one_mark_is_not_part_of_another() -> None:
    assert note_behind("¹", "¹¹ Eleventh. ¹ First.") == "First."


def test_the_first_sentence_of_a_comment_is_found_where_it_stands() -> None:
    row = Chunk(id="r", kind=ChunkKind.ROW, text="Comment: Two posts are empty. More follows.", places=(place(line=1),))
    assert commentary_of([value(comment="Two posts are empty. More follows.")], [NOTES, row]) == (row, "Two posts are empty.")
