"""Counts that a question states, or takes for granted: whether they are so, in each report that is counted over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.wording import listed, oneline
from assistant.meaning.claims import Counted, whole_in
from assistant.meaning.question import Question
from assistant.model import Verdict
from assistant.rounding import around
from ingest.model import Activity, PublishedValue

PERCENTAGE = re.compile(r"(?P<share>\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)")


def say_stated(
    question: Question,
    draft: Draft,
    kept: Sequence[PublishedValue] | Sequence[Activity],
    judged: Sequence[PublishedValue] | Sequence[Activity],
) -> Verdict | None:
    """Says yes or no to the count, the whole and the percentage that the question states; None where it states none.

    Over several reports the answer is yes or no only where it is the same for each of them and for all together.
    """
    stated = question.counted
    if stated is None:
        return None
    share = Decimal(len(kept)) / len(judged) * 100
    shares = [Decimal(match["share"]) for match in PERCENTAGE.finditer(question.text)]
    right = stated.holds(len(kept), len(judged)) and all(share in around(one) for one in shares)
    if not shares and _differs(draft, stated, kept, judged, right=right):
        return None
    most = max(stated.count or 0, stated.base or 0)
    missing = f", there are not {most} of them" if not right and stated.bound is None and most > len(judged) else ""
    if missing:
        draft.working("number that the question states", str(most), str(most), note="as the question gives it")
    draft.say("Yes:" if right else f"No{missing}:")
    return Verdict.SUPPORTED if right else Verdict.CONTRADICTED


def _differs(
    draft: Draft,
    stated: Counted,
    kept: Sequence[PublishedValue] | Sequence[Activity],
    judged: Sequence[PublishedValue] | Sequence[Activity],
    *,
    right: bool,
) -> bool:
    """Says the counts report by report, where the statement is so of some and not of others."""
    of_kept, of_judged = (Counter(one.places[0].document_id for one in rows) for rows in (kept, judged))
    if len(of_judged) < 2 or all(stated.holds(of_kept[one], of) is right for one, of in of_judged.items()):
        return False
    titles = {one.document_id: f"“{oneline(one.title)}”" for one in draft.catalogue.documents}
    counts = [f"{of_kept[one]} of {of}" for one, of in of_judged.items()]
    draft.working("counts by report", "; ".join(counts), str(len(kept)), note="counted over the rows of each report")
    said = listed([f"{count} in {titles[one]}" for count, one in zip(counts, of_judged, strict=True)])
    draft.say(f"That depends on the report: {said}. Together:")
    return True


def say_whole(question: Question, draft: Draft, sizes: Collection[int]) -> Verdict | None:
    """Contradicts the number of rows that an open question takes for granted; None where it names none, or one of the `sizes`."""
    whole = whole_in(question.text.lower())
    if whole is None or question.counted is not None or whole in sizes:
        return None
    draft.working("number that the question takes for granted", str(whole), str(whole), note="as the question gives it")
    draft.say(f"There are not {whole} of them.")
    return Verdict.CONTRADICTED
