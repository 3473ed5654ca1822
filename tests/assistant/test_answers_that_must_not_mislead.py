"""Questions that were answered with a wrong figure, or with none where one is printed, each held in small."""

from __future__ import annotations

import pytest

from assistant import carrying_out
from assistant.answer import answer_question
from assistant.composing.draft import Draft
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.conversation import Conversation
from assistant.meaning.plan import Plan
from assistant.model import Answer, Reason, Status, Verdict
from assistant.steps import Tool
from ingest.model import Chunk, ChunkKind, Document, Measure, Polarity
from tests.assistant.made import VALUES, MadeStore, series, value

AUTUMN = Document(
    document="anyborough-autumn.txt", document_id="autumn", format="text", title="Service dashboard: Quarter 3 2020/21",
    council="Anyborough Council", period="2020/21 Q3", meeting_date="2021-02-05",
)  # fmt: skip
STUMBLES = series(
    "AB/21", "Stumbles on ice, per 100,000 people aged 65 and over", 51, {"2020/21 Q2": "468.1 G", "2020/21 Q1": "476.4"},
    {"2020/21 Q2": "475.0"}, "per 100,000", polarity=Polarity.LOWER, document=AUTUMN,
)  # fmt: skip
TUMBLES = series(
    "AB/23", "Tumbles in the snow reported, cumulative", 53, {"2020/21 Q2": "8.1 R", "2020/21 Q1": "8.4"}, {"2020/21 Q2": "7.0"},
    "per 1,000", polarity=Polarity.LOWER,
)  # fmt: skip
POSTS = [
    *series("AB/22", "Craft posts filled by permanent staff", 52, {"2020/21 Q2": "89.2 G"}, {"2020/21 Q2": "89.0"}),
    value("AB/22", "Craft posts filled by permanent staff", Measure.NUMERATOR, raw="149/167", number="149", unit="count", line=52),
    value("AB/22", "Craft posts filled by permanent staff", Measure.DENOMINATOR, raw="149/167", number="167", unit="count", line=52),
]


TOLD = "With 49 patients in Q1 compared to 42 patients in Q2, the ward is quieter."
REFERRED = [
    value("AB/24", "Patients referred for a second time", period=period, raw=raw, number=raw[:-1], line=54, comment=TOLD)
    for period, raw in (("2020/21 Q2", "15.8%"), ("2020/21 Q1", "15.7%"))
]
CHUNK = Chunk(
    id="c1", places=REFERRED[0].places, headings=("Health",), kind=ChunkKind.PROSE, text=TOLD,
)  # fmt: skip


class WithAutumn(MadeStore):
    def chunks(self) -> tuple[Chunk, ...]:
        return (CHUNK,)

    def documents(self) -> tuple[Document, ...]:
        return (*super().documents(), AUTUMN)


STORE = WithAutumn((*VALUES, *STUMBLES, *TUMBLES, *REFERRED, *POSTS))


def ask(*turns: str) -> Answer:
    conversation = Conversation()
    for turn in turns:
        answer = answer_question(turn, conversation, STORE)  # type: ignore[arg-type]
    return answer


def test_a_claim_on_a_quarter_whose_report_gives_an_older_figure_is_judged_by_that_figure() -> None:
    answer = ask("Stumbles on ice fell to 468.1 in Q3, right?")  # 468.1 − 476.4 = −8.3
    assert (answer.verdict, answer.working[0].result) == (Verdict.SUPPORTED, "−8.3")
    assert ask("Stumbles on ice rose to 468.1 in Q3, right?").verdict is Verdict.CONTRADICTED


def test_what_the_guard_takes_out_leaves_the_printed_figure_without_a_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def ungrounded(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
        draft.say("Yes: it is 12,345.")
        draft.row_mark(plan.indicators[0].values[0])
        draft.say("And 54,321 [1].")
        return draft.answered(Verdict.SUPPORTED)

    monkeypatch.setitem(carrying_out.COMPOSERS, Tool.VERIFY, ungrounded)
    answer = ask("AB/2 was 5.8% in Q2, right?")
    assert (answer.status, answer.verdict, str(answer.figures[0].value)) == (Status.ANSWERED, None, "5.8")
    assert answer.citations
    assert "12,345" not in answer.text
    assert answer.reason is not Reason.INTERNAL_ERROR


def test_a_count_asked_of_a_rate_says_that_only_the_rate_is_printed() -> None:
    answer = ask("How many stumbles on ice were there in Q2 2020/21?")
    assert "**468.1 per 100,000**" in answer.text
    assert "only the rate, not the numbers behind it" in answer.text


def test_the_opposite_of_what_a_title_says_is_what_is_left_of_the_whole() -> None:
    answer = ask("How many posts of AB/22 are vacant?")
    assert answer.text.startswith("**18** of 167 do not count among them")  # 167 − 149 = 18


def test_the_benchmark_of_another_group_than_the_one_asked_for_is_no_answer() -> None:
    asked = (
        "What is the England average for adults with a learning disability in paid work?",
        "Is adults with a learning disability in paid work above the England average?",
        "The England average for adults with a learning disability in paid work was 7.5%, right?",
    )
    for question in asked:
        answer = ask(question)
        assert (answer.status, answer.reason, answer.verdict) == (Status.NOT_FOUND, Reason.NOT_REPORTED, None)
        assert "of another group: London 7.5%" in answer.text
        assert "**" not in answer.text


def test_the_benchmark_of_the_group_asked_for_is_given_with_its_name() -> None:
    assert "**London 7.5%**" in ask("What is the London average for adults with a learning disability in paid work?").text
    assert ask("The London average for adults with a learning disability in paid work was 7.5%, right?").verdict is Verdict.SUPPORTED


def test_a_council_asked_about_that_prints_no_such_indicator_is_named() -> None:
    for question in ("What is smoking prevalence for both councils?", "Compare Anyborough with Otherham on smoking prevalence"):
        answer = ask(question)
        assert answer.text.startswith("**14.6%**")
        assert answer.text.endswith("The reports of Otherham Council print no such indicator.")
    assert "no such indicator" not in ask("What is smoking prevalence?").text


def test_a_quarter_alone_is_what_it_adds_to_the_running_total() -> None:
    answer = ask("How many telecare packages were installed in Q2 2020/21 alone?")  # 539 − 216 = 323
    assert answer.text.startswith("**323** in that time alone")
    assert ask("How many telecare packages were installed in Q1 2020/21 alone?").text.startswith("**216**")


def test_a_quarter_alone_that_no_running_totals_tell_is_not_answered_with_one_of_them() -> None:
    answer = ask("What were tumbles in the snow in just the second quarter of 2020/21?")  # 8.1 is less than 8.4 before it
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.NOT_REPORTED)
    assert "**" not in answer.text


def test_more_than_a_target_that_is_a_most_is_above_it_and_not_short_of_it() -> None:
    for question in ("By how much did tumbles in the snow miss its target in Q2 2020/21?", "Tumbles in the snow missed by how much?"):
        assert ask(question).text.startswith("**1.1 per 1,000** above the target, which does not meet it")  # 8.1 − 7.0
    assert ask("How far short of target was AB/2?").text.startswith("**0.4 percentage points** short of target")  # 5.8 − 6.2


def test_figures_that_stand_in_the_words_of_a_report_are_quoted_and_not_denied() -> None:
    for question in (
        "Patients referred for a second time fell from 49 in Q1 to 42 in Q2 2020/21, right?",
        "There were 42 patients referred for a second time in Q2 2020/21, correct?",
    ):
        answer = ask(question)
        assert answer.verdict is None
        assert f"“{TOLD}” [1]" in answer.text
        assert not answer.text.startswith("No")


def test_a_cell_of_just_what_is_stated_still_denies_it() -> None:
    assert ask("Patients referred for a second time were 42% in Q2 2020/21, correct?").verdict is Verdict.CONTRADICTED
    assert ask("There were 77 patients referred for a second time in Q2 2020/21, correct?").verdict is Verdict.CONTRADICTED
