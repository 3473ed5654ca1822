"""The sub-heading of a table that a question names beside a line under it: "what share of Parks & Leisure is the mowing?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.printed_tables.asking import Term, Wanted
from assistant.printed_tables.table_words import BRACKETED, WordedTable, plain_stems, stems_of

FEWEST = 2  # words of a name that a question says in full


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidGroup:
    """`terms` are the words of the question that name it, `table` the lines under it alone."""

    name: str
    terms: frozenset[Term]
    table: WordedTable


def group_said(table: WordedTable, wanted: Wanted, left: Sequence[Term]) -> SaidGroup | None:
    """The group named in full by words that stand together, where other words of `left` name a line under it; None for none."""
    names = {
        group: plain_stems(BRACKETED.sub(" ", group)) for group in dict.fromkeys(group for row in table.view.rows for group in row.groups)
    }
    for group, stems in sorted(names.items(), key=lambda pair: -len(pair[0])):
        terms = _saying(wanted, stems)
        if len(terms) < FEWEST:
            continue
        whole = stems_of(group)
        others = [term for term in left if term not in terms and term.concept is None and not term.spare and not term.held_by(whole)]
        rows = tuple(row for row in table.view.rows if group in row.groups and not row.total)
        narrow = WordedTable(view=replace(table.view, rows=rows), written_out=table.written_out)
        if others and any(any(term.held_by(words) for words in narrow.rows) for term in others):
            return SaidGroup(name=group, terms=terms, table=narrow)
    return None


def _saying(wanted: Wanted, name: frozenset[str]) -> frozenset[Term]:
    """The neighbouring terms that say all words of a name, where they do."""
    plain = [term for term in wanted.terms if not term.spare or term.held_by(name)]
    for held, run in groupby(plain, key=lambda term: term.concept is None and term.held_by(name)):
        terms = frozenset(run)
        said = frozenset(one for term in terms for reading in term.readings if reading <= name for one in reading)
        if held and len(terms) >= FEWEST and said >= name:
            return terms
    return frozenset()
