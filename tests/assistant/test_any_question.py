"""Any conversation gets answers: nothing raises, the same turns give the same answers, and no period is compared with itself."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from tests.assistant.made import MadeStore

STORE = MadeStore()
ASKS = (
    "what was", "how has it changed", "did it rise", "why", "and the target", "how far from target", "was it red", "trend of", "compare",
    "furthest from target", "biggest improvement", "which missed their target", "how many are green", "what changed since the last report",
    "which reports mention", "by how much did it fall", "check the rating of", "same for", "no, I meant", "just the care ones", "2",
    "the first one", "and in Otherham?", "it went up by 2 points, right?", "isn't it 60%?", "highest", "what's the latest on", "both",
)  # fmt: skip
SUBJECTS = ("", "LD employment", "AB/1", "AB/3 and AB/2", "smoking", "telecare", "care homes", "Otherham", "libraries", "feel safe", "1617")
TIMES = (
    "", "Q2 2020/21", "in 2020", "Q1 and Q2 2020/21", "a year before", "the year end before", "since Q1 2020/21", "September 2020", "Q2",
    "last year's (2019/20)", "from April to September 2020", "31 March 2020", "last report", "autumn 2020", "2019/20 academic year",
)  # fmt: skip
TURN = st.builds(
    lambda *parts: " ".join(part for part in parts if part), st.sampled_from(ASKS), st.sampled_from(SUBJECTS), st.sampled_from(TIMES)
)


def answers(turns: list[str]) -> list[Answer]:
    conversation = Conversation()
    return [answer_question(turn, conversation, STORE) for turn in turns]  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.lists(TURN, min_size=1, max_size=4))
def test_any_conversation_is_answered_the_same_way_twice(turns: list[str]) -> None:
    first = answers(turns)
    assert first == answers(turns)
    for answer in first:
        assert answer.text
        assert unsupported_numbers(answer) == ()
        if answer.status is not Status.ANSWERED:
            assert answer.verdict is None
        if answer.verdict is not None and answer.text.startswith(("Yes", "No")):
            assert answer.text.startswith("Yes") is (answer.verdict is Verdict.SUPPORTED)
        for working in answer.working:
            if working.what == "change":
                compared = [figure for figure in answer.figures if figure.citation in working.inputs]
                assert len({figure.period for figure in compared}) == len({figure.unit for figure in compared}) + 1


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    assert answers([text, "and why?"])[0].text
