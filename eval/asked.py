"""Questions with known answers: one JSON object a line.

`{"id", "kind", "question", "followup", "continues", "document", "lines", "also", "expected": {"figures": […]}, "must_contain", "first"}`

`kind` is lookup, compute, narrative, unanswerable or followup. `must_contain` lists what the text has to hold; a list inside means any one
of its strings. `first` says what the first answer of a conversation must hold and whether asking back is right. `continues` names the
question before it in the same conversation. `expected` may give the `verdict` on a statement.
`lines`, `page` and `also` say which places may be cited.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("lookup", "compute", "narrative", "unanswerable", "followup")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A figure that the answer must give. `refs`, `periods` and `values` hold everything that counts as right."""

    refs: tuple[str | None, ...]
    measure: str
    periods: tuple[str | None, ...]
    values: tuple[str | None, ...]
    unit: str | None
    rating: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an answer may be cited: ranges of lines, both ends included, or a page."""

    document: str
    lines: tuple[tuple[int, int], ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question with what is known of its answer. `turns` are what a person types: the question and its follow-ups."""

    id: str
    kind: str
    turns: tuple[str, ...]
    continues: str | None
    figures: tuple[Expected, ...]
    must_contain: tuple[tuple[str, ...], ...]
    spots: tuple[Spot, ...]
    first_must_contain: tuple[tuple[str, ...], ...] = ()
    first_may_ask_back: bool | None = None
    verdict: str | None = None


def read_questions(path: Path) -> tuple[Asked, ...]:
    """The questions of a file. Raises ValueError naming the line that is wrong."""
    asked = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            asked.append(_asked(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name} line {number}: {error!r}") from error
    return tuple(asked)


def conversations(asked: tuple[Asked, ...]) -> list[list[Asked]]:
    """Questions grouped by conversation, in order."""
    groups: list[list[Asked]] = []
    for one in asked:
        if groups and one.continues == groups[-1][-1].id:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _asked(raw: dict[str, Any]) -> Asked:
    if raw["kind"] not in KINDS:
        raise ValueError(f"unknown kind {raw['kind']!r}")
    more = raw.get("followup") or []
    first = raw.get("first") or {}
    return Asked(
        id=raw["id"],
        kind=raw["kind"],
        turns=(raw["question"], *([more] if isinstance(more, str) else more)),
        continues=raw.get("continues"),
        figures=tuple(_expected(one) for one in (raw.get("expected") or {}).get("figures", ())),
        must_contain=_alternatives(raw["must_contain"]),
        spots=tuple(_spot(one) for one in [raw, *raw.get("also", [])] if one.get("document")),
        first_must_contain=_alternatives(first.get("must_contain", ())),
        first_may_ask_back=first.get("clarify_is_right"),
        verdict=(raw.get("expected") or {}).get("verdict"),
    )


def _expected(raw: dict[str, Any]) -> Expected:
    return Expected(
        refs=(raw["ref"], *raw.get("ref_accept", ())),
        measure=raw["measure"],
        periods=(raw["period"], *raw.get("period_accept", ())),
        values=(raw["value"], *raw.get("value_accept", ())),
        unit=raw.get("unit"),
        rating=raw.get("rating"),
    )


def _spot(raw: dict[str, Any]) -> Spot:
    return Spot(document=raw["document"], lines=tuple((first, last) for first, last in raw.get("lines") or ()), page=raw.get("page"))


def _alternatives(wanted: Any) -> tuple[tuple[str, ...], ...]:
    return tuple((one,) if isinstance(one, str) else tuple(one) for one in wanted)
