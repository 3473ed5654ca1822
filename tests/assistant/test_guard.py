"""The gate that lets no number through that its sources do not carry."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.guard import checked, numbers_of, unsupported_numbers, without_dates
from assistant.model import Answer, Citation, Figure, Reason, Status, Working
from assistant.records import answer_record
from ingest.model import Measure, Place

PLACE = Place(document="parks.txt", document_id="0" * 16, lines=(3, 3))


def answer(text: str, *quotes: str, raws: tuple[str, ...] = (), ref: str | None = None, title: str = "Bins", formula: str = "") -> Answer:
    citations = tuple(
        Citation(number=n, id=f"{n:016x}", places=(PLACE,), title="Parks report", section=None, quote=quote)
        for n, quote in enumerate(quotes, 1)
    )
    figures = tuple(
        Figure(
            ref=ref,
            title=title,
            measure=Measure.RESULT,
            period=None,
            raw=raw,
            value=None,
            unit=None,
            rating=None,
            rating_source=None,
            citation=1,
        )
        for raw in raws
    )
    working = (Working(what="difference", formula=formula, inputs=(1,), result=formula.rpartition("= ")[2]),) if formula else ()
    return Answer(question="?", status=Status.ANSWERED, text=text, figures=figures, working=working, citations=citations)


def test_a_number_of_a_quote_is_supported() -> None:
    assert unsupported_numbers(answer("Take-up was 9.40% [1].", "9.4%")) == ()


@pytest.mark.parametrize("near", ["19.4%", "9.42%", "94%", "9.04%", "4%", "9%"])
def test_a_number_near_a_quoted_one_is_not_supported(near: str) -> None:
    assert unsupported_numbers(answer(f"Take-up was {near} [1].", "9.4%")) == (near.rstrip("%"),)


def test_thousands_commas_do_not_matter() -> None:
    assert unsupported_numbers(answer("There were 1,256 bins [1].", "1256")) == ()


def test_the_formula_and_result_of_a_working_support_their_numbers() -> None:
    assert unsupported_numbers(answer("It rose by 0.3 points [1].", "9.4%", formula="9.4 - 9.1 = 0.3")) == ()


def test_dates_periods_units_marks_and_references_are_no_figures() -> None:
    text = (
        "1. In Q2 2016/17 (30 September 2016) [1], page 4, AB/S12 and KPI 2.1 stood per 100,000 since 2014.\n"
        "| 2016-09-30 | Sept 14 | 31/03/2017 | 15/16 | quarter 3 |"
    )
    assert unsupported_numbers(answer(text)) == ()


def test_a_year_that_counts_things_is_a_figure() -> None:
    assert unsupported_numbers(answer("The team planted 2016 trees.")) == ("2016",)


def test_a_span_of_years_that_do_not_follow_each_other_is_a_figure() -> None:
    assert unsupported_numbers(answer("It was 2016/31 of them.")) == ("2016", "31")


def test_a_number_in_the_title_of_a_figure_is_part_of_the_name() -> None:
    text = "Trees alive 91 days after planting: 80% [1]; ref 1005."
    assert unsupported_numbers(answer(text, "80%", raws=("80%",), ref="1005", title="Trees alive 91 days after planting")) == ()


def test_a_reference_that_is_a_number_does_not_support_a_value_of_the_same_digits() -> None:
    assert unsupported_numbers(answer("It was 12%.", raws=("80%",), ref="12")) == ("12",)


def test_a_good_answer_passes_unchanged() -> None:
    good = answer("Take-up was 9.4% [1].", "9.4%")
    assert checked(good) is good


def test_only_the_sentence_with_the_unsupported_number_is_taken_out() -> None:
    shown = checked(answer("Take-up was 9.4% [1]. It will be 12% soon. More is planned [1].", "9.4%"))
    assert shown.text == "Take-up was 9.4% [1]. More is planned [1]."
    assert shown.status is Status.ANSWERED


def test_a_list_keeps_its_marks_and_a_table_loses_the_whole_row() -> None:
    text = "- Take-up was 9.4% [1]. It will be 12% soon.\n| a | 9.4 [1] |\n| b | 13 |"
    assert checked(answer(text, "9.4%")).text == "- Take-up was 9.4% [1].\n| a | 9.4 [1] |"


def test_an_answer_that_loses_every_cited_sentence_is_not_shown() -> None:
    shown = checked(answer("Take-up was 19.4% [1]. That is good.", "9.4%"))
    assert (shown.status, shown.reason, shown.citations) == (Status.NOT_FOUND, Reason.INTERNAL_ERROR, ())
    assert "19.4" not in shown.text


@given(st.decimals(min_value=0, max_value=10**7, places=2), st.decimals(min_value=0, max_value=10**7, places=2))
def test_one_number_supports_another_only_when_they_are_equal(said: Decimal, quoted: Decimal) -> None:
    assert (unsupported_numbers(answer(f"It was {said:,} [1].", f"{quoted:,}%")) == ()) == (said == quoted)


@given(
    st.text(alphabet="0123456789.,- abQ%£()[]/–*_|\n", max_size=60),
    st.lists(st.text(alphabet="0123456789., %/()a", max_size=20), max_size=3),
)
def test_what_is_shown_never_holds_an_unsupported_number(text: str, quotes: list[str]) -> None:
    assert unsupported_numbers(checked(answer(text, *quotes))) == ()


@pytest.fixture(scope="module")
def scorer(shared: Path) -> Iterator[ModuleType]:
    sys.path.insert(0, str(shared / "tools"))
    yield importlib.import_module("score_answers")
    sys.path.remove(str(shared / "tools"))


SPELLINGS = (
    "9.4;9.40;1,256;68/725;12;£5;-3;x²;a1;in;2016;2016/17;2016/31;16/17;Q2;Sept;14;May;30;September;2016-09-30;31/03/2017;page;4;[1];"
    "[1, 2];AB/S12;KPI;2.1;per;100,000;1.;2);%;.;,;(;);–;|;\n"
)
FRAGMENTS = st.sampled_from(SPELLINGS.split(";"))


@given(st.lists(st.tuples(FRAGMENTS, st.sampled_from(["", " "])), max_size=12), st.lists(FRAGMENTS, max_size=4))
def test_what_passes_here_passes_the_published_scorer(scorer: ModuleType, parts: list[tuple[str, str]], quotes: list[str]) -> None:
    given_answer = answer("".join(a + b for a, b in parts), *quotes)
    if not unsupported_numbers(given_answer):
        assert scorer.unsupported(answer_record(given_answer)) == []


def test_a_figure_that_runs_into_a_month_is_not_shown() -> None:
    assert unsupported_numbers(answer("It was 9.40 Sept [1].", "9.4")) == ("9.40",)
    assert unsupported_numbers(answer("It was 9.40 | Sept [1].", "9.4")) == ()


def test_numbers_of_a_typeset_fraction_are_found() -> None:
    assert numbers_of(r"$\frac{2656}{2680}$") == {Decimal(2656), Decimal(2680)}


@pytest.mark.parametrize("place", ["lines 797 to 816", "page 12", "paragraph 148", "table 3 row 14 column 2"])
def test_where_a_source_stands_is_no_figure(place: str) -> None:
    assert not any(letter.isdigit() for letter in without_dates(place))
