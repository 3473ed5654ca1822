"""Questions that set the target of one time against the result of another: "the 2018/19 target and the 2016/17 result". Pure text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.meaning.periods import AskedPeriod, PeriodKind
from assistant.meaning.when import when

TIME = r"(?:(?:q ?[1-4]|quarter [1-4])(?: of| in)? )?(?:20\d\d ?[/–-] ?(?:20)?\d\d|\d\d[/–-]\d\d)(?![\d%])"
LINK = (
    r"(?: (?:(?:that|which) )?(?:was|is|were|be|set|given|printed|published|agreed))*(?: (?:of|for|in|at|by|to|from))*(?: the)?(?: year)?"
)
RESULTS = r"(?:results?|out-?turns?|actuals?|figures?|performance|scores?|values?|positions?)"
TARGET_TIME = re.compile(rf"\b(?P<before>{TIME})(?:'s)? (?:\w+ )?target\b|\btarget{LINK} \(?(?P<after>{TIME})")
RESULT_TIME = re.compile(rf"\b(?P<before>{TIME})(?:'s)? (?:\w+ )?{RESULTS}\b|\b{RESULTS}{LINK} \(?(?P<after>{TIME})")
HELD_TO = re.compile(
    r"\b(?:hit|meet|met|miss\w*|reach\w*|beat|exceed\w*|achiev\w*|pass\w*|short of|below|above|over|under|within|off|away from|against"
    r"|(?:better|worse|higher|lower|more|less|fewer) than|how far)\b"
)

# Between the two times: what begins another ask, of which each has its own time.
ANOTHER_ASK = re.compile(r"[?;]|\b(?:and|but|then) (?:say|tell|show|list|give|is|are|was|were|did|does|do|has|have|which|what|how|why)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetApart:
    """The time of the result and that of the target that it is set against."""

    result: AskedPeriod
    target: AskedPeriod


def target_apart(text: str) -> TargetApart | None:
    """The two times of a question that names one for its target and another for its result; None for other questions.

    Part of a year beside the target of that year is none: how much of it is reached is another question.

    >>> apart = target_apart("Compare the 2018/19 target with the 2016/17 result")
    >>> apart.target.period, apart.result.period
    ('2018/19', '2016/17')
    """
    words = " ".join(text.lower().replace("’", "'").split())
    target = TARGET_TIME.search(words)
    if target is None or len(re.findall(r"\btargets?\b", words)) > 1:
        return None
    own = "before" if target["before"] else "after"
    others = [one for one in re.finditer(TIME, words) if one.span() != target.span(own)]
    if len(others) != 1:
        return None
    result = RESULT_TIME.search(words[: target.start(own)] + " " * len(target[own]) + words[target.end(own) :])
    first, last = sorted((target.span(own), others[0].span()))
    parted = ANOTHER_ASK.search(words[first[1] : last[0]]) or words[: others[0].start()].endswith("since ")
    if result is None and (parted or not HELD_TO.search(words)):
        return None
    aim, reached = (when(one).periods for one in (target[own], others[0].group()))
    if len(aim) != 1 or len(reached) != 1 or aim == reached:
        return None
    within = aim[0].kind is PeriodKind.YEAR and aim[0].start <= reached[0].start and reached[0].end <= aim[0].end
    return None if within else TargetApart(result=reached[0], target=aim[0])
