"""Halves of a year, years up to a day and months of a survey: which printed figures answer for them."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status
from ingest.model import Basis, Document
from tests.assistant.made import MadeStore, series, value

YEARLY = Document(
    document="anyborough-annual.txt", document_id="year", format="text", title="Plan for adults: annual review",
    council="Anyborough Council", period="2020/21", meeting_date="2021-06-05",
)  # fmt: skip
TOTALS = {"basis": Basis.YEAR_TO_DATE}
STORE = MadeStore(
    (
        *series(
            "H1", "Homes insulated", 1, {"2019/20 Q2": "301", "2020/21 Q2": "338", "2020/21": "790"}, {"2020/21": "700"}, "count", **TOTALS
        ),
        *series("H2", "Boilers replaced", 2, {"2020/21 Q1": "22", "2020/21 Q2": "61"}, {"2020/21": "210"}, "count", **TOTALS),
        *series("H3", "Admissions to hostels", 3, {"2018/19": "10.6", "2019/20": "8.5", "2020/21 Q2": "1.6"}, {}, "per 100,000", **TOTALS),
        *series("H4", "Families in hostels", 4, {"2019/20 Q2": "1184", "2020/21 Q1": "1231", "2020/21 Q2": "1262"}, {}, "count"),
        value("H5", "Residents who feel heard", period="2021-01..2021-02", raw="86.1%", number="86.1", document=YEARLY, line=5),
    ),
    more=(YEARLY,),
)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("How many more homes were insulated in April to September 2020 than in the same half of the year before?", "338 − 301 = 37"),
        ("how many homes insulated oct 2020 to mar 2021", "790 − 338 = 452"),
        ("How many more boilers must be replaced in the second half of 2020/21 to reach the annual target?", "210 − 61 = 149"),
        ("admissions to hostels, better or worse since 2018/19?", "8.5 − 10.6 = −2.1"),
        ("By what percentage did families in hostels grow over the year to 30 September 2020?", "1,262 − 1,184 = 78"),
        ("What share of residents said in the survey that they feel heard in 2020/21?", "86.1%"),
    ],
)
def test_a_stretch_is_answered_by_the_figures_that_cover_it(question: str, shown: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert shown in answer.text


def test_a_stretch_that_no_totals_bound_has_no_figure() -> None:
    assert ask("how many boilers were replaced oct 2020 to mar 2021").status is Status.NOT_FOUND
