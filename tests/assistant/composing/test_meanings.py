"""Answers to what a term means."""

from __future__ import annotations

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status
from ingest.model import Chunk, ChunkKind, KeyMethod, Rated, Rating, RatingBand, RatingKey
from tests.assistant.made import CORPORATE, MadeStore, place

KEY = RatingKey(
    id="k1", places=(place(CORPORATE, 50),), section="Key", scale="Green, Red by target", rates=Rated.INDICATORS, method=KeyMethod.WORDS,
    bands=(
        RatingBand(rating=Rating.GREEN, rating_raw="Green", words="Target met"),
        RatingBand(rating=Rating.RED, rating_raw="Red", words="Target missed by more than 10%"),
    ),
    raw="Green Target met\nRed Target missed by more than 10%",
)  # fmt: skip
ARROWS = RatingKey(
    id="k2", places=(place(CORPORATE, 51),), section="Key", scale="Direction", rates=Rated.DIRECTION, method=KeyMethod.COMPARISON, bands=(),
    raw="Arrows compare with the quarter before.", compared_with="the quarter before",
)  # fmt: skip


class WithKeys(MadeStore):
    def rating_keys(self) -> tuple[RatingKey, ...]:
        return (KEY, ARROWS)

    def chunks(self) -> tuple[Chunk, ...]:
        return (Chunk(id="c1", kind=ChunkKind.PROSE, text="Rapid Response Care (RRC) began in May.", places=(place(line=60),)),)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), WithKeys())  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


def test_a_rating_is_explained_by_the_line_of_the_key() -> None:
    answer = ask("what does red mean?")
    assert "“Target missed by more than 10%”" in answer.text
    assert answer.citations[0].quote == "Red Target missed by more than 10%"


def test_a_rating_that_no_key_has_is_not_explained_by_another() -> None:
    answer = ask("What does Green Amber mean in the report?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.NOT_IN_REPORTS)
    assert "they explain Green and Red" in answer.text


def test_an_arrow_is_explained_by_the_key_of_directions() -> None:
    assert "“Arrows compare with the quarter before.”" in ask("what do the arrows mean").text


def test_a_reference_is_explained_by_its_title() -> None:
    assert "AB/7 is “Smoking prevalence”" in ask("what does AB/7 measure?").text


def test_a_short_form_is_written_out_with_its_place() -> None:
    answer = ask("what does RRC stand for?")
    assert "**RRC** is short for “Rapid Response Care”" in answer.text
    assert answer.citations[0].quote == "Rapid Response Care (RRC) began in May."


def test_a_common_meaning_that_no_report_prints_is_said_not_to_be_theirs() -> None:
    answer = ask("what does DFG mean?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.NOT_IN_REPORTS)
    assert "The reports do not say" in answer.text
    assert "disabled facilities grant" in answer.text
