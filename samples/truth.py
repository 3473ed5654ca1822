"""What a reader should find in the sample reports, as JSON lines: values, activities and planted contradictions, each with page and box.

Shapes: a value has the fields of a row of `committee rows`, an activity those of `committee activities` with the start and the length of
its commentary in place of the whole, a finding those of `committee check`. `lines` is null, as PDFs have none. Beyond the contract:
`period_accept` (other periods that are right too), `period_scored` (false: the report does not say which), `other` (further places of a
conflict), `rules_accept`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from samples.model import Activity, Card, Figure, Paragraph, Placement, Report, Row, Subject
from samples.thornmere.facts import Misprint, misprints
from samples.wealdshire.facts import facts as wealdshire_facts

START = 200  # characters of a commentary that the truth keeps
REFERENCE = re.compile(r"[A-Z]{2}/[A-Z]\d+|[A-Z]{2}\d\d")
Record = dict[str, Any]
Placed = Sequence[tuple[Report, Sequence[Placement]]]


def values(placed: Placed) -> list[Record]:
    """Every figure of every row and card, in the order of the pages."""
    return [
        _value(report, subject, figure, placement)
        for report, placements in placed
        for placement in _firsts(placements)
        if (subject := _subject(placement.of)) is not None
        for figure in _figures(placement.of)
    ]


def activities(placed: Placed) -> list[Record]:
    """Every rated activity and key area of focus."""
    return [
        _activity(report, placement.of.activity, placement)
        for report, placements in placed
        for placement in _firsts(placements)
        if isinstance(placement.of, Row) and placement.of.activity is not None
    ]


def findings(placed: Placed) -> list[Record]:
    """Every planted contradiction, at its place."""
    places = {
        (report.stem, name): placement
        for report, placements in placed
        for placement in _firsts(placements)
        for name in _names(placement.of)
    }
    return [_finding(misprint, places) for misprint in planted()]


def planted() -> tuple[Misprint, ...]:
    """The planted contradictions of both councils."""
    rows = wealdshire_facts()["misprint"]
    county = tuple(
        Misprint(
            **{k: row[k] for k in ("report", "place", "rule", "published", "recomputed", "note", "printed")},
            kind=row["class"],
            measure=row["field"],
            other=tuple((report, place) for report, place in row.get("other", ())),
            rules_accept=tuple(row.get("rules_accept", ())),
        )
        for row in rows
    )
    return (*misprints(), *county)


def json_lines(records: Sequence[Record]) -> str:
    """One record a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _firsts(placements: Sequence[Placement]) -> Iterator[Placement]:
    """The first part of each thing placed: a row that crosses a page has several."""
    seen: set[int] = set()
    for placement in placements:
        if id(placement.of) not in seen:
            seen.add(id(placement.of))
            yield placement


def _subject(of: Row | Card | Paragraph) -> Subject | None:
    return None if isinstance(of, Paragraph) else of.subject


def _figures(of: Row | Card | Paragraph) -> Iterator[Figure]:
    if not isinstance(of, Paragraph):
        for cell in of.cells:
            yield from cell.figures


def _names(of: Row | Card | Paragraph) -> Iterator[str]:
    """The reference and the mark by which a finding calls a place."""
    subject = _subject(of)
    if subject:
        yield subject.ref
    if not isinstance(of, Card) and of.mark:
        yield of.mark


def _place(report_stem: str, placement: Placement) -> Record:
    box = [round(edge, 1) for edge in placement.box]
    return {"document": f"{report_stem}.pdf", "lines": None, "page": placement.page, "box": box}


def _value(report: Report, subject: Subject, figure: Figure, placement: Placement) -> Record:
    record: Record = {
        **_place(report.stem, placement),
        "section": subject.section,
        "ref": subject.ref,
        "aliases": list(subject.aliases),
        "title": subject.title,
        "polarity": subject.polarity,
        "polarity_source": "printed" if subject.polarity else None,
        "measure": figure.measure,
        "period": figure.period,
        "compared_with": figure.compared_with,
        "group": figure.group,
        "raw": figure.raw,
        "value": figure.value,
        "unit": figure.unit,
        "rating": figure.rating,
        "rating_source": figure.rating_source,
        "qualifiers": list(figure.qualifiers),
    }
    if figure.period_accept:
        record["period_accept"] = list(figure.period_accept)
    if not figure.period_scored:
        record["period_scored"] = False
    return record


def _activity(report: Report, activity: Activity, placement: Placement) -> Record:
    commentary = " ".join(activity.commentary.split())
    return {
        **_place(report.stem, placement),
        "section": activity.section,
        "kind": activity.kind,
        "title": activity.title,
        "rating": activity.rating,
        "rating_source": "text" if activity.rating else None,
        "commentary_start": commentary[:START],
        "commentary_chars": len(commentary),
        "service": activity.service,
    }


def _finding(misprint: Misprint, places: Mapping[tuple[str, str], Placement]) -> Record:
    def at(report: str, place: str) -> Record:
        ref = place if REFERENCE.fullmatch(place) else None
        return {**_place(report, places[report, place]), "ref": ref}

    record = {
        "rule": misprint.rule,
        "class": misprint.kind,
        **at(misprint.report, misprint.place),
        "published": misprint.published,
        "recomputed": misprint.recomputed,
        "note": misprint.note,
    }
    if misprint.other:
        record["other"] = [at(report, place) for report, place in misprint.other]
    if misprint.rules_accept:
        record["rules_accept"] = list(misprint.rules_accept)
    return record
