from __future__ import annotations

from pathlib import Path

import numpy

from index.passage import passage_key
from index.vectors import Passage, build_vectors, open_vectors

MANY = 1200  # more than the 1,000 after which Chroma writes its graph to disk


def circle(count: int) -> list[Passage]:
    """Passages of two documents in turn, whose vectors stand around a circle."""
    angles = numpy.linspace(0, 2 * numpy.pi, count, endpoint=False)
    return [
        Passage(key=passage_key("ab"[at % 2], at), text=f"passage {at}", vector=numpy.array([numpy.cos(one), numpy.sin(one)], dtype="<f4"))
        for at, one in enumerate(angles)
    ]


def test_the_nearest_passages_are_found_in_a_collection_of_more_than_one_write(tmp_path: Path) -> None:
    passages = sorted(circle(MANY), key=lambda one: one.key)
    build_vectors(tmp_path / "vectors", iter([passages[:700], passages[700:]]))
    index = open_vectors(tmp_path / "vectors")
    assert index is not None
    try:
        query = numpy.array([1, 0], dtype="<f4")
        assert set(index.nearest(query, 3, None)) == {"a:000000", "b:000001", f"b:{MANY - 1:06d}"}
        assert set(index.nearest(query, 3, {"a"})) == {"a:000000", "a:000002", f"a:{MANY - 2:06d}"}
    finally:
        index.close()


def test_the_room_for_more_vectors_holds_nothing_of_the_process(tmp_path: Path) -> None:
    build_vectors(tmp_path / "vectors", iter([circle(3)]))
    (graph,) = (tmp_path / "vectors").glob("*/data_level0.bin")
    assert set(graph.read_bytes()) == {0}


def test_no_passages_make_no_collection(tmp_path: Path) -> None:
    build_vectors(tmp_path / "vectors", iter([]))
    assert open_vectors(tmp_path / "vectors") is None
