"""HTML tags and Markdown emphasis left in the text of a report -> plain text."""

from __future__ import annotations

import html
import re

from ingest.text.typeset import plain_math, raised

__all__ = ["plain_emphasis", "plain_text", "raised", "tidy_spaces"]

PARAGRAPH_TAGS = "p|br|div|ul|ol|li|tr|table|h[1-6]"
INLINE_TAGS = "b|strong|i|em|u|s|span|sub|sup|small|font|a|td|th"  # named, because a cell may hold ">80% <100%"

RAISED = re.compile(r"<sup>\s*(.*?)\s*</sup>", re.IGNORECASE | re.DOTALL)
LIST_TAG = re.compile(r"<li\b[^<>]*>\s*(?:[•●▪·]\s*)?", re.IGNORECASE)
PARAGRAPH_TAG = re.compile(rf"</?(?:{PARAGRAPH_TAGS})\b[^<>]*>", re.IGNORECASE)
INLINE_TAG = re.compile(rf"</?(?:{INLINE_TAGS})\b[^<>]*>", re.IGNORECASE)
EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3}|__)(?=\S)(.+?)(?<=[^\s\\])\1(?![\w*])")  # not the asterisk of "age 18-64*", nor "2 * 3"
LINK = re.compile(r"!?\[([^\[\]]*)\]\((?:https?:|mailto:|#|/)[^()\s]*\)")
STRUCK = re.compile(r"<(s|del|strike)\b[^<>]*>.*?</\1>|~~(?=\S).+?(?<=\S)~~", re.IGNORECASE | re.DOTALL)  # out of force
ESCAPED = re.compile(r"\\([*_|#<>\[\]`%&$])")  # not the backslash of a typeset fraction
SPACES = re.compile(r"[^\S\n]+|[\u200b\ufeff\u00ad]")


def plain_text(text: str) -> str:
    r"""The words of a cell or paragraph: paragraphs parted by newlines, raised digits as superscript characters, raised letters plain.

    >>> plain_text("<p>On 1<sup>st</sup> May <b>Green</b></p> <p>population<sup>2</sup> **up**</p>")
    'On 1st May Green\npopulation² up'
    """
    text = RAISED.sub(lambda match: raised(match[1]), plain_math(STRUCK.sub("", text)))
    text = PARAGRAPH_TAG.sub("\n", LIST_TAG.sub("\n• ", text))
    text = html.unescape(INLINE_TAG.sub("", text))
    return tidy_spaces(plain_emphasis(text))


def plain_emphasis(text: str) -> str:
    """The text without Markdown's marks of emphasis, links and escapes.

    >>> plain_emphasis("**75% (3)** of those aged 18-64*")
    '75% (3) of those aged 18-64*'
    """
    while (shorter := EMPHASIS.sub(r"\2", text)) != text:
        text = shorter
    return ESCAPED.sub(r"\1", LINK.sub(r"\1", text))


def tidy_spaces(text: str) -> str:
    """The text with single spaces and without blank lines; zero-width characters and soft hyphens are dropped."""
    lines = (SPACES.sub(lambda match: " " if match[0].isspace() else "", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
