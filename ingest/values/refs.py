"""References of indicators: mended where a narrow column broke them, and parted from other identifiers in the same cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

NO_REF = ("", "-", "–", "n/a", "na", "tbc", "tba", "new", "none", "x")

# Notes in a ref cell that are no identifiers.
FREQUENCY = re.compile(
    r"(?:bi[- ]?)?(?:annual(?:ly)?|monthly|quarterly|weekly)|cumulative|survey|new|snapshot|six[- ]monthly|termly|rolling", re.IGNORECASE
)

# Kind of indicator printed before its ref, as in "CPI AB/S1".
_KIND = re.compile(r"^(?P<kind>[A-Z]{1,2}PI|CP)\s+(?=[A-Z]{1,6}/)")
_SLASHED = re.compile(r"[A-Za-z]{1,8}/[A-Za-z]{0,6}\d+[a-z]?(?:[-.]\d+)?(?=\s|$|\()")
_LEADING = re.compile(
    r"(?P<ref>[A-Z]{1,6}\d{1,4}[a-z]?|[A-Z]{1,6}/[A-Z]{0,4}\d{1,4}[a-z]?|[A-Z]{1,6}[ -]\d{1,4}[a-z]?|\d{4}(?:\s\([a-z]\))?)"
    r"\s?[:.–-]?\s+(?=[A-Z%£#'\"‘“])"
)

# Breaks that a narrow column makes, each with what it looked like.
MENDS: tuple[tuple[str, str], ...] = (
    (r"(?<=\w)([-/])\s+(?=\w)", r"\1"),  # "AB/S18- 1", "AB/ S9"
    (r"(?<=[A-Za-z])\s+(?=[-/]\w)", ""),  # "AB /S9"
    (r"(?<=\d)\s+(?=-\d)", ""),  # "2.1 -2.3"
    (r"(?<=/[A-Za-z])\s+(?=\d)", ""),  # "AB/S 17"
    (r"\b([A-Z]{4,})\s+([A-Z]{1,3}\d+[A-Z]?)\b", r"\1\2"),  # "HOUSINGKP I01": a word of capitals, then its last letters with the number
    (r"\b([A-Z]{4,}\d+)\s+([A-Z])\b(?!/)", r"\1\2"),  # "FRAMEW2 A"
    (r"(?<=\))(?=[A-Z]{4})", " "),  # "(D1)FRAMEW 2A": two identifiers run together
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The ref of an indicator, None where the cell gives none ("New"); `kind` is a class printed with it, `notes` are such as "Annual"."""

    ref: str | None
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    notes: tuple[str, ...] = ()


def parse_ref(text: str) -> Reference:
    """The ref and the other identifiers of a ref cell.

    >>> parse_ref("AB/S9 (LY: AB/C6) (Annual)")
    Reference(ref='AB/S9', aliases=('LY: AB/C6',), kind=None, notes=('Annual',))
    >>> parse_ref("FINANCEKP I01").ref, parse_ref("KPI 2.1- 2.3").ref, parse_ref("1103 (a)").ref
    ('FINANCEKPI01', 'KPI 2.1-2.3', '1103 (a)')
    """
    flat = mend(text)
    kind = None
    if match := _KIND.match(flat):
        kind, flat = match["kind"], flat[match.end() :]
    if flat.lower() in NO_REF:
        return Reference(ref=None, kind=kind)
    match = _SLASHED.match(flat)
    head = match[0] if match else flat.partition("(")[0].strip()
    aliases, notes = [], []
    for part in _parts(flat[len(head) :].strip()):
        if re.fullmatch(r"[a-z]|[ivx]{1,4}", part):
            head = f"{head} ({part})"
        elif FREQUENCY.fullmatch(part):
            notes.append(part)
        else:
            aliases.append(part)
    ref = None if head.lower() in NO_REF else head
    return Reference(ref=ref, aliases=tuple(aliases), kind=kind, notes=tuple(notes))


def split_ref(title: str) -> tuple[str | None, str]:
    """A ref that begins a title, and the title without it.

    >>> split_ref("XY04: Calls answered"), split_ref("Calls answered in 2016")
    (('XY04', 'Calls answered'), (None, 'Calls answered in 2016'))
    """
    match = _LEADING.match(title)
    return (match["ref"], title[match.end() :]) if match else (None, title)


def mend(text: str) -> str:
    """The text in one line, broken references joined again."""
    flat = " ".join(text.split())
    for pattern, replacement in MENDS:
        flat = re.sub(pattern, replacement, flat)
    return flat


def looks_like_ref(text: str) -> bool:
    """Whether a whole cell could be a reference: short, with a digit, no words and no amount.

    >>> [looks_like_ref(text) for text in ("AB/S1 (Annual)", "1001", "CPI", "9.4%", "Number of visits in 2016")]
    [True, True, False, False, False]
    """
    head = parse_ref(text).ref or ""
    return len(head) <= 16 and bool(re.search(r"[A-Za-z].*\d|^\d{3,4}\b|\d.*[A-Z]", head)) and not re.search(r"[%£,]|[a-z]{4,}", head)


def _parts(tail: str) -> list[str]:
    """What follows a ref: the contents of its brackets, which may hold brackets, or the whole where it begins with none."""
    if not tail.startswith("("):
        return [tail] if tail else []
    parts, depth, start = [], 0, 0
    for at, character in enumerate(tail):
        if character == "(":
            start = at + 1 if depth == 0 else start
            depth += 1
        elif character == ")" and depth:
            depth -= 1
            if depth == 0:
                parts.append(tail[start:at].strip())
    if depth:
        parts.append(tail[start:].strip())
    return [part for part in parts if part]
