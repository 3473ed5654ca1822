"""The words of lists and counts of indicators, and what reports there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.composing.activity_conditions import by_state, without_conditions
from assistant.composing.benchmarks import named
from assistant.composing.change import plain_number, units
from assistant.composing.conditions import beside_condition, note_conditions, say_unapplied, say_units, unapplied
from assistant.composing.direction_counts import say_by_comparison
from assistant.composing.draft import Draft
from assistant.composing.stated_counts import say_stated, say_whole
from assistant.composing.tallies import group_name, tally_answer, two_counts_answer
from assistant.composing.two_lists import two_lists_answer
from assistant.composing.wording import amount, at, listed, oneline, plain, rated
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.claims import whole_in
from assistant.meaning.filters import (
    BENCHMARKS,
    OF_DIRECTION,
    benchmarks_asked,
    filter_words,
    is_by_rating,
    is_judged,
    is_kept,
    report_titles,
    reports_for,
    reports_on,
    speaks_of_floor,
)
from assistant.meaning.periods import in_words
from assistant.meaning.plan import Plan
from assistant.meaning.question import Question
from assistant.meaning.sections_named import unknown_place
from assistant.meaning.themes import LIST_WORDS, Theme, headings, theme_of, unknown_theme
from assistant.meaning.two_ends import ends_compared
from assistant.meaning.words import is_weak, plain_words, stem, tokens
from assistant.model import Answer, Reason
from assistant.steps import Tool
from assistant.tools.list_activities import rated_activities, with_ratings
from assistant.tools.list_indicators import Row, about, counted, current, current_results, held_to_floor
from assistant.tools.tally import section_name
from ingest.model import Activity, ChunkKind, Document, Measure, RatingSource

MOST_LISTED = 30
MOST_BENCHMARKS = 2  # of one line
KINDS_OF_ACTIVITY = frozenset(
    {
        "intentions", "intention", "priorities", "projects", "actions", "activities", "milestones", "initiatives", "commissioning",
        "commitments",
    }
)  # fmt: skip
OF_SECTIONS = re.compile(  # words that name no activity: of its place in the report, and of the committee that the report goes to
    r"\b(?:sections?|parts?|headings?|themes?)\b|\b(?:of|for|to|by) (?:the )?(?:[\w&]+ ){1,6}committee\b", re.IGNORECASE
)
ANY_ACTIVITY = frozenset({"activities", "actions"})  # words for all kinds
NUMBER = re.compile(r"(?<![\d.,])\d+(?![\d.,]*\s?%)(?!\d)")  # "50% (3)" says 3 and not 50
AND_OTHERS = re.compile(
    r"\b(?:which|what|who) (?:ones? |of them )?(?:are|were|is|was|do|did|does|have|has)(?:n't| not)\b"
    r"|\b(?:which|what) (?:are|were|is|was) the (?:others?|rest|remaining|exceptions?)\b|\bwhich (?:ones? )?not\b"
    r"|\b(?:list|name) the (?:others?|rest)\b"
)


def list_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The indicators that the question's filters keep, counted first.

    In the reports asked about or on the period asked about, else in the newest one of each council.
    """
    if set(plain_words(plan.question.text)) & KINDS_OF_ACTIVITY:
        return activities_answer(plan, draft, catalogue)
    theme = theme_of(plan.question, plan.scope, catalogue)
    place = unknown_place(plan.question.text, plan.scope, catalogue) if not theme.sections else None
    unknown = (place,) if place else unknown_theme(plan.question, plan.scope, catalogue) if not theme else ()
    if unknown:
        draft.say(f"No indicator's title or section speaks of {listed([f'“{word}”' for word in unknown])}.")
        return draft.not_found(Reason.UNKNOWN_INDICATOR)
    note_conditions(draft, plan.question)
    if lost := unapplied(plan.question, theme):
        say_unapplied(draft, lost)
        return draft.not_found(Reason.NOT_IN_REPORTS)
    ends = ends_compared(replace(plan.question, periods=plan.periods))
    if ends is not None:
        plan = replace(plan, periods=ends[:1], question=replace(plan.question, periods=plan.periods))
    if plan.tool is Tool.COUNT and len(plan.periods) == 2 and filter_words(plan.question):
        return two_counts_answer(plan, draft, theme, catalogue)
    if plan.tool is Tool.LIST and len(plan.periods) == 2 and filter_words(plan.question):
        return two_lists_answer(plan, draft, theme, catalogue)
    documents = reports_for(plan.scope, plan.periods, catalogue, _useful(plan, theme, catalogue))
    if theme.in_part and not _rows_in(documents, plan, theme, catalogue)[1]:  # the section prints nothing to judge, titles may
        theme = theme_of(plan.question, plan.scope, catalogue, in_part=False)
        documents = reports_for(plan.scope, plan.periods, catalogue, _useful(plan, theme, catalogue))
    if not documents:
        draft.say("The store holds no report for that.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    rows, judged = _rows_in(documents, plan, theme, catalogue)
    whole = whole_in(plan.question.text.lower())
    if whole is not None and whole not in (len(rows), len(judged)) and not (plan.scope.named or plan.periods):
        rows, judged, documents = _of_size(whole, plan, theme, catalogue) or (rows, judged, documents)
    behind = [row for row in judged if row.behind]
    if not filter_words(plan.question) and len(behind) < len(judged):
        judged = [row for row in judged if not row.behind]
    kept = [row for row in judged if is_kept(row, plan.question)]
    if not rows or not judged:
        filters = filter_words(plan.question) if plan.question.row_filters else ""
        draft.say(f"No indicator in {report_titles(documents)} has what the question filters by{f': {filters}' if filters else ''}.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    held = {row.value.places[0].document_id for row in judged}
    documents = tuple(document for document in documents if document.document_id in held)
    if plan.question.grouping is not None:
        return tally_answer(plan, draft, kept, judged, catalogue)
    verdict = say_stated(plan.question, draft, [row.value for row in kept], [row.value for row in judged])
    verdict = say_whole(plan.question, draft, (len(rows), len(judged))) or verdict
    _say_count(plan, draft, kept, judged, documents, theme)
    if plan.scope.carried:
        draft.say("Only the reports talked about before were counted.")
    if not filter_words(plan.question):
        _say_behind(draft, behind, counted_too=False)
    if plan.tool is Tool.COUNT and not filter_words(plan.question):
        return draft.answered(verdict)
    _say_behind(draft, [row for row in kept if row.behind], counted_too=True)
    lines = [
        f"- {draft.name(row.value)}: {amount(row.value)} {at(row.value.period)}{', ' + rated(row.value) if rated(row.value) else ''} "
        f"{draft.figure(row.value)}{beside_benchmark(draft, row, plan.question)}"
        f"{beside_condition(draft, row, plan.question)}"
        for row in kept[:MOST_LISTED]
    ]
    draft.block("\n".join(lines))
    if len(kept) > MOST_LISTED:
        draft.say("The list is cut; ask for one section or rating to see the rest.")
    return draft.answered(verdict)


def _rows_in(documents: Sequence[Document], plan: Plan, theme: Theme, catalogue: Catalogue) -> tuple[tuple[Row, ...], list[Row]]:
    """The rows of the theme in the reports, and those of them that print what the filters judge by."""
    rows = about(current_results(catalogue, documents, plan.periods[0] if plan.periods else None), theme)
    if not rows and plan.scope.named:  # "the mid-year review 2016/17": the year names the report
        rows = about(current_results(catalogue, documents, None), theme)
    if speaks_of_floor(plan.question):
        rows = held_to_floor(rows)
    judged = [row for row in rows if is_judged(row, plan.question)]
    return rows, list(current(judged)) or judged if filter_words(plan.question) else judged


def _of_size(whole: int, plan: Plan, theme: Theme, catalogue: Catalogue) -> tuple[tuple[Row, ...], list[Row], tuple[Document, ...]] | None:
    """The rows of the one report that has as many as the question takes for granted: "of the 41 indicators"; None of none or several."""
    found = []
    for document in catalogue.documents:
        rows, judged = _rows_in((document,), plan, theme, catalogue)
        if judged and whole in (len(rows), len(judged)):
            found.append((rows, judged, (document,)))
    return found[0] if len(found) == 1 else None


def beside_benchmark(draft: Draft, row: Row, question: Question) -> str:
    """The benchmark that the filter compares with, and by how much the result differs from it."""
    said = ""
    for one in benchmarks_asked(row, question)[:MOST_BENCHMARKS]:
        gap = plain(one.gap)
        formula = f"{plain_number(one.result)} − {plain_number(one.benchmark)} = {gap}"
        draft.working("difference from the benchmark", formula, gap, one.result, one.benchmark, unit=units(one.result.unit))
        said += f"; {named(one.benchmark)} {draft.figure(one.benchmark, asked=False)} ({formula})"
    return said


def _useful(plan: Plan, theme: Theme, catalogue: Catalogue) -> frozenset[str]:
    """The reports that have something to list: rows of the theme that print what the filters judge by, ratings before all."""
    rows = about(current_results(catalogue, plan.scope.documents or catalogue.documents, None), theme)
    if speaks_of_floor(plan.question):
        rows = held_to_floor(rows)
    rated_rows = [row for row in rows if row.value.rating is not None] or rows
    if set(BENCHMARKS) & set(plan.question.aspects):
        rated_rows = [row for row in rows if benchmarks_asked(row, plan.question)] or rated_rows
    if speaks_of_floor(plan.question):
        rated_rows = [row for row in rows if row.missed is not None] or rated_rows
    if set(OF_DIRECTION) & set(plan.question.aspects):
        printed = {
            value.places[0].document_id for one in catalogue.indicators for value in one.values if value.measure is Measure.DIRECTION
        }
        rated_rows = [row for row in rated_rows if row.value.places[0].document_id in printed] or rated_rows
    return frozenset(row.value.places[0].document_id for row in rated_rows)


def activities_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The rated activities that the question's filters keep, counted first."""
    rated_ones = rated_activities(catalogue.activities, plan.scope.documents or catalogue.documents)
    words, strange = _words_of_activities(plan, rated_ones)
    about_them = rated_activities(rated_ones, plan.scope.documents or catalogue.documents, words)
    useful = {activity.places[0].document_id for activity in about_them or rated_ones}
    documents = reports_for(plan.scope, plan.periods, catalogue, useful)
    judged = _of_kind(rated_activities(rated_ones, documents, words), plan.question)
    kept, lost = by_state(with_ratings(judged, plan.question.ratings), plan.question.text)
    if rated_ones and (strange or lost):
        return _refuse_activities(draft, strange, lost)
    if not judged:
        draft.say("The reports hold no rated activities for that.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    share = plain((Decimal(len(kept)) / len(judged) * 100).quantize(Decimal(1)))
    draft.working("share", f"{len(kept)} / {len(judged)} = {share}%", share, unit="%", note="counted over the rows of the report")
    verdict = say_stated(plan.question, draft, kept, judged) or say_whole(plan.question, draft, (len(judged),))
    draft.say(
        f"**{len(kept)} of {len(judged)}** rated activities ({share}%) in {report_titles(documents)}: "
        f"{listed([one.value for one in plan.question.ratings], 'or') or 'all'}."
    )
    draft.block(_activity_lines(draft, kept))
    others = [one for one in judged if one not in kept]
    if others and AND_OTHERS.search(plan.question.text.lower()):
        draft.block("The others:")
        draft.block(_activity_lines(draft, others))
    return draft.answered(verdict)


def _words_of_activities(plan: Plan, activities: Sequence[Activity]) -> tuple[list[str], tuple[str, ...]]:
    """The stems that the question limits the activities by, and its words that none of them speaks of."""
    known = {token for one in activities for token in tokens(f"{one.title} {one.section or ''} {one.service or ''}")}
    used = {token for word in plan.scope.used for token in tokens(word)} | {stem(word) for word in KINDS_OF_ACTIVITY}
    subject = without_conditions(LIST_WORDS.sub(" ", OF_SECTIONS.sub(" ", plan.question.subject)))
    asked = [(word, token) for word in plain_words(subject) for token in tokens(word) if token not in used and not is_weak(token)]
    strange = tuple(dict.fromkeys(word for word, token in asked if token not in known and word.isalpha()))
    return [token for _, token in asked if token in known], strange


def _refuse_activities(draft: Draft, strange: Sequence[str], lost: Sequence[str]) -> Answer:
    """Says by what the activities cannot be limited."""
    for one in lost:
        draft.working("condition that cannot be applied", one, one, note="as the question gives it")
    if strange:
        draft.say(f"No rated activity's title, section or service speaks of {listed([f'“{one}”' for one in strange], 'or')}.")
    if lost:
        said = listed([f"“{one}”" for one in lost], "or")
        draft.say(f"The reports' lists of activities print ratings and comments only: they cannot be limited by {said}.")
    draft.say("Ask for activities by their rating or section.")
    return draft.not_found(Reason.NOT_IN_REPORTS)


def _activity_lines(draft: Draft, activities: Sequence[Activity]) -> str:
    lines = []
    for one in activities[:MOST_LISTED]:
        source = "" if one.rating_source is RatingSource.COLOUR else f" [{draft.citing.activity(one, one.rating_raw or '')}]"
        rating = one.rating.value if one.rating else one.rating_raw
        lines.append(f"- {oneline(one.title)} [{draft.citing.activity(one, one.title)}]: {rating}{source}")
    return "\n".join(lines)


def _of_kind(activities: Sequence[Activity], question: Question) -> Sequence[Activity]:
    """Where a report rates several kinds of activity and a heading names the kind asked for, only those under it."""
    said = frozenset(stem(word) for word in plain_words(question.text) if word in KINDS_OF_ACTIVITY - ANY_ACTIVITY)
    if not said:
        return activities
    under = [one for one in activities if said <= frozenset(stem(word) for word in plain_words((one.section or "").rpartition(" > ")[2]))]
    return under or activities


def _say_count(plan: Plan, draft: Draft, kept: Sequence[Row], judged: Sequence[Row], documents: Sequence[Document], theme: Theme) -> None:
    """How many are kept of how many, by rating, and what the report itself says of that."""
    count, of = len(kept), len(judged)
    filters = filter_words(plan.question)
    if not filters:
        draft.working("count", f"{count} rows", str(count), note="counted over the rows of the report")
        draft.say(f"**{count}** indicators with a result in {under(theme, judged)}{report_titles(documents)}.")
        return
    share = plain((Decimal(count) / of * 100).quantize(Decimal(1)))
    draft.working("share", f"{count} / {of} = {share}%", share, unit="%", note="counted over the rows of the report")
    by_rating = is_by_rating(plan.question) and all(row.by_rating for row in judged)
    where = f"{under(theme, judged)}{report_titles(documents)}"
    elsewhere = () if plan.scope.named or any(reports_on(one, period) for one in documents for period in plan.periods) else plan.periods
    if elsewhere:  # the report on another period prints these figures beside its own
        where = f"the figures for {in_words(elsewhere[0].period)} in {where}"
    draft.say(f"**{count} of {of}** {'rated ' if by_rating else ''}indicators ({share}%) in {where}: {filters}.")
    say_units(draft, plan.question)
    say_by_comparison(draft, plan.question, judged)
    _say_ratings(draft, kept)
    if by_rating and not theme and len(documents) == 1 and not elsewhere:
        _say_own_count(draft, count, of, documents)


def under(theme: Theme, rows: Sequence[Row]) -> str:
    """The sections of the rows, where the question named them by a part of their headings: which were meant, for the reader to judge."""
    if not theme.in_part:
        return ""
    held = dict.fromkeys(one for row in rows for one in headings(row.value.section or "") if one in theme.sections)
    names = dict.fromkeys(f"“{group_name(section_name(one))}”" for one in held)
    return f"{listed(list(names))} of " if names else ""


def _say_behind(draft: Draft, rows: Sequence[Row], *, counted_too: bool) -> None:
    """How many rows have no figure for the report's own time, only one of an earlier time."""
    if not rows:
        return
    count = str(len(rows))
    draft.working("with an earlier figure only", f"{count} rows", count, note="counted over the rows of the report")
    if counted_too:
        draft.say(f"{count} of them {'is' if count == '1' else 'are'} printed with an earlier result, no newer one being reported.")
    else:
        them = "it is" if count == "1" else "they are"
        draft.say(f"For {count} more the report prints no newer result than that of an earlier time; {them} not counted.")


def _say_ratings(draft: Draft, rows: Sequence[Row]) -> None:
    by_rating = counted([row for row in rows if row.value.rating])
    if len(by_rating) > 1:
        total = str(sum(by_rating.values()))
        draft.working("count by rating", " + ".join(str(number) for number in by_rating.values()) + f" = {total}", total)
        draft.say(f"By rating: {listed([f'{number} {rating.value}' for rating, number in by_rating.items()])}.")


def _say_own_count(draft: Draft, count: int, of: int, documents: Sequence[Document]) -> None:
    """Quotes the sentence in which the report itself gives both numbers."""
    held = {document.document_id for document in documents}
    for chunk in draft.catalogue.store.chunks():
        if chunk.kind is not ChunkKind.PROSE or chunk.places[0].document_id not in held:
            continue
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9])", chunk.text):
            numbers = NUMBER.findall(sentence)
            if str(count) in numbers and str(of) in numbers and len(sentence) < 400 and "|" not in sentence and "rat" in sentence.lower():
                draft.say(f"The report itself says: “{oneline(sentence)}” [{draft.citing.chunk(chunk, sentence)}]")
                return


def reports_answer(plan: Plan | None, draft: Draft, catalogue: Catalogue) -> Answer:
    """The reports in the store."""
    if not catalogue.documents:
        draft.say("There is no report yet. Add one with `committee ingest FILE`.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    draft.say("These reports can be asked about:")
    draft.block("\n".join(dict.fromkeys(f"- {_report_line(document)}" for document in catalogue.documents)))  # one in two formats once
    return draft.answered()


def _report_line(document: Document) -> str:
    parts = [document.council or "", f"period {in_words(document.period)}" if document.period else ""]
    return f"{oneline(document.title)}" + "".join(f", {part}" for part in parts if part)
