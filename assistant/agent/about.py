"""Whether what tools gave is about what the question names: its indicator, periods, measure, ratings and every word that tells.

A model chooses what to call, and may be led to call for something else. What it found answers the question only if nothing that the
question says is left over. So a question about something that no report has stays unanswered, whatever is found beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from assistant.agent.claims import claims_of, directions_of, periods_of, without_periods
from assistant.agent.ledger import Entry
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.periods import fit
from assistant.meaning.question import Question, understand
from assistant.meaning.words import is_weak, mended, plain_words, tokens
from assistant.model import Answer
from assistant.prose.wants import wanted, wants_cause, wants_explanation
from ingest.model import Measure

OF_MANY = frozenset({"list_indicators", "count", "rank", "what_changed"})
OF_WORDS = frozenset({"search_text", "table_cell"})
OF_TIME = frozenset({"compare", "trend", "distance_to_target"})
# What a question may ask to be done, and the tools that do it; nothing else answers it.
DONE_BY: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (re.compile(r"\b(?:highest|lowest|most|least|best|worst|top|bottom|rank\w*|furthest|closest|nearest|largest|smallest|biggest|greatest)\b"),
     frozenset({"rank"})),
    (re.compile(r"\b(?:sum|total|combined|altogether|averages?|mean|median|ratio|times|double|half|each|all)\b"), frozenset()),
    (re.compile(r"\b(?:which|list|what|how many) (?:of the )?(?:\w+ )?(?:indicators|measures|kpis)\b"), OF_MANY),
    (re.compile(r"\b(?:chang\w+|differ\w+|compar\w+|since|ris\w+|rose|fall\w*|fell|trend|over time|histor\w+)\b"),
     OF_TIME | {"what_changed"}),
)  # fmt: skip
# Words that turn a question round, or ask for what no report can say; none of the tools takes them.
TURNED = re.compile(
    r"\b(?:not|n['’]t|no|never|none|except\w*|exclud\w+|without|other than|apart from|unless|last|previous|prior|next|future|forecast\w*"
    r"|predict\w*|expect\w*|will|would|should|could|if)\b"
)
MOST_WORDS = 60


def answers(question: str, found: Answer, used: Sequence[Entry], catalogue: Catalogue) -> bool:
    """Is the answer, made of the entries used, one to this very question?"""
    asked = understand(question)
    lower = question.lower()
    if TURNED.search(lower) or asked.denied or asked.stated or asked.relatives or asked.report or len(lower.split()) > MOST_WORDS:
        return False
    used_tools = {entry.tool for entry in used}
    names = " ".join([*(figure.title for figure in found.figures), *(one.section or "" for one in found.citations)]).lower()
    for cue, tools in DONE_BY:
        said = cue.search(lower)
        if said and not used_tools & tools and said.group() not in names:
            return False
    if used_tools & OF_MANY:
        return len(used) == 1 and _of_many(question, asked, found, used[0])
    if used_tools & OF_WORDS:
        return len(used) == 1 and _of_words(question, asked, found, _councils_of(found, catalogue))
    return _of_indicators(question, asked, found, used_tools, catalogue)


def _councils_of(found: Answer, catalogue: Catalogue) -> list[str]:
    cited = {place.document_id for one in found.citations for place in one.places}
    return [one.council for one in catalogue.documents if one.document_id in cited and one.council]


def _telling(question: str) -> frozenset[str]:
    """The words that say what is meant, periods, ratings and directions aside."""
    left = claims_of(question).words
    return frozenset(token for token in tokens(without_periods(question)) if not is_weak(token) and token in left)


def _numbers(*texts: str) -> frozenset[str]:
    """The numbers that are no part of a period: ages, references, sizes."""
    return frozenset(word for text in texts for word in plain_words(mended(without_periods(text))) if word[0].isdigit())


def _in_time(asked: Question, found: Answer, *, between: bool) -> bool:
    """Each asked period has a result, and each result is of an asked period, save those between or after in a comparison."""
    periods = {figure.period for figure in found.figures}
    if not all(any(fit(one, period) is not None for period in periods) for one in asked.periods):
        return False
    results = {figure.period for figure in found.figures if figure.measure is Measure.RESULT}
    return not asked.periods or between or all(any(fit(one, period) is not None for one in asked.periods) for period in results)


def _of_indicators(question: str, asked: Question, found: Answer, used_tools: set[str], catalogue: Catalogue) -> bool:
    if not found.figures or wants_cause(question) or wants_explanation(question):
        return False
    if not _in_time(asked, found, between=bool(used_tools & OF_TIME)):
        return False
    wanted_measures = set(asked.measures) or {Measure.RESULT}
    claims = claims_of(found.text)
    if not wanted_measures & {figure.measure for figure in found.figures}:
        return False
    if not directions_of(question) <= claims.directions or not claims_of(question).ratings <= claims.ratings:
        return False
    measures = (figure.measure.value for figure in found.figures)
    told = _tokens_of(found.text, *_names_of(found), *measures, *_councils_of(found, catalogue))
    telling = _telling(question)
    numbers = _numbers(question)
    if not telling or not telling <= told or not numbers <= _numbers(*_names_of(found)):
        return False
    return _only_these(telling, numbers, found, catalogue)


def _only_these(telling: frozenset[str], numbers: frozenset[str], found: Answer, catalogue: Catalogue) -> bool:
    """Do the question's words name these indicators alone? Choosing among several would be guessing."""
    by_word = catalogue.indexes.by_word
    naming = [by_word[token] for token in sorted(telling) if token in by_word]
    refs = {ref.casefold() for figure in found.figures for ref in (figure.ref,) if ref}
    if not naming:
        return False
    keys = frozenset.intersection(*naming)
    named = [one for one in catalogue.indicators if one.key in keys and numbers <= _numbers(*one.titles, *one.refs)]
    titles = {figure.title for figure in found.figures}
    return bool(named) and all(titles & set(one.titles) or refs & {ref.casefold() for ref in one.refs} for one in named)


def _of_many(question: str, asked: Question, found: Answer, entry: Entry) -> bool:
    """A list or count is of what it was filtered by: every word of the question is one of its filters, and each filter of the question."""
    arguments = json.loads(entry.told.answer.question or "{}")
    given = " ".join(str(part) for one in arguments.values() for part in (one if isinstance(one, list) else [one]))
    if {rating.value for rating in asked.ratings} != set(arguments.get("rating", ())):
        return False
    if directions_of(question) != directions_of(given) or periods_of(question) != periods_of(str(arguments.get("period", ""))):
        return False
    section = _tokens_of(*(str(arguments.get(name, "")) for name in ("section", "service")))
    return not _numbers(question) and _telling(question) <= _tokens_of(given, entry.tool) and section <= frozenset(tokens(question))


def _of_words(question: str, asked: Question, found: Answer, councils: list[str]) -> bool:
    """A passage or cell answers where its own words hold all telling words of the question and what the question word wants."""
    quotes = [one.quote for one in found.citations]
    held = _tokens_of(found.text, *quotes, *_names_of(found), *councils)
    telling = _telling(question)
    if not telling or not telling <= held or not _numbers(question) <= _numbers(*quotes):
        return False
    if not periods_of(question) <= periods_of(" ".join([found.text, *_names_of(found)])):
        return False
    return all(any(want.holds(quote) for quote in quotes) for want in wanted(question, of_a_period=bool(asked.periods)))


def _names_of(found: Answer) -> list[str]:
    figures = [text for figure in found.figures for text in (figure.title, figure.ref or "")]
    return [*figures, *(text for one in found.citations for text in (one.title, one.section or ""))]


def _tokens_of(*texts: str) -> frozenset[str]:
    return frozenset(token for text in texts for token in tokens(text))
