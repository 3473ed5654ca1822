"""The Markdown that answers are written in, for files: paragraphs, lists, bold, citation marks and escaped signs."""

from __future__ import annotations

import re

MARK = re.compile(r"\[(\d{1,3})\]")
STRONG = re.compile(r"\*\*(.+?)\*\*")
BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~&])")
LISTED = re.compile(r"\s*(?:[-*•]|\d+\.)\s+(.*)")


def plain_text(text: str) -> str:
    """The words of an answer without its markup; citation marks stay.

    >>> plain_text("It was **9\\\\%** [1].")
    'It was 9\\\\% [1].'
    >>> plain_text("**Red** for A\\\\_B [2]")
    'Red for A_B [2]'
    """
    return BACKSLASH.sub(r"\1", STRONG.sub(r"\1", text))
