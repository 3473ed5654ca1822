"""The motions that minutes record: who proposed and seconded each, how the vote went, what came of it; each with the lines that say so.

Minutes follow one form: "Mr A proposed, and Ms B seconded the motion that …", the motion, "For (15)" above the names, "Motion lost."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from ingest.model import Chunk, ChunkKind

if TYPE_CHECKING:
    from index.store import Store

PERSON = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Councillor|Cllr|Lord|Lady)\.? )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}"
    r"|[Tt]he (?:Chair(?:man|woman)?|Mayor|Leader)"
)
PROPOSED = re.compile(
    rf"(?:(?P<proposer>{PERSON}) (?:proposed|moved),?(?: and)?,? (?P<seconder>{PERSON}) seconded"
    rf"|(?:[Pp]roposed|[Mm]oved) by:? (?P<by>{PERSON}),?(?: and)? [Ss]econded by:? (?P<second>{PERSON}))"
)
VOTES = re.compile(r"\b(?P<side>For|Against|Abstain(?:ed|ing)?|Abstentions?)\s*[:(]\s*(?P<count>\d+)\)?")
ALONE = re.compile(r"^(?:For|Against|Abstain(?:ed|ing)?|Abstentions?)\s*[:(]\s*\d+\)?$")
OUTCOME = re.compile(
    r"^(?:The )?(?:[Ss]ubstantive )?(?:[Mm]otion|[Aa]mendment)(?: as amended)?(?: was)? "
    r"(?:carried|lost|passed|defeated|agreed|fell|withdrawn)\b.{0,60}"
    r"|^(?:[Aa]greed|[Cc]arried) (?:unanimously|without a vote)\b.{0,40}"
)
RESOLVED = re.compile(r"^(?:\d+[.)]\s*)?(?:RESOLVED|AGREED|It was (?:resolved|agreed))\b")
ITEM = re.compile(r"^(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)] ")
NUMBER = re.compile(r"^\d+[.)]\s*")
LONGEST_TITLE = 120  # characters of a line that may be the title of a motion


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of minutes and the passage it stands in."""

    text: str
    chunk: Chunk


@dataclass(slots=True, kw_only=True)
class Motion:
    """A motion; `titles` are what it stands under, `words` its own, `votes` each side's line with the line of names, if printed."""

    proposed: Line
    proposer: str
    seconder: str
    titles: tuple[str, ...]
    words: list[Line] = field(default_factory=list)
    votes: list[tuple[Line, Line | None]] = field(default_factory=list)
    outcome: Line | None = None
    resolved: Line | None = None
    resolution: list[Line] = field(default_factory=list)  # the items that a resolution ending in a colon leads in

    def side(self, name: str) -> tuple[Line, Line | None] | None:
        """The vote line of "for", "against" or "abstain", and its names."""
        return next((vote for vote in self.votes if vote[0].text.lower().startswith(name)), None)


_motions: WeakKeyDictionary[Store, tuple[Motion, ...]] = WeakKeyDictionary()


def motions_of(store: Store) -> tuple[Motion, ...]:
    """All motions of the reports of a store, found once."""
    if store not in _motions:
        _motions[store] = tuple(read_motions(chunk for chunk in store.chunks() if chunk.kind is ChunkKind.PROSE))
    return _motions[store]


def read_motions(chunks: Iterable[Chunk]) -> Iterator[Motion]:
    """The motions of passages in reading order."""
    motion: Motion | None = None
    title: str | None = None
    where: tuple[str, tuple[str, ...]] | None = None
    names_due = False
    for chunk in chunks:
        here = (chunk.places[0].document_id, chunk.headings)
        if where is None or here[0] != where[0] or _agenda(here) != _agenda(where):
            if motion is not None:
                yield motion
            motion, title = None, None
        where = here
        for line in _lines(chunk):
            found = PROPOSED.search(line.text)
            if found is not None:
                if motion is not None:
                    yield motion
                titles = tuple(filter(None, [title or "", "" if title else (chunk.headings or ("",))[-1]]))
                proposer, seconder = found["proposer"] or found["by"], found["seconder"] or found["second"]
                motion, names_due = Motion(proposed=line, proposer=proposer, seconder=seconder, titles=titles), False
            elif _is_title(line.text):
                title = line.text
                if motion is not None and motion.votes:
                    yield motion
                    motion = None
            elif motion is not None:
                names_due = _take(motion, line, names_due)
    if motion is not None:
        yield motion


def _take(motion: Motion, line: Line, names_due: bool) -> bool:
    """Puts a line where it belongs in a motion; True where the names of a vote follow."""
    if OUTCOME.search(NUMBER.sub("", line.text)):
        motion.outcome = motion.outcome or line
    elif RESOLVED.search(line.text):
        motion.resolved = motion.resolved or line
    elif motion.resolved is not None and motion.resolved.text.endswith(":") and ITEM.match(line.text):
        motion.resolution.append(line)
    elif ALONE.match(line.text):
        motion.votes.append((line, None))
        return True
    elif VOTES.search(line.text):
        motion.votes += [(Line(text=vote.group(), chunk=line.chunk), None) for vote in VOTES.finditer(line.text)]
    elif names_due:
        motion.votes[-1] = (motion.votes[-1][0], line)
    elif not motion.votes:
        motion.words.append(line)
    return False


def _agenda(where: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The item of the agenda: an outcome printed as a heading ("Agreed unanimously.") begins none."""
    return tuple(heading for heading in where[1] if not OUTCOME.search(heading))


def _lines(chunk: Chunk) -> Iterator[Line]:
    for text in chunk.text.split("\n"):
        if words := " ".join(text.split()):
            yield Line(text=words, chunk=chunk)


def _is_title(text: str) -> bool:
    """Is a line the title of a motion: "Motion for Debate 3 – ‘Ponds’"?"""
    return (
        len(text) <= LONGEST_TITLE
        and re.match(r"(?:Motion|Amendment)\b", text) is not None
        and not text.endswith((".", ";", ":"))
        and OUTCOME.search(text) is None
    )
