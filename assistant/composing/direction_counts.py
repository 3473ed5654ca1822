"""Counts of directions of travel by what they compare with, where a question leaves that open: the period before, and a year before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.composing.draft import Draft
from assistant.composing.wording import plain
from assistant.meaning.filters import directions_asked, is_kept, leaves_comparison_open, row_directions
from assistant.meaning.question import Question
from assistant.meaning.when import Relative
from assistant.tools.list_indicators import Row

AGAINST = (
    ("against the period before", Relative.QUARTER_BEFORE),
    ("against the same time a year before", Relative.SAME_TIME_YEAR_BEFORE),
)


def say_by_comparison(draft: Draft, question: Question, rows: Sequence[Row]) -> None:
    """Says how many of the rows with each kind of direction go the way asked; nothing where the question says which kind it means."""
    if not directions_asked(question) or not leaves_comparison_open(question):
        return
    said = []
    for name, relative in AGAINST:
        asked = replace(question, relatives=(relative,))
        judged = [row for row in rows if row_directions(row, asked)]
        if judged:
            kept = sum(is_kept(row, asked) for row in judged)
            share = plain((Decimal(kept) / len(judged) * 100).quantize(Decimal(1)))
            draft.working(name, f"{kept} / {len(judged)} = {share}%", share, unit="%", note="counted over the rows of the report")
            said.append(f"{name} **{kept} of {len(judged)}** ({share}%)")
    if len(said) > 1:
        draft.say(f"By what they compare with: {'; '.join(said)}.")
