r"""Mathematics that an extractor left typeset ("$33.6\%$", "$490.0^{2}$") -> plain text; fractions stay as printed."""

from __future__ import annotations

import re

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
MATH = re.compile(r"\$(?=\S)(?P<dollars>[^$\n]{1,80}?)(?<=\S)\$(?!\d)|\\\((?P<brackets>[^\n]{1,80}?)\\\)")
FRACTION = re.compile(r"\s*\\[dt]?frac\s*(?P<parts>\{[\d,.\s]+\}\s*\{[\d,.\s]+\})\s*")
WORDS = re.compile(r"\\(?:text|mathrm|textbf|mathbf|textit)\s*\{([^{}]*)\}")
RAISED = re.compile(r"\s*\^\s*(?:\{([^{}]*)\}|(\w))")
SIGNS = {
    **{r"\%": "%", r"\$": "$", r"\&": "&", r"\pounds": "£", r"\geq": "≥", r"\ge": "≥", r"\leq": "≤", r"\le": "≤", r"\pm": "±"},
    **{
        r"\times": "×",
        r"\uparrow": "↑",
        r"\downarrow": "↓",
        r"\rightarrow": "→",
        r"\leftrightarrow": "↔",
        r"\,": "",
        r"\ ": " ",
        r"~": " ",
    },
}
SIGN = re.compile("|".join(re.escape(sign) + (r"(?![a-z])" if sign[-1].isalpha() else "") for sign in SIGNS))
NOT_UNDERSTOOD = re.compile(r"[\\{}^_]")


def plain_math(text: str) -> str:
    r"""The text with typeset figures plain; what is not wholly understood stays as it is.

    >>> plain_math(r"$33.6\%$ of $\text{N/A}$"), plain_math(r"\(\dfrac{4}{5}\)"), plain_math("costs $5 to $10")
    ('33.6% of N/A', '$\\frac{4}{5}$', 'costs $5 to $10')
    """
    return MATH.sub(_plain, text)


def raised(text: str) -> str:
    """Text printed above the line: digits become superscript characters, all else ("st", "*") stays.

    >>> raised("2"), raised("nd")
    ('²', 'nd')
    """
    return text.translate(SUPERSCRIPTS) if re.fullmatch(r"[\d\s,]+", text) else text


def _plain(match: re.Match[str]) -> str:
    inner = match["dollars"] or match["brackets"]
    if fraction := FRACTION.fullmatch(inner):
        return rf"$\frac{fraction['parts']}$"
    plain = RAISED.sub(lambda found: raised((found[1] or found[2]).strip()), WORDS.sub(r"\1", inner))
    plain = SIGN.sub(lambda found: SIGNS[found[0]], plain)
    return match[0] if NOT_UNDERSTOOD.search(plain) else " ".join(plain.split())
