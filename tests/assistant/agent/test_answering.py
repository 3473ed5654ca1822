"""Questions answered with a scripted model: good words are shown, everything else ends in the answer made by code."""

from __future__ import annotations

import logging
import threading
import time

import pytest
from langchain_core.messages import AIMessage

from assistant.agent.answering import answer_with_model
from assistant.agent.chat import AT_ONCE, Limits, NoReply, chat_model, reply
from assistant.answer import answer_question
from assistant.beside import cited_in_words
from assistant.errors import ModelUnusable
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status
from ingest.model import Measure
from tests.assistant.agent.scripted import Scripted, calling, hanging, raising, saying
from tests.assistant.agent.test_grounding import FIGURE, GOOD
from tests.assistant.made import MadeStore

pytest.importorskip("langchain", reason="the extra `model` is not installed")

STORE = MadeStore()
HARD = "What were telecare packages installed, Anyborough"
TELECARE = "At Q2 2020/21, Number of telecare packages installed (AB/3) stood at 539 [1]."
LOOK_UP = calling(("look_up", {"indicator": "AB/3"}))
QUICK = Limits(seconds=5)


def by_code(question: str) -> Answer:
    return answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]


def with_model(question: str, model: Scripted, limits: Limits = QUICK) -> Answer:
    return answer_with_model(question, Conversation(), STORE, model, limits)  # type: ignore[arg-type]


@pytest.fixture
def not_found(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Code that finds nothing, whatever is asked: what is left for a model to plan."""
    missed = Answer(question=HARD, status=Status.NOT_FOUND, reason=Reason.UNKNOWN_INDICATOR, text="The reports have no such indicator.")
    monkeypatch.setattr("assistant.agent.answering.worded_answer", lambda *_: missed)
    return missed


def test_a_good_phrasing_is_shown_with_the_figures_of_the_code() -> None:
    code, shown = by_code(FIGURE), with_model(FIGURE, saying(GOOD))
    assert shown.text == GOOD
    assert (shown.figures, shown.citations, shown.status) == (code.figures, code.citations, code.status)


def test_a_wrong_phrasing_is_replaced_and_why_is_logged_without_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert with_model(FIGURE, saying(GOOD.replace("9.4%", "9.5%"))) == by_code(FIGURE)
    assert "an amount" in caplog.text
    assert "9.5" not in caplog.text
    assert "disability" not in caplog.text


def test_without_phrasing_the_model_is_not_asked_about_an_answer() -> None:
    model = saying(GOOD)
    assert with_model(FIGURE, model, Limits(phrases=False)) == by_code(FIGURE)
    assert model.seen == []


@pytest.mark.parametrize(
    "question", ["Is it right that AB/3 was 539 at Q2 2020/21?", "trend of AB/3", "What was AB/1 in Q2 2020/21?", "", "?"]
)
def test_a_verdict_a_list_a_question_back_and_no_question_stay_as_they_are(question: str) -> None:
    model = saying("Something else.")
    assert with_model(question, model) == by_code(question)
    assert model.seen == []


def test_a_planned_answer_has_the_figures_and_citations_of_the_tool(not_found: Answer) -> None:
    shown = with_model(HARD, saying(LOOK_UP, TELECARE))
    assert (shown.status, shown.text, shown.question) == (Status.ANSWERED, TELECARE, HARD)
    assert [(figure.raw, figure.period, figure.citation) for figure in shown.figures] == [("539", "2020/21 Q2", 1)]
    assert [(one.number, one.quote) for one in cited_in_words(shown)] == [(1, "539")]
    assert [(one.measure, one.raw, one.citation) for one in shown.figures[0].beside] == [(Measure.TARGET, "400", 2)]


def test_marks_of_several_calls_lead_each_to_its_own_source(not_found: Answer) -> None:
    first = calling(("look_up", {"indicator": "AB/2"}), ("look_up", {"indicator": "AB/3"}))
    model = saying(first, "x")
    with_model(HARD, model)
    told = [str(message.content) for message in model.seen[-1] if message.type == "tool"]
    marks = [{line.split("]")[0] for line in one.split("\n") if line.startswith("[")} for one in told]
    assert marks[0]
    assert marks[1]
    assert not marks[0] & marks[1]


@pytest.mark.parametrize(
    ("calls", "text"),
    [
        (LOOK_UP, TELECARE.replace("539", "593")),
        (LOOK_UP, TELECARE.replace("Q2", "Q1")),
        (LOOK_UP, TELECARE.replace(" [1]", "")),
        (LOOK_UP, TELECARE.replace("[1]", "[7]")),
        (
            calling(("look_up", {"indicator": "AB/2"})),
            "At Q2 2020/21, Adults with mental health needs in paid work (AB/2) stood at 5.8% [1].",
        ),
        (calling(("look_up", {"indicator": "AB/2"})), TELECARE.replace("539", "5.8%")),
        (calling(("look_up", {"indicator": "AB/3", "period": "2019/20"})), TELECARE),
        (calling(("look_up", {"indicator": "AB/3", "period": "2020/21 Q1"})), "At Q1 2020/21, telecare packages installed were 539 [1]."),
        (calling(("verify", {"indicator": "AB/3", "value": "539"})), TELECARE),
        (LOOK_UP, "NOT FOUND"),
        (LOOK_UP, ""),
    ],
)
def test_what_the_tools_did_not_give_or_nobody_asked_stays_not_found(calls: AIMessage, text: str, not_found: Answer) -> None:
    assert with_model(HARD, saying(calls, text)) == not_found


@pytest.mark.parametrize(
    "question",
    [
        "What were purple telecare packages installed, Anyborough",  # a word that no report has
        "What were telecare packages not installed, Anyborough",
        "What were telecare packages installed last year, Anyborough",
        "What were telecare packages installed in 2018/19, Anyborough",
        "What were the target of telecare packages installed, Anyborough",
        "Why telecare packages installed, Anyborough",
        "What were the highest telecare packages installed, Anyborough",
        "What were total telecare packages installed, Anyborough",
        "How have telecare packages installed changed, Anyborough",
        "What were red telecare packages installed, Anyborough",
        "Have telecare packages installed improved, Anyborough",
        "What were admissions to care homes, Anyborough",
    ],
)
def test_a_question_that_says_more_than_was_found_stays_not_found(question: str, not_found: Answer) -> None:
    assert with_model(question, saying(LOOK_UP, TELECARE)) == not_found


def test_choosing_between_indicators_of_the_same_words_is_not_answering(not_found: Answer) -> None:
    older = "At Q2 2020/21, Permanent admissions to care homes, residents aged 65 and over (AB/4) were 169.7 per 100,000 [1]."
    call = calling(("look_up", {"indicator": "AB/4"}))
    assert with_model("What were permanent admissions to care homes", saying(call, older)) == not_found
    assert with_model("What were permanent admissions to care homes, aged 65 and over", saying(call, older)).text == older
    assert with_model("What were permanent admissions to care homes, aged 85 and over", saying(call, older)) == not_found


def test_a_list_must_be_filtered_by_what_the_question_says(not_found: Answer) -> None:
    text = "At Q2 2020/21, Adults with mental health needs in paid work (AB/2) stood at 5.8%, rated Red Amber [1]."
    listed = calling(("list_indicators", {"rating": ["Red Amber"]}))
    assert with_model("Which housing indicators are rated Red Amber", saying(listed, text)) == not_found
    assert with_model("Which indicators are rated Green", saying(listed, text)) == not_found


@pytest.mark.parametrize(
    "model",
    [
        raising(RuntimeError("rate limit 429")),
        raising(TimeoutError()),
        raising(ConnectionError()),
        saying(""),
        saying("   "),
        saying("I am sorry, I cannot help with that."),
        saying(
            AIMessage(
                content="", invalid_tool_calls=[{"name": "look_up", "args": "{", "id": "1", "error": "bad", "type": "invalid_tool_call"}]
            )
        ),
        saying(AIMessage(content=[{"type": "reasoning", "text": "hm"}])),
    ],
    ids=["rate-limit", "timeout", "no-network", "empty", "blank", "refusal", "malformed-call", "no-text"],
)
@pytest.mark.parametrize("question", [FIGURE, "What is the unicorn rate?"])
def test_a_model_that_fails_leaves_the_answer_of_the_code(question: str, model: Scripted) -> None:
    assert with_model(question, model) == by_code(question)


@pytest.mark.parametrize(
    "calls",
    [
        calling(("no_such_tool", {})),
        calling(("look_up", {"wrong": 1})),
        calling(("look_up", {"indicator": ["AB/3"]})),
        calling(("look_up", {"indicator": "Nothing of this name"})),
    ],
)
def test_a_wrong_call_is_told_to_the_model_and_changes_nothing(calls: AIMessage, not_found: Answer) -> None:
    model = saying(calls, "NOT FOUND")
    assert with_model(HARD, model) == not_found
    assert any(message.type == "tool" for message in model.seen[-1])


def test_a_wrong_call_can_be_made_good(not_found: Answer) -> None:
    assert with_model(HARD, saying(calling(("look_up", {"wrong": 1})), LOOK_UP, TELECARE)).text == TELECARE


@pytest.mark.parametrize("calls", [LOOK_UP, calling(*[("look_up", {"indicator": "AB/3"})] * 50)])
def test_calls_without_end_are_ended(calls: AIMessage, not_found: Answer, caplog: pytest.LogCaptureFixture) -> None:
    model = saying(calls)
    assert with_model(HARD, model) == not_found
    assert len(model.seen) <= Limits().calls + 1
    assert "no reply" in caplog.text


def test_a_model_that_hangs_is_left_behind() -> None:
    start = time.monotonic()
    assert with_model(FIGURE, hanging(1.0), Limits(seconds=0.2)) == by_code(FIGURE)
    assert time.monotonic() - start < 0.9


def _join_all() -> None:
    for thread in [one for one in threading.enumerate() if one.name == "language model"]:
        thread.join(10)


def test_models_that_hang_do_not_pile_up() -> None:
    release = threading.Event()
    model = Scripted(script=lambda _: str(release.wait(10)))
    _join_all()
    for _ in range(AT_ONCE):
        with pytest.raises(NoReply, match="timeout"):
            reply(model, "", "", (), Limits(seconds=0.01))
    start = time.monotonic()
    with pytest.raises(NoReply, match="same time"):
        reply(model, "", "", (), Limits(seconds=5))
    assert time.monotonic() - start < 1
    release.set()
    _join_all()
    assert reply(saying("yes"), "", "", (), QUICK) == "yes"


def test_more_than_may_be_sent_is_not_sent() -> None:
    model = saying("yes")
    with pytest.raises(NoReply, match="too much"):
        reply(model, "", "x" * 101, (), Limits(letters=100))
    assert model.seen == []


def test_the_conversation_is_that_of_the_code() -> None:
    alone, beside = Conversation(), Conversation()
    for question in (FIGURE, "and its target?", "And AB/3?"):
        code = answer_question(question, alone, STORE)  # type: ignore[arg-type]
        assert answer_with_model(question, beside, STORE, raising(RuntimeError()), QUICK) == code  # type: ignore[arg-type]
    assert beside.topic == alone.topic


@pytest.mark.parametrize("name", ["", "nonsense", "nobody:nothing", "openai:"])
def test_a_model_that_cannot_be_made_says_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelUnusable, match=r"; (?:set|install|run) "):
        chat_model(name, Limits())
