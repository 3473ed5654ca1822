"""Two indicators asked about in one question ("LD and mental health employment"), or one indicator of two councils."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from assistant.meaning.catalogue import Catalogue, Indicator
from assistant.meaning.clauses import COMPARES, pairs_of
from assistant.meaning.conversation import Continued
from assistant.meaning.naming import Candidate
from assistant.meaning.plan import settled
from assistant.meaning.question import Question, telling
from assistant.meaning.resolve import Outcome, Resolution, resolve
from assistant.meaning.scope import Scope, council_words
from assistant.meaning.wordings import Intent
from ingest.records.front_matter import council_place

MOST_TRIED = 12  # ways to part a subject
MORE = re.compile(r"\b(?:more|most|less|least|fewer|higher|lower|better|worse|bigger|smaller|likelier|greater)\b")
TWO = frozenset({Intent.CHANGE, Intent.TREND, Intent.FIGURE, Intent.DISTANCE})


def resolve_several(question: Question, scope: Scope, catalogue: Catalogue, found: Resolution) -> Resolution | None:
    """The two indicators that the question names, FOUND only where each part alone is clear, TIED for "this or that?"; None where it names
    one."""
    if question.intent not in TWO or found.by_ref:
        return None
    of_councils = _of_councils(question, scope, catalogue)
    if of_councils is not None:
        return of_councils
    moved = question.claim is not None and bool(question.stated)  # "for both together it came down from 9.9 to 9.0, right?" is of one
    if found.outcome is Outcome.FOUND and (moved or not COMPARES.search(question.text.lower())):
        return None
    known: dict[str, Candidate | None] = {}  # each part is looked for once, and not at all beside one that is not clear
    for pair in islice(pairs_of(question.phrase), MOST_TRIED):
        if not all(map(telling, pair)) or any(known.get(part, True) is None for part in pair):
            continue
        for part in pair:
            if part not in known:
                known[part] = _clear(replace(question, subject=part, text=part), scope, catalogue)
            if known[part] is None:
                break
        one, other = (known.get(part) for part in pair)
        if one is not None and other is not None and one.indicator.key != other.indicator.key:
            either = " or " in question.phrase and " and " not in question.phrase and not MORE.search(question.phrase)
            return Resolution(outcome=Outcome.TIED if either else Outcome.FOUND, candidates=(one, other))
    return None


def _clear(question: Question, scope: Scope, catalogue: Catalogue) -> Candidate | None:
    found = settled(resolve(question, scope, catalogue), Continued(question=question), scope, catalogue)
    alone = found.outcome is Outcome.FOUND and len(found.candidates) == 1 and not found.unsaid
    return found.candidates[0] if alone else None


def _of_councils(question: Question, scope: Scope, catalogue: Catalogue) -> Resolution | None:
    """One indicator of each council that the question asks about; None where one of them has none that is clear."""
    councils = councils_asked(question, scope, catalogue)
    candidates = []
    for held in councils.values():
        documents = tuple(document for document in catalogue.documents if document.document_id in held)
        others = [word for document in catalogue.documents for word in council_words(document.council) if document not in documents]
        mine = replace(question, subject=_without_brackets_of(others, question.subject))
        one = _clear(mine, replace(scope, documents=documents), catalogue)
        if one is None:
            return None
        candidates.append(one)
    return Resolution(outcome=Outcome.FOUND, candidates=tuple(candidates)) if candidates else None


def councils_asked(question: Question, scope: Scope, catalogue: Catalogue) -> dict[str, list[str]]:
    """The places of the councils that the question names, or of those held where it sets them against each other, each with the ids of its
    reports; none where they are not several."""
    councils: dict[str, list[str]] = {}
    documents = catalogue.documents if question.across and scope.documents is None else scope.documents or ()
    for document in documents:
        words = council_words(document.council)
        if words and (words <= scope.used or question.across):
            councils.setdefault(council_place(document.council) or "", []).append(document.document_id)
    return councils if len(councils) > 1 else {}


def councils_without(question: Question, indicators: Sequence[Indicator], scope: Scope, catalogue: Catalogue) -> tuple[str, ...]:
    """Those of the councils asked about whose reports print none of the indicators."""
    printed = {value.places[0].document_id for one in indicators for value in one.values}
    left = [set(held) for held in councils_asked(question, scope, catalogue).values() if not printed & set(held)]
    return tuple(next(one.council for one in catalogue.documents if one.document_id in held and one.council) for held in left)


def _without_brackets_of(names: Iterable[str], subject: str) -> str:
    """The subject without what a bracket behind one of the names says of it: "in Anyborough (stage 1) or Otherham"."""
    any_name = "|".join(sorted(map(re.escape, names)))
    return re.sub(rf"\b(?:{any_name})(?:['’]s)?,? ?\([^)]*\)", " ", subject) if any_name else subject
