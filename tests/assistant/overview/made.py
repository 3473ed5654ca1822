"""Two or three made reports of one invented council, for the tests of what they say taken together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.meaning.catalogue import Catalogue, make_catalogue
from index.identity import identities
from index.register import Entry
from ingest.model import Document, Measure, PublishedValue, Rating, RatingKey
from tests.assistant.made import MadeStore, value

COUNCIL = "Anyborough Council"


def report(name: str, period: str | None, **changes: Any) -> Document:
    fields = {"council": COUNCIL, "committee": "Parks Committee", **changes}
    return Document(document=f"{name}.txt", document_id=name, format="text", title=f"Parks, {name}", period=period, **fields)


Q1, Q2, Q3 = report("q1", "2020/21 Q1"), report("q2", "2020/21 Q2"), report("q3", "2020/21 Q3")


def result(
    document: Document, number: str, rating: Rating | None = None, *, ref: str = "PK/1", period: str | None = "", **changes: Any
) -> PublishedValue:
    """A result of that report's own period, or of another; title and row are those of the reference."""
    return cell(document, Measure.RESULT, number, ref=ref, period=document.period if period == "" else period, rating=rating, **changes)


def target(document: Document, number: str, *, ref: str = "PK/1", period: str | None = "", **changes: Any) -> PublishedValue:
    return cell(document, Measure.TARGET, number, ref=ref, period=document.period if period == "" else period, **changes)


def cell(
    document: Document, measure: Measure, number: str | None, *, ref: str, period: str | None, raw: str | None = None, **changes: Any
) -> PublishedValue:
    row = f"{ref} | row of {document.document_id}"
    shown = raw or f"{number}%"
    fields = {"row_text": row, **changes}
    return value(ref, TITLES[ref], measure, period, shown, number, document=document, line=int(ref[-1]), **fields)


TITLES = {"PK/1": "Playgrounds inspected on time", "PK/2": "Benches mended", "PK/3": "Hedges cut before spring"}


class Reports(MadeStore):
    """A store of just these reports and values."""

    def __init__(self, documents: Sequence[Document], values: Sequence[PublishedValue], keys: Sequence[RatingKey] = ()) -> None:
        super().__init__(values)
        self._documents = tuple(documents)
        self._keys = tuple(keys)

    def accepted_findings(self) -> dict[str, Entry]:
        return {}

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def rating_keys(self) -> tuple[RatingKey, ...]:
        return self._keys

    def indicators(self) -> dict[str, str]:
        return identities(self.values(), {document.document_id: document.council for document in self.documents()})


def catalogue(documents: Sequence[Document], values: Sequence[PublishedValue], keys: Sequence[RatingKey] = ()) -> Catalogue:
    return make_catalogue(Reports(documents, values, keys))  # type: ignore[arg-type]
