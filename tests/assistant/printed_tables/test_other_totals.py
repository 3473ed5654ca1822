"""A bare total is said to be one of several where other tables print one of its kind."""

from __future__ import annotations

from dataclasses import replace

from assistant.meaning.catalogue import catalogue_of
from assistant.model import Answer, Citation, Status
from assistant.printed_tables.other_totals import with_other_totals
from ingest.model import SectionTable
from tests.assistant.made import MadeStore, place, table

CAPITAL = table([["Scheme", "Budget"], ["Roads", "10"], ["Total", "10"]], ("3. Capital",))
REVENUE = replace(table([["Service", "Original budget"], ["Parks", "90"], ["Total", "90"]], ("2. Revenue",)), id="t2")
STAFF = replace(table([["Team", "Posts"], ["Parks", "9"], ["Total", "9"]], ("Staff",)), id="t3")


class TablesStore(MadeStore):
    def __init__(self, *tables: SectionTable) -> None:
        super().__init__()
        self.held = tables

    def tables(self) -> tuple[SectionTable, ...]:
        return self.held


def told(question: str, *tables: SectionTable) -> str:
    cited = Citation(number=1, id="row", places=(replace(place(), lines=(99, 99)),), title="Report", section=None, quote="Total | 10")
    answer = Answer(question=question, status=Status.ANSWERED, text="Total: 10 [1].", citations=(cited,))
    return with_other_totals(answer, question, catalogue_of(TablesStore(*tables))).text  # type: ignore[arg-type]


def test_other_totals_of_the_kind_are_named() -> None:
    text = told("what is the total budget?", CAPITAL, REVENUE)
    assert text.startswith("Several totals fit; this is one of them.")
    assert "“Capital” and “Revenue”" in text


def test_totals_of_other_things_are_not() -> None:
    assert told("total budget", STAFF) == "Total: 10 [1]."


def test_a_total_that_is_named_more_closely_stands_alone() -> None:
    assert told("what is the total revenue budget?", CAPITAL, REVENUE) == "Total: 10 [1]."
