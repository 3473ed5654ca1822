"""Words, letters and colours of ratings."""

from __future__ import annotations

import pytest

from ingest.model import Rating, RatingSource
from ingest.values.rating import Palette, parse_rating, rating_in_value


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Green", Rating.GREEN),
        ("GREEN/AMBER", Rating.GREEN_AMBER),
        ("Amber\nGreen", Rating.GREEN_AMBER),
        ("Red Amber", Rating.RED_AMBER),
        ("(RA)", Rating.RED_AMBER),
        ("A", Rating.AMBER),
        ("🔴", Rating.RED),
        ("Green (on track)", Rating.GREEN),
    ],
)
def test_wordings_of_a_rating(text: str, rating: Rating) -> None:
    read = parse_rating(text)
    assert read is not None
    assert (read.rating, read.source) == (rating, RatingSource.TEXT)


def test_other_words_of_a_scheme_are_kept_without_a_rating_of_the_list() -> None:
    read = parse_rating("Data only")
    assert read is not None
    assert (read.rating, read.raw) == (None, "Data only")


@pytest.mark.parametrize("text", ["", "N/A", "see note 3", "Greenwood ward", "12%"])
def test_what_is_no_rating(text: str) -> None:
    assert parse_rating(text) is None


def test_a_trailing_letter_is_a_rating_only_beside_a_figure() -> None:
    read, rest = rating_in_value("45% G")
    assert read is not None
    assert (read.rating, rest) == (Rating.GREEN, "45%")
    assert rating_in_value("Vitamin A")[0] is None


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("#00B050", Rating.GREEN),
        ("#C6EFCE", Rating.GREEN),
        ("#FFC000", Rating.AMBER),
        ("#FF0000", Rating.RED),
        ("#C00000", Rating.RED),
        ("#FFC7CE", Rating.RED),
    ],
)
def test_usual_shades_without_a_key(fill: str, rating: Rating) -> None:
    read = Palette().read(fill)
    assert read is not None
    assert (read.rating, read.source) == (rating, RatingSource.COLOUR)


@pytest.mark.parametrize("fill", [None, "#FFFFFF", "#D9D9D9", "#1F4E79", "#D9E5E8", "#000000", "red"])
def test_white_grey_blue_and_dark_fills_rate_nothing(fill: str | None) -> None:
    assert Palette().read(fill) is None


def test_light_green_is_green_alone_and_green_amber_beside_a_darker_green() -> None:
    alone = Palette.learn([("", "#92D050"), ("", "#FF0000")]).read("#92D050")
    beside = Palette.learn([("", "#92D050"), ("", "#00B050")]).read("#92D050")
    assert alone is not None
    assert beside is not None
    assert (alone.rating, beside.rating) == (Rating.GREEN, Rating.GREEN_AMBER)


def test_the_key_of_a_report_decides_what_its_colours_mean() -> None:
    read = Palette.learn([("Red Amber", "#FFC000")]).read("#ffc000")
    assert read is not None
    assert read.rating is Rating.RED_AMBER


def test_a_dash_before_a_figure_beside_its_rating_is_its_sign() -> None:
    assert rating_in_value("–776 (G)")[1] == "–776"


def test_a_revised_figure_is_no_red_rating() -> None:
    assert parse_rating("8.9% [r]") is None
