"""One turn about a printed table: the request, its answer, and what the conversation keeps of it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.guard import checked
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.conversation import Conversation
from assistant.meaning.filters import reports_on
from assistant.meaning.question import Question
from assistant.meaning.resolve import Resolution
from assistant.meaning.scope import Scope
from assistant.meaning.when import QUARTER_RELATIVES
from assistant.meaning.wordings import Intent
from assistant.model import Answer, Status
from assistant.printed_tables.adding_up import adding_answer
from assistant.printed_tables.asking import Wanted, read_wanted
from assistant.printed_tables.asking_words import FALLS, RISES, Task
from assistant.printed_tables.budget_position import budget_answer
from assistant.printed_tables.compose import choices, table_answer
from assistant.printed_tables.following import followed_answer
from assistant.printed_tables.full_answers import full_answer
from assistant.printed_tables.lines_over import lines_answer
from assistant.printed_tables.located_answers import located_answer
from assistant.printed_tables.locating import Located
from assistant.printed_tables.lost_tables import lost_answer
from assistant.printed_tables.moved_rows import ranks_moves
from assistant.printed_tables.questions import OF_TABLE, RANKINGS, TableRequest, TableTopic, rates_indicators, table_request
from assistant.printed_tables.reading import read_table_question
from assistant.printed_tables.row_choice import FEW_SAID
from assistant.printed_tables.strangers import is_of_other_stretch, names_a_stranger
from assistant.printed_tables.table_words import table_words
from assistant.printed_tables.timely import scope_of_tables
from assistant.printed_tables.unworked import is_unworked, unworked_answer
from assistant.printed_tables.wordings import Operation
from assistant.printed_tables.worked import rows_meant
from assistant.tools.table_cell import Match

INDICATORS = re.compile(r"\b(?:indicators?|measures?|kpis?)\b", re.IGNORECASE)
ROW_FILTERS = (
    Aspect.WORSENED, Aspect.IMPROVED, Aspect.MISSED, Aspect.MET, Aspect.BETTER_THAN_BENCHMARK, Aspect.WORSE_THAN_BENCHMARK,
    Aspect.ABOVE_BENCHMARK, Aspect.BELOW_BENCHMARK, Aspect.RATED_AGAIN, Aspect.TARGET_MOVED, Aspect.REPEATED, Aspect.COME, Aspect.GONE,
)  # fmt: skip
BARELY_SAID = 0.15  # of a label: a word out of seven names no line, whatever column is named
THAN = re.compile(r"\bthan\b")
ADDS = re.compile(r"^\W*add\b|\b(?:added|adding)\b")


def answer_from_tables(
    question: Question, scope: Scope, resolution: Resolution, conversation: Conversation, catalogue: Catalogue
) -> Answer | None:
    """The answer where the question is about a table of money, risks or counts, else None; `conversation` is updated in place.

    `resolution` is what the question says of indicators: one that it names well is meant before any table.
    """
    if _lists_indicators(question) or _states_a_count(question, scope, catalogue):
        conversation.table = None
        return None
    over = lines_answer(question, conversation.table, catalogue) if conversation.table is not None and not scope.named else None
    if over is not None and conversation.table is not None:
        return _remembered(question, over, conversation.table, conversation)
    full = full_answer(question, scope, resolution, catalogue)
    unworked = full is not None and is_unworked(question.text, full[0])
    if full is not None and not unworked and not counts_another_time(question, full[0], catalogue):
        return _remembered(question, *full, conversation)
    position = budget_answer(question, scope, catalogue)
    if position is not None:
        return _remembered(question, *position, conversation)
    followed = followed_answer(question, scope, conversation.table, catalogue) if conversation.table is not None else None
    if followed is not None:
        return _remembered(question, followed[0], _topic(question, scope, followed[1]), conversation)
    added_up = adding_answer(question, scope, catalogue)
    if added_up is not None:
        return _remembered(question, *added_up, conversation)
    ways = [_from_located, _from_request]
    for way in reversed(ways) if _is_for_request(question, scope) else ways:
        found = way(question, scope, resolution, conversation, catalogue)
        undone = found is not None and is_unworked(question.text, found[0])
        if found is not None and not undone and not counts_another_time(question, found[0], catalogue):
            return _remembered(question, found[0], found[1], conversation)
        unworked = unworked or undone
    conversation.table = None
    return unworked_answer(question.text) if unworked else lost_answer(question, scope, catalogue)


def _lists_indicators(question: Question) -> bool:
    """Is it a list, count or ranking of indicators by a direction, a benchmark or a target, which the rows of indicators answer?"""
    of_many = question.intent in (Intent.LIST, Intent.COUNT, Intent.RANK, Intent.NEWS)
    return (
        of_many and INDICATORS.search(question.text) is not None and bool(question.row_filters or set(ROW_FILTERS) & set(question.aspects))
    )


def _states_a_count(question: Question, scope: Scope, catalogue: Catalogue) -> bool:
    """Does it state how many indicators have a rating, where the rows themselves are rated: "3 of the 7 are green, is that right?"."""
    of_many = question.intent in (Intent.LIST, Intent.COUNT) and question.ratings and question.stated
    named = INDICATORS.search(question.text) is not None and OF_TABLE.search(question.text.lower()) is None
    return bool(of_many) and named and rates_indicators(question, scope, catalogue)


def counts_another_time(question: Question, answer: Answer, catalogue: Catalogue) -> bool:
    """Does it count indicators by rating in a table of a report on another period than the question names?"""
    if question.intent not in (Intent.COUNT, Intent.LIST) or not question.ratings or len(question.periods) > 1:
        return False
    quarters = [f"Q{QUARTER_RELATIVES[one]}" for one in question.relatives if one in QUARTER_RELATIVES]
    if not question.periods and len(quarters) != 1:
        return False
    cited = {place.document_id for citation in answer.citations for place in citation.places}
    read = [document for document in catalogue.documents if document.document_id in cited and document.period]
    if question.periods:
        return bool(read) and not any(reports_on(document, question.periods[0]) for document in read)
    return bool(read) and not any((document.period or "").endswith(quarters[0]) for document in read)


def _is_for_request(question: Question, scope: Scope) -> bool:
    """Is it a question of totals checked, breakdowns, best and worst, or several years at once, which a request reads in full?"""
    reading = read_table_question(question, scope.used)
    years = len(question.periods) > 1 and reading.operation in (Operation.VALUE, Operation.SHARE, Operation.SUM)
    years = years and read_wanted(question, scope.used).task not in (Task.DIFFERENCE, Task.EXCESS, Task.MEAN)
    sums = ADDS.search(question.text.lower()) and not reading.same and "column" not in question.text.lower()
    checks = reading.operation in (Operation.CHECK_TOTAL, Operation.BREAKDOWN) and not sums
    return bool(years or checks or reading.judged or (reading.same and reading.stated))


def _from_located(
    question: Question, scope: Scope, resolution: Resolution, conversation: Conversation, catalogue: Catalogue
) -> tuple[Answer, TableTopic] | None:
    found = located_answer(question, scope, resolution, catalogue)
    return (found[0], _topic(question, scope, found[1])) if found is not None else None


def _lists_in_part(request: TableRequest) -> bool:
    """Is a list asked for of which the table holds some words only, and no limit says which rows are meant?"""
    reading = request.reading
    unheld = any(item.concept is None and item.known is None for item in request.match.unheld)
    summed = any(row.total for row in request.match.rows[:1])
    moves = FALLS.search(reading.text.lower()) or RISES.search(reading.text.lower())
    return reading.operation is Operation.LIST and not reading.limits and not reading.sign and bool(unheld or summed or moves)


def _names_by_chance(request: TableRequest) -> bool:
    """Are a few words out of a long label all that points to the row, and no column named, or hardly any word of it?"""
    match = request.match
    value = request.reading.operation is Operation.VALUE and not request.reading.asked.refs and not request.reading.describes
    return value and bool(match.rows) and match.told < (BARELY_SAID if match.said else FEW_SAID)


def _from_request(
    question: Question, scope: Scope, resolution: Resolution, conversation: Conversation, catalogue: Catalogue
) -> tuple[Answer, TableTopic] | None:
    request = table_request(question, scope, resolution, conversation.table, catalogue)
    if request is None or _lists_in_part(request) or _names_by_chance(request):
        return None
    if is_of_other_stretch(question.text, [request.match.view.names[column] for column in request.match.columns]):
        return None
    wanted = read_wanted(question, scope_of_tables(scope).used)
    if names_a_stranger(request, wanted, table_words(catalogue)):
        return None
    answer = table_answer(request, catalogue)
    if answer is not None and _leaves_undone(wanted, answer):
        return None
    moves = request.reading.operation in RANKINGS and ranks_moves(question.text)
    if answer is None or (moves and not any(working.what.endswith(("fall", "rise")) for working in answer.working)):
        return None
    offered = choices(request) if answer.status is Status.CLARIFY else ()
    return answer, TableTopic(request=request, offered=offered)


def _leaves_undone(wanted: Wanted, answer: Answer) -> bool:
    """Does an answer show cells without what is asked of them: a place in a ranking, a count of rows within limits, a difference?"""
    if answer.status is not Status.ANSWERED:
        return False
    if wanted.rank > 1 and wanted.task in (Task.LARGEST, Task.SMALLEST):
        return True  # the request tells the first places alone
    counted = wanted.task is Task.COUNT and bool(wanted.limits)
    apart = wanted.task is Task.DIFFERENCE and THAN.search(wanted.text.lower()) is not None
    return (counted or apart) and not wanted.verify and not answer.working


def _remembered(question: Question, answer: Answer, topic: TableTopic, conversation: Conversation) -> Answer:
    conversation.remember(None)
    conversation.topic, conversation.table = None, topic
    return checked(replace(answer, question=question.text))


def _topic(question: Question, scope: Scope, place: Located) -> TableTopic:
    """What a follow-up may refer to; where the answer asks back, each row to choose from."""
    rows = tuple(rows_meant(place, read_wanted(question, scope.used)))
    columns = tuple(column for each in place.columns.each for column in each)
    match = Match(view=place.view, rows=rows, tied=(), columns=columns, coverage=1.0, told=1.0)
    request = TableRequest(reading=read_table_question(question, scope.used), match=match)
    offered = (
        tuple(replace(request, match=replace(match, rows=(row,))) for row in (*place.named[:1], *place.rows.tied))
        if place.rows.tied
        else ()
    )
    return TableTopic(request=request, offered=offered)
