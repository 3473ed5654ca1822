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
from ingest.model import Document, Measure, Polarity
from tests.assistant.made import VALUES, MadeStore, series, value

AUTUMN = Document(
    document="anyborough-autumn.txt", document_id="autumn", format="text", title="Service dashboard: Quarter 3 2020/21",
    council="Anyborough Council", period="2020/21 Q3", meeting_date="2021-02-05",
)  # fmt: skip
STUMBLES = series(
    "AB/21", "Stumbles on ice, per 100,000 people aged 65 and over", 51, {"2020/21 Q2": "468.1 G", "2020/21 Q1": "476.4"},
    {"2020/21 Q2": "475.0"}, "per 100,000", polarity=Polarity.LOWER, document=AUTUMN,
)  # fmt: skip


class WithAutumn(MadeStore):
    def documents(self) -> tuple[Document, ...]:
        return (*super().documents(), AUTUMN)


STORE = WithAutumn((*VALUES, *STUMBLES))


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
    assert answer.citations and "12,345" not in answer.text and answer.reason is not Reason.INTERNAL_ERROR
