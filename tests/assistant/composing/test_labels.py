"""Whether a printed direction fits the two results that it compares."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Verdict
from ingest.model import Measure, Polarity
from tests.assistant.made import MadeStore, series, value

ROW = {"polarity": Polarity.LOWER, "row_text": "L1 | Adults who offend again | 330 | 242 | Worsening"}
STORE = MadeStore(
    (
        *series("L1", "Adults who offend again", 1, {"2019/20 Q2": "330", "2020/21 Q2": "242"}, {}, "per 1,000", **ROW),
        value(
            "L1",
            "Adults who offend again",
            Measure.DIRECTION,
            "2020/21 Q2",
            "Worsening",
            None,
            None,
            line=1,
            compared_with="2019/20 Q2",
            **ROW,
        ),
    )
)


@pytest.mark.parametrize(
    "check",
    ["Is that arrow consistent with the two results printed?", "Is that label right?", "Does that direction of travel fit the figures?"],
)
def test_a_label_is_held_against_the_figures(check: str) -> None:
    question = f"Adults who offend again are shown as worsening in the Q2 2020/21 mid-year review. {check}"
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert answer.verdict is Verdict.CONTRADICTED
    assert "242 − 330 = −88" in answer.text
