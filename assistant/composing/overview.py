"""The overview of a report: how many indicators have which rating, which are worst or best, and what has changed since the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.composing.draft import Draft
from assistant.composing.wording import amount, at, listed, oneline, rated
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.filters import report_titles, reports_for
from assistant.meaning.periods import order
from assistant.meaning.question import understand
from assistant.meaning.scope import Scope, scope_of
from assistant.meaning.talk import Talk, overview_of_named
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer
from assistant.tools.compare import Direction
from assistant.tools.directions import directions_of
from assistant.tools.distance_to_target import distance_to_target, target_for
from assistant.tools.list_activities import rated_activities
from assistant.tools.list_indicators import Row, current_results
from assistant.tools.news import news
from ingest.model import Activity, Document, Rating
from ingest.records.front_matter import council_place

MOST_NAMED = 6  # of one list, so that an overview stays one
NAMES_REPORT = re.compile(r"^.*?\b(?:summari[sz]e|sum up|recap|of|for|from|about|does)\b ", re.IGNORECASE)  # what follows may name a report
COMPARED = re.compile(
    r"^\W*(?:how (?:does|do|is|are|did) (?P<one>.+?) (?:compare|doing|perform(?:ing)?|shape up|measure up)"
    r"(?: compared)? (?:with|to|against|and|next to) |compare (?P<first>.+?) (?:with|to|and|against) )(?P<other>[^?]+?)\W*$",
    re.IGNORECASE,
)
WORST_FIRST = tuple(reversed(list(Rating)))


def named_overview(question: str, catalogue: Catalogue) -> Answer | None:
    """The overview that is asked of a council or report by its name or period; None where something else is named."""
    compared = COMPARED.match(question)
    asked = (Talk.SUMMARY, f"{compared['one'] or compared['first']} and {compared['other']}") if compared else overview_of_named(question)
    if asked is None:
        return None
    talk, named = asked
    understood = understand(f"in {named}")
    scope = scope_of(understood, catalogue)
    used = {token for word in scope.used for token in tokens(word)}
    if any(token not in used and not is_weak(token) for token in tokens(understood.subject)):
        return None
    if compared and len({council_place(one.council) for one in scope.documents or () if one.council}) < 2:
        return None  # "compared with London" names a benchmark
    if scope.documents is None and not understood.periods and understood.report is None:
        return None
    return overview_answer(talk, f"headlines for {named}", catalogue)


def overview_answer(talk: Talk, question: str, catalogue: Catalogue) -> Answer | None:
    """The overview that is asked for, of the report named or the newest rated one of each council; None where none rates anything."""
    draft = Draft(question, catalogue)
    understood = understand(NAMES_REPORT.sub("in ", question))
    scope = scope_of(understood, catalogue)
    periods = (understood.report.period,) if understood.report is not None and understood.report.period else understood.periods
    documents = reports_for(scope, periods, catalogue, _with_ratings(scope, catalogue))
    rows = [row for row in current_results(catalogue, documents, None) if row.value.rating is not None]
    for document in documents:
        of_report = [row for row in rows if row.value.places[0].document_id == document.document_id]
        activities = [one for one in rated_activities(catalogue.activities, (document,)) if one.rating is not None]
        if of_report:
            _say_counts(draft, "indicators", [row.value.rating for row in of_report if row.value.rating], document)
            _say_older(draft, of_report, document)
            if talk is not Talk.SUCCESSES:
                _say_worst(draft, of_report)
            if talk is not Talk.WORRIES:
                _say_best(draft, of_report)
        if activities:
            _say_counts(draft, "activities", [one.rating for one in activities if one.rating], document)
            if talk is not Talk.SUCCESSES:
                _say_worst_activities(draft, activities)
        _say_moves(draft, document, talk, catalogue)
    answer = draft.answered()
    return checked(answer) if answer.text else None


def _with_ratings(scope: Scope, catalogue: Catalogue) -> frozenset[str]:
    """The reports that rate indicators; where none of them does, those that rate activities."""
    rows = current_results(catalogue, scope.documents or catalogue.documents, None)
    rated_rows = frozenset(row.value.places[0].document_id for row in rows if row.value.rating is not None)
    return rated_rows or frozenset(one.places[0].document_id for one in catalogue.activities if one.rating is not None)


def _say_counts(draft: Draft, what: str, ratings: Sequence[Rating], document: Document) -> None:
    counts = {rating: count for rating in Rating if (count := list(ratings).count(rating))}
    formula = " + ".join(str(number) for number in counts.values()) + f" = {len(ratings)}"
    draft.working(f"{what} by rating", formula, str(len(ratings)), note="counted over the rows of the report")
    by_rating = listed([f"**{number}** {rating.value}" for rating, number in counts.items()])
    council = f"{document.council}, " if document.council else ""
    where = f"{council}{report_titles((document,))}"
    draft.block(f"{where[:1].upper()}{where[1:]}: of **{len(ratings)}** rated {what} {by_rating}.")


def _say_older(draft: Draft, rows: Sequence[Row], document: Document) -> None:
    """How many of the ratings are of a period that ended before the one that the report is on."""
    older = sum(order(row.value.period)[0] < order(document.period)[0] for row in rows if row.value.period) if document.period else 0
    if older:
        draft.working("ratings of an earlier period", f"{older} of {len(rows)}", str(older), note="counted over the rows of the report")
        draft.say(f"Of these {older} {'is' if older == 1 else 'are'} for an earlier period, the newest that the report prints of them.")


def _say_worst(draft: Draft, rows: Sequence[Row]) -> None:
    """Those with the worst rating that any has, furthest from target first."""
    worst = _worst([row.value.rating for row in rows])
    if worst is None:
        draft.block("None is rated below Green.")
        return
    found = sorted((row for row in rows if row.value.rating is worst), key=_shortfall, reverse=True)
    draft.block(f"Rated {worst.value}{_of_all(found)}:")
    draft.block("\n".join(_line(draft, row) for row in found[:MOST_NAMED]))


def _worst(ratings: Sequence[Rating | None]) -> Rating | None:
    """The worst of the ratings; None where all are Green."""
    return next((rating for rating in WORST_FIRST if rating is not Rating.GREEN and rating in ratings), None)


def _shortfall(row: Row) -> tuple[bool, object, str]:
    """By how large a share of its target it misses; rows for which that is unknown come last."""
    target = target_for(row.value, row.indicator.values)
    distance = distance_to_target(row.value, target) if target is not None else None
    known = distance is not None and distance.variance is not None
    return known, abs(distance.variance) if distance is not None and distance.variance is not None else 0, row.value.id


def _say_best(draft: Draft, rows: Sequence[Row]) -> None:
    """Those rated Green that the report shows, or its figures show, to be improving."""
    better = [
        row for row in rows if row.value.rating is Rating.GREEN and Direction.BETTER in directions_of(row.value, row.indicator.values)
    ]
    if better:
        draft.block(f"Rated Green and improving{_of_all(better)}:")
        draft.block("\n".join(_line(draft, row) for row in better[:MOST_NAMED]))


def _of_all(rows: Sequence[object]) -> str:
    return ", among others" if len(rows) > MOST_NAMED else ""


def _line(draft: Draft, row: Row) -> str:
    target = target_for(row.value, row.indicator.values)
    line = f"- {draft.name(row.value)}: {amount(row.value)} {at(row.value.period)} {draft.figure(row.value)}"
    return line + (f", target {amount(target)} {draft.figure(target, asked=False)}" if target is not None else "")


def _say_worst_activities(draft: Draft, activities: Sequence[Activity]) -> None:
    worst = _worst([one.rating for one in activities])
    if worst is None:
        return
    found = [one for one in activities if one.rating is worst]
    draft.block(f"Activities rated {worst.value}{_of_all(found)}:")
    draft.block("\n".join(f"- {oneline(one.title)} [{draft.citing.activity(one, one.title)}]" for one in found[:MOST_NAMED]))


def _say_moves(draft: Draft, document: Document, talk: Talk, catalogue: Catalogue) -> None:
    """The ratings that moved since the report before, for the worse or the better as asked."""
    best_first = list(Rating)
    for one in news(catalogue, catalogue.documents, (document,)):
        moved = [
            (before, after)
            for before, after in one.moved
            if before.rating is not None and after.rating is not None
            and (talk is Talk.SUMMARY or (best_first.index(after.rating) > best_first.index(before.rating)) is (talk is Talk.WORRIES))
        ]  # fmt: skip
        if moved:
            draft.block(f"Ratings that moved since the report before{_of_all(moved)}:")
            draft.block(
                "\n".join(
                    f"- {draft.name(after)}: from {rated(before)} {draft.figure(before, asked=False)} to {rated(after)} "
                    f"{draft.figure(after)}"
                    for before, after in moved[:MOST_NAMED]
                )
            )
