"""What every rule of the audit makes its findings with: classes, stable ids, citations of what is compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.citing import CitationList, row_places
from assistant.model import Finding
from ingest.model import Activity, Chunk, Document, Place, PublishedValue, SectionTable, record_id


class Kind(StrEnum):
    """The class of a finding (closed list of the contract)."""

    ERROR = "error"
    CONFLICT = "conflict"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """A row of a table, counted from 0 with its headings."""

    table: SectionTable
    row: int

    @property
    def certain(self) -> bool:
        return self.table.table.certain

    @property
    def places(self) -> tuple[Place, ...]:
        cells = [cell for cell in self.table.table.rows[self.row] if cell is not None]
        return row_places(cells) or self.table.table.places


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of a passage, of an activity's commentary, or of the comment in the row of a value."""

    of: Chunk | Activity | PublishedValue
    quote: str

    @property
    def certain(self) -> bool:
        return not isinstance(self.of, PublishedValue) or self.of.certain

    @property
    def places(self) -> tuple[Place, ...]:
        return self.of.places


Source = PublishedValue | TableLine | Words


def finding_of(
    rule: str,
    kind: Kind,
    published: Source,
    sources: Iterable[Source],
    document: Document | Iterable[Document],
    *,
    recomputed: str,
    working: str,
    shown: str | None = None,
    flips: bool = False,
    ref: str | None = None,
    title: str | None = None,
) -> Finding:
    """A finding about something published, which is cited first, then the `sources` that it was recomputed from.

    `shown` are the words found fault with, where they are not all of the cell. Where one of the sources was read with doubt (from a table
    whose columns were inferred) the finding is a note, whatever `kind` is. The finding stands in the first of the documents.
    """
    documents = [document] if isinstance(document, Document) else list(document)
    citations = CitationList(documents)
    used = (published, *sources)
    for source in used:
        cite(citations, source)
    if isinstance(published, PublishedValue):
        ref, title, shown = ref or published.ref, title or published.title, shown or published.raw
    cited = citations.citations()
    return Finding(
        id=record_id("finding", documents[0].document_id, rule, cited[0].id, shown, recomputed),
        rule=rule,
        kind=kind if all(source.certain for source in used) else Kind.NOTE,
        flips=flips,
        places=published.places,
        ref=ref,
        title=title,
        published=shown or "",
        recomputed=recomputed,
        working=working,
        citations=cited,
    )


def cite(citations: CitationList, source: Source) -> int:
    """The number for a source among the citations."""
    if isinstance(source, PublishedValue):
        return citations.value(source)
    if isinstance(source, TableLine):
        return citations.table_row(source.table, source.row)
    if isinstance(source.of, Chunk):
        return citations.chunk(source.of, source.quote)
    if isinstance(source.of, Activity):
        return citations.activity(source.of, source.quote)
    return citations.row(source.of)
