"""The answer to a question about what the last answer showed: which of them, each of them, one of them, or the activity it was about."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.composing.activities import RESPONSIBLE, comment_of_activity, rating_of_activity, service_answer
from assistant.composing.among import among_answer, each_answer, every_answer
from assistant.composing.draft import Draft
from assistant.composing.joining import with_step
from assistant.composing.look_up import look_up_answer
from assistant.composing.ranking import CUES as ORDER_CUES
from assistant.composing.side_by_side import side_by_side_answer
from assistant.follow_ups.ordinals import one_by_place
from assistant.follow_ups.shown import Shown
from assistant.follow_ups.turns import ONE_ONLY, meant_of_turns
from assistant.follow_ups.wordings import (
    BARE_WHICH,
    BECAME,
    COMPARATIVE,
    EVERY,
    LEAD,
    OF_REPORT,
    OF_THOSE,
    ORDINALS,
    OTHER_ONE,
    PICK,
    WHICH,
    WHICH_ALONE,
    WHY_EACH,
    WORST,
)
from assistant.guard import checked
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.conversation import Conversation, Topic
from assistant.meaning.periods import AskedPeriod, as_asked
from assistant.meaning.plan import Plan
from assistant.meaning.question import Question, telling, understand
from assistant.meaning.scope import Scope, reports_alone
from assistant.meaning.step import step_of
from assistant.meaning.wordings import CUES, Intent
from assistant.model import Answer, Reason, Status
from assistant.steps import Step, Tool
from ingest.model import Activity, Measure, PublishedValue

NOTHING_LISTED = "Nothing was listed to choose from. Please ask the whole question."
NOTHING_ASKED = "Nothing has been asked about yet. Please name the indicator or activity that you mean."
FEWEST = 2
OF_MANY = {Tool.EACH: each_answer, Tool.LIST: every_answer, Tool.RANK: among_answer}
IT = r"(?: (?:it|that|this))"
END = r"(?: (?:for|of|on|about) (?:it|that|this))?\W*$"
IN_CHARGE = rf"(?:{RESPONSIBLE}|running|doing)"
# What may be asked of an activity without naming it.
OF_ACTIVITY: tuple[tuple[Callable[[Activity, Draft], Answer], re.Pattern[str]], ...] = tuple(
    (composer, re.compile("|".join(f"{LEAD}(?:{wording}){END}" for wording in wordings)))
    for composer, wordings in (
        (
            service_answer,
            (
                rf"(?:which|what|whose) (?:service|team|department|directorate|officer|unit|group|area)s?(?: (?:is|are|was))?{IT}?",
                rf"(?:which|what) (?:service|team|department|directorate|officer|unit|group)s?(?: (?:is|are|was))? {IN_CHARGE}{IT}?",
                rf"who(?:'s| is| are| was)? ?{IN_CHARGE}{IT}?",
                rf"whose (?:job|responsibility) is{IT}",
            ),
        ),
        (
            rating_of_activity,
            (
                r"(?:what(?:'s| is| was) )?(?:its |the |that )?(?:rag |brag )?(?:rating|status|rag|colou?r)",
                rf"how (?:is|was){IT} (?:rated|doing|going)",
            ),
        ),
        (
            comment_of_activity,
            (
                rf"why(?: (?:is|was){IT})?(?: so)?(?: (?:green|amber|red|red amber|green amber|behind|late))?|how come|any progress|more",
                rf"what(?:'s| is| has been| was) (?:being )?(?:done|happening)(?: about{IT})?|tell me more",
                r"what(?:'s| is| was) the (?:commentary|comment|reason|progress|latest|position|problem)|(?:the )?comment(?:ary)?",
                rf"what (?:does|do) the reports? say(?: about{IT})?",
            ),
        ),
    )
)


def from_shown(understood: Question, text: str, conversation: Conversation, catalogue: Catalogue, *, part: bool) -> Answer | None:
    """The answer where the question is about what the last one showed; `conversation` is updated in place. None where it is not.

    `part` is True for a later part of one message, whose "which …?" is about what the part before it showed.
    """
    shown = conversation.shown
    words = " ".join(text.lower().replace("’", "'").split())
    if conversation.offered and EVERY.match(words):
        return _side_by_side(understood, conversation.offered, conversation, catalogue)
    if conversation.passed_over and EVERY.match(words):
        chosen = conversation.topic.indicators if conversation.topic is not None else ()
        return _side_by_side(understood, (*chosen, *conversation.passed_over), conversation, catalogue)
    if conversation.passed_over and OTHER_ONE.match(words):
        return _others(understood, conversation, catalogue)
    if conversation.offered:
        return None
    if OTHER_ONE.match(words):
        return _nothing_listed(text)
    if shown is not None and shown.activity is not None:
        composer = next((composer for composer, wording in OF_ACTIVITY if wording.match(words)), None)
        if composer is not None:
            answer = composer(shown.activity, Draft(text, catalogue))
            return with_step(checked(answer), Step(tool=Tool.ACTIVITY, indicators=(shown.activity.title,)))
    topic = conversation.topic
    if topic is not None and len(topic.indicators) == 1 and OF_REPORT.match(words):
        scope = reports_alone(understood, catalogue)
        if scope is not None:
            return _of_reports(understood, text, topic, scope, conversation, catalogue)
    turns = meant_of_turns(words, conversation)
    if turns is not None:
        return _of_turns(turns, understood, text, conversation, catalogue)
    if conversation.wider is not None and (shown is None or len(shown.indicators) < FEWEST):
        shown = conversation.wider
    if shown is None or len(shown.indicators) < (1 if shown.listed else FEWEST):
        bare = PICK.match(words) is not None and (conversation.table is None or not conversation.table.offered)
        if WHY_EACH.match(words) and conversation.last is None and conversation.answered is None:
            return _nothing_listed(text, NOTHING_ASKED)
        return _nothing_listed(text) if bare else None
    by_place = one_by_place(text, conversation)
    if by_place is not None and by_place.rest.intent is Intent.WHY:
        one = replace(shown, indicators=(by_place.indicator,), results=(by_place.value,))
        return _of_many(Tool.EACH, by_place.rest, text, one, conversation, catalogue)
    if match := PICK.match(words):
        return _picked(match["number"], understood, text, shown, conversation, catalogue)
    if WHY_EACH.match(words):
        return _of_many(Tool.EACH, understood, text, shown, conversation, catalogue)
    if EVERY.match(words) or WHICH_ALONE.match(words):
        return _of_many(Tool.LIST, understood, text, shown, conversation, catalogue)
    if _is_among(words, shown, part=part):
        return _of_many(Tool.RANK, understand(_superlative(text)), text, shown, conversation, catalogue)
    return None


def _of_turns(turns: Shown, question: Question, text: str, conversation: Conversation, catalogue: Catalogue) -> Answer:
    """What was named turn by turn, side by side or in the order asked for; of one alone there is nothing to compare."""
    if len(turns.indicators) < FEWEST:
        return _nothing_listed(text, ONE_ONLY)
    if not WHICH.match(" ".join(text.lower().split())):
        times = [time for value in turns.results if value is not None and (time := as_asked(value.period)) is not None]
        widest = max(times, key=lambda time: (time.end - time.start, time.period), default=None)
        asked = replace(question, periods=question.periods or ((widest,) if widest is not None else ()))
        return _side_by_side(asked, turns.indicators, conversation, catalogue)
    return _of_many(Tool.RANK, understand(_superlative(text)), text, turns, conversation, catalogue)


def _is_among(words: str, shown: Shown, *, part: bool) -> bool:
    """Is it "which of those …?", or "which …?" after a question that itself named the few it is about?"""
    subject = understand(_superlative(OF_THOSE.sub(" ", words))).subject
    named = telling(ORDER_CUES.sub(" ", CUES.sub(" ", subject)))
    if named:
        return False
    return bool(WHICH.match(words) and OF_THOSE.search(words)) or bool((part or shown.few) and BARE_WHICH.match(words))


def _superlative(text: str) -> str:
    """Of two, "which is worse" asks for the worst; "which got worse" asks for those whose direction is worse.

    >>> _superlative("which is further from its target?")
    'which is furthest from its target?'
    """
    return text if BECAME.search(text.lower()) else COMPARATIVE.sub(lambda match: WORST[match.group().lower()], text.lower())


def _of_many(tool: Tool, question: Question, text: str, shown: Shown, conversation: Conversation, catalogue: Catalogue) -> Answer:
    periods = question.periods
    plan = Plan(tool=tool, question=question, scope=Scope(), indicators=shown.indicators, periods=periods)
    composer = OF_MANY[tool]
    answer = composer(plan, shown.results, Draft(text, catalogue), catalogue)
    conversation.options, conversation.table = (), None
    return with_step(checked(answer), step_of(plan))


def _picked(word: str, question: Question, text: str, shown: Shown, conversation: Conversation, catalogue: Catalogue) -> Answer:
    number = len(shown.indicators) if word == "last" else ORDINALS.get(word) or int(word)
    if number > len(shown.indicators):
        return _nothing_listed(text)
    value = shown.results[number - 1]
    return _looked_up(question, text, shown.indicators[number - 1], value, conversation, catalogue)


def _of_reports(question: Question, text: str, topic: Topic, scope: Scope, conversation: Conversation, catalogue: Catalogue) -> Answer:
    """The indicator talked about as the named reports alone print it."""
    whole = topic.indicators[0]
    values = tuple(value for value in whole.values if scope.holds(value.places[0].document_id))
    if not values:
        draft = Draft(text, catalogue)
        draft.say(f"That report prints nothing of {draft.name(whole.values[0])}.")
        return draft.not_found(Reason.NO_VALUE_FOR_PERIOD)
    asked = replace(topic.question, text=text, periods=question.periods or topic.periods, relatives=())
    return _looked_up(asked, text, replace(whole, values=values), None, conversation, catalogue)


def _others(question: Question, conversation: Conversation, catalogue: Catalogue) -> Answer:
    """The options that were not chosen: one is looked up as the chosen one was, several are put side by side."""
    others, topic = conversation.passed_over, conversation.topic
    asked = replace(topic.question, text=question.text) if topic is not None else question
    if len(others) > 1:
        return _side_by_side(asked, others, conversation, catalogue)
    chosen = topic.indicators if topic is not None else ()
    answer = _looked_up(asked, question.text, others[0], None, conversation, catalogue)
    conversation.passed_over = chosen
    return answer


def _looked_up(
    question: Question, text: str, indicator: Indicator, value: PublishedValue | None, conversation: Conversation, catalogue: Catalogue
) -> Answer:
    shown = as_asked(value.period) if value is not None and value.period is not None else None
    periods = question.periods or ((shown,) if shown is not None else ())
    asked = replace(question, intent=Intent.FIGURE, aspects=(*question.aspects, Aspect.UPDATE), subject=indicator.title)
    plan = Plan(
        tool=Tool.LOOK_UP,
        question=asked,
        scope=Scope(),
        indicators=(indicator,),
        measures=question.measures or (Measure.RESULT,),
        periods=periods,
    )
    answer = with_step(checked(replace(look_up_answer(plan, Draft(text, catalogue), catalogue), question=text)), step_of(plan))
    _remember(plan, periods, conversation)
    return answer


def _side_by_side(question: Question, indicators: Sequence[Indicator], conversation: Conversation, catalogue: Catalogue) -> Answer:
    asked, topic = conversation.asked or question, conversation.topic
    periods = question.periods or asked.periods or (topic.periods if topic is not None and not conversation.offered else ())
    plan = Plan(tool=Tool.SIDE_BY_SIDE, question=asked, scope=Scope(), indicators=tuple(indicators), periods=periods)
    answer = with_step(checked(side_by_side_answer(plan, Draft(question.text, catalogue), catalogue)), step_of(plan))
    _remember(plan, periods, conversation)
    return answer


def _remember(plan: Plan, periods: tuple[AskedPeriod, ...], conversation: Conversation) -> None:
    topic = Topic(
        question=plan.question, indicators=plan.indicators, periods=periods, asked_period=bool(plan.question.periods), scope=plan.scope
    )
    conversation.remember(topic)
    conversation.table, conversation.last = None, plan.question


def _nothing_listed(text: str, reply: str = NOTHING_LISTED) -> Answer:
    return Answer(question=text, status=Status.NOT_FOUND, reason=Reason.NOT_IN_REPORTS, text=reply)
