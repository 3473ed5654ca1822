"""Which rows of a table a question names: one set of rows of one name for each thing named, or a part of the table to look over."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from assistant.meaning.words import is_weak
from assistant.printed_tables.asking import IN_LABELS, Term, Wanted
from assistant.printed_tables.asking_words import Task
from assistant.printed_tables.row_labels import (
    alike,
    begins_alone,
    first_own,
    is_by_chance,
    is_left_out,
    is_total_alone,
    named_apart,
    prints_one,
    raw_share,
    said_in_full,
    sole_total,
)  # fmt: skip
from assistant.printed_tables.table_words import TableWords, WordedTable
from assistant.printed_tables.wordings import Concept
from assistant.tools.table_labels import is_light
from assistant.tools.table_rows import TableRow

SHARED = 0.4  # of its weight that a word counts for a further row, when another row holds it too
SAID_CONCEPT = 0.6  # of a word like "revised" in a label that is said in full
BRACKETS = 0.7  # when only what stands in brackets holds it
BESIDE = 0.5  # when only the group of the row holds it
FOR_LABEL = 0.6  # for a label that is said in full
RAW_TIE = 0.15  # of a label, small words included
FEW_SAID = 0.34  # of a label: a word that others have as well does not name it
IN_TOTAL = re.compile(r"\btotals?\b")
TIE = 0.08  # a sixth of a label more said tells rows apart
WELL_NAMED = 0.6  # of a label, from which on a further row is named by words that also stand around the table
ALIKE, MOST_ROWS = 2, 6  # words that rows share which only a common word parts; rows of one question
NEXT_WORD, SMALL_WORD = 2, 4  # characters between two words side by side, and with a small one between them (" of ")
SHORT_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z&]+|[A-Za-z]{2,4})\)")
GLOSS = 40  # characters before an abbreviation in brackets that say what it stands for
OVER_ROWS = frozenset({Task.LARGEST, Task.SMALLEST, Task.COUNT, Task.LIST})
PAIRED = frozenset({Task.SUM, Task.DIFFERENCE, Task.SHARE, Task.EXCESS, Task.RATIO})
SEVERAL = frozenset({Task.SUM, Task.DIFFERENCE, Task.SHARE, Task.VALUE, Task.EXCESS, Task.RATIO})


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChoice:
    """`each` are the rows of each thing named; `tied` those that the words cannot tell from the first; `within` the rows that the words
    keep where a question goes over many; `terms` are held by labels, `beside` by groups or other cells; `share` is how much of the labels
    is said. `headed` is True where the words said begin the first label and no other one of its kind."""

    each: tuple[tuple[TableRow, ...], ...] = ()
    tied: tuple[TableRow, ...] = ()
    within: tuple[TableRow, ...] = ()
    terms: frozenset[Term] = frozenset()
    beside: frozenset[Term] = frozenset()
    share: float = 0.0
    fewest: int = 0  # words of the question that the label held least holds
    headed: bool = False


@dataclass(slots=True, kw_only=True)
class _Found:
    each: list[tuple[TableRow, ...]] = field(default_factory=list)
    own: list[frozenset[Term]] = field(default_factory=list)
    beside: set[Term] = field(default_factory=set)
    shares: list[float] = field(default_factory=list)
    tied: tuple[TableRow, ...] = ()


def held_in(terms: Iterable[Term], stems: Collection[str]) -> frozenset[Term]:
    return frozenset(term for term in terms if term.concept is None and term.held_by(stems))


def _kinds_in(terms: Iterable[Term], stems: Collection[str]) -> frozenset[Term]:
    """The concepts whose words name a group of rows: "policy savings" under "Savings and income"."""
    return frozenset(term for term in terms if term.concept in IN_LABELS and term.concept is not Concept.TOTAL and term.held_by(stems))


def choose_rows(
    table: WordedTable,
    wanted: Wanted,
    terms: Sequence[Term],
    elsewhere: Collection[Term],
    words: TableWords,
    *,
    over_rows: bool,
    group: str,
    single: bool = False,
) -> RowChoice:
    """The rows that `terms` name; `elsewhere` are the terms that headings of columns or what stands around the table hold."""
    if over_rows:
        return _within(table, wanted, [term for term in terms if term not in elsewhere], group)
    found, held = _Found(), set[Term]()
    columns = {term for term in elsewhere if term not in terms}
    while len(found.each) < MOST_ROWS:
        unheld = [term for term in terms if term not in held and term not in columns]
        left = [term for term in unheld if not _tells_nothing(term)]
        if not found.each and all(_is_kind(term) for term in left):  # "Pay"
            left += [term for term in unheld if term.spare and any(term.held_by(label) and len(label) == 1 for label in table.labels)]
        # "the adults target": a word of many lines that begins a total
        heading = not found.each and all(term in elsewhere for term in left)
        if heading:
            left = [*left, *(term for term in unheld if term.concept is None and not term.spare and term not in elsewhere)]
        weak = all(_is_kind(term) for term in left)  # "(community + residential)": words that many labels share part two rows
        if weak and found.each:
            left = [term for term in unheld if term.concept is None and term not in elsewhere]
        if not left:
            break
        best = _best(table, left, terms, words, [row for rows in found.each for row in rows], wanted)
        if best is None:
            break
        rows, tied, own, beside, share = best
        if tied and (total := sole_total(table, (rows[0], *tied), own)) is not None:
            rows, tied = (total,), ()
        shares = sorted(((raw_share(row.label, wanted.words), row) for row in (rows[0], *tied)), key=lambda one: -one[0])
        if tied and shares[0][0] - shares[1][0] >= RAW_TIE:
            rows, tied = (shares[0][1],), ()
        if rows[0] is not best[0][0]:
            own = frozenset(term for term in terms if term.held_by(table.rows[table.view.rows.index(rows[0])]))
            beside, share = _said_of(table, table.view.rows.index(rows[0]), own, terms, words)
        if tied and found.each:  # the line meant beside another one is worded like it
            likest = sorted((rows[0], *tied), key=lambda row: -alike(found.each[0][0], row))
            if alike(found.each[0][0], likest[0]) > alike(found.each[0][0], likest[1]):
                rows, tied = (likest[0],), ()
        fresh = own - held
        if weak and found.each and len(own & found.own[0]) < ALIKE:
            break
        if found.each and all(term in elsewhere for term in fresh) and share < WELL_NAMED:
            break
        if found.each and all(_is_kind(term) for term in fresh):
            break
        if found.each and min(share, *found.shares) < WELL_NAMED and any(_goes_on(term, held, wanted) for term in fresh):
            break
        if found.each and share < FEW_SAID and all(is_by_chance(term, table, rows[0]) for term in fresh):
            break  # "is considered", "were worth": an everyday word out of a long label names no further row
        headed = rows[0].total and not tied and begins_alone(table, rows[0], own)
        if heading and not headed and all(term not in elsewhere and _tells_nothing(term) for term in own):
            break
        unsaid = share < WELL_NAMED and not headed and not said_in_full(rows[0].label, wanted.words)
        if not found.each and all(term in elsewhere for term in own) and unsaid:
            break
        found.each.append(rows)
        found.own.append(own)
        found.shares.append(share)
        found.beside |= beside
        if len(found.each) == 1 or tied:
            found.tied = found.tied or tied
        held |= own | beside | glosses_of(own, terms, wanted)
        if wanted.task not in SEVERAL or single:
            break
    both = wanted.task in PAIRED and len(found.tied) == 1 and all(raw_share(row.label, wanted.words) == 1 for row in found.tied)
    if found.tied and len(found.each) == 1 and (both or wanted.many == len(found.each[0]) + len(found.tied)):  # "the two growth lines"
        lines = sorted((*found.each[0], *found.tied), key=lambda row: row.index)
        found.each, found.tied = [(row,) for row in lines], ()
        found.own, found.shares = found.own * len(lines), found.shares * len(lines)
    order = sorted(named_apart(found.own, found.shares, elsewhere, wanted), key=lambda at: first_own(found.own, at))
    every = frozenset().union(*found.own)
    return RowChoice(
        each=tuple(found.each[at] for at in order), tied=found.tied if 0 in order else (), terms=every,
        beside=frozenset(found.beside) - every,
        share=min((found.shares[at] for at in order), default=0.0),
        fewest=min((sum(term.concept is None and not term.spare for term in own) for own in found.own), default=0),
        headed=len(found.each) == 1 and not found.tied and begins_alone(table, found.each[0][0], found.own[0]),
    )  # fmt: skip


def glosses_of(own: Collection[Term], terms: Iterable[Term], wanted: Wanted) -> frozenset[Term]:
    """The words before an abbreviation in brackets that names the row alone: "bus passes (XYZ)"."""
    in_brackets = set(SHORT_IN_BRACKETS.findall(wanted.text))
    short = [one for one in own if in_brackets & {one.word, one.word.upper()}]
    return frozenset(term for term in terms if any(0 <= one.at - term.at < GLOSS for one in short))


def _is_kind(term: Term) -> bool:
    """True for a word that names a kind of line or column ("saving", "total"), and no line by itself."""
    return term.concept in IN_LABELS


def _goes_on(term: Term, held: Collection[Term], wanted: Wanted) -> bool:
    """Does a word stand in one name with words that name another row: "care market review" for two lines?"""
    if wanted.many > 1:  # "both day care lines (adults + children)"
        return False
    run: list[Term] = []
    for one in (one for one in wanted.terms if one.concept is None):
        if run and (one.segment != run[-1].segment or one.at - run[-1].at - len(run[-1].word) > SMALL_WORD):
            if term in run:
                break
            run = []
        run.append(one)
    return not term.spare and term in run and any(other in held and not other.spare for other in run)


def _tells_nothing(term: Term) -> bool:
    return term.spare or all(is_weak(one) or is_light(one) for reading in term.readings for one in reading)


def _best(
    table: WordedTable, left: Sequence[Term], terms: Sequence[Term], words: TableWords, taken: Collection[TableRow], wanted: Wanted
) -> tuple[tuple[TableRow, ...], tuple[TableRow, ...], frozenset[Term], frozenset[Term], float] | None:
    if not any(term.held_by(table.row_stems) for term in left):
        return None
    candidates = []
    paired, left_out = wanted.task in PAIRED, wanted.left_out
    for at, row in enumerate(table.view.rows):
        if row in taken or not row.label or is_left_out(table.rows[at], left_out):
            continue
        if not any(term.held_by(table.rows[at]) for term in left):
            continue
        own = frozenset(term for term in terms if term.held_by(table.rows[at]))
        if all(_is_kind(term) for term in own) and not is_total_alone(row, own):
            continue
        beside, share = _said_of(table, at, own, terms, words)
        rank = math.fsum(
            (SAID_CONCEPT if share == 1 and term.concept is not None else _weight(term, words))
            * (1.0 if term in left else SHARED)
            * (1.0 if term.held_by(table.unbracketed[at]) else BRACKETS)
            for term in own
        )
        rank += BESIDE * math.fsum(_weight(term, words) for term in beside if not term.held_by(table.near)) + FOR_LABEL * share
        candidates.append((rank, row, own, beside, share))
    if not candidates:
        return None
    candidates.sort(key=lambda one: (-one[0], one[1].index))
    rank, row, own, beside, share = candidates[0]
    rows = tuple(one[1] for one in candidates if one[1].label == row.label and one[1].groups == row.groups and rank - one[0] <= TIE)
    rows = tuple(sorted(rows, key=lambda one: one.index))
    if len(rows) > 1 and prints_one(table.view, rows):
        rows = rows[:1]
    unsaid = _unsaid(table, row, own)
    tied = tuple(
        one[1]
        for one in candidates
        if (rank - one[0] <= TIE or (share < FEW_SAID and one[2] >= own))
        and one[1] not in rows
        and not prints_one(table.view, (row, one[1]))
        and not (one[2] <= own and unsaid < _unsaid(table, one[1], one[2]))  # the other says all that this one does, and more
        and not (paired and one[2] - own and own - one[2] and one[4] >= WELL_NAMED)  # named beside this one
    )
    return rows, tied, own, beside, share


def _said_of(table: WordedTable, at: int, own: frozenset[Term], terms: Sequence[Term], words: TableWords) -> tuple[frozenset[Term], float]:
    """The terms that only the group of a row holds, or what stands before its label, and how much of the label is said."""
    beside = (held_in(terms, table.beside[at]) | _kinds_in(terms, table.beside[at])) - own
    said = frozenset(one for term in own for reading in term.readings if reading <= table.rows[at] for one in reading)
    label = table.labels[at]
    if said - label and not label & said:  # named by the initials or the brackets alone
        return beside, WELL_NAMED
    return beside, words.weight(label & said) / (words.weight(label) or 1.0)


def _unsaid(table: WordedTable, row: TableRow, own: Collection[Term]) -> frozenset[str]:
    at = table.view.rows.index(row)
    said = frozenset(one for term in own for reading in term.readings if reading <= table.rows[at] for one in reading)
    return table.labels[at] - said


def _weight(term: Term, words: TableWords) -> float:
    if term.concept is not None or _tells_nothing(term):
        return 0.2
    return max(words.weight(reading) for reading in term.readings)


def _within(table: WordedTable, wanted: Wanted, terms: Sequence[Term], group: str) -> RowChoice:
    """The rows of the group named whose label, group or other words hold all terms that nothing else explains."""
    view = table.view
    plain = [term for term in terms if term.concept is None]
    telling = [term for term in plain if not _tells_nothing(term) or any(term.held_by(stems) for stems in table.beside)]
    if (
        len(telling) > 1
        and any(telling[0].held_by(stems) for stems in (*table.rows, *table.beside))
        and all(any(term.held_by(beside) for beside in table.beside) for term in telling[1:])
    ):  # "which grants in the funding list": the list tells what is meant, its lines need not say "grant"
        telling, kind = telling[1:], telling[:1]
    else:
        kind = []
    telling += [term for term in _kind_of_some(table, wanted) if term not in telling]
    kept: list[TableRow] = []
    whole: list[TableRow] = []
    held, runs = {*telling, *kind}, runs_of(telling)
    for at, row in enumerate(view.rows):
        if row.total or not row.label or (group and group not in row.groups) or is_left_out(table.rows[at], wanted.left_out):
            continue
        stems = table.rows[at] | table.beside[at]
        if all(term.held_by(stems) for term in telling):
            kept.append(row)
            if all(any(all(term.held_by(one) for term in run) for one in (table.rows[at], table.beside[at])) for run in runs):
                whole.append(row)
    alone = bool(kind) and f"which {kind[0].word}" in wanted.text.lower() and len(runs_of([*kind, *telling])[0]) == 1
    if alone and wanted.task in (Task.LARGEST, Task.SMALLEST):  # "which grant rises most": no other line may lead
        kept = [row for row in kept if kind[0].held_by(table.rows[view.rows.index(row)])] or kept
        whole = [row for row in whole if row in kept]
    kept = whole or kept  # words side by side are of one name, where any row has them so
    if telling and not kept:
        return RowChoice()
    return RowChoice(within=tuple(kept), beside=frozenset(held))


def _plain_labels(table: WordedTable) -> frozenset[str]:
    """The labels that name a group's total or its only line as well, so that naming them restricts nothing."""
    return frozenset(IN_TOTAL.sub("", row.label.lower()).strip() for row in table.view.rows if row.total or row.label not in row.groups)


def runs_of(terms: Iterable[Term]) -> list[list[Term]]:
    """The terms that stand side by side."""
    runs: list[list[Term]] = []
    for term in terms:
        if runs and term.at - runs[-1][-1].at - len(runs[-1][-1].word) <= NEXT_WORD:
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def _kind_of_some(table: WordedTable, wanted: Wanted) -> list[Term]:
    """The words side by side that are the kind of some of the rows, though the caption may say them as well: "money market funds"."""
    plain = [term for term in wanted.terms if term.concept is None]
    runs = runs_of(plain)
    lines = [at for at, row in enumerate(table.view.rows) if not row.total]
    for run in runs:
        holding = sum(all(term.held_by(table.beside[at]) for term in run) for at in lines)
        if len(run) > 1 and 1 < holding < len(lines):
            return run
    return []


def group_of_phrase(table: WordedTable, wanted: Wanted) -> str:
    """The sub-heading of the table that the question names, or that holds the amount by which it names a group ("over £10m"); empty for
    none. A name that is also that of a total restricts nothing, unless the question goes over rows."""
    groups = dict.fromkeys(group for row in table.view.rows for group in row.groups)
    asked, plain = _with_and(wanted.text), _plain_labels(table)
    names = {group: re.split(r"\s*[(:–-]", group.lower())[0].strip() for group in groups}
    for group, name in sorted(names.items(), key=lambda pair: -len(pair[1])):
        if len(name.split()) > 1 and re.search(rf"\b{re.escape(_with_and(name))}\b", asked):
            inside = sum(group in row.groups and not row.total for row in table.view.rows)
            if name not in plain or (wanted.task in OVER_ROWS and inside > 1):
                return group
    if not wanted.phrase:
        return ""
    amount = wanted.phrase.replace("£", "")
    return next((group for group in groups if amount in group.lower().replace("£ ", "").replace("£", "")), "")


def _with_and(text: str) -> str:
    return " ".join(text.lower().replace("&", " and ").replace("’", "'").split())
