"""Tables and prose in, the keys that the report prints out. Read this first of the files about keys.

tables (`key_tables`) and prose (`key_prose`) -> lines of a key -> its edges (`edges`) and record (`bands`); `directions` reads what is said
of directions of travel, `scales` gives the values the name of the key that they are rated under.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.keys.bands import INDICATOR_WORDS, FoundKey, key_record
from ingest.keys.directions import direction_keys
from ingest.keys.edges import plain
from ingest.keys.key_prose import keys_in_passage, passages
from ingest.keys.key_tables import is_key_heading, keys_in_table
from ingest.model import Block, KeyMethod, RatingKey, SectionTable


def read_keys(tables: tuple[SectionTable, ...], prose: Sequence[tuple[tuple[str, ...], Block]]) -> tuple[RatingKey, ...]:
    """The keys in the order of the report, tables first; one that is printed again is one key with several places."""
    texts = tuple(passages(prose, tables))
    found = [*(keys_in_table(source) for source in tables), *(keys_in_passage(text) for text in texts)]
    read = [[(key, key_record(key)) for key in keys] for keys in found]
    ratings = [record for keys in read if any(_explains(*pair) for pair in keys) for _, record in keys]
    return _named_apart(_once((*ratings, *direction_keys(tables, texts))))


def _explains(found: FoundKey, record: RatingKey) -> bool:
    """Is it a key and no list of rated things? What stands over it says so, or its lines measure, or all speak of targets and shares."""
    if record.method is not KeyMethod.WORDS or any(is_key_heading(label) for label in found.labels):
        return True
    return all(INDICATOR_WORDS.search(plain(line.words)) for line in found.lines)


def _once(keys: Iterable[RatingKey]) -> list[RatingKey]:
    kept: dict[tuple[object, ...], RatingKey] = {}
    for key in keys:
        bands = tuple((band.rating or band.rating_raw, band.lower, band.upper, band.words.casefold()) for band in key.bands)
        same = (key.rates, key.method, key.compared_with, bands)
        known = kept.get(same)
        kept[same] = replace(known, places=tuple(dict.fromkeys((*known.places, *key.places)))) if known else key
    return list(kept.values())


def _named_apart(keys: Sequence[RatingKey]) -> tuple[RatingKey, ...]:
    """The keys, those of one name told apart by their section."""
    names = [key.scale for key in keys]
    return tuple(
        replace(key, scale=f"{key.scale} ({key.section or f'key {at}'})") if names.count(key.scale) > 1 else key
        for at, key in enumerate(keys, start=1)
    )
