"""Sums over figures of sentences: worked out where the question names its figures beyond doubt, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.question import understand
from assistant.meaning.scope import Scope
from assistant.model import Answer
from assistant.prose_sums.answer import earlier_value_answer, prose_sum_answer
from index.store import Store
from tests.assistant.prose.test_passages import FILLERS, REPORT, FakeStore, chunk

COMPLAINTS = (
    "32 complaints and 9 thanks reached Harbour Services in the quarter, from the same quarter last year's 45 complaints and 11 thanks."
)
FERRIES = "The fall in ferry drivers was from 47 people out of a rota of 60 in August to 38 people out of a rota of 64 in September."
HELPLINE = (
    "The harbour helpline took 4,000 calls in the year. Of these, 3,800 were given advice. Calls referred to wardens totalled 160, a"
    " decrease of 40 from the previous year."
)
MOORINGS = (
    "New moorings are planned at two quays – Gull Quay (52 deep moorings) and Tern Quay (39 deep moorings). Work has begun with boatmen at"
    " Heron Pier, which will get 51 additional moorings."
)
WARNING = "A warning list is used to write to boat owners. Of 510 owners that were contacted, 208 took up the offer and 11 became bankrupt."
GRANT = "The Lottery pays for the LANTERN programme. The value of the LANTERN grant in 2016/17 was £101,000 – part of a total of £303,000."
DUES = "Income from mooring dues rose from £2.0 million to £2.5 million."
SEAGULLS = "Over 300 gulls nested on the roofs, compared with 200 gulls last year."
USERS = "Baseline of ferry users: 190 satisfied compared with 50 not satisfied."
SEASICK = "The survey of ferry users says that 30 often felt seasick and 10 hardly felt seasick."
REPAIRS = "Of the lock repairs that were planned, 84 out of 120 are done."
SURVEY = "32% of residents call the harbour clean, a 5% increase on the previous year and 14% higher than the average for Wessex."
EVERY = (COMPLAINTS, FERRIES, HELPLINE, MOORINGS, WARNING, GRANT, DUES, SEAGULLS, USERS, SEASICK, REPAIRS, SURVEY)


class Shelf:
    """What a sum needs of a catalogue."""

    def __init__(self, *texts: str) -> None:
        self.store = cast("Store", FakeStore(*map(chunk, texts), *FILLERS))
        self.documents = (REPORT,)


def worked(question: str, *texts: str) -> Answer | None:
    return prose_sum_answer(understand(question), question, Scope(), cast("Catalogue", Shelf(*(texts or EVERY))))


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("Did complaints to Harbour Services go down on the year before, and by how many?", "45 − 32 = 13"),
        ("how many fewer ferry drivers in september than in august", "47 − 38 = 9"),
        ("how many more moorings will Gull Quay have than Tern Quay?", "52 − 39 = 13"),
        ("Taking Gull Quay, Tern Quay and Heron Pier together, how many moorings are planned?", "52 + 39 + 51 = 142"),
        ("what % of calls to the harbour helpline were given advice", "3,800 / 4,000 × 100 = 95.0"),
        ("how many in 100 harbour helpline calls were referred to wardens", "160 / 4,000 × 100 = 4.0"),
        ("how many harbour helpline calls were not given advice?", "4,000 − 3,800 = 200"),
        ("harbour helpline calls referred to wardens: how many must there have been the year before?", "160 + 40 = 200"),
        ("of the owners on the warning list who were contacted, what share went bankrupt?", "11 / 510 × 100 = 2.2"),
        ("what share of the total LANTERN grant came in 2016/17", "101,000 / 303,000 × 100 = 33.3"),
        ("by what percentage did income from mooring dues rise?", "(2,500,000 − 2,000,000) / 2,000,000 × 100 = 25.0"),
        ("by how much did income from mooring dues rise?", "2,500,000 − 2,000,000 = 500,000"),
        ("what percentage of ferry users were satisfied", "190 / (190 + 50) × 100 = 79.2"),
        ("what % of ferry users were not satisfied", "50 / (50 + 190) × 100 = 20.8"),
        ("what % of ferry users in the survey often felt seasick", "30 / (30 + 10) × 100 = 75.0"),
        ("what proportion of the planned lock repairs is done?", "84 / 120 × 100 = 70.0"),
        ("how many of the planned lock repairs are still to be done?", "120 − 84 = 36"),
        ("what share of residents must have called the harbour clean the year before?", "32 − 5 = 27"),
        ("residents who call the harbour clean: what must the Wessex average have been?", "32 − 14 = 18"),
    ],
)
def test_a_sum_over_figures_that_the_question_names_is_worked_out(question: str, formula: str) -> None:
    answer = worked(question)
    assert answer is not None
    assert [one.formula for one in answer.working] == [formula]
    assert answer.working[0].inputs == (1,)


@pytest.mark.parametrize(
    "question",
    [
        "how many more gulls nested on the roofs than last year?",  # "over 300" is no number to compute with
        "how many more moorings will Gull Quay have than Puffin Quay?",
        "Taking Gull Quay, Tern Quay and Puffin Quay together, how many moorings are planned?",
        "what share of calls to the library helpline were given advice",
        "how many complaints reached Harbour Services?",  # asks for no sum
        "by how many did complaints about litter fall?",
        "by how many did the rota of ferry drivers fall from september to august?",  # the people named first are not the rota
    ],
)
def test_nothing_is_worked_out_where_a_figure_meant_is_not_there(question: str) -> None:
    assert worked(question) is None


def test_two_places_that_fit_as_well_leave_the_sum_open() -> None:
    other = REPAIRS.replace("84", "30").replace("Of the lock", "Among the lock")
    assert worked("what proportion of the planned lock repairs is done?", REPAIRS, other) is None


def test_a_sum_says_its_formula_and_quotes_the_sentences_that_it_takes_the_figures_from() -> None:
    answer = worked("how many harbour helpline calls were not given advice?")
    assert answer is not None
    assert answer.text.startswith("That leaves **200** (4,000 − 3,800 = 200) [1].")
    assert answer.citations[0].quote == "The harbour helpline took 4,000 calls in the year. Of these, 3,800 were given advice."


def test_a_year_without_a_report_is_worked_out_from_the_change_that_the_report_on_the_next_one_states() -> None:
    shelf = Shelf(HELPLINE)
    shelf.documents = (replace(REPORT, period="2016/17"),)
    question = "how many harbour helpline calls were referred to wardens in 2015/16?"
    answer = earlier_value_answer(understand(question), question, Scope(), cast("Catalogue", shelf))
    assert answer is not None
    assert answer.working[0].formula == "160 + 40 = 200"
    later = question.replace("2015/16", "2014/15")
    assert earlier_value_answer(understand(later), later, Scope(), cast("Catalogue", shelf)) is None


def test_two_things_compared_are_not_one_thing_at_two_times() -> None:
    assert worked("how many fewer complaints than thanks reached Harbour Services?") is None
