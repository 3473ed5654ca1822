"""What short forms stand for, where the reports write them out: "Temporary Accommodation (TA)", "ASB – anti-social behaviour"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.meaning.jargon import common_long_form
from assistant.prose.abbreviations import long_form
from assistant.prose.asked import lexicon_of
from assistant.prose.sentences import sentences

if TYPE_CHECKING:
    from index.store import Store
    from ingest.model import Chunk

JOINTS = r"\s*(?:\||:|=|–|—|-|,? (?:which )?(?:stands|is short) for|,? meaning|means)\s*"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenOut:
    """A long form as printed, the passage and its words around it. `beside` is False where the short form does not stand beside it."""

    long: str
    chunk: Chunk
    quote: str
    beside: bool = True


def written_out(short: str, store: Store) -> WrittenOut | None:
    """The long form that the reports print beside a short form, else one that councils commonly mean or a name with these
    initials, where they print it; else None.

    Where the reports print several, the one that they use most.
    """
    passages = [(chunk, f"{chunk.title}\n{chunk.text}" if chunk.title else chunk.text) for chunk in store.chunks()]
    for pattern in _beside(short):
        printed: dict[str, WrittenOut] = {}
        for chunk, text in passages:
            for match in pattern.finditer(text):
                behind = "after" in match.groupdict()
                long = long_form(match["after" if behind else "before"].split(), short, behind=behind)
                if long is not None:
                    printed.setdefault(long.lower(), WrittenOut(long=long.rstrip(",.;:"), chunk=chunk, quote=_around(text, match)))
        if printed:
            return max(printed.values(), key=lambda one: sum(text.lower().count(one.long.lower()) for _, text in passages))
    common = common_long_form(short)
    name = lexicon_of(store).initials.get(short.lower()) if any(short in text for _, text in passages) else None
    return next((found for long in (common, name) if long is not None and (found := _printed(long, passages)) is not None), None)


def is_printed(short: str, store: Store) -> bool:
    """Do the reports print the short form at all?"""
    written = re.compile(rf"\b{re.escape(short)}s?\b")
    return any(written.search(chunk.text) for chunk in store.chunks())


def _beside(short: str) -> tuple[re.Pattern[str], ...]:
    """The ways of printing a short form with its long form, the surest first; letters in either case, a plural s allowed."""
    letters = rf"{re.escape(short.removesuffix('s') if len(short) > len('ab') else short)}s?"
    words = r"(?:[^\W_][\w'’&/-]*[ \n]+){1,12}"
    return (
        re.compile(rf"(?P<before>{words})\((?i:{letters})[),]"),
        re.compile(rf"\b(?i:{letters})\b[ \n]*\((?P<after>[^()]{{4,120}})\)"),
        re.compile(rf"(?:^|(?<=[\n|;,.]))[ \n]*(?i:{letters})\b{JOINTS}(?P<after>[^()|\n]{{4,120}})"),
    )


def _around(text: str, match: re.Match[str]) -> str:
    """The sentence in which the words stand, as printed; of a list with an entry a line, the line."""
    words = " ".join(match.group().split())
    passages = [*text.split("\n"), " ".join(text.split())]
    return next((sentence for passage in passages for sentence in sentences(passage) if words in sentence), words)


def _printed(long: str, passages: Iterable[tuple[Chunk, str]]) -> WrittenOut | None:
    """The first passage that prints a long form, in any case and with its words in the plural or not."""
    words = [rf"{re.escape(word.removesuffix('s'))}(?:s|es)?" for word in long.split()]
    pattern = re.compile(r"\b(?i:" + r"[ \n-]+".join(words) + r")\b")
    for chunk, text in passages:
        match = pattern.search(text)
        if match is not None:
            return WrittenOut(long=" ".join(match.group().split()), chunk=chunk, quote=_around(text, match), beside=False)
    return None
