"""Whether a yes-or-no question about a benchmark ("is it better than London?") is answered with yes."""

from __future__ import annotations

from assistant.composing.benchmarks import is_asked
from assistant.meaning.aspects import Aspect
from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.filters import BENCHMARKS
from assistant.meaning.plan import Plan
from assistant.meaning.question import asks_yes_no
from assistant.tools.against_benchmark import beside, of_like_time
from assistant.tools.compare import Direction
from assistant.tools.look_up import look_up
from ingest.model import Measure, PublishedValue

OR = " or "  # "above or below": open, whatever it begins with
OF_WORTH = frozenset({Aspect.BETTER_THAN_BENCHMARK, Aspect.WORSE_THAN_BENCHMARK})


def benchmark_claim(plan: Plan, indicator: Indicator, benchmark: PublishedValue, catalogue: Catalogue) -> bool | None:
    """Is what the question says of the result and this benchmark so?

    None for an open question, for figures of two units or of stretches of time of unlike length, where nobody says which way is better,
    and where the question names no group and the benchmarks of the report lie on both sides.
    """
    text = " ".join(plan.question.text.lower().split())
    asked = [aspect for aspect in BENCHMARKS if aspect in plan.question.aspects]
    if len(asked) != 1 or not asks_yes_no(text) or OR in text:
        return None
    period = plan.periods[0] if plan.periods else None
    document_id = benchmark.places[0].document_id
    result = look_up(indicator.values, Measure.RESULT, period, catalogue.document_by_id, report=document_id).value
    if result is None or result.value is None:
        return None
    others = [one for one in indicator.values if one.measure is Measure.BENCHMARK and one.places[0].document_id == document_id]
    meant = (
        [benchmark] if is_asked(benchmark, text) else [one for one in others if one.period == benchmark.period and one.value is not None]
    )
    pairs = [beside(result, one) for one in meant if one.unit == result.unit and of_like_time(result, one, indicator.values)]
    if asked[0] in OF_WORTH and any(one.standing is Direction.CHANGED for one in pairs):
        return None
    verdicts = {BENCHMARKS[asked[0]](one) for one in pairs}
    return verdicts.pop() if len(verdicts) == 1 and len(pairs) == len(meant) else None
