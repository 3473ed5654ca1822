"""Which ratings a filter keeps where the question names them by another one: "not Green", "neither Green nor Red", "Amber or worse"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.model import Rating

RATED = r"(?:green|amber|red)(?:[ /-]amber)?s?"
NOT_SO_RATED = re.compile(
    r"\b(?:not|non|other than|(?:anything|everything|all) but|except)[ -](?:rated |currently |yet )?(?=(?:green|amber|red)\b)"
    rf"|\b(?:neither|not either|not rated either) (?:rated )?{RATED} n?or {RATED}\b"
)
WORSE_THAN = re.compile(rf"\b(?:below|worse than|lower than|less than|under|short of|poorer than) (?:a )?{RATED}\b")
BETTER_THAN = re.compile(rf"\b(?:better than|above|higher than) (?:a )?{RATED}\b(?! target)")
OR_WORSE = re.compile(rf"\b{RATED} (?:or|and) (?:worse|below|lower)\b")
OR_BETTER = re.compile(rf"\b{RATED} (?:or|and) (?:better|above|higher)\b")
BETWEEN = re.compile(rf"\b(?:rated )?(?:somewhere )?(?:in )?between (?:{RATED} and {RATED})\b")
# Words that set ratings apart, which name no theme once the ratings are known.
SETTING_APART = re.compile(r"\b(?:neither|nor|in[ -]?between|below|worse|better|above|lower|higher|poorer)\b(?: than)?")


def ratings_meant(words: str, ratings: Sequence[Rating]) -> tuple[Rating, ...]:
    """The ratings kept, where `ratings` are those named.

    >>> [one.value for one in ratings_meant("rated below green amber", (Rating.GREEN_AMBER,))]
    ['Amber', 'Red Amber', 'Red']
    """
    best_first = list(Rating)
    if not ratings:
        return ()
    if NOT_SO_RATED.search(words):
        return tuple(rating for rating in best_first if rating not in ratings)
    places = sorted(best_first.index(rating) for rating in ratings)
    if len(ratings) == 2 and BETWEEN.search(words):
        return tuple(best_first[places[0] + 1 : places[1]])
    if WORSE_THAN.search(words):
        return tuple(best_first[places[0] + 1 :])
    if BETTER_THAN.search(words):
        return tuple(best_first[: places[0]])
    if OR_WORSE.search(words):
        return tuple(best_first[places[0] :])
    return tuple(best_first[: places[-1] + 1]) if OR_BETTER.search(words) else tuple(ratings)
