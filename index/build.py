"""Files in, the next generation of the store out: the stages in order. Read this first.

files -> arrivals -> those that are new, read -> the next generation -> embeddings -> records, vectors, keywords, wordings -> swapped in

One command makes one generation, and none when nothing changed. Whatever fails, the generation before stays as it was.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from index.arrivals import Arrival, arrivals, fetch
from index.checksums import sha256_of
from index.embedder import Embed, embed_passages
from index.errors import StoreEmpty, UnknownDocument
from index.generation import Generation, begin, current_generation, publish, sound_generation, writing
from index.keywords import build_keywords
from index.model import Counts, FileOutcome, FileStatus, Stage, Step
from index.originals import keep_original, original_path
from index.passage import passage_hash, passage_of
from index.pointer import Held
from index.recovered import held_documents
from index.tidy import tidy
from index.unwritable import saying_unwritable
from index.values import open_records, read_counts, read_documents, read_embeddings, read_passages, read_sources, read_titles, write_records
from index.vectors import Passage, build_vectors
from index.wordings import open_wordings, words_in, write_wordings
from ingest.errors import IngestError
from ingest.isolate import read_isolated
from ingest.model import Document, Report

Read = Callable[[Path, str], Report]
Progress = Callable[[Step], None]

READERS = 2  # files read at a time, each in a child process
EMBED_BATCH = 64  # passages between two reports of progress: about a second


@dataclass(slots=True, kw_only=True)
class _Draft:
    """What the next generation will hold, as it takes shape.

    `documents`, `counts` (grown by the reports that come) and `sources` (absolute path -> document id) are those of the generation before,
    `gone` the ids of documents that go, `reports` those that come, `arrived` the sources of this command's readable files.
    """

    before: Generation | None
    documents: dict[str, Document] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    reports: dict[str, Report] = field(default_factory=dict)
    arrived: dict[str, str] = field(default_factory=dict)

    def next_sources(self) -> dict[str, str]:
        """Absolute path -> document id, as it will be."""
        held = (self.documents.keys() - self.gone) | self.reports.keys()
        return {source: of for source, of in {**self.sources, **self.arrived}.items() if of in held}


def ingest_files(
    store_dir: Path,
    paths: Iterable[Path],
    *,
    replace: bool = False,
    progress: Progress | None = None,
    read: Read = read_isolated,
    embed: Embed = embed_passages,
) -> tuple[FileOutcome, ...]:
    """Takes files, and the reports in folders, into the store; one outcome a file, in the order given. Raises `StoreError`.

    A file replaces the version that was ingested from the same path; with `replace`, every older document of the same name too. A file that
    fails leaves its earlier version in place, and the others go on. `progress` is called on the caller's thread.
    """
    tell = progress or _silent
    with _changing(store_dir) as draft:
        files = [_kept(store_dir, fetch(path)) for path in arrivals(paths)]
        reports = _read_new(store_dir, files, draft, read, tell)
        draft.arrived = {one.source: one.document_id for one in files if one.document_id and not _failed(one, reports)}
        outcomes = tuple(_settle(one, reports, draft, replace=replace) for one in files)
        if draft.gone or draft.reports:
            _build(store_dir, draft, embed, tell)
    return outcomes


def remove_documents(
    store_dir: Path, names: Sequence[str], *, progress: Progress | None = None, embed: Embed = embed_passages
) -> tuple[str, ...]:
    """Removes documents, by file name or document id, with all that came from them; gives the ids removed. Raises `UnknownDocument`."""
    if current_generation(store_dir) is None:
        raise StoreEmpty(f"{store_dir}: the store holds no reports, so there is nothing to remove")
    with _changing(store_dir) as draft:
        for name in names:
            found = {one.document_id for one in draft.documents.values() if name in (one.document, one.document_id)}
            if not found:
                raise UnknownDocument(f"no document {name!r} in the store; it holds {_listed(draft.documents.values())}")
            draft.gone |= found
        if draft.gone:
            _build(store_dir, draft, embed, progress or _silent)
    return tuple(sorted(draft.gone))


def rebuild_store(
    store_dir: Path,
    *,
    without: Sequence[str] = (),
    progress: Progress | None = None,
    read: Read = read_isolated,
    embed: Embed = embed_passages,
) -> tuple[FileOutcome, ...]:
    """Reads every kept file anew and builds the store from them: after damage, or when this version of the program keeps more of a report.

    One outcome a document. The new generation takes the old one's place only when every file was read: nothing that the store holds is
    lost on the way. `without` names documents, by file name or id, that are to be left out all the same. Raises `StoreError`.
    """
    tell = progress or _silent
    with writing(store_dir), saying_unwritable(store_dir):
        held = held_documents(store_dir)
        if unknown := sorted(set(without) - {name for one in held for name in (one.id, one.name)}):
            raise UnknownDocument(f"no document {', '.join(unknown)} in the store; it holds {', '.join(sorted(one.name for one in held))}")
        wanted = [one for one in held if not {one.id, one.name} & set(without)]
        if not wanted:
            raise StoreEmpty(f"{store_dir}: the store holds no reports, so there is nothing to rebuild")
        files = [_again(store_dir, one) for one in wanted]
        draft = _Draft(before=None)
        reports = _read_new(store_dir, files, draft, read, tell)
        draft.sources = {path: one.id for one in wanted for path in one.sources}
        outcomes = tuple(_settle(one, reports, draft, replace=False) for one in files)
        if not any(one.error for one in outcomes):
            _build(store_dir, draft, embed, tell)
            tidy(store_dir)
    return outcomes


def _again(store_dir: Path, held: Held) -> Arrival:
    """A document of the store as if it came now; with an error where its kept file is missing or is not what it was."""
    path = original_path(store_dir, held.id)
    if not path.is_file():
        return Arrival(path=Path(held.name), error=f"{held.name}: its file is no longer in the store; ingest it again")
    if sha256_of(path)[: len(held.id)] != held.id:
        return Arrival(path=Path(held.name), error=f"{held.name}: its kept file was altered; restore a backup, or ingest it again")
    return Arrival(path=Path(held.name), document_id=held.id)


@contextmanager
def _changing(store_dir: Path) -> Iterator[_Draft]:
    """The draft of a change, under the writer's lock; what nobody needs is removed before it and after."""
    with writing(store_dir), saying_unwritable(store_dir):
        tidy(store_dir)
        try:
            yield _draft(sound_generation(store_dir))
        finally:
            tidy(store_dir)


def _draft(before: Generation | None) -> _Draft:
    if before is None:
        return _Draft(before=None)
    records = open_records(before.records)
    documents = {one.document_id: one for one in read_documents(records)}
    return _Draft(before=before, documents=documents, counts=read_counts(records), sources=read_sources(records))


def _kept(store_dir: Path, file: Arrival) -> Arrival:
    """The file with its content in the store and no longer in memory, so that many files take no more of it than one."""
    if file.document_id is not None:
        keep_original(store_dir, file.document_id, file.content)
    return dataclasses.replace(file, content=b"")


def _read_new(store_dir: Path, files: Sequence[Arrival], draft: _Draft, read: Read, progress: Progress) -> dict[str, Report | IngestError]:
    """Document id -> report, or why there is none, of all that is new to the store. Read from the kept copies, which cannot change."""
    new = {one.document_id: one for one in files if one.document_id is not None and one.document_id not in draft.documents}
    reports: dict[str, Report | IngestError] = {}
    with ThreadPoolExecutor(READERS) as readers:
        found = readers.map(lambda pair: _read_one(store_dir, pair[0], pair[1], read), new.items())
        for done, (document_id, report) in enumerate(zip(new, found, strict=True), start=1):
            reports[document_id] = report
            progress(Step(stage=Stage.READ, done=done, total=len(new), name=new[document_id].path.name))
    return reports


def _read_one(store_dir: Path, document_id: str, file: Arrival, read: Read) -> Report | IngestError:
    try:
        return read(original_path(store_dir, document_id), file.path.name)
    except IngestError as error:
        return error


def _settle(file: Arrival, reports: Mapping[str, Report | IngestError], draft: _Draft, *, replace: bool) -> FileOutcome:
    """What becomes of one file; the draft is altered accordingly."""
    document_id = file.document_id
    error = _failed(file, reports)
    if document_id is None or error is not None:
        return FileOutcome(file=str(file.path), document_id=document_id, status=FileStatus.FAILED, error=error)
    status = FileStatus.UNCHANGED
    report = reports.get(document_id)
    if isinstance(report, Report) and document_id not in draft.reports:
        draft.reports[document_id] = report
        draft.counts[document_id] = _counts(report)
        status = FileStatus.ADDED
    if superseded := _superseded(file, draft, replace=replace):
        draft.gone |= superseded
        status = FileStatus.REPLACED
    return FileOutcome(file=str(file.path), document_id=document_id, status=status, counts=draft.counts[document_id])


def _superseded(file: Arrival, draft: _Draft, *, replace: bool) -> set[str]:
    """The documents of the generation before that the file takes the place of: what its path held and, with `replace`, what bears its name.

    A document that some path of this command or of an earlier one still stands for is not superseded by a path that has changed, and one
    that this command brings is superseded by nothing: two of its folders may hold different reports of the same name.
    """
    brought = set(draft.arrived.values())
    standing = {of for source, of in draft.sources.items() if source not in draft.arrived}
    found = {draft.sources[file.source]} - standing if file.source in draft.sources else set()
    if replace:
        found |= {one.document_id for one in draft.documents.values() if one.document == file.path.name}
    return (found & draft.documents.keys()) - brought


def _failed(file: Arrival, reports: Mapping[str, Report | IngestError]) -> str | None:
    """Why a file gives no report, in one line; None when it gives one."""
    found = reports.get(file.document_id or "")
    return " ".join(str(found).split()) if isinstance(found, IngestError) else file.error


def _build(store_dir: Path, draft: _Draft, embed: Embed, progress: Progress) -> None:
    """Builds the generation of a draft and swaps it in."""
    embeddings = _embeddings(draft, embed, progress)
    generation = begin(store_dir)
    parts: tuple[Callable[[], None], ...] = (
        lambda: write_records(
            generation.records,
            before=draft.before.records if draft.before else None,
            gone=draft.gone,
            reports=draft.reports.values(),
            sources=draft.next_sources(),
            embeddings=embeddings,
        ),
        lambda: fill_vectors(generation),
        lambda: _build_keywords(generation),
        lambda: _build_wordings(generation, draft, embed, progress),
        lambda: publish(store_dir, generation, documents=_held(generation), keep_before=draft.before is not None and not draft.gone),
    )
    for done, part in enumerate(parts, start=1):
        part()
        progress(Step(stage=Stage.WRITE, done=done, total=len(parts)))


def _embeddings(draft: _Draft, embed: Embed, progress: Progress) -> dict[str, bytes]:
    """Passage hash -> embedding of every chunk that comes; those that the generation before knows are not computed again."""
    passages = {passage_hash(text): text for report in draft.reports.values() for text in map(passage_of, report.chunks)}
    found = read_embeddings(open_records(draft.before.records), passages.keys()) if draft.before else {}
    missing = sorted(passages.keys() - found.keys())
    for start in range(0, len(missing), EMBED_BATCH):
        batch = missing[start : start + EMBED_BATCH]
        for key, vector in zip(batch, embed([passages[key] for key in batch]), strict=True):
            found[key] = vector.astype("<f4").tobytes()
        progress(Step(stage=Stage.EMBED, done=start + len(batch), total=len(missing)))
    return found


def fill_vectors(generation: Generation) -> None:
    """Builds the collection of vectors from the embeddings that the generation's records keep."""
    import numpy

    build_vectors(
        generation.vectors,
        (
            [Passage(key=key, text=text, vector=numpy.frombuffer(embedding, dtype="<f4")) for key, text, embedding in batch]
            for batch in read_passages(open_records(generation.records))
        ),
    )


def _build_keywords(generation: Generation) -> None:
    passages = [(key, text) for batch in read_passages(open_records(generation.records)) for key, text, _ in batch]
    build_keywords(generation.keywords, [key for key, _ in passages], [text for _, text in passages])


def _build_wordings(generation: Generation, draft: _Draft, embed: Embed, progress: Progress) -> None:
    records = open_records(generation.records)
    titles = read_titles(records)
    words = words_in(titles)
    for batch in read_passages(records):
        words |= words_in(text for _, text, _ in batch)
    before = open_wordings(draft.before.wordings, embed) if draft.before else None
    tell = lambda done, total: progress(Step(stage=Stage.EMBED, done=done, total=total))  # noqa: E731
    write_wordings(generation.wordings, words=words, titles=titles, before=before, embed=embed, progress=tell)


def _held(generation: Generation) -> tuple[Held, ...]:
    records = open_records(generation.records)
    paths = sorted(read_sources(records).items())
    return tuple(
        Held(id=one.document_id, name=one.document, sources=tuple(path for path, of in paths if of == one.document_id))
        for one in read_documents(records)
    )


def _counts(report: Report) -> Counts:
    return Counts(values=len(report.values), activities=len(report.activities), chunks=len(report.chunks), problems=len(report.problems))


def _listed(documents: Iterable[Document]) -> str:
    return ", ".join(sorted(one.document for one in documents)) or "none"


def _silent(_: Step) -> None:
    """Progress that nobody watches."""
