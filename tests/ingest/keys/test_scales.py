"""Which key a value is rated under, and how a direction was found."""

from __future__ import annotations

from dataclasses import replace

from ingest.keys.scales import with_scales
from ingest.model import Measure, PublishedValue, Rated, RatingKey
from tests.ingest.keys.made import keys, only, prose
from tests.ingest.made_table import table, values

FLOOR = "Green: target met; Amber: above the floor; Red: below the floor"
HEADINGS = ["Ref", "Indicator", "Target", "Q2 2016/17 Result", "RAG", "DoT"]


def rated(section: str = "Section") -> tuple[PublishedValue, ...]:
    return values(table(HEADINGS, ["AB1", "Bins emptied on time", "90%", "88%", "Amber", "Worsening"], headings=(section,)))


def scales(read: tuple[PublishedValue, ...], *told: RatingKey, activities: bool = False) -> list[str | None]:
    return [value.scale for value in with_scales(read, told, activities=activities) if value.rating]


def direction(read: tuple[PublishedValue, ...]) -> PublishedValue:
    return next(value for value in read if value.measure is Measure.DIRECTION)


def test_a_rated_value_names_the_reports_own_key() -> None:
    key = only(keys(text=prose(FLOOR)))
    assert scales(rated(), key) == [key.scale] == ["Green, Amber, Red by target and floor"]


def test_without_a_key_there_is_no_scale() -> None:
    assert scales(rated()) == [None]


def test_a_key_without_the_rating_is_not_the_values() -> None:
    assert scales(rated(), only(keys(text=prose("Green: target met; Red: target missed")))) == [None]


def test_the_key_for_activities_is_never_applied_to_an_indicator() -> None:
    key = only(keys(text=prose("Green: project on course; Amber: project late", heading="Key")))
    assert key.rates is Rated.ACTIVITIES
    assert scales(rated(), key) == [None]


def test_a_key_that_does_not_say_what_it_rates_is_for_indicators_only_where_nothing_else_is_rated() -> None:
    key = replace(only(keys(text=prose(FLOOR))), rates=None)
    assert scales(rated(), key) == [key.scale]
    assert scales(rated(), key, activities=True) == [None]


def test_of_two_keys_that_of_the_same_section_holds() -> None:
    near, far = keys(text=[*prose(FLOOR, heading="Waste"), *prose("Amber: within 5% of target; Red: further away", heading="Roads")])
    assert scales(rated("Waste"), near, far) == [near.scale]
    assert scales(rated("Parks"), near, far) == [None]


def test_a_direction_by_regression_compares_with_no_period() -> None:
    key = only(keys(text=prose("The direction of travel is based on regression analysis of the series.")))
    found = direction(with_scales(rated(), [key], activities=False))
    assert (found.method, found.compared_with) == ("regression over the series", None)


def test_a_legend_says_what_an_arrow_compares_with_where_its_column_does_not() -> None:
    key = only(keys(text=prose("The arrow shows the direction of travel since the previous quarter.")))
    found = direction(with_scales([replace(one, compared_with=None) for one in rated()], [key], activities=False))
    assert (found.method, found.compared_with) == (None, "2016/17 Q1")
    kept = direction(with_scales([replace(one, compared_with="2015/16 Q2") for one in rated()], [key], activities=False))
    assert kept.compared_with == "2015/16 Q2"
