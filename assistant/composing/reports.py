"""The words of what is new since the report before, and of which reports print an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.draft import Draft
from assistant.composing.on_theme import newest_rows
from assistant.composing.wording import amount, at, listed, oneline, rated
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, results_of
from assistant.meaning.filters import reports_on
from assistant.meaning.periods import in_words, order
from assistant.meaning.plan import OF_NEWS, Plan
from assistant.model import Answer, Reason
from assistant.tools.list_indicators import current_results
from assistant.tools.news import News, news
from assistant.tools.quarters_running import quarters_running
from ingest.model import Document, PublishedValue, Rating
from ingest.records.front_matter import council_place

MOST_NAMED = 8
OF_QUARTERS = re.compile(r"\bquarters?\b", re.IGNORECASE)
FROM_TO = re.compile(r"\bfrom (?P<old>green|amber|red)(?: amber)?\w* (?:in)?to (?P<new>green|amber|red)\b")


def news_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """What changed from the last report but one to the last, council by council; of quarters, from the quarter before."""
    if Aspect.RATED_AGAIN in plan.question.aspects and OF_QUARTERS.search(plan.question.text) and not plan.periods:
        return _of_quarters(plan, draft, catalogue)
    found = news(catalogue, *_compared_reports(plan, catalogue))
    if not found:
        draft.say("There is no earlier report of the same council with the same indicators to compare the newest one with.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    for one in found:
        _say_news(draft, one, plan)
    return draft.answered()


def _of_quarters(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The indicators rated the same in the newest quarter and the one before, by whatever report prints them."""
    wanted = plan.question.ratings or (Rating.RED,)
    rows = newest_rows(current_results(catalogue, plan.scope.documents or catalogue.documents, None))
    pairs = quarters_running(rows, wanted)
    draft.working("count", f"{len(pairs)} rows", str(len(pairs)), note="counted over the newest result of each indicator")
    names = listed([rating.value for rating in wanted], "or")
    are = "indicator is" if len(pairs) == 1 else "indicators are"
    draft.say(f"**{len(pairs)}** {are} rated {names} in the newest quarter reported and in the quarter before.")
    draft.block(
        "\n".join(
            f"- {draft.name(now)}: {amount(before)} {at(before.period)} {draft.figure(before, asked=False)}, then {amount(now)} "
            f"{at(now.period)} {draft.figure(now)}, {rated(now)} both times"
            for before, now in pairs
        )
    )
    return draft.answered()


def _compared_reports(plan: Plan, catalogue: Catalogue) -> tuple[Sequence[Document], Sequence[Document] | None]:
    """The reports to compare and those that may be the newer one: of two periods named both, of one the newer."""
    held = plan.scope.documents or catalogue.documents
    if plan.scope.named and len(held) == 1:  # the newer one, or one of two that are named by their periods
        council = [one for one in catalogue.documents if council_place(one.council) == council_place(held[0].council)]
        timely = [document for document in council if any(reports_on(document, period) for period in plan.periods)]
        return (timely, None) if len({one.period for one in timely}) > 1 else (catalogue.documents, held)
    timely = [document for document in held if any(reports_on(document, period) for period in plan.periods)]
    if len(plan.periods) > 1 and len(timely) > 1:
        return timely, None
    return held, timely or None


def _say_news(draft: Draft, found: News, plan: Plan) -> None:
    focus = [aspect for aspect in plan.question.aspects if aspect in OF_NEWS]
    if focus:
        _say_focus(draft, found, focus, plan)
        return
    draft.working(
        "indicators in both reports", f"{found.shared} indicators", str(found.shared), note="counted over the rows of both reports"
    )
    moved = [pair for pair in found.moved if _is_asked(pair, plan)]
    draft.working("ratings that moved", f"{len(moved)} of {found.shared}", str(len(moved)))
    council = f"{found.newer.council}: " if found.newer.council else ""
    draft.block(
        f"{council}of {found.shared} indicators in both the report for {in_words(found.newer.period)} and the one before, for "
        f"{in_words(found.older.period)}, the rating of **{len(moved)}** moved{_wanted_words(plan)}."
    )
    draft.block("\n".join(_moved_line(draft, before, after) for before, after in moved))
    if plan.question.ratings:
        return
    red = tuple(value for value in found.again if value.rating is Rating.RED)
    if red:
        draft.say(f"Red again: {_names(draft, red)}.")
    for before, after in found.targets[:MOST_NAMED]:
        draft.say(
            f"The target of {draft.name(after)} for {in_words(after.period)} moved from {amount(before)} {draft.mark(before)} to "
            f"{amount(after)} {draft.mark(after)}."
        )
    if found.repeated:
        draft.say(f"Commentary repeated word for word: {_names(draft, found.repeated)}.")
    if found.gone:
        draft.say(f"No longer reported: {_names(draft, found.gone)}.")
    if found.come:
        draft.say(f"Not in the report before: {_names(draft, found.come)}.")


def _say_focus(draft: Draft, found: News, focus: Sequence[Aspect], plan: Plan) -> None:
    """One list for each kind of news asked about, counted first."""
    reports = f"{in_words(found.older.period)} and {in_words(found.newer.period)}"
    council = f"{found.newer.council}: " if found.newer.council else ""
    for aspect in focus:
        if aspect is Aspect.TARGET_MOVED:
            what, lines = "targets for one and the same period differ", [_target_line(draft, *pair) for pair in found.targets]
        else:
            what, values = _focused(found, aspect, plan)
            lines = [_value_line(draft, value) for value in values]
        draft.working("count", f"{len(lines)} rows", str(len(lines)), note="counted over the rows of both reports")
        draft.block(f"{council}**{len(lines)}** {what} between the reports on {reports}.")
        draft.block("\n".join(lines))


def _focused(found: News, aspect: Aspect, plan: Plan) -> tuple[str, tuple[PublishedValue, ...]]:
    if aspect is Aspect.REPEATED:
        return "comments are repeated word for word", found.repeated
    if aspect is Aspect.COME:
        return "indicators are new", found.come
    if aspect is Aspect.GONE:
        return "indicators are no longer reported", found.gone
    wanted = plan.question.ratings or (Rating.RED,)
    again = tuple(value for value in found.again if value.rating in wanted)
    return f"indicators are rated {listed([rating.value for rating in wanted], 'or')} both times", again


def _value_line(draft: Draft, value: PublishedValue) -> str:
    rating = f", {rated(value)}" if rated(value) else ""
    return f"- {draft.name(value)}: {amount(value)} {at(value.period)}{rating} {draft.figure(value)}"


def _target_line(draft: Draft, before: PublishedValue, after: PublishedValue) -> str:
    return (
        f"- {draft.name(after)}, for {in_words(after.period)}: from {amount(before)} {draft.figure(before, asked=False)} to "
        f"{amount(after)} {draft.figure(after)}"
    )


def _is_asked(pair: tuple[PublishedValue, PublishedValue], plan: Plan) -> bool:
    """Does the question want this move: "turned red", "from green to amber", or any?"""
    before, after = pair
    match = FROM_TO.search(plan.question.text.lower())
    if match:
        return before.rating is Rating(match["old"].title()) and after.rating is Rating(match["new"].title())
    return not plan.question.ratings or after.rating in plan.question.ratings


def _wanted_words(plan: Plan) -> str:
    if FROM_TO.search(plan.question.text.lower()):
        return " in the way asked about"
    return f" to {listed([rating.value for rating in plan.question.ratings], 'or')}" if plan.question.ratings else ""


def _moved_line(draft: Draft, before: PublishedValue, after: PublishedValue) -> str:
    return (
        f"- {draft.name(after)}: from {rated(before)} ({amount(before)} {at(before.period)}) {draft.figure(before, asked=False)} to "
        f"{rated(after)} "
        f"({amount(after)} {at(after.period)}) {draft.figure(after)}"
    )


def _names(draft: Draft, values: Sequence[PublishedValue]) -> str:
    named = [f"{draft.name(value)} {draft.row_mark(value)}" for value in values[:MOST_NAMED]]
    return listed(named) + (" and others" if len(values) > MOST_NAMED else "")


def which_reports_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The reports that print a result of the indicator, each with the newest one it prints."""
    for indicator in plan.indicators:
        results = [value for value in results_of(indicator) if plan.scope.holds(value.places[0].document_id)]
        held: dict[str, PublishedValue] = {}
        for value in sorted(results, key=lambda value: (value.value is not None, order(value.period), value.rating is not None, value.id)):
            held[value.places[0].document_id] = value
        if not held:
            continue
        newest = sorted(held.values(), key=lambda value: (order(value.period), value.id), reverse=True)
        draft.block(f"{draft.name(newest[0])} is reported in:")
        draft.block(
            "\n".join(
                f"- {_report(draft, value)}: {amount(value)} {at(value.period)}{', ' + rated(value) if rated(value) else ''} "
                f"{draft.figure(value)}"
                for value in newest
            )
        )
    return draft.answered()


def _report(draft: Draft, value: PublishedValue) -> str:
    document = draft.catalogue.document(value)
    title = oneline(document.title)
    if any(character.isdigit() for character in title):
        title = f"the report on {in_words(document.period)}" if document.period else f"the report “{oneline(document.document)}”"
    return title
