"""Answers in the reports' own words, and the refusal where the reports do not say."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from typing import cast

import numpy
import pytest

from assistant.model import Answer, Reason, Status
from assistant.prose.coverage import words_of
from assistant.prose.passages import answer_from_passages
from index.model import Hit
from index.store import Store
from ingest.model import Chunk, ChunkKind, Document, Measure, Place, PublishedValue

REPORT = Document(
    document="parks.txt", document_id="d" * 16, format="text", title="Parks report", council="Anyborough Council", period="2016/17 Q2"
)
TEXT = """Parks and trees
The council planted 120 oak trees in Mill Park in May
2016. Residents watered them through the dry summer.
A second round of planting will begin in March 2017."""
ALIKE = (("autumn", "fall"), ("begin", "start"))


class FakeStore:
    """A store of some chunks, searched by shared words; words of one pair in `ALIKE` have the same vector."""

    def __init__(self, *chunks: Chunk) -> None:
        self._chunks = chunks

    def documents(self) -> tuple[Document, ...]:
        return (REPORT,)

    def chunks(self) -> tuple[Chunk, ...]:
        return self._chunks

    def search(self, query: str, *, k: int, documents: Collection[str] | None = None) -> tuple[Hit, ...]:
        def shared(chunk: Chunk) -> int:
            texts = ({word.stem for word in words_of(text)} for text in (query, f"{chunk.text} {chunk.title}"))
            return len(set.intersection(*texts))

        best = sorted(self._chunks, key=lambda chunk: (-shared(chunk), chunk.id))[:k]
        return tuple(Hit(chunk=chunk, score=shared(chunk), vector_score=0.5, keyword_score=0.0) for chunk in best)

    def embed(self, texts: Sequence[str]) -> numpy.ndarray:
        first = {other: one for one, other in ALIKE}
        vectors = []
        for text in texts:
            seed = hashlib.sha256(first.get(text, text).encode()).digest()
            vector = numpy.frombuffer(seed, dtype=numpy.uint8).astype(float) - 127.5
            vectors.append(vector / numpy.linalg.norm(vector))
        return numpy.stack(vectors) if vectors else numpy.empty((0, 32))

    def original(self, document_id: str) -> bytes:
        return TEXT.encode()


def chunk(text: str, *, title: str | None = None, kind: ChunkKind = ChunkKind.PROSE, lines: tuple[int, int] = (9, 9)) -> Chunk:
    place = Place(document="parks.txt", document_id="d" * 16, lines=lines)
    return Chunk(id=hashlib.sha256(f"{title}{text}".encode()).hexdigest()[:16], kind=kind, text=text, places=(place,), title=title)


PLANTING = chunk(" ".join(TEXT.split("\n")[1:]), lines=(2, 4))
BENCHES = chunk(
    "Supply was late because the foundry closed. New benches are due in autumn. The old ones stay.", title="Benches mended", lines=(6, 6)
)
PLAYGROUND = chunk(
    "Name: Playground; Update: The slide was repainted by volunteers of the school.; Next: N/A", kind=ChunkKind.ROW, lines=(7, 7)
)
FILLERS = [chunk(f"Filler passage about {thing} only, of no use here.", lines=(20, 20)) for thing in ("ponds", "gates", "paths", "lamps")]


def ask(question: str, *chunks: Chunk, focus: tuple[PublishedValue, ...] = ()) -> Answer:
    store = cast("Store", FakeStore(*(chunks or (PLANTING, BENCHES, PLAYGROUND)), *FILLERS))
    return answer_from_passages(question, store, focus=focus)


def test_a_number_is_answered_with_the_sentence_that_holds_it() -> None:
    answer = ask("How many oak trees were planted in Mill Park?")
    assert answer.status is Status.ANSWERED
    assert "120 oak trees" in answer.text
    assert answer.citations[0].quote in " ".join(TEXT.split())


def test_the_citation_is_cut_to_the_lines_of_the_sentences_shown() -> None:
    answer = ask("When will the second round of planting begin?")
    assert answer.text.endswith("A second round of planting will begin in March 2017. [1]")
    assert answer.citations[0].places[0].lines == (4, 4)


@pytest.mark.parametrize(
    "question",
    [
        "How many residents watered the trees?",  # the passage has numbers, but not that one
        "How many benches were mended?",
        "How many squirrels live in Mill Park?",
        "What do the reports say about parking fines?",
        "When was the slide repainted?",
        "Who painted the town hall?",
    ],
)
def test_what_no_passage_says_is_refused(question: str) -> None:
    answer = ask(question)
    assert (answer.status, answer.reason, answer.citations) == (Status.NOT_FOUND, Reason.NOT_IN_REPORTS, ())
    assert answer.text.startswith("The reports do not say.")


def test_a_refusal_says_what_was_looked_for() -> None:
    assert "“parking”, “fines”" in ask("What do the reports say about parking fines?").text


def test_a_cell_of_a_row_is_quoted_without_its_heading_and_its_neighbours() -> None:
    answer = ask("Who repainted the slide of the playground?")
    assert answer.text == "The slide was repainted by volunteers of the school. [1]"


def test_a_word_of_the_same_meaning_counts() -> None:
    assert "due in autumn" in ask("Which benches are due in fall?").text


def test_why_is_answered_with_the_whole_comment_under_its_name() -> None:
    answer = ask("Why are the benches late?")
    assert answer.text == f"**Benches mended:** {BENCHES.text} [1]"


def test_the_comment_of_the_figure_asked_about_comes_first() -> None:
    value = PublishedValue(
        id="v" * 16,
        places=BENCHES.places,
        section=None,
        ref="P/1",
        title="Benches mended",
        measure=Measure.RESULT,
        period=None,
        raw="3",
        value=None,
        unit=None,
        comment=BENCHES.text,
    )
    assert "the foundry closed" in ask("Why did it miss its target?", focus=(value,)).text


def test_a_year_that_no_report_covers_is_refused() -> None:
    assert ask("What was planted in Mill Park in 2021/22?").status is Status.NOT_FOUND


def test_a_number_for_another_quarter_is_refused() -> None:
    assert ask("How many oak trees were planted in Mill Park in Q4 2016/17?").status is Status.NOT_FOUND


def test_nearly_equal_passages_are_shown_once() -> None:
    again = chunk("The council planted 120 oak trees in Mill Park in May. Residents watered them too.", title="Trees")
    answer = ask("What did the council do about oak trees in Mill Park?", PLANTING, again)
    assert len(answer.citations) == 1


def test_the_same_question_gets_the_same_answer_whatever_the_order_of_passages() -> None:
    question = "How many oak trees were planted in Mill Park?"
    assert ask(question, PLANTING, BENCHES).text == ask(question, BENCHES, PLANTING).text


SCHEME = chunk(
    "In each park we use the Blue Basket scheme. The Blue Basket keeps litter off the grass. Its use is to begin in May 2016.",
    lines=(30, 30),
)
SPLIT = chunk("The parks have a budget of £400. It is split by park as follows:", lines=(31, 31))
GRANTS = chunk("Elmfield won a grant of £900 for its pond. The lease at Oakhurst costs £50 a year, and Elmfield is glad.", lines=(32, 32))


def test_a_name_in_lower_case_finds_its_passage_although_one_of_its_words_could_be_a_colour() -> None:
    assert "keeps litter off the grass" in ask("what is the blue basket scheme about?", SCHEME, BENCHES).text


@pytest.mark.parametrize(
    "question",
    [
        "How is the budget of the parks split?",  # the passage leads in what is not there
        "When did the Green Basket scheme begin?",
        "What does the lease at Tollgate cost?",
        "Which supplier made the Blue Basket?",
        "When is the third round of planting?",  # only a second is told of
        "and the parks?",
    ],
)
def test_a_passage_about_something_similar_is_no_answer(question: str) -> None:
    assert ask(question, SCHEME, SPLIT, GRANTS, PLANTING).status is Status.NOT_FOUND


def test_the_words_that_lead_in_a_list_may_hold_the_amount_asked_for() -> None:
    assert "£400" in ask("What is the budget of the parks?", SPLIT, BENCHES).text


def test_a_fact_in_the_sentence_after_the_name_is_found() -> None:
    assert "May 2016" in ask("When did the Blue Basket begin?", SCHEME, BENCHES).text


def test_a_question_that_asks_two_things_is_answered_with_both() -> None:
    two = chunk("A new pond was dug at Elmfield with 40 lamps. It is to open in March 2017.", lines=(33, 33))
    answer = ask("Elmfield pond: when will it open and how many lamps has it?", two, BENCHES)
    assert "40 lamps" in answer.text
    assert "March 2017" in answer.text


def test_words_cut_short_are_held_by_what_they_stand_for() -> None:
    young = chunk("At the forge 40 apprentices gained a qualification in smithing.", lines=(30, 30))
    assert ask("how many apprentices at the forge got smithing quals", young, *FILLERS).status is Status.ANSWERED


def test_that_no_money_is_needed_answers_how_much_is() -> None:
    none = chunk("It was found that no capital spend is required for the bandstand.", lines=(31, 31))
    assert ask("what capital spend is needed for the bandstand?", none, *FILLERS).status is Status.ANSWERED


def test_the_words_that_lead_in_a_list_belong_to_its_end_in_the_next_passage() -> None:
    first = chunk(
        "Orchard tours were set up again for older visitors:\nWalks in spring for all ages.\nTalks in the barn.\nTea on the lawn."
    )
    second = chunk("Picnics by the brook each week. These services are run by many groups, led by Mossbank Trust.")
    assert "Mossbank Trust" in ask("Who leads the orchard tours for older visitors?", first, second, *FILLERS).text


def test_half_of_a_question_is_answered_and_the_other_half_said_to_be_missing() -> None:
    answer = ask("How many oak trees were planted in Mill Park, and who paid for the slide in Mill Park?")
    assert "120 oak trees" in answer.text
    assert answer.text.endswith("I found no passage that says “who paid for the slide in Mill Park”.")


def test_where_it_is_asked_why_the_passage_that_gives_the_reason_comes_first() -> None:
    rise = chunk("The number of applications for plots at Elmfield rose by 500% and applications are checked, not only at Elmfield.")
    cause = chunk("The rise in applications for plots is due to a ruling of the county court.")
    assert "county court" in ask("Why did the number of applications for plots rise?", rise, cause).text.split("\n")[0]


def test_of_passages_that_say_as_much_the_one_with_the_figures_of_the_question_comes_first() -> None:
    other = chunk("Questions on gates were put by members, and members heard replies, not all.")
    right = chunk("Members put 10 questions on gates of 11, as a member had gone home.")
    assert "gone home" in ask("11 questions on gates but members put only 10, why?", other, right).text.split("\n")[0]


def test_two_halves_that_stand_side_by_side_are_shown_without_saying_a_sentence_twice() -> None:
    two = chunk(
        "Elmfield was shown to 30 growers. On 4 May 2016 an open day was held at Elmfield. There are now 19 plots at Elmfield. More come."
    )
    answer = ask("Elmfield: how many plots are there now, and when was the open day?", two)
    assert answer.text.count("19 plots") == 1
    assert "4 May 2016" in answer.text


def test_a_row_whose_title_is_the_target_itself_answers() -> None:
    row = chunk(
        "Indicator: Absence of growers will have fallen from 12 to 8 days.; Timescale: 2028",
        title="Absence of growers will have fallen from 12 to 8 days.",
        kind=ChunkKind.ROW,
    )
    assert "from 12 to 8 days" in ask("From what to what should the absence of growers fall?", row).text


def test_a_count_belongs_to_what_is_named_before_it_not_after_it() -> None:
    two = chunk("The barn at Oakhurst was visited by 640 growers in May. The next one, at Elmfield, is due in 2018.")
    assert ask("How many growers visited the barn at Oakhurst?", two).status is Status.ANSWERED
    assert ask("How many growers visited the barn at Elmfield?", two).status is Status.NOT_FOUND


def test_who_got_somebody_into_work_is_no_question_for_people_who_work() -> None:
    into = chunk("Mossbank Trust supported 45 growers with sore backs into employment in 2016/17.")
    assert "Mossbank Trust" in ask("Who got growers with sore backs into employment?", into).text


def test_what_went_live_has_opened() -> None:
    live = chunk("The seed library at Elmfield went live on 26 September 2016.")
    assert "26 September" in ask("When did the seed library at Elmfield open?", live).text
    assert "26 September" in ask("Since when has the seed library at Elmfield been live?", live).text


def test_a_second_clause_may_ask_yes_or_no() -> None:
    clauses = chunk("The growers' circle at Elmfield has helped 52 novices. No novices have left the plots since then.")
    answer = ask("How many novices has the growers' circle at Elmfield helped, and have any of the novices left?", clauses)
    assert "52 novices" in answer.text
    assert "No novices have left" in answer.text


def test_a_clause_about_somebody_whom_the_clause_before_did_not_find_is_not_answered() -> None:
    grant = chunk("Elmfield was given £19,980 to mend its barn.")
    assert ask("Elmfield: who is its warden and what is he paid?", grant).status is Status.NOT_FOUND
