"""The step that a plan is: its tool and what it is asked for, in the words of the field."""

from __future__ import annotations

from assistant.meaning.filters import filter_words
from assistant.meaning.plan import Plan
from assistant.steps import Remark, Step, Tool
from ingest.model import Measure

OF_MANY = frozenset({Tool.LIST, Tool.COUNT, Tool.RANK, Tool.NEWS, Tool.EACH})
OF_ONE_TIME = frozenset(
    {Tool.LOOK_UP, Tool.DISTANCE, Tool.SHARE, Tool.CHECK_RATING, Tool.VERIFY, Tool.EXPLAIN, Tool.COMPARE, Tool.SIDE_BY_SIDE}
)
OF_TARGET = frozenset({Tool.DISTANCE, Tool.SHARE, Tool.CHECK_RATING})


def step_of(plan: Plan) -> Step:
    """The step as it is decided on, before anything is looked up."""
    question = plan.question
    timed = bool(question.periods or question.relatives or question.since or (plan.periods and plan.tool is not Tool.COMPARE))
    measures = plan.measures if plan.indicators and plan.tool not in OF_MANY else ()
    if plan.tool in OF_TARGET:
        measures = (Measure.RESULT, Measure.TARGET)
    return Step(
        tool=plan.tool,
        indicators=tuple(one.name for one in plan.indicators),
        measures=measures,
        periods=tuple(period.period for period in plan.periods),
        compared_with=plan.before.period if plan.before is not None else None,
        since=plan.since.isoformat() if plan.since is not None else None,
        reports=tuple(one.title for one in plan.scope.documents or ()) if plan.scope.named else (),
        filters=(filter_words(question),) if plan.tool in OF_MANY and filter_words(question) else (),
        remarks=() if timed or plan.tool not in OF_ONE_TIME or not plan.indicators else (Remark.NEWEST,),
    )
