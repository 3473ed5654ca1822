"""What indicators are found by: as the records say, whatever their order in the store."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answer import answer_question
from assistant.meaning.catalogue import Catalogue, Indicator, make_catalogue
from assistant.meaning.conversation import Conversation
from assistant.meaning.periods import as_asked, asked, kind_of
from assistant.meaning.words import tokens
from assistant.records import answer_record
from assistant.tools.list_indicators import current_results
from assistant.tools.look_up import look_up
from assistant.tools.news import news
from assistant.tools.rank import Order, by_change
from ingest.model import Measure, PublishedValue, Rating
from tests.assistant.made import CORPORATE, MID_YEAR, VALUES, MadeStore, value

QUESTIONS = (
    "What was AB/1 in Q2 2020/21?", "How many telecare packages were installed?", "Which indicators missed their target?", "What is new?",
    "Which indicator is furthest from its target?", "How has smoking changed?", "trend of mental health work", "care homes?",
)  # fmt: skip


def catalogue_over(values: tuple[PublishedValue, ...] = VALUES) -> Catalogue:
    return make_catalogue(MadeStore(values))  # type: ignore[arg-type]


def shuffled(seed: int) -> tuple[PublishedValue, ...]:
    values = list(VALUES)
    random.Random(seed).shuffle(values)
    return tuple(values)


def refs(indicators: list[Indicator]) -> list[str]:
    return [one.refs[0] for one in indicators]


@pytest.mark.parametrize("seed", range(3))
def test_rows_lists_and_rankings_do_not_depend_on_the_order_of_the_store(seed: int) -> None:
    one, other = catalogue_over(), catalogue_over(shuffled(seed))
    for period in (None, as_asked("2020/21 Q1")):
        rows, others = (current_results(catalogue, catalogue.documents, period) for catalogue in (one, other))
        assert [row.value.id for row in rows] == [row.value.id for row in others]
        ranked = [by_change(some, Order.CHANGED, as_asked("2020/21 Q1"), one.document_by_id).ranked for some in (rows, others)]
        assert [entry.key for entry in ranked[0]] == [entry.key for entry in ranked[1]]
    assert news(one, one.documents) == news(other, other.documents)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_do_not_depend_on_the_order_of_the_store(question: str, seed: int) -> None:
    records = [
        answer_record(answer_question(question, Conversation(), MadeStore(values)))  # type: ignore[arg-type]
        for values in (VALUES, shuffled(seed))
    ]
    assert records[0] == records[1]


def test_indicators_are_found_by_the_words_of_their_names() -> None:
    indexes = catalogue_over().indexes
    assert refs(indexes.in_order(indexes.named_by(tokens("telecare")))) == ["AB/3"]
    assert refs(indexes.in_order(indexes.named_by([*tokens("learning"), *tokens("mental")]))) == ["AB/1", "AB/2"]
    assert indexes.named_by(["unicorn"]) == frozenset()


def test_indicators_are_found_by_the_words_of_their_commentary_and_section_too() -> None:
    bins = replace(value("AB/8", "Bins emptied"), section="Streets", comment="Lorries broke down.")
    indexes = catalogue_over((bins,)).indexes
    found = {word: len(indexes.supporting(tokens(word))) for word in ("bins", "street", "lorry", "unicorn")}
    assert found == {"bins": 1, "street": 1, "lorry": 1, "unicorn": 0}


def test_a_report_leads_to_what_it_prints_with_the_newest_result_last() -> None:
    printed = {one.indicator.refs[0]: one for one in catalogue_over().indexes.by_report[MID_YEAR.document_id]}
    assert list(printed) == ["AB/1", "AB/2", "AB/3", "AB/4", "AB/5", "AB/6"]
    assert [one.raw for one in printed["AB/1"].results] == ["8.9%", "9.3%", "9.4% (GA)"]
    assert printed["AB/6"].results == ()  # no number and no rating


def test_a_number_leads_to_the_indicators_that_print_it_however_many_decimals_are_written() -> None:
    found = catalogue_over().indexes.by_number[Decimal("9.40")]
    assert {document for _, document in found} == {MID_YEAR.document_id}


def test_the_ratings_of_a_report_are_those_of_its_own_rows() -> None:
    ratings = catalogue_over().indexes.ratings
    assert ratings[MID_YEAR.document_id] == {Rating.GREEN_AMBER, Rating.RED_AMBER}
    assert ratings[CORPORATE.document_id] == {Rating.RED}


def test_a_figure_for_just_the_days_asked_for_is_found_under_another_name_of_them() -> None:
    quarter = value(period="2020-07..2020-09", raw="9.4%")
    found = look_up([quarter, value(period="2020/21 Q1", raw="9%", number="9")], Measure.RESULT, as_asked("2020/21 Q2"), documents())
    assert found.value is quarter


def test_the_figure_of_the_report_asked_for_comes_first_and_another_report_s_stands_beside_it() -> None:
    own, other = value(), value(document=CORPORATE, raw="9.5%", number="9.5", rating=Rating.RED)
    found = look_up([other, own], Measure.RESULT, asked(kind_of("2020/21 Q2"), "2020/21 Q2"), documents(), report=MID_YEAR.document_id)
    assert (found.value, found.conflicts) == (own, (other,))
    later = replace(own, period="2020/21 Q1")
    assert look_up([other, later], Measure.RESULT, as_asked("2020/21 Q2"), documents(), report=MID_YEAR.document_id).value is other


def documents() -> dict[str, object]:
    return catalogue_over().document_by_id  # type: ignore[return-value]
