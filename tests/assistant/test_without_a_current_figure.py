"""An indicator whose newest figure is not there takes no part in a ranking of current ones with an earlier figure."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from ingest.model import Measure
from tests.assistant.made import MadeStore, series, value

STORE = MadeStore(
    (
        *series("M1", "Calls answered", 1, {"2020/21 Q1": "70", "2020/21 Q2": "88"}, {"2020/21 Q1": "90", "2020/21 Q2": "90"}),
        *series("M2", "Letters answered", 2, {"2020/21 Q1": "75", "2020/21 Q2": "80"}, {"2020/21 Q1": "90", "2020/21 Q2": "90"}),
        *series("M3", "Bins emptied", 3, {"2020/21 Q1": "20"}, {"2020/21 Q1": "90"}),
        value(ref="M3", title="Bins emptied", line=3, measure=Measure.RESULT, period="2020/21 Q2", raw="Not available", number=None),
    )
)


def test_it_is_left_out_of_the_ranking() -> None:
    answer = answer_question("Which indicator is furthest from its target?", Conversation(), STORE)  # type: ignore[arg-type]
    assert "Letters answered" in answer.text
    assert "Bins emptied" not in answer.text


def test_its_earlier_figure_is_given_for_its_own_time() -> None:
    answer = answer_question("Which indicator is furthest from its target in Q1 2020/21?", Conversation(), STORE)  # type: ignore[arg-type]
    assert "Bins emptied" in answer.text
