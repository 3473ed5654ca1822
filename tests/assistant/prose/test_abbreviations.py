"""What reports say that their short forms stand for."""

from __future__ import annotations

import pytest

from assistant.prose.abbreviations import defined_in, written_out


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("It is run by the Parks and Forests Trust (PFT).", {"pft": "Parks and Forests Trust"}),
        ("The Mill\u2019s Golden Mile (MGM) began.", {"mgm": "Mill\u2019s Golden Mile"}),
        ("See the plan (PFT).", {}),
        ("The share rose (by 4%).", {}),
    ],
)
def test_a_short_form_is_learnt_where_its_letters_stand_in_the_words_before_it(text: str, meanings: dict[str, str]) -> None:
    assert dict(defined_in([text])) == meanings


def test_a_text_is_written_out_with_what_its_short_forms_stand_for() -> None:
    assert written_out("The PFT met; pft did not.", {"pft": "Parks and Forests Trust"}) == (
        "The PFT met; pft did not. | Parks and Forests Trust"
    )
