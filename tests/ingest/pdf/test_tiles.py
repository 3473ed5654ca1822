"""Boxes side by side in a larger box."""

from __future__ import annotations

from ingest.model import Box
from ingest.pdf.marks import Rule
from ingest.pdf.tables import sides_of
from ingest.pdf.tiles import tiled

OUTER: Box = (0.0, 0.0, 300.0, 120.0)
BAND = Rule(True, 20.0, 0.0, 300.0)
TILES: tuple[Box, ...] = ((100.0, 28.0, 160.0, 88.0), (166.0, 28.0, 226.0, 88.0), (232.0, 28.0, 292.0, 88.0))


def test_tiles_in_a_frame_are_one_row_under_the_name() -> None:
    grid = tiled([[*sides_of(OUTER), BAND], *(sides_of(tile) for tile in TILES)])[0]
    assert grid.xs == (0.0, 100.0, 163.0, 229.0, 300.0)
    assert grid.ys == (0.0, 20.0, 88.0, 120.0)
    assert [cell.column_span for cell in grid.cells] == [4, 1, 1, 1, 1, 4]


def test_boxes_on_different_levels_are_no_row() -> None:
    lower = (166.0, 50.0, 226.0, 110.0)
    assert tiled([[*sides_of(OUTER), BAND], sides_of(TILES[0]), sides_of(lower)]) == []


def test_a_box_alone_in_a_frame_is_no_row() -> None:
    assert tiled([[*sides_of(OUTER), BAND], sides_of(TILES[0])]) == []
