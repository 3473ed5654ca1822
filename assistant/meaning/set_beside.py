"""An indicator set beside another one: "was it better than CS02?" after CS01."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.meaning.catalogue import Catalogue
from assistant.meaning.conversation import Continued, Topic
from assistant.meaning.question import Question, telling, understand
from assistant.meaning.resolve import Outcome, resolve
from assistant.meaning.scope import Scope
from assistant.meaning.set_beside_words import THAN, as_mentioned

OTHER = re.compile(rf"\b(?:it|that|this|they|that one|this one)\b.*?\b{THAN} (?:that of |those of )?(?P<other>[^?]+)", re.IGNORECASE)


def set_beside(question: Question, topic: Topic | None, catalogue: Catalogue) -> Continued | None:
    """The question as one about the indicator talked about and the one that it names beside it; None where it names none."""
    match = OTHER.search(question.text)
    if match is None or topic is None or not topic.indicators or question.measures:
        return None
    named = understand(match["other"])
    found = resolve(replace(named, text=match["other"]), Scope(), catalogue)
    clear = found.by_ref or (telling(named.subject) and not found.unsaid)
    first = as_mentioned(topic.indicators, topic.question.text)[0]
    others = tuple(one for one in found.indicators if one.key != first.key)
    if found.outcome is not Outcome.FOUND or not clear or len(others) != 1 or named.measures:
        return None
    periods = question.periods or topic.periods if not question.relatives else question.periods
    return Continued(question=replace(question, periods=periods), indicators=(first, others[0]))
