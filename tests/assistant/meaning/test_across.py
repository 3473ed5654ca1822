"""One thing asked of every council."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.meaning.question import understand
from assistant.meaning.wordings import Intent
from tests.assistant.made import LEARNING, OTHER, MadeStore, series

PAID = series("OT/9", "Adults with a learning disability in paid work", 9, {"2020/21 Q2": "11.1"}, {"2020/21 Q2": "12"}, document=OTHER)


def test_which_council_did_better_sets_the_figure_of_each_beside_the_other() -> None:
    store = MadeStore([*LEARNING, *PAID])
    answer = answer_question("Which council did better on paid work at Q2 2020/21, and by how many points?", Conversation(), store)  # type: ignore[arg-type]
    assert {figure.raw for figure in answer.figures} >= {"9.4% (GA)", "11.1%"}
    assert any(work.formula in ("9.4 − 11.1 = −1.7", "11.1 − 9.4 = 1.7") for work in answer.working)


def test_a_count_of_indicators_by_council_is_no_such_question() -> None:
    assert not understand("Which council has the most red indicators?").across
    assert understand("which councils are covered").intent is Intent.META
