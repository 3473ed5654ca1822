"""Statements to verify and false premises over a made store: what is printed decides, and the verdict says so."""

from __future__ import annotations

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Status, Verdict
from ingest.model import Chunk, ChunkKind, Measure, Polarity, SectionTable
from tests.assistant.made import CORPORATE, MID_YEAR, VALUES, MadeStore, place, series, table, value

SAID = "41 of these have a rating: 61% (25) are on target and 39% (16) are below it. Of 19 in all, 38% (7) are late and 62% (12) in time."
THEFT = "Thefts of bicycles were 9.55 per 1,000 residents a year ago. They are now 11.63, a 22% increase."
PASSAGES = (
    Chunk(id="c1", kind=ChunkKind.PROSE, places=(place(CORPORATE, 40),), text=SAID, headings=("Summary",), title=None),
    Chunk(id="c2", kind=ChunkKind.PROSE, places=(place(CORPORATE, 41),), text=THEFT, headings=("Crime",), title=None),
)
BUDGETS = (
    table([["Revenue variance £000", "Capital variance £000"], ["723", "(264)"]], ("Dashboard",)),
    table(
        [["Service", "Budget £000", "Variance £000"], ["Homes", "100", "41"], ["Care", "900", "700"], ["Total", "1,000", "741"]],
        ("Revenue",),
    ),
)
KEPT_LOW = "Maintain the reduction in household burglary"
BURGLARY = "M1 | Maintain the reduction in household burglary | 19.81 | 22.00 | 19.88 | Improving"
MADE = (
    *VALUES,
    *series(
        "M0", "Missed collections of bins", 50, {"2020/21 Q2": "61.5 G", "2020/21 Q1": "66.8"}, {"2020/21 Q2": "65"},
        polarity=Polarity.LOWER,
    ),
    *(
        value("M1", KEPT_LOW, measure, period, raw, number, "per 1,000", line=51, row_text=BURGLARY, polarity=None)
        for measure, period, raw, number in (
            (Measure.RESULT, None, "19.81", "19.81"),
            (Measure.RESULT, "2020/21 Q2", "19.88", "19.88"),
            (Measure.DIRECTION, "2020/21 Q2", "Improving", None),
        )
    ),
    *series("M2", "Carers who were assessed", 52, {"2020/21 Q2": "468"}, {}, "count"),
    *series("M2", "Carers who were assessed", 53, {"2020/21 Q2": "486"}, {}, "count", document=CORPORATE),
    *series("M3", "Streets with litter", 54, {"2020/21 Q2": "3.0"}, {}),
    *series("M3", "Streets with litter", 55, {"2020/21 Q2": "3.0"}, {}, document=CORPORATE),
)  # fmt: skip


class Statements(MadeStore):
    def tables(self) -> tuple[SectionTable, ...]:
        return tuple(BUDGETS)

    def chunks(self) -> tuple[Chunk, ...]:
        return PASSAGES


STORE = Statements(MADE)


def ask(question: str) -> Answer:
    answer = answer_question(question, Conversation(), STORE)  # type: ignore[arg-type]
    assert unsupported_numbers(answer) == ()
    return answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Missed bin collections were Green at Q2 2020/21, true or false?", Verdict.SUPPORTED),
        ("Missed bin collections were Red at Q2 2020/21, true or false?", Verdict.CONTRADICTED),
        ("Missed bin collections came down from 66.8 to 61.5 in Q2 2020/21, right?", Verdict.SUPPORTED),
        ("Missed bin collections came down from 66.8 to 60.0 in Q2 2020/21, right?", Verdict.CONTRADICTED),
        ("There were fewer missed bin collections in Q2 2020/21 than in Q1: true or false?", Verdict.SUPPORTED),
        ("There were more missed bin collections in Q2 2020/21 than in Q1: true or false?", Verdict.CONTRADICTED),
        ("Missed bin collections were 61.5% in Q2 2020/21 against a target of 65%. Is all of that right?", Verdict.SUPPORTED),
        ("Missed bin collections were 61.5% in Q2 2020/21 against a target of 60%. Is all of that right?", Verdict.CONTRADICTED),
        ("household burglary in Q2 2020/21 is marked Improving. Is it?", Verdict.CONTRADICTED),
    ],
)
def test_a_statement_is_compared_with_what_is_printed(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Why are missed bin collections red in Q2 2020/21?", ("Green", "61.5")),
        ("Why did missed bin collections miss their target in Q2 2020/21?", ("61.5", "65")),
        ("Why did missed bin collections get worse between Q1 and Q2 2020/21?", ("66.8", "61.5")),
    ],
)
def test_a_false_premise_is_put_right(question: str, numbers: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.verdict is Verdict.CONTRADICTED
    assert all(number in answer.text for number in numbers)


@pytest.mark.parametrize(
    "question",
    [
        "Why did adults with mental health needs in paid work miss the target in Q2 2020/21?",  # 5.8 against 6.2
        "Why did adults with mental health needs in paid work fall in Q2 2020/21?",  # from 7.2
        "Why is smoking prevalence red?",
    ],
)
def test_a_true_premise_gets_no_verdict(question: str) -> None:
    assert ask(question).verdict is None


def test_a_premise_about_a_change_that_no_report_prints_is_not_put_right() -> None:
    assert ask("Why did admissions to care homes of residents aged 65 and over rise in Q2 2020/21?").verdict is None


@pytest.mark.parametrize(
    ("question", "verdict", "share"),
    [
        ("61% (25) of the rated indicators are on target. Does the percentage work out?", Verdict.SUPPORTED, "61.0%"),  # 25 / 41
        ("38% (7) of 19 are late, is 38% right?", Verdict.CONTRADICTED, "36.8%"),  # 7 / 19
    ],
)
def test_a_pasted_share_is_recomputed_from_its_count(question: str, verdict: Verdict, share: str) -> None:
    answer = ask(question)
    assert answer.verdict is verdict
    assert share in answer.text


def test_a_share_of_another_base_than_the_one_printed_is_not_recomputed() -> None:
    assert ask("38% (7) of 23 are late, is 38% right?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("share", "verdict"),
    [("22%", Verdict.SUPPORTED), ("18%", Verdict.CONTRADICTED)],  # 11.63 / 9.55 is 21.8 % more
)
def test_a_pasted_change_is_recomputed_from_its_ends(share: str, verdict: Verdict) -> None:
    answer = ask(f"Thefts of bicycles went from 9.55 to 11.63, a {share} increase. Is it?")
    assert answer.verdict is verdict
    assert "21.8%" in answer.text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("One of the 4 rated indicators is red in the Q2 2020/21 mid-year review, right?", Verdict.CONTRADICTED),
        ("Are all indicators green in the Q2 2020/21 mid-year review?", Verdict.CONTRADICTED),
        ("1 of the 3 rated indicators are green in the Q2 2020/21 mid-year review, right?", Verdict.SUPPORTED),
    ],
)
def test_a_stated_count_is_compared_with_the_rows(question: str, verdict: Verdict) -> None:
    assert ask(question).verdict is verdict


def test_reports_that_differ_are_both_given() -> None:
    answer = ask("Carers who were assessed, Q2 2020/21: do both reports give the same figure?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert "468" in answer.text
    assert "486" in answer.text


def test_reports_that_agree_are_both_cited() -> None:
    answer = ask("Streets with litter, Q2 2020/21: do both reports give the same figure?")
    assert answer.verdict is Verdict.SUPPORTED
    assert {citation.places[0].document_id for citation in answer.citations} >= {MID_YEAR.document_id, CORPORATE.document_id}


def test_a_question_whether_reports_differ_is_answered_the_other_way_round() -> None:
    assert ask("Streets with litter, Q2 2020/21: is the figure different in the two reports?").verdict is Verdict.CONTRADICTED


def test_a_figure_that_one_report_alone_prints_agrees_with_nothing() -> None:
    assert ask("Smoking prevalence, Q1 2020/21: do both reports give the same figure?").status is Status.NOT_FOUND


def test_two_tables_are_compared_by_their_variances() -> None:
    answer = ask("overspend Q2 2020/21: do the dashboard and the revenue table agree?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert "741 − 723 = 18" in answer.text


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Adults with mental health needs in paid work", Verdict.SUPPORTED),  # 0.4 of 6.2 short, 6.5 %
        ("Adults with a learning disability in paid work", Verdict.CONTRADICTED),  # 0.5 of 9.9 short, 5.1 %
    ],
)
def test_a_stated_rank_is_compared_with_the_ranking(name: str, verdict: Verdict) -> None:
    assert ask(f"{name} is the indicator furthest below target, right?").verdict is verdict


def test_a_statement_about_what_no_report_prints_is_not_found() -> None:
    assert ask("Visits to libraries rose to 400,000 in Q2 2020/21, right?").status is Status.NOT_FOUND


@pytest.mark.parametrize(("figure", "verdict"), [("3.0%", Verdict.SUPPORTED), ("3.1%", Verdict.CONTRADICTED)])
def test_the_year_of_a_month_is_no_figure_of_the_statement(figure: str, verdict: Verdict) -> None:
    answer = ask(f"Streets with litter were {figure} in September 2020")
    assert answer.verdict is verdict
    assert answer.text.count(": ") == 1


def test_a_rating_stated_with_another_figure_is_contradicted() -> None:
    assert ask("Tenants in arrears were rated Green with 3.4% in Q2 2020/21, correct?").verdict is Verdict.CONTRADICTED


def test_a_direction_that_the_report_does_not_print_is_denied() -> None:
    store = MadeStore()
    marked = "Paid work of adults with a learning disability is marked {} at Q2 2020/21. Is that right?"
    worse = answer_question(marked.format("worsening"), Conversation(), store)  # type: ignore[arg-type]
    better = answer_question(marked.format("improving"), Conversation(), store)  # type: ignore[arg-type]
    assert (worse.verdict, better.verdict) == (Verdict.CONTRADICTED, Verdict.SUPPORTED)
    assert worse.text.startswith("No: the report says “Improving”")
