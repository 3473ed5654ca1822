"""Questions over many indicators, made for every operation, register and form of period."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from eval.asked_rows import sets
from eval.asked_rows.facts import Row
from eval.asked_rows.sayings import filled, period_said, quarter_before
from eval.asked_rows.wanted import Question, Wanted

OPERATIONS = ("list_rating", "count_rating", "list_where", "count_moved", "furthest", "top", "where_worst")
FORMS = ("printed", "short", "words", "months", "year end", "last quarter", "none")
REGISTERS = ("full", "note", "everyday")
RATINGS = ("Green", "Green Amber", "Amber", "Red Amber", "Red")
MOVED = {"improving": ("improved", "got better"), "worsening": ("worsened", "got worse")}  # what people say of a printed direction
TRIES = 30


def set_questions(
    rows: Sequence[Row],
    templates: dict[str, dict[str, list[str]]],
    half: str,
    drawn: random.Random,
    newest_quarter: str,
    newest_year: str,
    times: int,
) -> Iterator[Question]:
    """`times` questions for each operation, register and form of period that fits a period of the reports."""
    periods = sorted({row.period for row in rows if row.rating})
    for operation in OPERATIONS:
        for form in FORMS:
            for register in REGISTERS:
                for _ in range(times):
                    for _ in range(TRIES):
                        period = newest_quarter if form == "last quarter" else drawn.choice(periods)
                        said = period_said(form, period, period in (newest_quarter, newest_year))
                        if said is None:
                            continue
                        meant = None if form == "none" else (period, quarter_before(period)) if form == "last quarter" else period
                        made = _slots(rows, operation, meant, period, drawn, half)
                        if made is None:
                            continue
                        slots, wanted, takes = made
                        fitting = [one for one in templates[operation][register] if ("{first}" in one) == takes]
                        if not fitting:
                            continue
                        first = period_said("printed", slots.get("first", ""), False)
                        slots |= {"when": said[0], "in_when": said[1], "last": said[0], "first": first[0] if first else ""}
                        text = filled(drawn.choice(fitting), slots)
                        yield Question(
                            operation=operation, name_form="-", period_form=form, register=register, turns=(text,), wanted=wanted
                        )
                        break


def _slots(
    rows: Sequence[Row], operation: str, period: sets.Period, said: str, drawn: random.Random, half: str
) -> tuple[dict[str, str], Wanted, bool] | None:
    """What the template says beside the period, the truth, and whether two periods are compared."""
    rating = drawn.choice(RATINGS)
    wanted: Wanted | None
    if operation in ("list_rating", "count_rating"):
        wanted = sets.rated(rows, rating, period)
        if wanted is None:
            return None
        kept = Wanted(sets=wanted.sets) if operation == "list_rating" else Wanted(counts=wanted.counts)
        return {"rating": rating}, kept, False
    if operation == "count_moved":
        word = drawn.choice(sorted(MOVED))
        befores = sorted({compared for row in rows if row.period == said for compared, _ in row.moves})
        before = drawn.choice([None, *befores])
        if (
            period is None
            or (before is not None and isinstance(period, tuple))
            or (before is not None and (" Q" in before) != (" Q" in said))
        ):
            return None
        wanted = sets.moved(rows, word, period, before)
        return ({"moved": drawn.choice(MOVED[word]), "first": before or ""}, wanted, before is not None) if wanted else None
    where = None
    if operation in ("list_where", "where_worst"):
        headings = sets.headings_with(rows, rating, said)
        mine = [one for nth, one in enumerate(headings) if nth % 2 == (half == "measuring")] or headings
        if not mine:
            return None
        where = drawn.choice(mine)
    if operation == "list_where":
        wanted = sets.rated(rows, rating, period, where)
        return ({"rating": rating, "where": where or ""}, Wanted(sets=wanted.sets), False) if wanted else None
    count = drawn.choice((2, 3, 5)) if operation == "top" else 1
    wanted = sets.furthest(rows, period, count, where)
    return ({"n": str(count), "where": where or ""}, wanted, False) if wanted and (count == 1 or wanted.sets) else None
