"""A date, time or duration and its format -> what the cell shows: 14:05 under `h:mm AM/PM` is "2:05 PM".

Source: ECMA-376 part 1, 18.8.31.
"""

from __future__ import annotations

import datetime
import re

PART = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|a/p|\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)
PIECES = re.compile(rf'("[^"]*"|\\.|{PART.pattern}|\[[^\]]*\])', re.IGNORECASE)
SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"\\])*')
STRFTIME = {
    **{"yyyy": "%Y", "yy": "%y", "mmmm": "%B", "mmm": "%b", "mm": "%m", "dddd": "%A", "ddd": "%a", "dd": "%d"},
    **{"hh": "%H", "MM": "%M", "ss": "%S", "am/pm": "%p", "a/p": "%p"},
}
UNPADDED = {"m": "%m", "d": "%d", "h": "%H", "M": "%M", "s": "%S"}
TWELVE_HOURS = {"h": "%I", "hh": "%I"}
CLOCK = frozenset({"h", "hh", "M", "MM", "s", "ss", "am/pm", "a/p", "[h]", "[hh]", "[m]", "[mm]", "[s]", "[ss]"})
SECONDS = {"h": 3600, "m": 60, "s": 1}
AROUND = {"h": 24, "m": 60, "s": 60}  # where a part without brackets starts anew


def date_shown(value: datetime.date | datetime.time, number_format: str) -> str:
    """What a cell with a date or a time shows; in ISO form where the format has no parts for it.

    >>> date_shown(datetime.date(2024, 12, 1), "mmm-yy"), date_shown(datetime.time(14, 5), "h:mm")
    ('Dec-24', '14:05')
    """
    pieces = _pieces(number_format)
    parts = [name for name, is_part in pieces if is_part]
    if not parts or (isinstance(value, datetime.time) and not CLOCK.issuperset(parts)):
        return value.isoformat()
    names = {**STRFTIME, **UNPADDED, **(TWELVE_HOURS if {"am/pm", "a/p"} & set(parts) else {})}
    texts = []
    for name, is_part in pieces:
        text = value.strftime(names.get(name.strip("[]"), "")) if is_part else _literal(name)
        texts.append(text.lstrip("0") or "0" if is_part and name in UNPADDED else text)
    return _tidy(texts)


def duration_shown(value: datetime.timedelta, number_format: str) -> str:
    """What a cell with a duration shows; a part in brackets counts beyond the clock.

    >>> duration_shown(datetime.timedelta(hours=26, minutes=30), "[h]:mm")
    '26:30'
    """
    pieces = _pieces(number_format)
    parts = [name for name, is_part in pieces if is_part]
    if not parts or not CLOCK.issuperset(parts) or {"am/pm", "a/p"} & set(parts):
        return str(value)
    seconds = abs(round(value.total_seconds()))
    texts = ["-" if value < datetime.timedelta(0) else ""]
    for name, is_part in pieces:
        bare = name.strip("[]").lower()
        count = seconds // SECONDS[bare[0]] if is_part else 0
        texts.append(f"{count if name[0] == '[' else count % AROUND[bare[0]]:0{len(bare)}d}" if is_part else _literal(name))
    return _tidy(texts)


def _pieces(number_format: str) -> list[tuple[str, bool]]:
    """The first section of a format in pieces, and whether each is a part of the date; parts in lower case, minutes as "M" or "MM"."""
    section = SECTION.match(number_format)
    split = [piece for piece in PIECES.split(section[0] if section else "") if piece]
    pieces = [(piece.lower(), True) if PART.fullmatch(piece) else (piece, False) for piece in split]
    parts = [at for at, (_, is_part) in enumerate(pieces) if is_part]
    names = [pieces[at][0] for at in parts]
    for at, name, before, after in zip(parts, names, ["", *names], [*names[1:], ""], strict=False):
        if name in {"m", "mm"} and (before.startswith(("h", "[h")) or after.startswith("s")):
            pieces[at] = (name.upper(), True)  # as the standard tells minutes from months
    return pieces


def _literal(piece: str) -> str:
    return "" if piece[0] == "[" else piece.strip('"').removeprefix("\\")


def _tidy(texts: list[str]) -> str:
    return " ".join("".join(texts).replace("@", "").split())
