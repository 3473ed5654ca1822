"""What people type that names nothing of a report."""

from __future__ import annotations

import pytest

from assistant.meaning.talk import Talk, talk_of


@pytest.mark.parametrize(
    ("message", "talk"),
    [
        ("Hello!", Talk.GREETING),
        ("good morning all", Talk.GREETING),
        ("ok thanks very much", Talk.THANKS),
        ("thanks, that's really helpful", Talk.THANKS),
        ("great, that's very helpful", Talk.THANKS),
        ("that's all for today, thanks", Talk.GOODBYE),
        ("help", Talk.HELP),
        ("What can I ask you?", Talk.HELP),
        ("are you an AI or a person?", Talk.HELP),
        ("r u sure?", Talk.DOUBT),
        ("that’s wrong", Talk.DOUBT),
        ("Can you give me a quick summary of the Q2 2020/21 corporate plan report please", Talk.SUMMARY),
        ("headlines please", Talk.SUMMARY),
        ("how are we doing overall?", Talk.SUMMARY),
        ("what should we worry about", Talk.WORRIES),
        ("what's going badly", Talk.WORRIES),
        ("any good news?", Talk.SUCCESSES),
        ("what has gone well", Talk.SUCCESSES),
        ("what topics can i ask about", Talk.TOPICS),
        ("which councils do you cover?", Talk.COUNCILS),
        ("what's the latest report you have", Talk.NEWEST),
        ("how many reports are there?", Talk.HOW_MANY),
    ],
)
def test_talk_is_known_by_the_whole_message(message: str, talk: Talk) -> None:
    assert talk_of(message) is talk


@pytest.mark.parametrize(
    "message",
    [
        "how is recycling doing",
        "what's going well with telecare?",
        "thanks to whom did crime fall?",
        "is it right that 9.4% were in work?",
        "what are the main problems with parking permits",
        "how are carers doing",
        "help to live at home: what was the result?",
        "how many reports of fly-tipping were there?",
        "summarise the work on dementia",
        "what does the report say about litter",
        "good schools q2",
        "TA?",
        "thanks, that's helpful but what was the target?",
    ],
)
def test_a_question_about_something_is_no_talk(message: str) -> None:
    assert talk_of(message) is None
