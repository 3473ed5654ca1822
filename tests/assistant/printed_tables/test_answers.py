"""Questions about printed tables of money, risks and counts, answered from a made store."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import answer_question
from assistant.guard import unsupported_numbers
from assistant.meaning.conversation import Conversation
from assistant.model import Answer, Reason, Status, Verdict
from ingest.model import Chunk, ChunkKind, SectionTable
from tests.assistant.made import CORPORATE, MadeStore, place, table

SAVINGS = replace(
    table(
        [
            ["Theme", "2020-21 £000", "2021-22 £000", "Total £000"],
            ["Parks & Libraries", "(120)", "(200)", "(320)"],
            ["Streets", "(80)", "(50)", "(130)"],
            ["Housing", "0", "(30)", "(30)"],
            ["Total", "(200)", "(280)", "(480)"],
        ],
        headings=("Savings by theme",),
    ),
    id="savings",
)
BUDGET = replace(
    table(
        [
            ["Service area", "Original budget £000", "Revised budget £000", "Forecast £000", "Variation £000", "Comments"],
            ["Museums", "400", "410", "455", "46", "The roof leaked."],
            ["Allotments", "90", "90", "80", "(10)", ""],
            ["Cemeteries (all)", "300", "310", "330", "20", "Fees were waived."],
            ["Fees of markets", "9", "9", "12", "3", ""],
            ["Fees of harbours", "11", "11", "14", "3", ""],
            ["Total", "790", "810", "865", "65", ""],
        ],
        headings=("Revenue budget",),
    ),
    id="budget",
)
RISKS = replace(
    table(
        [
            ["Ref", "Risk", "Impact", "Likelihood", "Score", "Target score", "Controls"],
            ["XR01", "The dam overtops", "5", "4", "20", "10", ""],
            ["XR02", "The ferry stops", "4", "3", "12", "6", ""],
            ["XR03", "The archive burns", "5", "4", "20", "8", ""],
        ],
        headings=("Risk register",),
    ),
    id="risks",
)
HEAT_MAP = replace(
    table(
        [
            ["Probability", "1 Small impact", "2 Middling impact", "3 Severe impact"],
            ["3 Frequent", "0", "1", "0"],
            ["2 Occasional", "0", "2", "1"],
            ["1 Seldom", "4", "0", "0"],
        ],
        headings=("Risks on one page",),
    ),
    id="heat",
)
ANNOUNCED = Chunk(
    id="c1",
    kind=ChunkKind.PROSE,
    text="The grant fund of £3 million is split between the wards as follows:",
    places=(place(CORPORATE, 300),),
)


class TableStore(MadeStore):
    """The made store with four tables in one report, and a sentence that announces a lost one."""

    def tables(self) -> tuple[SectionTable, ...]:
        return SAVINGS, BUDGET, RISKS, HEAT_MAP

    def chunks(self) -> tuple[Chunk, ...]:
        return (ANNOUNCED,)


STORE = TableStore()


def ask(*questions: str) -> Answer:
    """The answer to the last of several questions of one conversation."""
    conversation = Conversation()
    answers = [answer_question(question, conversation, STORE) for question in questions]  # type: ignore[arg-type]
    assert unsupported_numbers(answers[-1]) == ()
    return answers[-1]


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for citation in answer.citations]


def test_a_cell_is_given_with_row_column_unit_and_the_row_cited() -> None:
    answer = ask("How much do parks and libraries have to save in 2021/22?")
    assert "−£200 thousand" in answer.text
    assert "Parks & Libraries | (120) | (200) | (320)" in quotes(answer)
    assert (answer.figures[0].raw, answer.figures[0].unit) == ("(200)", "£000")


def test_without_a_year_the_whole_row_is_given() -> None:
    text = ask("How much do the parks and libraries have to save?").text
    assert all(amount in text for amount in ("£120 thousand", "£200 thousand", "£320 thousand"))


def test_another_year_than_the_table_prints_is_not_answered_from_it() -> None:
    assert ask("How much do parks and libraries have to save in 2024/25?").status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "formula", "result"),
    [
        ("Add together the savings of streets and parks & libraries in 2020/21", "−80 + (−120) = −200", "−200"),
        ("Museums: forecast minus revised budget?", "455 − 410 = 45", "45"),
        ("How much more does streets save in 2020/21 than in 2021/22?", "50 − 80 = −30", "−30"),
        ("What percentage of all the savings over the two years falls on streets?", "−130 / −480 × 100 = 27.1", "27.1"),
    ],
)
def test_sums_differences_and_shares_show_their_working(question: str, formula: str, result: str) -> None:
    working = ask(question).working[0]
    assert working.result == result
    assert sorted(working.formula.split(" = ")[0].split()) == sorted(formula.split(" = ")[0].split())


def test_a_difference_that_the_table_prints_otherwise_is_told() -> None:
    assert "The table itself prints £46 thousand" in ask("Museums: forecast minus revised budget?").text


def test_a_printed_total_that_is_not_the_sum_is_told() -> None:
    answer = ask("Do the variations in the revenue budget table add up to the printed total?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert "£62 thousand" in answer.text  # 46 - 10 + 20 + 3 + 3
    assert "£65 thousand" in answer.text


def test_a_total_that_is_the_sum_is_supported() -> None:
    assert ask("Do the savings for 2021/22 add up to the total shown?").verdict is Verdict.SUPPORTED


def test_the_largest_saving_is_the_most_negative_one() -> None:
    assert "Parks & Libraries" in ask("Which theme has the biggest saving in 2021/22?").text


def test_overspent_rows_are_those_above_nought() -> None:
    text = ask("Which service areas are overspent in the revenue budget?").text
    assert "Museums" in text
    assert "Cemeteries" in text
    assert "Allotments" not in text


def test_words_in_brackets_of_a_label_need_not_be_said() -> None:
    assert "£330 thousand" in ask("cemeteries forecast").text


def test_the_reason_is_that_of_the_row_asked_about() -> None:
    assert "The roof leaked." in ask("How much are museums over budget?", "why?").text


def test_risks_of_a_score_are_listed() -> None:
    text = ask("Which risks in the register score 20?").text
    assert "XR01" in text
    assert "XR03" in text
    assert "XR02" not in text


def test_a_follow_up_keeps_row_or_column() -> None:
    assert "**10**" in ask("What is XR01 scored at?", "and what is it meant to come down to?").text
    assert "**12**" in ask("What is XR01 scored at?", "and XR02?").text
    assert "−£80 thousand" in ask("How much do parks and libraries have to save in 2020/21?", "and streets?").text


def test_a_column_that_is_empty_throughout_is_lost() -> None:
    answer = ask("What controls are in place for risk XR02?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.LOST_IN_SOURCE)


def test_a_column_that_the_table_has_not_is_not_reported() -> None:
    assert ask("who owns risk XR02?").reason is Reason.NOT_REPORTED


def test_an_unknown_row_is_never_answered_from_another() -> None:
    answer = ask("What is the score of XR09?")
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())


def test_the_cells_of_a_heat_map_are_counted() -> None:
    assert "**8** risks" in ask("How many risks are on the heat map?").text  # 1 + 2 + 1 + 4
    assert "**1** risk:" in ask("How many frequent risks are on the heat map?").text


def test_a_stated_figure_is_checked_against_the_cell() -> None:
    assert ask("Is the saving of streets in 2020/21 really £80k?").verdict is Verdict.SUPPORTED
    assert ask("Is the saving of streets in 2020/21 really £95k?").verdict is Verdict.CONTRADICTED


def test_rows_that_words_cannot_tell_apart_are_asked_back_and_chosen_by_number() -> None:
    assert ask("fees revenue forecast").status is Status.CLARIFY
    assert "£14 thousand" in ask("fees revenue forecast", "the second").text


def test_a_breakdown_that_is_only_announced_is_lost() -> None:
    answer = ask("How is the £3m grant fund split between the wards?")
    assert (answer.status, answer.reason) == (Status.NOT_FOUND, Reason.LOST_IN_SOURCE)


def test_an_indicator_is_not_taken_for_a_row() -> None:
    assert ask("What is the target for smoking prevalence at Q1 2020/21?").figures[0].ref == "AB/7"


CAPITAL = replace(
    table(
        [
            ["", "Approved capital budget £000", "Variance from approved budget £000", "Slippage %"],
            ["Museums", "3,060", "(486)", "-26.1%"],
            ["Museums", "3,060", "(486)", "-26.1%"],
        ],
        headings=("Capital",),
    ),
    id="capital",
)
OVERVIEW = replace(
    table(
        [
            ["Number of KPIs", "RAG ratings Green", "RAG ratings Green Amber", "RAG ratings Red Amber", "RAG ratings Red"],
            ["16", "8", "1", "0", "1"],
        ],
        headings=("Overview of KPIs",),
    ),
    id="overview",
)  # fmt: skip


class CapitalStore(MadeStore):
    """A store without rated indicators, whose reports print how many have each rating."""

    def __init__(self) -> None:
        super().__init__(())

    def tables(self) -> tuple[SectionTable, ...]:
        return CAPITAL, OVERVIEW


def test_a_table_of_one_row_that_its_total_repeats_needs_no_row_named() -> None:
    answer = answer_question("capital variance from approved budget", Conversation(), CapitalStore())  # type: ignore[arg-type]
    assert "−£486 thousand" in answer.text


def test_a_count_of_ratings_comes_from_the_table_where_no_row_is_rated() -> None:
    answer = answer_question("how many green KPIs are there?", Conversation(), CapitalStore())  # type: ignore[arg-type]
    assert "Green: **8**" in answer.text
    assert "Green Amber" not in answer.text
