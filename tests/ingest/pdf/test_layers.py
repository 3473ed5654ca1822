from __future__ import annotations

from ingest.pdf.layers import Layer, Layers


def layers(*painted: Layer) -> Layers:
    made = Layers()
    for layer in painted:
        made.paint(layer)
    return made


BOX = (0.0, 0.0, 100.0, 50.0)


def test_only_what_is_painted_later_and_opaque_hides_a_place() -> None:
    page = layers(Layer(3, BOX, "#FFFFFF", lambda: True), Layer(5, BOX, "#FFFF00", lambda: False))
    assert page.hides(2, 10, 45)
    assert not page.hides(4, 10, 45)
    assert not page.hides(2, 10, 60)


def test_a_place_is_bare_until_something_coloured_or_a_picture_is_painted_there() -> None:
    page = layers(Layer(2, BOX, "#FFFFFF", lambda: True), Layer(4, BOX, "#1F497D", lambda: True), Layer(6, BOX, None, lambda: True))
    assert [page.is_bare(step, 10, 10) for step in (1, 3, 5, 7)] == [True, True, False, False]
