"""The words of "which of those …?": the indicators that the last answer showed, filtered or put in order, and what is said of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.change import plain_number, units
from assistant.composing.conditions import note_conditions
from assistant.composing.draft import Draft
from assistant.composing.footnotes import commentary_of
from assistant.composing.lists import beside_benchmark
from assistant.composing.ranking import ORDERS, ranked_line
from assistant.composing.wording import amount, at, listed, plain, rated
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.filters import filter_words, is_judged, is_kept
from assistant.meaning.plan import Plan
from assistant.meaning.relative import YEARS_AWAY
from assistant.model import Answer, Reason
from assistant.steps import Remark
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.list_indicators import Row, row_of
from assistant.tools.look_up import look_up
from assistant.tools.rank import OF_TARGET, OF_VALUE, Order, Ranking, by_change, by_target, by_value
from ingest.model import Measure, PublishedValue, Rating

MOST_EACH = 10  # indicators whose comments one answer gives
SENTENCES_EACH = 3  # of a comment
RATED_WORST = re.compile(
    r"\brated (?:the )?(?:worst|worse|lowest|lower|best|better|highest|higher)\b|\b(?:worst|lowest|best|highest) (?:rag )?rat(?:ing|ed)\b"
)
RATED_BEST = re.compile(r"\b(?:best|better|highest|higher)\b")
ALL = {2: "Both", 3: "All three", 4: "All four", 5: "All five"}
NONE = {2: "Neither"}


def among_answer(plan: Plan, shown: Sequence[PublishedValue | None], draft: Draft, catalogue: Catalogue) -> Answer:
    """Those of the plan's indicators that the question's filters keep, else all of them in the order that it asks for.

    `shown` are the results that the last answer gave of them; the question's own period is looked up where it names one.
    """
    draft.remark(Remark.LISTED)
    rows = _rows(plan, shown, catalogue)
    if not rows:
        draft.say("None of them has a result for that.")
        return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
    text = plan.question.text.lower()
    if RATED_WORST.search(text):
        return _by_rating(rows, draft, best=RATED_BEST.search(text) is not None)
    if filter_words(plan.question):
        return _filtered(plan, rows, draft)
    return _ordered(plan, rows, draft, catalogue)


def every_answer(plan: Plan, shown: Sequence[PublishedValue | None], draft: Draft, catalogue: Catalogue) -> Answer:
    """All of the indicators with the results that were shown, each beside its target."""
    draft.remark(Remark.LISTED)
    rows = _rows(plan, shown, catalogue)
    if not rows:
        draft.say("None of them has a result for that.")
        return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
    draft.block("\n".join(f"- {_standing(row, draft)}" for row in rows))
    return draft.answered()


def each_answer(plan: Plan, shown: Sequence[PublishedValue | None], draft: Draft, catalogue: Catalogue) -> Answer:
    """What the reports comment on each of the indicators, behind its figure."""
    rows = _rows(plan, shown, catalogue)
    chunks = catalogue.store.chunks()
    lines = []
    for row in rows[:MOST_EACH]:
        rating = f", {rated(row.value)}" if rated(row.value) else ""
        figure = f"**{draft.name(row.value)}** ({amount(row.value)} {at(row.value.period)}{rating} {draft.figure(row.value)})"
        told = commentary_of([row.value, *_alike(row)], chunks, SENTENCES_EACH)
        said = f"{told[1]} [{draft.citing.chunk(*told)}]" if told is not None else "the report prints no comment on it."
        lines.append(f"- {figure}: {said}")
    if not lines:
        draft.say("None of them has a result for that.")
        return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
    draft.block("\n".join(lines))
    if len(rows) > MOST_EACH:
        draft.say("The list is cut; ask about one of the others by its name.")
    return draft.answered()


def _rows(plan: Plan, shown: Sequence[PublishedValue | None], catalogue: Catalogue) -> list[Row]:
    rows = []
    for indicator, value in zip(plan.indicators, shown, strict=True):
        if plan.question.periods or value is None:
            period = plan.periods[-1] if plan.periods else None
            value = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id).value
        if value is not None:
            rows.append(row_of(indicator, value, indicator.values))
    return rows


def _alike(row: Row) -> list[PublishedValue]:
    """The results of the same period that other reports print."""
    return [one for one in row.indicator.results if one.period == row.value.period and one is not row.value]


def _filtered(plan: Plan, rows: Sequence[Row], draft: Draft) -> Answer:
    note_conditions(draft, plan.question)
    judged = [row for row in rows if is_judged(row, plan.question)]
    kept = [row for row in judged if is_kept(row, plan.question)]
    filters = filter_words(plan.question)
    if not judged:
        draft.say(f"Of none of them do the reports tell whether it is {filters}.")
        return draft.not_found(Reason.NOT_REPORTED)
    if len(kept) == len(rows) and len(rows) in ALL:
        draft.say(f"**{ALL[len(rows)]}** of them are {filters}.")
    elif not kept:
        draft.say(f"**{NONE.get(len(rows), 'None')}** of them is {filters}.")
    elif len(kept) == 1:
        draft.say(f"**{draft.name(kept[0].value)}**: {filters}.")
    else:
        draft.working("count", f"{len(kept)} of {len(judged)}", str(len(kept)), note="counted over what the answer before showed")
        draft.say(f"**{len(kept)} of {len(judged)}**: {filters}.")
    draft.block("\n".join(f"- {_line(plan, row, draft)}" for row in kept or judged))
    unjudged = [row for row in rows if row not in judged]
    if unjudged:
        draft.say("Not told of: " + "; ".join(f"{draft.name(row.value)} {draft.figure(row.value)}" for row in unjudged) + ".")
    return draft.answered()


def _line(plan: Plan, row: Row, draft: Draft) -> str:
    """The figure, with target and gap where the question is about targets, with the benchmark where it is about those."""
    value = row.value
    rating = f", {rated(value)}" if rated(value) else ""
    beside = beside_benchmark(draft, row, plan.question)
    line = f"{draft.name(value)}: {amount(value)} {at(value.period)}{rating} {draft.figure(value)}{beside}"
    target = target_for(value, row.indicator.values) if {Aspect.MISSED, Aspect.MET} & set(plan.question.aspects) else None
    distance = distance_to_target(value, target) if target is not None else None
    if target is None or distance is None:
        return line
    formula = f"{plain_number(value)} − {plain(distance.limit)} = {plain(distance.gap)}"
    draft.working("distance to target", formula, plain(distance.gap), value, target, unit=units(value.unit))
    return f"{line} against a target of {amount(target)} {draft.figure(target, asked=False)} ({formula})"


def _by_rating(rows: Sequence[Row], draft: Draft, *, best: bool) -> Answer:
    scale = list(Rating)
    known = sorted(
        (row for row in rows if row.value.rating), key=lambda row: scale.index(row.value.rating or Rating.GREEN), reverse=not best
    )
    if len(known) < 2:
        draft.say("Fewer than two of them have a published rating, so they cannot be put in order by it.")
    else:
        first = [row for row in known if row.value.rating is known[0].value.rating]
        draft.say(f"{'Best' if best else 'Worst'} rated: {'; '.join(f'**{draft.name(row.value)}**' for row in first)}.")
    every = [row.value for row in (*known, *(row for row in rows if row not in known))]
    lines = [f"- {draft.name(one)}: {amount(one)} {at(one.period)}, {rated(one) or 'not rated'} {draft.figure(one)}" for one in every]
    draft.block("\n".join(lines))
    return draft.answered() if known else draft.not_found(Reason.NOT_REPORTED)


def _ordered(plan: Plan, rows: Sequence[Row], draft: Draft, catalogue: Catalogue) -> Answer:
    text = plan.question.text.lower()
    wanted = next((wanted for wanted, wording in ORDERS if wording.search(text)), Order.SHORT)
    ranking = _ranking(plan, rows, wanted, catalogue)
    if wanted is Order.SHORT and not ranking.ranked and ranking.compared:
        wanted, ranking = Order.BEYOND, _ranking(plan, rows, Order.BEYOND, catalogue)
        draft.say("All of them reach their target.")
    if not ranking.ranked and wanted is Order.BEYOND and (met := [row for row in rows if row.missed is False]):
        draft.say(f"None of them is beyond its target; {listed([f'**{draft.name(row.value)}**' for row in met])} reached it.")
        draft.block("\n".join(f"- {_standing(row, draft)}" for row in rows))
        return draft.answered()
    if not ranking.ranked and wanted is Order.BEYOND and (short := _ranking(plan, rows, Order.SHORT, catalogue).ranked):
        draft.say(f"None of them reaches its target; relative to it **{draft.name(short[-1].row.value)}** is the nearest.")
        draft.block("\n".join(f"{number}. {ranked_line(draft, one)}" for number, one in enumerate(reversed(short), 1)))
        return draft.answered()
    if not ranking.ranked:
        draft.say("They cannot be put in that order: the figures for it are not printed, or none moved that way.")
        draft.block(
            "\n".join(f"- {draft.name(row.value)}: {amount(row.value)} {at(row.value.period)} {draft.figure(row.value)}" for row in rows)
        )
        return draft.not_found(Reason.NOT_REPORTED)
    first = ranking.ranked[0]
    has = "has" if wanted not in OF_TARGET | OF_VALUE else "is"
    draft.say(f"Of these **{draft.name(first.row.value)}** {has} {wanted.value}.")
    if ranking.compared > 1:
        draft.block("\n".join(f"{number}. {ranked_line(draft, one)}" for number, one in enumerate(ranking.ranked, 1)))
    else:
        draft.block(f"- {ranked_line(draft, first)}")
    ranked = {one.row.indicator.key for one in ranking.ranked}
    others = [row for row in rows if row.indicator.key not in ranked]
    if others:
        draft.block("The others:\n\n" + "\n".join(f"- {_standing(row, draft)}" for row in others))
    return draft.answered()


def _ranking(plan: Plan, rows: Sequence[Row], wanted: Order, catalogue: Catalogue) -> Ranking:
    if wanted in OF_TARGET:
        return by_target(rows, wanted)
    if wanted in OF_VALUE:
        return by_value(rows, wanted)
    before = plan.question.periods[0] if plan.question.since and plan.question.periods else None
    return by_change(rows, wanted, before, catalogue.document_by_id, years=bool(set(YEARS_AWAY) & set(plan.question.relatives)))


def _standing(row: Row, draft: Draft) -> str:
    """The figure of one that is not in the order, with its target where it has one."""
    value = row.value
    target = target_for(value, row.indicator.values)
    distance = distance_to_target(value, target) if target is not None else None
    rating = f", {rated(value)}" if rated(value) else ""
    line = f"{draft.name(value)}: {amount(value)} {at(value.period)}{rating} {draft.figure(value)}"
    if target is None:
        return line
    met = "" if distance is None or distance.met is None else ", met" if distance.met or distance.within_interval else ", missed"
    return f"{line} against {amount(target)} {draft.figure(target, asked=False)}{met}"
