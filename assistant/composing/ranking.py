"""The words of a ranking of indicators: "furthest from target", "biggest improvement since", "highest"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.composing.change import plain_number, size, units
from assistant.composing.draft import Draft
from assistant.composing.wording import amount, at, listed, plain, rated, rounded
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.filters import is_kept, report_titles, reports_for
from assistant.meaning.periods import AskedPeriod, order
from assistant.meaning.plan import Plan
from assistant.meaning.question import asks_yes_no
from assistant.meaning.relative import YEARS_AWAY
from assistant.meaning.resolve import Outcome, resolve
from assistant.meaning.themes import theme_of, unknown_theme
from assistant.meaning.words import is_loose, stem
from assistant.model import Answer, Reason, Verdict
from assistant.tools.list_indicators import Row, about, current_results
from assistant.tools.rank import OF_TARGET, OF_VALUE, Order, Ranked, Ranking, by_change, by_target, by_value, has_distance
from ingest.model import Document

FEWEST = 3  # rows with target and result that make a report worth ranking
MOST_TITLES = 3
MOST_LISTED = 20
_HAS = frozenset({Order.BETTER, Order.WORSE, Order.UP, Order.DOWN, Order.CHANGED})  # "has improved most", not "is"
SHOWN = 5  # indicators, where the question names no number
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
NTH = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9]\d?(?:st|nd|rd|th))"
FIRSTS = (
    r"(?:worst|best|biggest|largest|highest|lowest|smallest|"
    r"weakest|poorest|strongest|greatest|most|least|furthest|farthest|closest|nearest)"
)
PLACE = re.compile(rf"\b(?P<nth>{NTH})[ -](?={FIRSTS}\b)")
COUNT = r"(?:\d{1,2}|two|three|four|five|six|ten)"
MEANT = r"(?:indicators?|measures?|kpis?|ones|results|areas|misses|shortfalls|gaps)"
HOW_MANY = re.compile(
    rf"\b(?:top|bottom|{FIRSTS}) (?P<after>{COUNT})\b(?! ?%)"
    rf"|\b(?P<before>{COUNT}) (?:(?:most|next) )?(?:{FIRSTS}\b|{MEANT}\b)"
)
# The first whose wording is found is the order asked for.
ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = tuple(
    (wanted, re.compile(rf"\b(?:{words})"))
    for wanted, words in (
        (
            Order.SHORT,
            r"miss\w*(?: [\w']+){0,4} (?:most|furthest|farthest)\b"
            r"|(?:drag|pull|let|hold)(?:g?ing|ting|s)?\b.*\b(?:down|back)\b",
        ),
        (Order.BETTER, r"improv|gain"),
        (Order.WORSE, r"declin|deteriorat|worsen"),
        (Order.DOWN, r"drop|fall|fell|decreas"),
        (Order.UP, r"rise|rose|risen|increas|jump|grow(?!ing up)"),
        (Order.CHANGED, r"chang|mov"),
        (Order.NEAR, r"closest|nearest|smallest gap|narrowly"),
        (Order.BEYOND, r"best|strongest|exceed|above|beyond|beat|ahead"),
        (Order.SHORT, r"furthest|farthest|worst|weakest|poorest|miss|short|gap|off|below|behind|variance"),
        (Order.HIGHEST, r"highest|top|largest|biggest|most"),
        (Order.LOWEST, r"lowest|bottom|smallest|least"),
    )
)
BY_TARGET = re.compile(
    r"\b(?:by|on|in terms of|for|of) (?:the |their )?(?:distance|gap|variance|shortfall)\b|\bagainst (?:their |the )?targets?\b"
)
AT_EITHER_END = re.compile(r"\b(?:top|bottom)\b")
OF_THEME = re.compile(r"\b(?P<theme>[a-z]{4,}) (?:indicators?|measures?|kpis?|targets?|ones?)\b")
CUES = re.compile(
    rf"\b{NTH}[ -](?={FIRSTS}\b)|\b(?:top|bottom|{FIRSTS}) \d{{1,2}}\b|\b\d{{1,2}} (?=(?:most |next )?(?:{FIRSTS}|{MEANT})\b)|\bdistance\b|"
    r"\bagainst(?= (?:their |its |the |our )?targets?\b|\W*$)|\b(?:misses|away)\b|"
    r"\b(?:improv\w*|gain\w*|declin\w*|deteriorat\w*|worsen\w*|drop\w*|fall\w*|fell|decreas\w*|ris\w+|rose|increas\w*|jump\w*|grow\w*"
    r"|chang\w*|mov\w+|closest|nearest|best|strongest|exceed\w*|above|beyond|ahead|furthest|farthest|worst|weakest|poorest|miss\w*|short\w*"
    r"|beat|margin|widest|narrowest|gap|off|below|behind|variance|highest|lowest|top|bottom|largest|biggest|greatest|smallest|most|least|perform\w*|indicators?|measures?"
    r"|kpis?|results?|areas?|rank\w*|doing|did|figures?|two|three|four|five|six|ten|quarters?|targets?|values?|scores?|rates?|percentages?)\b"
)


def rank_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The indicators in the order asked for, the first in the first sentence; each with its figures and the formula that ranks it."""
    text = plan.question.text.lower()
    wanted = order_asked(text)
    periods, before = _times(plan)
    useful = _useful(plan, wanted, periods, catalogue)
    documents = reports_for(plan.scope, periods, catalogue, useful)
    if not documents:
        draft.say("The store holds no report for that.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    claimed = _claimed(plan, catalogue)
    strange = _strange(plan, catalogue) if claimed is None else ()
    if strange:
        draft.say(f"No indicator's title or section speaks of {listed([f'“{word}”' for word in strange])}.")
        return draft.not_found(Reason.UNKNOWN_INDICATOR)
    asked = plan if claimed is None else replace(plan, question=replace(plan.question, subject=""))
    rows = _rows(asked, catalogue, documents, periods, every=before is not None and not periods and not plan.scope.named)
    if wanted in OF_TARGET:
        ranking = by_target(rows, wanted)
    elif wanted in OF_VALUE:
        ranking = by_value(rows, wanted)
    else:
        years = any(relative in YEARS_AWAY for relative in plan.question.relatives)
        ranking = by_change(rows, wanted, before, catalogue.document_by_id, years=years)
    held = {row.value.places[0].document_id for row in rows}
    read = [document for document in catalogue.documents if document.document_id in held] or documents
    named = report_titles(read) if len(read) <= MOST_TITLES else "the reports"
    missed = [row for row in rows if row.by_rating and row.missed] if wanted is Order.SHORT and not ranking.ranked else []
    if missed:
        return _only_rated(draft, missed, named)
    if not ranking.ranked:
        draft.say(_nothing(wanted, ranking, named))
        _say_left_out(draft, ranking)
        return draft.not_found(Reason.NOT_IN_REPORTS)
    verdict = _say_claim(draft, ranking, claimed) if claimed is not None else None
    place = place_asked(text)
    if place > len(ranking.ranked):
        draft.say("Fewer indicators than that can be put in this order.")
    elif place > 1:
        _say_place(draft, ranking.ranked[place - 1], text)
    _say_ranking(draft, wanted, ranking, named, max(_shown(text), place))
    return draft.answered(verdict)


def order_asked(text: str) -> Order:
    """The order that a question asks for; top and bottom of indicators, or by distance, are ends of the order by target."""
    by_distance = BY_TARGET.search(text)
    end = AT_EITHER_END.search(text) if by_distance else None
    if end is not None:
        return Order.BEYOND if end.group() == "top" else Order.SHORT
    return next((wanted for wanted, wording in ORDERS if wording.search(text)), Order.SHORT)


def place_asked(text: str) -> int:
    """The place in the order that a question asks for, 1 for the first.

    >>> place_asked("which is the second worst indicator?"), place_asked("the 3rd highest result"), place_asked("the worst")
    (2, 3, 1)
    """
    match = PLACE.search(text)
    if match is None:
        return 1
    return PLACES.get(match["nth"]) or int(match["nth"][:-2])


def _say_place(draft: Draft, one: Ranked, text: str) -> None:
    match = PLACE.search(text)
    said = match["nth"] if match is not None and match["nth"].isalpha() else "one asked for"
    draft.say(f"The {said} in that order is **{draft.name(one.row.value)}**.")


def _claimed(plan: Plan, catalogue: Catalogue) -> Indicator | None:
    """The indicator that a statement puts first: "recycling is the furthest below target, right?"; None for a question of which one is."""
    question = plan.question
    if not (question.verifies or asks_yes_no(question.text.lower())):
        return None
    found = resolve(replace(question, subject=CUES.sub(" ", question.subject)), plan.scope, catalogue)
    return found.candidates[0].indicator if found.outcome is Outcome.FOUND and len(found.candidates) == 1 else None


def _say_claim(draft: Draft, ranking: Ranking, claimed: Indicator) -> Verdict | None:
    """Says yes or no to the place that a statement gives an indicator; None where it cannot be ranked, which is said."""
    keys = [one.row.indicator.key for one in ranking.ranked]
    if claimed.key not in keys:
        draft.say(f"{claimed.title} is not among those that can be ranked so." if not any(map(str.isdigit, claimed.title)) else "")
        return None
    right = keys[0] == claimed.key
    draft.say("Yes:" if right else "No:")
    if not right:
        draft.say(f"not {draft.name(ranking.ranked[keys.index(claimed.key)].row.value)}:")
    return Verdict.SUPPORTED if right else Verdict.CONTRADICTED


def _strange(plan: Plan, catalogue: Catalogue) -> tuple[str, ...]:
    """The words before "indicator" that must name a theme, though no title or section holds them: "the worst parking indicator"."""
    match = OF_THEME.search(plan.question.text.lower())
    if match is None or theme_of(plan.question, plan.scope, catalogue, CUES):
        return ()
    named = replace(plan.question, subject=CUES.sub(" ", match["theme"]))
    return tuple(word for word in unknown_theme(named, plan.scope, catalogue) if not is_loose(stem(word)))


def _useful(plan: Plan, wanted: Order, periods: Sequence[AskedPeriod], catalogue: Catalogue) -> frozenset[str]:
    """The ids of the reports whose rows can be ranked: for distances, those with several numeric targets beside results, of a theme one."""
    everywhere = plan.scope.documents or catalogue.documents
    theme = theme_of(plan.question, plan.scope, catalogue, CUES)
    if not theme and (periods or plan.scope.named):
        return frozenset()
    if wanted not in OF_TARGET:
        return frozenset() if periods else frozenset(document.document_id for document in everywhere)
    rows = about(current_results(catalogue, everywhere, periods[0] if periods else None), theme)
    fewest = 1 if theme else FEWEST
    counts: Counter[str] = Counter()
    for row in rows:
        document_id = row.value.places[0].document_id
        if counts[document_id] < fewest and has_distance(row):
            counts[document_id] += 1
    return frozenset(document_id for document_id, count in counts.items() if count >= fewest)


def _times(plan: Plan) -> tuple[tuple[AskedPeriod, ...], AskedPeriod | None]:
    """The period ranked, and the one to compare with where the question names it: "since", "between … and …"."""
    asked = sorted(plan.question.periods if len(plan.periods) < 2 else plan.periods, key=lambda period: (period.end, period.start))
    if plan.question.since and asked:
        return (), asked[0]
    if len(asked) > 1:
        return (asked[-1],), asked[0]
    return plan.periods, None


def _rows(plan: Plan, catalogue: Catalogue, documents: tuple[Document, ...], periods: tuple[AskedPeriod, ...], *, every: bool) -> list[Row]:
    """One row an indicator, and those that contradict it: named by reference in the question, else of its theme and kept by its filters."""
    documents = (plan.scope.documents or catalogue.documents) if every else documents
    found = tuple(row for row in current_results(catalogue, documents, periods[0] if periods else None) if not row.behind)
    named = resolve(plan.question, plan.scope, catalogue)
    if named.by_ref and named.indicators:
        keys = {one.key for one in named.indicators}
        found = tuple(row for row in found if row.indicator.key in keys)
    else:
        found = about(found, theme_of(plan.question, plan.scope, catalogue, CUES))
    if plan.question.ratings:
        found = tuple(row for row in found if is_kept(row, plan.question))
    best: dict[str, Row] = {}
    for row in sorted(found, key=lambda row: (order(row.value.period), row.by_rating, row.value.id)):
        best[row.indicator.key] = row
    otherwise = catalogue.indexes.printed_otherwise
    twice = {value.id for row in best.values() for value in otherwise.get(row.value.id, ())}  # of rows that contradict each other, both
    return [*(best[key] for key in sorted(best)), *(row for row in found if row.value.id in twice)]


def _shown(text: str) -> int:
    match = HOW_MANY.search(text)
    word = (match["after"] or match["before"]) if match else ""
    return max(1, NUMBERS.get(word) or int(word)) if word else SHOWN


def _nothing(wanted: Order, ranking: Ranking, named: str) -> str:
    if wanted in OF_TARGET:
        met = "each one with a target for that time reaches it" if ranking.compared and wanted is Order.SHORT else "none fits"
        return (
            f"No indicator in {named} is {wanted.value}: {met}."
            if ranking.compared
            else f"No indicator in {named} has a result and a target to rank."
        )
    return f"No indicator in {named} has {wanted.value}: there is no earlier figure of the same kind, or none moved that way."


def _only_rated(draft: Draft, missed: Sequence[Row], named: str) -> Answer:
    """What is rated below Green where the report prints nothing to put it in order by."""
    draft.say(
        f"Those rated below Green in {named} cannot be ranked: no target for that time is printed as a number, or not which way is good."
    )
    lines = (
        f"- {draft.name(row.value)}: {amount(row.value)} {at(row.value.period)}, {rated(row.value)} {draft.figure(row.value)}"
        for row in missed[:MOST_LISTED]
    )
    draft.block("\n".join(lines))
    return draft.answered()


def _say_ranking(draft: Draft, wanted: Order, ranking: Ranking, named: str, most: int) -> None:
    first = ranking.ranked[0]
    draft.say(f"**{draft.name(first.row.value)}** {'is' if wanted not in _HAS else 'has'} {wanted.value} in {named}.")
    draft.say(_basis(wanted, ranking))
    _say_left_out(draft, ranking)
    shown = ranking.ranked[:most]
    draft.working(
        "indicators that can be ranked",
        f"{ranking.compared} indicators",
        str(ranking.compared),
        note="counted over the rows of the reports",
    )
    draft.block("\n".join(f"{number}. {ranked_line(draft, one)}" for number, one in enumerate(shown, 1)))
    if len(ranking.ranked) > len(shown):
        draft.say("Further ones follow; ask for the top ten to see more.")


def _basis(wanted: Order, ranking: Ranking) -> str:
    if wanted in OF_TARGET:
        return (
            f"Ranked by the distance relative to the target, over {ranking.compared} indicators with a result, a target and a known "
            "good direction."
        )
    if wanted in OF_VALUE:
        unit = ranking.ranked[0].row.value.unit or "no unit"
        return f"Ranked among the {ranking.compared} results of the unit that most have ({unit}); other units cannot be put in one order."
    measure = "relative change, because the units differ," if ranking.relative else "change"
    return f"Ranked by the {measure} over {ranking.compared} indicators with both figures."


def _say_left_out(draft: Draft, ranking: Ranking) -> None:
    if ranking.running:
        draft.working("left out", f"{ranking.running} indicators", str(ranking.running))
        draft.say(
            f"Left out: {ranking.running} with cumulative figures, which add up over the year, or figures of unlike stretches of time."
        )


def ranked_line(draft: Draft, one: Ranked) -> str:
    """An indicator with its figures and the formula by which it is ranked."""
    value = one.row.value
    rating = f", {rated(value)}" if rated(value) else ""
    if one.distance is not None:
        distance = one.distance
        target = distance.target
        share = plain(rounded(distance.variance)) if distance.variance is not None else ""
        marks = draft.figure(value), draft.figure(target, asked=False)
        formula = f"{plain_number(value)} − {plain(distance.limit)} = {plain(distance.gap)}"
        draft.working(
            "distance to target", f"{formula}; {plain(distance.gap)} / {plain(distance.limit)} = {share}%", share, value, target, unit="%"
        )
        return (
            f"{draft.name(value)}: {amount(value)} {at(value.period)} {marks[0]} against {amount(target)} {marks[1]} ({formula}, "
            f"{share}%){rating}"
        )
    if one.change is not None:
        change = one.change
        marks = draft.figure(change.before, asked=False), draft.figure(value)
        formula = f"{plain_number(value)} − {plain(change.start)} = {plain(change.absolute)}"
        share = f", {plain(rounded(change.relative))}%" if change.relative is not None else ""
        relative = f"; {plain(change.absolute)} / {plain(change.start)} = {share.strip(', ')}" if share else ""
        draft.working("change", formula + relative, plain(change.absolute), change.before, value, unit=units(value.unit))
        side = "up" if change.absolute > 0 else "down"
        return (
            f"{draft.name(value)}: {side} {size(change.absolute, units(value.unit))}, from {amount(change.before)} "
            f"{at(change.before.period)} "
            f"{marks[0]} to {amount(value)} {at(value.period)} {marks[1]} ({formula}{share}){rating}"
        )
    return f"{draft.name(value)}: {amount(value)} {at(value.period)} {draft.figure(value)}{rating}"
