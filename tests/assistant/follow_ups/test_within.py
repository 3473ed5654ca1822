"""A count that names no report is of the reports that the conversation is about, and says so."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer
from ingest.model import Polarity
from tests.assistant.made import CORPORATE, OTHER, MadeStore, series

NOW = "2020/21 Q2"
STORE = MadeStore(
    (
        *series("AB/1", "Adults in paid work", 1, {NOW: "9 G"}, {NOW: "8"}),
        *series("AB/2", "Carers with a plan", 2, {NOW: "5 R"}, {NOW: "6"}),
        *series("AB/3", "Letters answered", 3, {NOW: "5 R"}, {NOW: "6"}, document=CORPORATE),
        *series("OT/1", "Tenants in arrears", 4, {NOW: "3 G"}, {NOW: "4"}, document=OTHER, polarity=Polarity.LOWER),
        *series("OT/2", "Streets swept", 5, {NOW: "3 R"}, {NOW: "4"}, document=OTHER),
        *series("OT/3", "Bins emptied", 6, {NOW: "4 G"}, {NOW: "4"}, document=OTHER),
    )
)


def ask(*turns: str) -> str:
    conversation = Conversation()
    for turn in turns:
        answer: Answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
    return answer.text


def test_how_many_were_reported_counts_the_council_talked_about() -> None:
    text = ask("how many are red in Otherham?", "how many indicators were reported?")
    assert text.startswith("**3** indicators")
    assert "Only the reports talked about before were counted." in text


def test_how_many_are_there_counts_all_of_what_was_listed() -> None:
    assert ask("how many are red in Otherham?", "how many are there?").startswith("**3** indicators")


def test_a_report_named_alone_limits_the_counts_after_it() -> None:
    assert ask("which are red in the mid-year review?", "how many indicators were reported?").startswith("**2** indicators")


def test_the_report_changes_with_the_conversation() -> None:
    turns = ("how many are red in Otherham?", "how many are red in the mid-year review?", "how many indicators were reported?")
    assert ask(*turns).startswith("**2** indicators")


def test_a_question_about_all_reports_is_not_limited() -> None:
    text = ask("how many are red in Otherham?", "how many indicators are there in all reports?")
    assert "talked about before" not in text


def test_a_new_question_without_scope_ends_it() -> None:
    text = ask("how many are red in Otherham?", "What is AB/2?", "how many indicators were reported?")
    assert "talked about before" not in text
