"""The rated activities of reports (commissioning intentions, priorities, projects), filtered by rating and words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from assistant.meaning.words import tokens
from ingest.model import Activity, Document, Rating


def rated_activities(activities: Sequence[Activity], documents: Collection[Document], words: Collection[str] = ()) -> tuple[Activity, ...]:
    """The activities of the documents that have a rating, of the section of those words (stems); where no section has them, those that hold
    all of them in title, section and service together."""
    held = {document.document_id for document in documents}
    rated = [one for one in activities if one.rating_raw is not None and one.places[0].document_id in held]
    of_section = tuple(one for one in rated if words and set(words) <= _stems(one.section or ""))
    return of_section or tuple(one for one in rated if set(words) <= _stems(f"{one.title} {one.section or ''} {one.service or ''}"))


def with_ratings(activities: Sequence[Activity], ratings: Collection[Rating]) -> tuple[Activity, ...]:
    """Those with one of the ratings; all of them where none is asked for."""
    return tuple(one for one in activities if not ratings or one.rating in ratings)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(tokens(text))
