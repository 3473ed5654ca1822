"""All that the tools gave in one run, its citations numbered through, so that a mark `[n]` means one source whatever call it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

from assistant.agent.calls import Told
from assistant.agent.claims import MARK
from assistant.agent.evidence import whole_sentences
from assistant.model import Answer, Status


class TooManyCalls(Exception):
    """The model called more tools than it may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One call: the tool, and what it told with its citations numbered as in the whole run."""

    tool: str
    told: Told


class Ledger:
    """Filled by the tools of one run, which may be called at the same time. Raises `TooManyCalls` from its own call number `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._calls = 0
        self._cited = 0
        self._entries: list[Entry] = []
        self._lock = Lock()

    def entered(self, tool: str, told: Told) -> Told:
        """What was told, renumbered, as the model is to see it."""
        with self._lock:
            shifted = replace(told, answer=_shifted(told.answer, self._cited))
            self._cited += len(told.answer.citations)
            self._entries.append(Entry(tool=tool, told=shifted))
            return shifted

    def count(self) -> None:
        """Counts a call before it is made."""
        with self._lock:
            self._calls += 1
            if self._calls > self._most:
                raise TooManyCalls

    def usable(self) -> tuple[Entry, ...]:
        """The calls that found something. What judges a statement is told in the code's own words alone."""
        with self._lock:
            entries = tuple(self._entries)
        return tuple(one for one in entries if one.told.answer.status is Status.ANSWERED and one.told.answer.verdict is None)


def evidence(entries: Sequence[Entry]) -> Answer:
    """All that the entries give, as one answer."""
    answers = [entry.told.answer for entry in entries]
    return Answer(
        question="", status=Status.ANSWERED, text="\n\n".join(one.text for one in answers),
        figures=tuple(figure for one in answers for figure in one.figures),
        working=tuple(working for one in answers for working in one.working),
        citations=tuple(citation for one in answers for citation in one.citations),
    )  # fmt: skip


def entries_cited(text: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that marks of the text lead to, in order."""
    cited = _marks(text)
    return tuple(entry for entry in entries if any(citation.number in cited for citation in entry.told.answer.citations))


def composed(question: str, text: str, used: Sequence[Entry]) -> Answer:
    """The answer of this text: the figures, workings and citations that its marks lead to, numbered anew in order of mention."""
    whole = evidence(used)
    held = {citation.number: citation for citation in whole.citations}
    order = list(dict.fromkeys(number for number in _marks(text) if number in held))
    said = set(map(_bare, whole_sentences(text)))
    repeats = any(_bare(sentence) in said for sentence in whole_sentences(whole.text))
    workings = [one for one in whole.working if set(one.inputs) <= set(order) and (one.inputs or repeats)]
    new = {number: at for at, number in enumerate(order, 1)}
    return Answer(
        question=question, status=Status.ANSWERED, text=_marked(text, new),
        figures=tuple(replace(one, citation=new[one.citation]) for one in whole.figures if one.citation in new),
        working=tuple(replace(one, inputs=tuple(new[number] for number in one.inputs)) for one in workings),
        citations=tuple(replace(held[number], number=new[number]) for number in order),
    )  # fmt: skip


def _shifted(answer: Answer, by: int) -> Answer:
    new = {citation.number: citation.number + by for citation in answer.citations}
    return replace(
        answer, text=_marked(answer.text, new),
        figures=tuple(replace(one, citation=new[one.citation]) for one in answer.figures),
        working=tuple(replace(one, inputs=tuple(new[number] for number in one.inputs)) for one in answer.working),
        citations=tuple(replace(one, number=new[one.number]) for one in answer.citations),
    )  # fmt: skip


def _marks(text: str) -> list[int]:
    return [int(number) for found in re.findall(r"\[(\d+(?:\s*,\s*\d+)*)\]", text) for number in re.findall(r"\d+", found)]


def _marked(text: str, new: dict[int, int]) -> str:
    spread = re.sub(r"\[\d+(?:\s*,\s*\d+)+\]", lambda found: "".join(f"[{number}]" for number in _marks(found.group())), text)
    return MARK.sub(lambda found: f"[{new.get(int(found.group()[1:-1]), found.group()[1:-1])}]", spread)


def _bare(sentence: str) -> str:
    return re.sub(r"[*_`\s]", "", sentence)
