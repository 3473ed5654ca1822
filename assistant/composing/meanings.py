"""Answers to what a term means: a rating or an arrow by the report's key, a reference by its title, a short form by its long one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.composing.draft import Draft
from assistant.composing.joining import both_answers
from assistant.composing.wording import MARKUP, listed, oneline
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue, results_of
from assistant.meaning.jargon import common_long_form
from assistant.meaning.measure_words import RATINGS
from assistant.meaning.periods import in_words, order
from assistant.meaning.resolve import Resolution
from assistant.meaning.scope import Scope
from assistant.meaning.terms import Term, term_asked
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer, Reason, Status
from assistant.prose.written_out import is_printed, written_out
from ingest.model import Polarity, Rated, Rating, RatingKey

OF_DIRECTION = re.compile(r"\bdirections?\b|\barrows?\b|\bdots?\b", re.IGNORECASE)
OF_RATED = ((Rated.ACTIVITIES, re.compile(r"\b(?:activit|action|intention|project|milestone)", re.IGNORECASE)),
            (Rated.INDICATORS, re.compile(r"\b(?:indicator|measure|kpi|target)", re.IGNORECASE)))  # fmt: skip
BESIDE_RATING = frozenset(
    {"rag", "rate", "rating", "rated", "colour", "status", "mean", "indicator", "activity", "activities", "action", "measure"}
)
BETTER = {Polarity.HIGHER: "More is better.", Polarity.LOWER: "Less is better."}


def meaning_answer(question: str, scope: Scope, resolution: Resolution, catalogue: Catalogue) -> Answer | None:
    """What the term of a question means by the reports' own words; None where none is asked for or their prose may say it."""
    term = term_asked(question)
    if term is None:
        return None
    draft = Draft(question, catalogue)
    ratings, beside = _ratings(term.written)
    if ratings and not beside:
        return _by_key(ratings, question, draft, scope)
    if OF_DIRECTION.search(term.written):
        return _by_direction(draft, scope)
    if resolution.by_ref and resolution.indicators:
        return _by_title(draft, resolution)
    return _by_long_form(term, draft, catalogue) if term.short else None


def with_figure(meaning: Answer, question: str, figure: Callable[[], Answer]) -> Answer:
    """What a short form stands for, and behind it the figure that a bare "what's TA?" may be after, where it is there."""
    term = term_asked(question)
    if term is None or not term.bare:
        return meaning
    answer = figure()
    if answer.status is not Status.ANSWERED or not answer.figures:
        return meaning
    return both_answers(meaning, answer) if meaning.status is Status.ANSWERED else replace(answer, text=f"{meaning.text}\n\n{answer.text}")


def _ratings(words: str) -> tuple[tuple[Rating, ...], list[str]]:
    """The ratings that words name, and what else they say."""
    left, found = words.lower(), []
    for rating, wording in RATINGS:
        if wording.search(left):
            found.append(rating)
            left = wording.sub(" ", left)
    return tuple(found), [word for word in tokens(left) if word not in BESIDE_RATING and not is_weak(word)]


def _held(draft: Draft, scope: Scope) -> list[RatingKey]:
    """The keys of the reports in scope, each wording once, the newest report's."""
    period = {document.document_id: document.period for document in draft.catalogue.documents}
    keys = [key for key in draft.catalogue.store.rating_keys() if scope.holds(key.places[0].document_id)]
    newest = sorted(keys, key=lambda key: (order(period.get(key.places[0].document_id)), key.id), reverse=True)
    return list({(key.rates, oneline(key.raw)): key for key in reversed(newest)}.values())[::-1]


def _by_key(ratings: tuple[Rating, ...], question: str, draft: Draft, scope: Scope) -> Answer | None:
    wanted = next((rates for rates, wording in OF_RATED if wording.search(question)), None)
    lines: dict[tuple[str, Rated | None], str] = {}
    for key in _held(draft, scope):
        if wanted is not None and key.rates not in (wanted, None):
            continue
        for band in key.bands:
            if band.rating in ratings and (band.words, key.rates) not in lines:
                of = f" for {key.rates.value}" if key.rates in (Rated.INDICATORS, Rated.ACTIVITIES) else ""
                quote = next(
                    (line for line in key.raw.split("\n") if band.rating_raw in line and line.startswith(band.rating_raw)), key.raw
                )
                report = _report(key, draft)
                lines[band.words, key.rates] = (
                    f"**{band.rating_raw}**{of} means “{oneline(band.words)}” {report}[{draft.citing.key(key, quote)}]."
                )
    if not lines:
        explained = dict.fromkeys(band.rating_raw for key in _held(draft, scope) for band in key.bands if band.rating is not None)
        if not explained:
            return None
        draft.say(
            f"The reports' keys do not explain {listed([rating.value for rating in ratings])}; they explain {listed(list(explained))}."
        )
        return draft.not_found(Reason.NOT_IN_REPORTS)
    draft.block("\n".join(f"- {line}" for line in lines.values()) if len(lines) > 1 else next(iter(lines.values())))
    return checked(draft.answered())


def _by_direction(draft: Draft, scope: Scope) -> Answer | None:
    keys = [key for key in _held(draft, scope) if key.rates is Rated.DIRECTION]
    for key in keys:
        draft.say(f"“{oneline(key.raw)}” {_report(key, draft)}[{draft.citing.key(key, key.raw)}].")
    return checked(draft.answered()) if keys else None


def _report(key: RatingKey, draft: Draft) -> str:
    """Which report's key it is, where there are several reports."""
    if len(draft.catalogue.documents) == 1:
        return ""
    document = draft.catalogue.document_by_id[key.places[0].document_id]
    return f"in the key of the report on {in_words(document.period)} " if document.period else ""


def _by_title(draft: Draft, resolution: Resolution) -> Answer | None:
    for indicator in resolution.indicators:
        values = results_of(indicator) or indicator.values
        if not values:
            continue
        newest = max(values, key=lambda value: (order(value.period), value.id))
        better = BETTER.get(newest.polarity, "") if newest.polarity is not None else ""
        draft.say(f"{newest.ref} is “{oneline(MARKUP.sub('', newest.title))}” {draft.row_mark(newest)}. {better}".strip())
    answer = draft.answered()
    return checked(answer) if answer.text else None


def _by_long_form(term: Term, draft: Draft, catalogue: Catalogue) -> Answer | None:
    found = written_out(term.written, catalogue.store)
    if found is not None:
        mark = f"[{draft.citing.chunk(found.chunk, found.quote)}]"
        how = "is short for" if found.beside else "stands, it seems, for"
        draft.say(f"**{term.written}** {how} “{found.long}” {mark}.")
        return checked(draft.answered())
    common = common_long_form(term.written)
    if common is None and (term.bare or is_printed(term.written, catalogue.store)):
        return None
    usual = f" In councils' reports it commonly stands for “{common}”." if common is not None else ""
    draft.say(f"The reports do not say what “{term.written}” means.{usual}")
    return draft.not_found(Reason.NOT_IN_REPORTS)
