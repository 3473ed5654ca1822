"""What could not be read surely, as a person looks through it: by document, then by kind, the first few of each in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.checks.kinds import KINDS
from ingest.model import Document, Problem

SHOWN = 5
"""Problems of one kind that are told one by one; a damaged file may have thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemGroup:
    """The problems of one kind in one document: `messages` are the first ones, `more` counts the others."""

    document: Document
    title: str
    messages: tuple[str, ...]
    more: int

    @property
    def count(self) -> int:
        return len(self.messages) + self.more

    @property
    def rest(self) -> str | None:
        """ "and 3 more", None where every message is shown."""
        return f"and {self.more:,} more" if self.more else None


def group_problems(documents: Iterable[Document], problems: Iterable[Problem]) -> tuple[ProblemGroup, ...]:
    """The groups in the order of the documents, within one in that of `KINDS`, kinds unknown to it last; by place within a kind."""
    found: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        found[problem.place.document_id, problem.kind].append(problem)
    order = {kind: at for at, kind in enumerate(KINDS)}
    groups = []
    for document in documents:
        kinds = sorted((kind for of, kind in found if of == document.document_id), key=lambda kind: (order.get(kind, len(order)), kind))
        for kind in kinds:
            messages = [problem.message for problem in sorted(found[document.document_id, kind], key=_place)]
            title = KINDS.get(kind, kind.replace("_", " ").capitalize())
            shown = tuple(messages[:SHOWN])
            groups.append(ProblemGroup(document=document, title=title, messages=shown, more=len(messages) - len(shown)))
    return tuple(groups)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.place.page or 0, problem.place.lines[0] if problem.place.lines else 0
