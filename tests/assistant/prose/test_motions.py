"""Motions of minutes: read from passages, and asked about."""

from __future__ import annotations

from assistant.model import Answer, Status
from assistant.prose.minutes import read_motions
from assistant.prose.motion_answer import answer_from_motions
from ingest.model import Chunk
from tests.assistant.prose.test_passages import FILLERS, FakeStore, chunk

POND = chunk(
    "Motion for debate 1 – A fence for the pond\n"
    "1) Ms Ash proposed, and Mr Reed seconded the motion that\n"
    "“This Council asks for a fence around the pond.”\n"
    "2) The motion was put to the vote.\n"
    "For (3)",
    lines=(1, 5),
)
VOTES = chunk("Ms Ash, Mr Reed, Mr Elm\nAgainst (4)\nMs Oak, Mr Fir, Mr Yew, Mr Bay\nAbstain (0)\nMotion lost.", lines=(6, 10))
LAMPS = chunk(
    "Motion for debate 2 – Lamps in the park\n3) Mr Elm proposed, and Ms Oak seconded the motion that lamps be lit.\nAgreed unanimously.",
    lines=(11, 13),
)


def ask(question: str, *chunks: Chunk) -> Answer | None:
    return answer_from_motions(question, FakeStore(*chunks, *FILLERS))  # type: ignore[arg-type]


def test_a_motion_goes_on_in_the_next_passage_with_its_votes_and_outcome() -> None:
    first, second = read_motions((POND, VOTES, LAMPS))
    assert (first.proposer, first.seconder, first.titles) == ("Ms Ash", "Mr Reed", ("Motion for debate 1 – A fence for the pond",))
    assert [line.text for line, _ in first.votes] == ["For (3)", "Against (4)", "Abstain (0)"]
    assert first.outcome is not None
    assert first.outcome.text == "Motion lost."
    assert (second.proposer, second.seconder, second.votes) == ("Mr Elm", "Ms Oak", [])
    assert second.outcome is not None
    assert second.outcome.text == "Agreed unanimously."


def test_the_answer_names_proposer_and_seconder_and_counts_votes_each_with_its_line() -> None:
    answer = ask("how many voted against the pond fence motion", POND, VOTES, LAMPS)
    assert answer is not None
    assert answer.status is Status.ANSWERED
    assert answer.text == (
        "**A fence for the pond:** Ms Ash proposed the motion and Mr Reed seconded it [1]. For (3) [2], Against (4) [3], Abstain (0) [4]. "
        "Motion lost [5]."
    )
    assert [citation.quote for citation in answer.citations][1:] == ["For (3)", "Against (4)", "Abstain (0)", "Motion lost."]


def test_who_voted_so_is_answered_with_the_names_of_that_side() -> None:
    answer = ask("Who voted against the motion on the pond fence?", POND, VOTES)
    assert answer is not None
    assert answer.text.endswith("Ms Oak, Mr Fir, Mr Yew, Mr Bay [6]")


def test_how_somebody_voted_is_answered_with_the_side_the_name_stands_under() -> None:
    answer = ask("how did mr fir vote on the pond fence motion", POND, VOTES)
    assert answer is not None
    assert "The name stands under “Against (4)” [6]." in answer.text


def test_a_motion_that_is_not_there_is_not_answered_from_another() -> None:
    answer = ask("Who seconded the motion on benches?", POND, VOTES, LAMPS)
    assert answer is not None
    assert answer.status is Status.NOT_FOUND


def test_a_question_about_something_else_is_left_to_others() -> None:
    assert ask("How deep is the pond?", POND, VOTES) is None
    assert ask("Who seconded the motion on benches?") is None


def test_a_motion_without_counted_votes_answers_no_question_for_them() -> None:
    answer = ask("How many voted for the motion on lamps in the park?", POND, VOTES, LAMPS)
    assert answer is not None
    assert answer.status is Status.NOT_FOUND


def test_the_majority_is_worked_out_from_the_printed_counts() -> None:
    answer = ask("by what margin was the pond fence motion lost", POND, VOTES, LAMPS)
    assert answer is not None
    assert answer.working[0].formula == "4 − 3 = 1"


def test_the_items_of_a_resolution_are_shown_with_it() -> None:
    gate = chunk(
        "Motion for debate 3 – A gate\n4) Ms Ash proposed, and Mr Elm seconded the motion that a gate be made.\n"
        "5) RESOLVED that the Council:\na) Makes a gate;\nb) Paints it.",
        lines=(14, 18),
    )
    answer = ask("What was decided on the motion about the gate?", POND, VOTES, LAMPS, gate)
    assert answer is not None
    assert "a) Makes a gate; [3] b) Paints it. [4]" in answer.text


def test_the_votes_recorded_are_added_up_where_the_total_is_asked() -> None:
    answer = ask("How many members are recorded in the vote on the pond fence motion in total?", POND, VOTES)
    assert answer is not None
    assert "In total **7** are recorded (3 + 4 + 0 = 7)" in answer.text


def test_a_further_question_about_votes_goes_on_about_the_motion_before() -> None:
    store = FakeStore(POND, VOTES, LAMPS, *FILLERS)
    answer = answer_from_motions("And how many against?", store, "how many voted for the pond fence motion")  # type: ignore[arg-type]
    assert answer is not None
    assert "Against (4)" in answer.text
    assert answer_from_motions("And how many against?", store) is None  # type: ignore[arg-type]
