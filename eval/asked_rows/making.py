"""Makes the questions: every operation in every form of name and register, forms of period in turn; the rest is drawn by a seed."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.asked_rows import truths
from eval.asked_rows.facts import Facts, facts_of, rows_of
from eval.asked_rows.sayings import NAME_FORMS, PERIOD_FORMS, Names, filled, period_said, quarter_before
from eval.asked_rows.set_questions import set_questions
from eval.asked_rows.wanted import Question, Wanted
from index.series import order_key
from index.store import Store

HALVES = ("tuning", "measuring")
REGISTERS = ("full", "note", "everyday")
AT_ONE_TIME = ("value", "target", "rating", "direction", "gap", "met", "two", "true", "false")
OF_TWO_PERIODS = ("difference", "points", "percent", "rose", "average")
OF_NO_PERIOD = ("benchmark", "against", "series", "highest", "lowest", "since_report")
FOLLOWED = ("value", "target", "rating", "gap", "met")  # operations that "and the year before?" may follow
TRIES = 60  # draws of an indicator and period before a cell is left empty

Templates = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """What questions are made of: the indicators of one half and its templates."""

    half: str
    facts: tuple[Facts, ...]
    everything: tuple[Facts, ...]
    templates: Templates
    names: Names
    newest_quarter: str
    newest_year: str
    drawn: random.Random


def questions_of(store: Store, half: str, seed: int, times: int) -> list[Question]:
    """The questions of a half, `times` for each operation, form of name and register."""
    maker = _maker(store, half, seed)
    made = []
    for operation in (*AT_ONE_TIME, *OF_TWO_PERIODS, *OF_NO_PERIOD):
        forms = _period_forms(operation)
        for name_form in NAME_FORMS:
            for register in REGISTERS:
                for _ in range(times):
                    question = _question(maker, operation, name_form, next(forms), register)
                    if question is not None:
                        made.append(question)
    rows = rows_of(store)
    return made + list(set_questions(rows, maker.templates, half, maker.drawn, maker.newest_quarter, maker.newest_year, times))


def _maker(store: Store, half: str, seed: int) -> Maker:
    facts = list(facts_of(store))
    drawn = random.Random(seed)
    drawn.shuffle(facts)
    newest = [one.period or "" for one in store.documents() if re.fullmatch(r".* Q\d", one.period or "")]
    years = [period for one in facts for period in one.results if re.fullmatch(r"\d{4}/\d\d", period)]
    return Maker(
        half=half,
        facts=tuple(facts[HALVES.index(half) :: 2]),
        everything=tuple(facts),
        templates=tomllib.loads(Path(__file__).with_name(f"{half}.toml").read_text(encoding="utf-8")),
        names=Names((one.title for one in facts), seed),
        newest_quarter=max(newest, key=order_key, default=""),
        newest_year=max(years, key=order_key, default=""),
        drawn=drawn,
    )


def _period_forms(operation: str) -> Iterator[str]:
    while True:
        if operation in OF_NO_PERIOD:
            yield "none"
        elif operation in OF_TWO_PERIODS:
            yield from ("printed", "short", "words", "months")
        else:
            yield from (form for form in PERIOD_FORMS if form != "the year before" or operation in FOLLOWED)


def _question(maker: Maker, operation: str, name_form: str, period_form: str, register: str) -> Question | None:
    for _ in range(TRIES):
        facts = maker.drawn.choice(maker.facts)
        name = maker.names.said(name_form, facts.ref, facts.title)
        if name is None:
            continue
        making = _pair if operation in OF_TWO_PERIODS else _timeless if operation in OF_NO_PERIOD else _timed
        made = making(maker, facts, operation, period_form, name_form)
        if made is None:
            continue
        slots, wanted, after = made
        named = "true" if operation == "false" else operation
        template = maker.drawn.choice(maker.templates[named][register])
        first = filled(template, {"name": name, **slots})
        later = filled(maker.drawn.choice(maker.templates["then_before"][register]), {}) if after else None
        turns = (first,) if later is None else (first, later)
        return Question(operation=operation, name_form=name_form, period_form=period_form, register=register, turns=turns, wanted=wanted)
    return None


Made = tuple[dict[str, str], Wanted, bool]


def _timed(maker: Maker, facts: Facts, operation: str, form: str, name_form: str) -> Made | None:
    """Slots and truth of an operation at one time; True where the period is said in a second turn."""
    period = maker.drawn.choice(list(facts.results))
    newest = period in (maker.newest_year, _last_of_its_number(maker, period))
    accepted: tuple[str, ...] = (period,)
    said_form, follows = form, False
    if form == "none":
        if facts.newest is None:
            return None
        period = facts.newest
        accepted = (period, *_years_of(period)) if operation in ("target", "gap", "met") else (period,)
    elif form == "last quarter":
        period = maker.newest_quarter
        accepted = (period, quarter_before(period))
        if any(one not in facts.results for one in accepted):
            return None
    elif form == "the year before":
        later = _year_after(period)
        if later not in facts.results:
            return None
        said_form, follows = "printed", True
        newest = False
        accepted = (period,)
        period = later
    said = period_said(said_form, period, newest)
    if said is None or _is_unsure(facts, accepted):
        return None
    slots = {"when": said[0], "in_when": said[1]}
    wanted: Wanted | None
    if operation in ("true", "false"):
        stated = truths.statement(facts, accepted, operation == "true")
        if stated is None or (len(accepted) > 1 and operation == "true"):
            return None
        slots["figure"], wanted = stated
    elif operation == "two":
        other = maker.drawn.choice([one for one in maker.everything if one.key != facts.key])
        name = maker.names.said(name_form, other.ref, other.title)
        if name is None or other.unit != facts.unit or (form == "none" and other.newest != facts.newest):
            return None
        slots["other"], wanted = name, truths.two(facts, other, accepted)
    else:
        wanted = _single(facts, operation, accepted)
    return (slots, wanted, follows) if wanted is not None else None


def _single(facts: Facts, operation: str, accepted: Sequence[str]) -> Wanted | None:
    match operation:
        case "value":
            return truths.figure(facts, "result", accepted)
        case "target" | "rating":
            return truths.figure(facts, operation, accepted)
        case "direction":
            return truths.direction(facts, accepted)
        case "gap":
            return truths.gap(facts, accepted)
        case _:
            return truths.met(facts, accepted)


def _pair(maker: Maker, facts: Facts, operation: str, form: str, name_form: str) -> Made | None:
    """Two periods that a report itself compares, or the same part of two years."""
    pairs = {(before, period) for period, before, _ in facts.moves} | {(one, _year_after(one)) for one in facts.results}
    known = sorted(pair for pair in pairs if all(period in facts.results for period in pair) and not _is_unsure(facts, pair))
    if not known:
        return None
    first, last = maker.drawn.choice(known)
    said = [period_said(form, period, False) for period in (first, last)]
    wanted = truths.change(facts, first, last, operation)
    if said[0] is None or said[1] is None or wanted is None:
        return None
    return {"first": said[0][0], "last": said[1][0]}, wanted, False


def _timeless(maker: Maker, facts: Facts, operation: str, form: str, name_form: str) -> Made | None:
    if operation in ("benchmark", "against"):
        if not facts.benchmarks:
            return None
        group = maker.drawn.choice(sorted(facts.benchmarks))
        return {"group": group}, (truths.benchmark if operation == "benchmark" else truths.against)(facts, group), False
    if operation == "since_report":
        wanted = truths.since_report(facts)
        return ({}, wanted, False) if wanted else None
    if operation == "series":
        first = min(facts.results, key=order_key)
        said = period_said("printed", first, False)
        wanted = truths.series(facts, None)
        return ({"first": said[0]}, wanted, False) if wanted and said else None
    wanted = truths.extreme(facts, operation == "highest")
    return ({}, wanted, False) if wanted else None


def _is_unsure(facts: Facts, periods: Sequence[str]) -> bool:
    return any(period in facts.cumulative for period in periods) and len(periods) > 1


def _years_of(period: str) -> tuple[str, ...]:
    quarter = re.fullmatch(r"(\d{4}/\d\d) Q\d", period)
    return (quarter[1],) if quarter else ()


def _year_after(period: str) -> str:
    return re.sub(r"^(\d{4})/(\d\d)", lambda found: f"{int(found[1]) + 1}/{(int(found[2]) + 1) % 100:02}", period)


def _last_of_its_number(maker: Maker, period: str) -> str:
    same = [one for facts in maker.everything for one in facts.results if " Q" in one and one[-1] == period[-1]]
    return max(same, key=order_key, default="")
