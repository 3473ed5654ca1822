"""Two hundred random reports: of contradictions planted in them nearly all are found, and where none is planted none is told.

A few of them are read from their blocks, or typeset and read from the files; of the rest the records are made straight away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from assistant.audit import check_reports
from assistant.model import Finding
from ingest.model import Report
from ingest.report import read_report
from samples.pdf import set_pdf
from samples.word import set_docx
from tests.assistant.audit.planting.facts import next_quarter, random_facts
from tests.assistant.audit.planting.plants import COUNTS, RATED, TABLES, WITHIN, Planted, result_restated
from tests.assistant.audit.planting.printing import Draft, draft, printed
from tests.assistant.audit.planting.reading import read
from tests.assistant.audit.planting.records import records

SEEDS = range(100)  # two reports each
PLANTED_IN_EACH = 3  # and a count
FOUND = 0.95
ROWS_TO_TELL_BY = 12  # of a report without a key
EVERY_RULE = frozenset(
    {"rating", "direction", "variance", "fraction", "total", "percentage", "count", "matrix", "label", "narrative", "restatement"}
)
SCHEMES = ("tolerance", "floor", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Of one seed: what was planted and not found, what was told and not planted."""

    planted: tuple[Planted, ...]
    missed: tuple[Planted, ...]
    unplanted: tuple[Finding, ...]


def two_quarters(rng: Random) -> tuple[Draft, Draft]:
    """Two reports of one council in a row, in the same layout, which agree."""
    scheme, variance, inside = rng.choice(SCHEMES), rng.random() < 0.4, rng.random() < 0.5
    facts = random_facts(rng)
    first = draft(rng, "places-q2", 2, facts, scheme, variance=variance, inside=inside)
    later = [next_quarter(rng, one) for one in facts]
    return first, draft(rng, "places-q3", 3, later, scheme, variance=variance, inside=inside)


def straight(made: Draft) -> Report:
    return records(made)


def from_blocks(made: Draft) -> Report:
    return read(printed(made))


def from_pdf(made: Draft) -> Report:
    report = printed(made)
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{made.stem}.pdf")
        path.write_bytes(set_pdf(report)[0])
        return read_report(path)


def from_docx(made: Draft) -> Report:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"{made.stem}.docx")
        path.write_bytes(set_docx(printed(made)))
        return read_report(path)


def plant(rng: Random, drafts: tuple[Draft, Draft]) -> list[tuple[str, Planted]]:
    """Some contradictions of different rules in each report: the report's stem and what must be found."""
    found: list[tuple[str, Planted]] = []
    for made in drafts:
        chosen = rng.sample([one for one in WITHIN if one not in (*TABLES, *COUNTS, *RATED)], 6)
        chosen.append(rng.choice(TABLES))
        if made.scheme != "none" or len(made.facts) >= ROWS_TO_TELL_BY:
            chosen.append(rng.choice(RATED))
        rng.shuffle(chosen)
        attempts = (one(rng, made) for one in chosen)
        found += [(made.stem, told) for told in islice((told for told in attempts if told is not None), PLANTED_IN_EACH)]
        if told := rng.choice(COUNTS)(rng, made):  # last, as others keep the counts in step with what they alter
            found.append((made.stem, told))
    if told := result_restated(rng, drafts[1]):
        found.append((drafts[1].stem, told))
    return found


def tells(finding: Finding, stem: str, told: Planted) -> bool:
    if not (finding.places[0].document.startswith(stem) and finding.rule in told.rules):
        return False
    if told.ref is not None:
        return finding.ref == told.ref
    return told.words in finding.published or told.words.strip("()") in finding.working


def outcome(seed: int, made_into: Callable[[Draft], Report]) -> Outcome:
    rng = Random(seed)
    drafts = two_quarters(rng)
    planted = plant(rng, drafts)
    findings = [one for one in check_reports([made_into(one) for one in drafts]) if one.kind != "note"]
    missed = tuple(told for stem, told in planted if not any(tells(one, stem, told) for one in findings))
    unplanted = tuple(one for one in findings if not any(tells(one, stem, told) for stem, told in planted))
    return Outcome(planted=tuple(told for _, told in planted), missed=missed, unplanted=unplanted)


def judge(outcomes: Sequence[Outcome]) -> None:
    planted = sum(len(one.planted) for one in outcomes)
    missed = Counter(told.rules for one in outcomes for told in one.missed)
    assert [(one.rule, one.ref, one.published, one.recomputed) for each in outcomes for one in each.unplanted] == []
    assert sum(missed.values()) <= (1 - FOUND) * planted, missed


def test_planted_contradictions_are_found_and_nothing_else_is_told() -> None:
    outcomes = [outcome(seed, straight) for seed in SEEDS]
    judge(outcomes)
    assert {rule for one in outcomes for told in one.planted for rule in told.rules} >= EVERY_RULE


@pytest.mark.parametrize(
    ("made_into", "seeds"), [(from_blocks, range(200, 204)), (from_pdf, range(204, 205)), (from_docx, range(205, 206))]
)
def test_they_are_found_in_reports_that_are_read(made_into: Callable[[Draft], Report], seeds: range) -> None:
    judge([outcome(seed, made_into) for seed in seeds])


@pytest.mark.parametrize("seed", range(0, 100, 4))
def test_reports_that_agree_with_themselves_and_each_other_are_silent(seed: int) -> None:
    findings = check_reports([straight(one) for one in two_quarters(Random(seed))])
    assert [(one.rule, one.ref, one.published, one.recomputed) for one in findings if one.kind != "note"] == []


def test_a_report_that_is_read_and_agrees_is_silent() -> None:
    findings = check_reports([from_blocks(one) for one in two_quarters(Random(1))])
    assert [(one.rule, one.ref, one.published, one.recomputed) for one in findings if one.kind != "note"] == []
