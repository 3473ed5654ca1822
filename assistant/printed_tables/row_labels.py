"""How the labels of a table's rows stand to the words of a question and to each other: said in part, begun, worded alike, left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from assistant.meaning.words import is_everyday, is_loose, plain_words, stem
from assistant.printed_tables.asking import Term, Wanted
from assistant.printed_tables.table_words import TOTAL_WORDS, WordedTable, initials_of
from assistant.tools.table_rows import TableRow, TableView

SEVERAL_WORDS = 4  # of a label: fewer are said by chance


def raw_share(label: str, words: Sequence[str]) -> float:
    """How much of a label, word by word as printed, the question says."""
    printed = Counter(plain_words(label))
    return sum((printed & Counter(words)).values()) / (sum(printed.values()) or 1)


def said_in_full(label: str, words: Sequence[str]) -> bool:
    """Does a question say each word of a label of several, "share of" and the like included, which are no words to look for?"""
    return len(plain_words(label)) >= SEVERAL_WORDS and raw_share(label, words) == 1


def begins(label: str, own: Collection[Term]) -> bool:
    """Do the words said begin the label, or are they its initials?"""
    first = next(iter(plain_words(label)), "")
    short = initials_of(TOTAL_WORDS.sub(" ", label))
    return any(term.held_by({one}) for term in own for one in short) or any(
        term.concept is None and any(stem(first) in reading for reading in term.readings) for term in own
    )


def begins_alone(table: WordedTable, row: TableRow, own: Collection[Term]) -> bool:
    """Do they begin its label and that of no other line of its kind, lines and totals apart?"""
    others = [one for one in table.view.rows if one.total is row.total and one.label != row.label and one.label]
    return begins(row.label, own) and not any(begins(one.label, own) for one in others)


def sole_total(table: WordedTable, rows: Sequence[TableRow], own: Collection[Term]) -> TableRow | None:
    """The one total among rows that words cannot tell apart, where they begin its name: "the adults total" is not one of its lines."""
    totals = [row for row in rows if row.total and begins(row.label, own)]
    return totals[0] if len(totals) == 1 and begins_alone(table, totals[0], own) else None


def is_left_out(label: Collection[str], left_out: Iterable[Sequence[Term]]) -> bool:
    """Does a label hold what the question says it does not mean: "(not the collection fund)"?"""
    return any(all(term.held_by(label) for term in terms) for terms in left_out)


def alike(one: TableRow, other: TableRow) -> int:
    """How many words two labels share."""
    return len(set(one.label.lower().split()) & set(other.label.lower().split()))


def prints_one(view: TableView, rows: Collection[TableRow]) -> bool:
    """Do the rows print the same figures?"""
    return len({tuple(view.text(row, column) for column in view.figure_columns) for row in rows}) == 1


def is_total_alone(row: TableRow, own: Collection[Term]) -> bool:
    """True for a row that is called by what the question calls it and nothing else: "Total savings"."""
    return row.total and len(row.label.split()) <= len(own)


def named_apart(own: Sequence[frozenset[Term]], shares: Sequence[float], elsewhere: Collection[Term], wanted: Wanted) -> list[int]:
    """The rows, by number, without those that the question names in part by words that a heading or another row's label holds: "the
    total return of the Elm Income Fund" does not mean the Oak Total Return Fund as well. All of them where a sum is asked for."""
    kept = list(range(len(own)))
    if not wanted.of_one_line():
        return kept
    for at in sorted(kept, key=lambda one: shares[one]):
        others = frozenset().union(*(own[one] for one in kept if one != at))
        if len(kept) > 1 and shares[at] < 1 and all(term.concept is not None or term in others or term in elsewhere for term in own[at]):
            kept.remove(at)
    return kept


def is_by_chance(term: Term, table: WordedTable, row: TableRow) -> bool:
    """True for an everyday word, and for one that the row holds only in another's place ("worth" for "market")."""
    as_typed = stem(term.word)
    return is_everyday(as_typed) or is_loose(as_typed) or as_typed not in table.rows[table.view.rows.index(row)]


def first_own(own: Sequence[frozenset[Term]], at: int) -> int:
    others = frozenset().union(*(terms for number, terms in enumerate(own) if number != at))
    return min((term.at for term in (own[at] - others or own[at])), default=0)
