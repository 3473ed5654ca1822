"""The target of one time against the result of another, and what only looks like it."""

from __future__ import annotations

import pytest

from assistant.meaning.target_apart import target_apart


def test_each_time_goes_with_the_word_beside_it() -> None:
    apart = target_apart("How far is the 2018/19 result from the 2020/21 target?")
    assert apart is not None
    assert (apart.result.period, apart.target.period) == ("2018/19", "2020/21")


@pytest.mark.parametrize(
    "message",
    [
        "did homelessness hit the Q2 2020/21 target? and is that better than Q2 2019/20?",
        "compare A and B since Q2 2019/20 and say which missed target at Q2 2020/21",
        "What share of the 2020/21 target had been reached by Q2 2020/21?",
    ],
)
def test_a_time_of_another_ask_is_not_set_against_the_target(message: str) -> None:
    assert target_apart(message) is None
