"""Words cut short: what they may stand for, and that the other words of the question decide."""

from __future__ import annotations

import pytest

from assistant.meaning.catalogue import catalogue_of
from assistant.meaning.question import understand
from assistant.meaning.resolve import Outcome, resolve
from assistant.meaning.scope import scope_of
from assistant.meaning.short_forms import short_forms
from tests.assistant.made import MadeStore, value

TITLES = (
    "Secondary schools rated good", "Children who have a second plan", "New telecare packages installed",
    "Eligible residents who have had a health check", "Municipal waste sent to landfill",
)  # fmt: skip
STORE = MadeStore(tuple(value(ref=f"AB/{number}", title=title, line=number) for number, title in enumerate(TITLES, 1)))
CATALOGUE = catalogue_of(STORE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("sec. schs good", "AB/1"),
        ("new telecare pkgs", "AB/3"),
        ("elig residents hcs", "AB/4"),
        ("mun. waste landfill", "AB/5"),
    ],
)
def test_a_word_cut_short_stands_for_the_title_word_that_the_others_point_to(text: str, ref: str) -> None:
    question = understand(text)
    found = resolve(question, scope_of(question, CATALOGUE), CATALOGUE)
    assert (found.outcome, [one.refs[0] for one in found.indicators]) == (Outcome.FOUND, [ref])


def test_a_beginning_of_several_words_stands_for_each() -> None:
    assert short_forms("sec. plans", {"sec": "sec"}, CATALOGUE) == {"sec": (frozenset({"second"}), frozenset({"secondar"}))}


def test_a_plain_word_is_no_short_form() -> None:
    assert short_forms("plan for the sec", {"plan": "plan", "sec": "sec"}, CATALOGUE) == {}
