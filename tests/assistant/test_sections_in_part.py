"""A section is meant by a part of its heading, and only figures of the report's own time count as its results."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason
from ingest.model import Measure, PublishedValue
from tests.assistant.made import CORPORATE, MadeStore, series, value

NOW = "2020/21 Q2"


def under(section: str, values: list[PublishedValue]) -> list[PublishedValue]:
    return [replace(one, section=section) for one in values]


STORE = MadeStore(
    (
        *under("Housing and growth", series("H1", "Homes started", 1, {NOW: "60 R"}, {NOW: "90"}, document=CORPORATE)),
        *under("Housing and growth", series("H2", "Jobs fairs held", 2, {NOW: "9 G"}, {NOW: "8"}, document=CORPORATE)),
        *under("Clean, green and safe", series("C1", "Streets swept", 3, {NOW: "70 R"}, {NOW: "80"}, document=CORPORATE)),
        *under("Clean, green and safe", series("C2", "Bins emptied", 4, {NOW: "99 G"}, {NOW: "98"}, document=CORPORATE)),
        *under("Money", series("M1", "Calls on housing answered", 5, {NOW: "50 R"}, {NOW: "80"}, document=CORPORATE)),
        *under("Money", series("M2", "People who lead the lives they want", 6, {NOW: "55 R"}, {NOW: "80"}, document=CORPORATE)),
        *under("Money", series("M3", "Letters answered", 7, {"2020/21 Q1": "75"}, {"2020/21 Q1": "90"}, document=CORPORATE)),
        *under("Money", [value("M3", "Letters answered", Measure.RESULT, NOW, "Not available", None, document=CORPORATE, line=7)]),
    )
)


def ask(question: str) -> Answer:
    return answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]


def refs(answer: Answer) -> list[str | None]:
    return [figure.ref for figure in answer.figures if figure.measure is Measure.RESULT]


def test_in_and_a_part_of_a_heading_mean_the_section_and_the_answer_names_it() -> None:
    answer = ask("how many are red in housing?")
    assert "**1 of 2**" in answer.text
    assert "“Housing and growth”" in answer.text
    assert refs(answer) == ["H1"]


def test_without_in_titles_that_have_the_word_count_too() -> None:
    assert refs(ask("which housing ones are red?")) == ["H1", "M1"]


def test_a_rating_word_of_a_heading_is_no_filter() -> None:
    answer = ask("which are red in clean, green and safe?")
    assert "**1 of 2**" in answer.text
    assert refs(answer) == ["C1"]


def test_everyday_words_behind_in_that_no_heading_has_in_a_row_are_not_dropped() -> None:
    assert ask("which ones are red in living well?").reason is Reason.UNKNOWN_INDICATOR


def test_an_earlier_figure_alone_is_no_result_of_the_report() -> None:
    answer = ask("how many indicators have a result?")
    assert answer.text.startswith("**6** indicators with a result")
    assert "For 1 more" in answer.text


def test_an_earlier_figure_alone_does_not_miss_the_target_of_now() -> None:
    assert "M3" not in refs(ask("which indicators missed their target in Q2 2020/21?"))
