"""What the reports hold on a theme: "list the indicators about children", "anything on libraries?"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.composing.draft import Draft
from assistant.composing.joining import both_answers
from assistant.composing.wording import amount, at, listed, rated
from assistant.guard import checked
from assistant.meaning.catalogue import Catalogue
from assistant.meaning.filters import report_titles
from assistant.meaning.periods import order
from assistant.meaning.plan import FILTERS
from assistant.meaning.question import understand
from assistant.meaning.scope import scope_of
from assistant.meaning.themes import Theme, theme_of, unknown_theme
from assistant.meaning.wordings import Intent
from assistant.meaning.words import is_weak, tokens
from assistant.model import Answer, Reason, Status
from assistant.prose.passages import answer_from_passages
from assistant.tools.list_indicators import Row, about, current_results

MOST_LISTED = 30
ABOUT = r"(?:about|on|for|regarding|concerning|relating to|related to|to do with|covering)"
ASKS_LIST = re.compile(
    r"^\W*(?:please |can you |could you )*"
    rf"(?:list|show(?: me)?|give me|what are|what|which) (?:all )?(?:of )?(?:the |your |our )?"
    rf"(?:indicators?|measures?|kpis?|metrics?)"
    rf"(?: (?:are there|are|do you have|have you got|is there|there are))? {ABOUT} (?P<theme>[^?]+)\W*$",
    re.IGNORECASE,
)
ASKS_ANYTHING = re.compile(
    r"^\W*(?:so |and |ok |please )*"
    rf"(?:(?:have you |do you have |is there |got )?(?:got )?(?:anything|any (?:info|information|data"
    rf"|figures|news))"
    rf"|what (?:do you have|have you got|do the reports have|is there))(?: else)? (?:in (?:here|there|the reports?) )?{ABOUT} "
    rf"(?P<theme>[^?]+?)(?:,? (?:that )?(?:i|we|members) (?:should|need to|must|ought to|can|could) (?:know|read|see|ask|use)(?:"
    rf" about)?)?\W*$",
    re.IGNORECASE,
)


def theme_answer(question: str, catalogue: Catalogue) -> Answer | None:
    """The indicators on the theme that a question asks about and, unless only those are asked for, what is said of it; else None."""
    listing, anything = ASKS_LIST.match(question), ASKS_ANYTHING.match(question)
    match = listing or anything
    if match is None or not tokens(match["theme"]):
        return None
    understood = understand(question)
    if understood.intent in (Intent.RANK, Intent.NEWS) or understood.ratings or set(FILTERS) & set(understood.aspects):
        return None  # "which indicator on the dashboard has the largest variance?"
    understood = replace(understood, subject=match["theme"].lower())
    scope = scope_of(understood, catalogue)
    draft = Draft(question, catalogue)
    theme = theme_of(understood, scope, catalogue)
    unknown = unknown_theme(understood, scope, catalogue)
    if theme and not unknown:
        printed = current_results(catalogue, scope.documents or catalogue.documents, None)
        by_words = Theme(words=tuple(token for token in tokens(match["theme"]) if not is_weak(token)))
        rows = newest_rows([*about(printed, theme), *(about(printed, by_words) if by_words else ())])
        if rows:
            held = {row.value.places[0].document_id for row in rows}
            count = str(len(rows))
            draft.working("count", f"{count} rows", count, note="counted over the rows of the report")
            titles = report_titles([one for one in catalogue.documents if one.document_id in held])
            draft.block(f"**{count}** {'indicator' if count == '1' else 'indicators'} on “{match['theme'].strip(' ?.!')}” in {titles}:")
            draft.block("\n".join(_line(draft, row) for row in rows[:MOST_LISTED]))
            if len(rows) > MOST_LISTED:
                draft.say("The list is cut; ask for one report, section or rating to see the rest.")
            return _with_passages(checked(draft.answered()), match["theme"], catalogue) if anything else checked(draft.answered())
    words = listed([f"“{word}”" for word in unknown] or [f"“{match['theme'].strip(' ?.!')}”"])
    draft.say(f"No indicator's title or section speaks of {words}.")
    nothing = draft.not_found(Reason.UNKNOWN_INDICATOR)
    return _with_passages(nothing, match["theme"], catalogue)


def newest_rows(rows: Iterable[Row]) -> list[Row]:
    """Each indicator once, with the newest result that any report prints, in the order of the reports."""
    kept: dict[str, Row] = {}
    for row in rows:
        known = kept.get(row.indicator.key)
        if known is None or order(row.value.period) > order(known.value.period):
            kept[row.indicator.key] = row
    return list(kept.values())


def _line(draft: Draft, row: Row) -> str:
    rating = f", {rated(row.value)}" if rated(row.value) else ""
    return f"- {draft.name(row.value)}: {amount(row.value)} {at(row.value.period)}{rating} {draft.figure(row.value)}"


def _with_passages(answer: Answer, theme: str, catalogue: Catalogue) -> Answer:
    """The answer, and behind it the passages that have every telling word of the theme."""
    passages = answer_from_passages(f"What do the reports say about {theme}?", catalogue.store)
    said = frozenset(tokens(passages.text))
    wanted = [token for token in tokens(theme) if not is_weak(token)] or list(tokens(theme))
    if passages.status is not Status.ANSWERED or not said.issuperset(wanted):
        return answer
    if answer.status is Status.ANSWERED:
        return both_answers(answer, passages)
    return replace(passages, question=answer.question, text=f"{answer.text} The reports say of it:\n\n{passages.text}")
