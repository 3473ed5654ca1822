"""Those of whom a percentage is not true: "how many of the 725 do not live at home?", where the reports print how many do."""

from __future__ import annotations

import re

from assistant.composing.companions import fraction_of
from assistant.composing.draft import Draft
from assistant.composing.wording import at, plain
from assistant.meaning.catalogue import Indicator
from assistant.meaning.plan import Plan
from ingest.model import PublishedValue

NOT = r"(?:not|n't|dont|didnt|arent|werent|havent|isnt|wasnt|without|outside)"
ASKED = re.compile(
    rf"\b(?:how many|what (?:share|proportion|percentage|percent|%)|whats? (?:the )?(?:share|proportion|percentage|%))\b[^?]*?{NOT}\b"
    r"(?! (?:known|reported|due|published|yet|counted|available|just|only|rated (?:green|amber|red|at all))\b)"
)
# What is asked for, and what a title says in its place: "how many posts are vacant?" of "posts filled".
OPPOSITES = tuple(
    (re.compile(rf"\b(?:{asked})\b"), re.compile(rf"\b(?:{printed})\b"))
    for asked, printed in (
        (r"vacan\w+|unfilled|empty", r"filled|occupied|let"),
        (r"late|overdue|delayed", r"on time|in time|within"),
        (r"failed|failing", r"passed|passing|met"),
        (r"refused|rejected|turned down", r"approved|accepted|granted"),
        (r"unsafe|in danger", r"safe"),
        (r"unemployed|out of work|jobless", r"employed|in employment|in (?:paid )?work"),
    )
)
HOW_MANY = re.compile(r"\bhow many\b")
NEGATIVE = re.compile(r"\b(?:not|non|no|without|outside|un\w+|miss\w*|fail\w*|refus\w*|reject\w*|repeat\w*|vacan\w*|absen\w*)\b")
TARGET = re.compile(r"\btargets?\b")


def say_complement(draft: Draft, value: PublishedValue, indicator: Indicator, plan: Plan) -> None:
    """Says how many, or what share, are left; nothing where the question does not ask for them or a title says the like already."""
    words = plan.question.text.lower().replace("’", "'")
    title = value.title.lower()
    if value.unit != "%" or value.value is None or TARGET.search(words) or NEGATIVE.search(title):
        return
    if not ASKED.search(words) and not any(
        asked.search(words) and printed.search(title) and not asked.search(title) for asked, printed in OPPOSITES
    ):
        return
    fraction = fraction_of(value, indicator)
    if HOW_MANY.search(words):
        if fraction is None or fraction[0].value is None or fraction[1].value is None:
            return
        part, whole = fraction
        left = fraction[1].value - fraction[0].value
        formula = f"{plain(fraction[1].value)} − {plain(fraction[0].value)} = {plain(left)}"
        draft.working("those left", formula, plain(left), whole, part, unit="count")
        first, second = draft.figure(part, asked=False), draft.figure(whole, asked=False)
        marks = f"{first}{second if second != first else ''}"
        draft.say(f"**{plain(left)}** of {plain(fraction[1].value)} do not count among them {at(value.period)} ({formula}) {marks}.")
        return
    left = 100 - value.value
    formula = f"100 − {plain(value.value)} = {plain(left)}"
    draft.working("share left", formula, plain(left), value, unit="%")
    mark = draft.figure(value, asked=False)
    draft.say(f"**{plain(left)}%** do not count among them {at(value.period)} ({formula}) {mark}.")
