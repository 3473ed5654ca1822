"""How many more cases would have met a target."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from assistant.tools.cases_to_target import cases_to_target
from ingest.model import Measure, Polarity, PublishedValue
from tests.assistant.made import value


def row(result: str, target: str, top: int, bottom: int, polarity: Polarity = Polarity.HIGHER) -> list[PublishedValue]:
    fraction = f"{top}/{bottom}"
    return [
        value(number=result, raw=f"{result}%", polarity=polarity),
        value(measure=Measure.TARGET, number=target, raw=f"{target}%", polarity=polarity),
        value(measure=Measure.NUMERATOR, raw=fraction, number=str(top), unit="count"),
        value(measure=Measure.DENOMINATOR, raw=fraction, number=str(bottom), unit="count"),
    ]


def test_the_missing_cases_are_counted_up_to_a_whole_one() -> None:
    values = row("9.4", "9.9", 68, 725)  # 0.099 × 725 = 71.775
    cases = cases_to_target(values[0], values)
    assert cases is not None
    assert (cases.exact, cases.needed, cases.more) == (Decimal("71.775"), 72, 4)


def test_where_lower_is_better_too_many_cases_are_counted_down() -> None:
    values = row("12.5", "10", 25, 200, Polarity.LOWER)  # 10 % of 200 is 20
    cases = cases_to_target(values[0], values)
    assert cases is not None
    assert (cases.needed, cases.more) == (20, -5)


def test_a_met_target_needs_no_more_cases() -> None:
    values = row("10", "9.9", 100, 1000)
    cases = cases_to_target(values[0], values)
    assert cases is not None
    assert cases.more == 0


def test_a_share_that_only_rounding_brings_to_its_target_is_told_apart() -> None:
    values = row("9", "10", 9, 96)  # 9.6 cases: 10; shown as 10 % from 9.5 %: 9.12, so 10 as well
    cases = cases_to_target(values[0], values)
    assert cases is not None
    assert (cases.needed, cases.needed_rounded) == (10, 10)
    values = row("9", "10", 180, 1999)  # 199.9 cases: 200; shown as 10 % from 9.5 %: 189.905, so 190
    cases = cases_to_target(values[0], values)
    assert cases is not None
    assert (cases.needed, cases.needed_rounded) == (200, 190)


def test_without_the_numbers_behind_it_nothing_is_computed() -> None:
    values = row("9.4", "9.9", 68, 725)
    assert cases_to_target(values[0], values[:2]) is None
    counts = [value(number="539", raw="539", unit="count"), *values[1:]]
    assert cases_to_target(counts[0], counts) is None


@given(st.integers(1, 400), st.integers(1, 400), st.integers(1, 999), st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_the_cases_needed_meet_the_target_and_one_less_does_not(top: int, more: int, target: int, polarity: Polarity) -> None:
    bottom, wanted = top + more, Decimal(target) / 10
    values = row("1", str(wanted), top, bottom, polarity)
    cases = cases_to_target(values[0], values)
    assert cases is not None
    step = 1 if polarity is Polarity.HIGHER else -1

    def met(count: Decimal) -> bool:
        return step * (count * 100 - wanted * bottom) >= 0

    assert met(cases.needed)
    assert not met(cases.needed - step)
    assert (cases.more == 0) == met(Decimal(top))
