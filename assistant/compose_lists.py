"""The words of lists and counts of indicators, sums of table columns, and what reports there are."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from assistant.catalogue import Catalogue
from assistant.draft import Draft
from assistant.model import Answer, Reason, Verdict
from assistant.periods import in_words, order
from assistant.plan import Plan, Tool
from assistant.question import Question
from assistant.scope import Scope
from assistant.tools.list_activities import rated_activities, with_ratings
from assistant.tools.list_indicators import Row, about, counted, current_results
from assistant.tools.table_column import Column, find_column
from assistant.wording import amount, at, listed, oneline, plain, rated
from assistant.wordings import Aspect
from assistant.words import is_weak, plain_words, stem, tokens
from ingest.front_matter import council_place
from ingest.model import ChunkKind, Document, Measure, RatingSource

MOST_LISTED = 30
KINDS_OF_ACTIVITY = frozenset(
    {
        "intentions", "intention", "priorities", "projects", "actions", "activities", "milestones", "initiatives", "commissioning",
    }
)  # fmt: skip
NUMBER = re.compile(r"\d+")


def list_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The indicators that the question's filters keep, counted first.

    In the reports asked about or on the period asked about, else in the newest one of each council.
    """
    if set(plain_words(plan.question.text)) & KINDS_OF_ACTIVITY:
        return activities_answer(plan, draft, catalogue)
    documents = _documents(
        plan, catalogue, {value.places[0].document_id for one in catalogue.indicators for value in one.values if value.rating is not None}
    )
    if not documents:
        draft.say("The store holds no report for that.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    period = plan.periods[0] if plan.periods else None
    words = _words(plan.question, plan.scope, catalogue)
    rows = about(current_results(catalogue, documents, period), words)
    judged = [row for row in rows if _judged(row, plan.question)]
    kept = [row for row in judged if _kept(row, plan.question)]
    if not rows or not judged:
        draft.say(f"No indicator in {_titles(documents)} has what the question filters by.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    held = {row.value.places[0].document_id for row in judged}
    documents = tuple(document for document in documents if document.document_id in held)
    _say_count(plan, draft, kept, judged, documents, bool(words))
    if plan.tool is Tool.COUNT and not _filter_words(plan.question):
        return draft.answered()
    lines = [
        f"- {draft.name(row.value)}: {amount(row.value)} {at(row.value.period)}{', ' + rated(row.value) if rated(row.value) else ''} "
        f"{draft.figure(row.value)}"
        for row in kept[:MOST_LISTED]
    ]
    draft.block("\n".join(lines))
    if len(kept) > MOST_LISTED:
        draft.say("The list is cut; ask for one section or rating to see the rest.")
    return draft.answered()


def activities_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The rated activities that the question's filters keep, counted first."""
    documents = _documents(plan, catalogue, {activity.places[0].document_id for activity in catalogue.activities if activity.rating_raw})
    rated_ones = rated_activities(catalogue.activities, documents)
    known = {token for one in rated_ones for token in tokens(f"{one.title} {one.section or ''} {one.service or ''}")}
    used = {token for word in plan.scope.used for token in tokens(word)} | {stem(word) for word in KINDS_OF_ACTIVITY}
    words = [token for token in tokens(plan.question.subject) if token in known and token not in used and not is_weak(token)]
    judged = rated_activities(rated_ones, documents, words)
    kept = with_ratings(judged, plan.question.ratings)
    if not judged:
        draft.say("The reports hold no rated activities for that.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    draft.working("count", f"{len(kept)} / {len(judged)}", str(len(kept)), note="counted over the rows of the report")
    draft.say(
        f"**{len(kept)} of {len(judged)}** rated activities in {_titles(documents)}: "
        f"{listed([one.value for one in plan.question.ratings], 'or') or 'all'}."
    )
    lines = []
    for one in kept[:MOST_LISTED]:
        source = "" if one.rating_source is RatingSource.COLOUR else f" [{draft.citing.activity(one, one.rating_raw or '')}]"
        lines.append(
            f"- {oneline(one.title)} [{draft.citing.activity(one, one.title)}]: "
            f"{one.rating.value if one.rating else one.rating_raw}{source}"
        )
    draft.block("\n".join(lines))
    return draft.answered()


def _documents(plan: Plan, catalogue: Catalogue, rating: Collection[str]) -> tuple[Document, ...]:
    """The reports of the scope and period that rate indicators; the newest of them where the question names none."""
    pool = plan.scope.documents or catalogue.documents
    timely = [document for document in pool if not plan.periods or any(document.period == period.period for period in plan.periods)]
    timely = timely or [document for document in pool if plan.scope.named]
    judged = [document for document in timely if document.document_id in rating] or timely
    if plan.scope.documents is not None or plan.periods:
        return tuple(judged)
    newest: dict[str, Document] = {}
    for document in sorted(judged, key=lambda document: (order(document.period), document.meeting_date or "", document.document)):
        newest[council_place(document.council) or document.document_id] = document
    return tuple(newest.values())


def _words(question: Question, scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """The words of the question that name a section or theme: those that some title or section holds."""
    used = {token for word in scope.used for token in tokens(word)}
    known = {word for one in catalogue.indicators for word in one.words | one.section_words}
    return tuple(token for token in tokens(question.subject) if token not in used and token in known and not is_weak(token))


def _judged(row: Row, question: Question) -> bool:
    """Can the filter be applied to the row?"""
    if question.ratings:
        return row.value.rating is not None
    if Aspect.MISSED in question.aspects or Aspect.MET in question.aspects:
        return row.missed is not None
    return True


def _kept(row: Row, question: Question) -> bool:
    if question.ratings and row.value.rating not in question.ratings:
        return False
    if Aspect.MISSED in question.aspects and not row.missed:
        return False
    if Aspect.MET in question.aspects and Aspect.MISSED not in question.aspects and row.missed:
        return False
    directions = {
        value.raw.strip().lower()
        for value in row.indicator.values
        if value.measure is Measure.DIRECTION and value.places == row.value.places
    }
    if Aspect.WORSENED in question.aspects and not any(word.startswith("worse") for word in directions):
        return False
    return not (Aspect.IMPROVED in question.aspects and not any(word.startswith("improv") for word in directions))


def _say_count(plan: Plan, draft: Draft, kept: Sequence[Row], judged: Sequence[Row], documents: Sequence[Document], narrowed: bool) -> None:
    """How many are kept of how many, by rating, and what the report itself says of that."""
    count, of = len(kept), len(judged)
    filters = _filter_words(plan.question)
    if not filters:
        draft.working("count", f"{count} rows", str(count), note="counted over the rows of the report")
        draft.say(f"**{count}** indicators with a result in {_titles(documents)}.")
        return
    share = plain((Decimal(count) / of * 100).quantize(Decimal(1)))
    draft.working("share", f"{count} / {of} = {share}%", share, unit="%", note="counted over the rows of the report")
    by_rating = _is_by_rating(plan.question) and all(row.by_rating for row in judged)
    draft.say(f"**{count} of {of}** {'rated ' if by_rating else ''}indicators ({share}%) in {_titles(documents)}: {filters}.")
    _say_ratings(draft, kept)
    if by_rating and not narrowed:
        _say_own_count(draft, count, of, documents)


def _is_by_rating(question: Question) -> bool:
    return bool(question.ratings or {Aspect.MISSED, Aspect.MET} & set(question.aspects))


def _say_ratings(draft: Draft, rows: Sequence[Row]) -> None:
    by_rating = counted([row for row in rows if row.value.rating])
    if len(by_rating) > 1:
        total = str(sum(by_rating.values()))
        draft.working("count by rating", " + ".join(str(number) for number in by_rating.values()) + f" = {total}", total)
        draft.say(f"By rating: {listed([f'{number} {rating.value}' for rating, number in by_rating.items()])}.")


def _filter_words(question: Question) -> str:
    words = [rating.value for rating in question.ratings]
    names = {
        Aspect.MISSED: "below target",
        Aspect.MET: "on or above target",
        Aspect.WORSENED: "worsening (in either direction of travel)",
        Aspect.IMPROVED: "improving (in either direction of travel)",
    }
    words += [
        name
        for aspect, name in names.items()
        if aspect in question.aspects and not (aspect is Aspect.MET and Aspect.MISSED in question.aspects)
    ]
    return listed(words, "or")


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


def _titles(documents: Sequence[Document]) -> str:
    return listed(
        [f"“{oneline(document.title)}”" if not re.search(r"\d", document.title) else _by_period(document) for document in documents]
    )


def _by_period(document: Document) -> str:
    """A report named without the numbers that its title may hold."""
    return f"the report on {in_words(document.period)}" if document.period else "the report"


def column_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer | None:
    """The sum of a table column beside the printed total; None where no table has such a column."""
    words = {stem(word) for word in plain_words(plan.question.text)}
    held = [
        table
        for table in catalogue.store.tables()
        if plan.scope.holds(table.table.places[0].document_id) and _timely(table.table.places[0].document_id, plan, catalogue)
    ]
    column = find_column(held, words)
    if column is None:
        return None
    return _say_column(draft, column)


def _timely(document_id: str, plan: Plan, catalogue: Catalogue) -> bool:
    period = catalogue.document_by_id[document_id].period
    return not plan.periods or any(period == asked.period for asked in plan.periods) or plan.scope.named


def _say_column(draft: Draft, column: Column) -> Answer:
    marks = {entry.row: draft.citing.table_row(column.table, entry.row) for entry in column.entries}
    total = plain(column.summed)
    formula = " + ".join(plain(entry.number) for entry in column.entries) + f" = {total}"
    draft.working("sum of the column", formula, total)
    cited = "".join(f"[{number}]" for number in marks.values())
    draft.say(f"The rows of “{oneline(column.heading)}” add up to **{total}** ({formula}) {cited}.")
    if column.total is None:
        draft.say("The table prints no total.")
        return draft.answered()
    mark = f"[{draft.citing.table_row(column.table, column.total.row)}]"
    same = column.total.number == column.summed
    draft.say(f"The printed total is **{plain(column.total.number)}** {mark}: it {'matches' if same else 'does **not** match'}.")
    return draft.answered(Verdict.SUPPORTED if same else Verdict.CONTRADICTED)


def reports_answer(plan: Plan, draft: Draft, catalogue: Catalogue) -> Answer:
    """The reports in the store."""
    if not catalogue.documents:
        draft.say("There is no report yet. Add one with `committee ingest FILE`.")
        return draft.not_found(Reason.NOT_IN_REPORTS)
    draft.say("These reports can be asked about:")
    draft.block("\n".join(f"- {_report_line(document)}" for document in catalogue.documents))
    return draft.answered()


def _report_line(document: Document) -> str:
    parts = [document.council or "", f"period {in_words(document.period)}" if document.period else ""]
    return f"{oneline(document.title)}" + "".join(f", {part}" for part in parts if part)
