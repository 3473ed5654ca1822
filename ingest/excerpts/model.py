"""The records that go into and out of the child processes that make excerpts. They travel as JSON, by `ingest.codec`."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something cited on a page (from 1, of the original). `label` is drawn beside it, `words` are read out by a screen reader."""

    page: int
    box: Box | None
    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A mark with the place where its label covers no words; boxes as displayed."""

    mark: Mark
    label_box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptPage:
    """A page of an excerpt. `number` is its number in the original, `bounds` the visible part (left, bottom, right, top) in the page's own
    coordinates, `turn` how many quarter turns clockwise it is displayed."""

    number: int
    bounds: Box
    turn: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcerptIndex:
    """What a child says of the excerpt that it wrote."""

    pages: tuple[ExcerptPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """The cited pages of one original as a PDF of their own, content alone, in page order; nothing is highlighted yet."""

    pdf: bytes
    pages: tuple[ExcerptPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the outline: `page` of the pack, from 0; `level` 0 is outermost. `height` is how far up a front
    page it begins, in points."""

    title: str
    page: int
    level: int = 0
    height: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """A place on a front page (`box` in the page's own coordinates, from bottom left) that leads to a page of the pack; pages from 0."""

    page: int
    box: Box
    to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What the child that joins is told beside the files: the pages of each excerpt, the outline, and what leads where."""

    title: str
    language: str
    excerpts: tuple[ExcerptIndex, ...]
    bookmarks: tuple[Bookmark, ...]
    jumps: tuple[Jump, ...]
