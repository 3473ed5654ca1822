"""Numbers of a question that name no indicator: the target's own figure, and how many results are meant."""

from __future__ import annotations

import re

from assistant.meaning.row_filters import NUMBER

OF_TARGET = re.compile(rf"\b(?P<target>targets?)(?: of| is| was)? £?(?:{NUMBER})(?!\d*[\w/+-])%?")
BEFORE_TARGET = re.compile(rf"\b(?:{NUMBER})%? (?=(?:\w+ )?target)")
NUMBER_TO_HIT = re.compile(rf"\b(?P<hit>hit|reach|meet|get to|make) (?:the|its|that) £?(?:{NUMBER})(?!\d*[\w/+-])%?")  # "to hit the 10"
THE_TWO = re.compile(
    r"\b(?:the|those|these|its|their|both|of|last)( last)? two (?:results?|figures?|numbers?|quarters?|reports?|values?|periods?)\b"
)


def without_bare_numbers(subject: str) -> str:
    """The subject without them.

    >>> without_bare_numbers("adoptions to hit the 10"), without_bare_numbers("the 95% target")
    ('adoptions to hit', 'the target')
    """
    subject = OF_TARGET.sub(r"\g<target>", BEFORE_TARGET.sub(" ", THE_TWO.sub(" ", subject)))
    return " ".join(NUMBER_TO_HIT.sub(r"\g<hit>", subject).split())
