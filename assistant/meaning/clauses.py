"""Questions that ask for two things: a second clause ("…, and why?"), and two subjects in one ("LD and mental health employment")."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST_SHARED = 4  # words that two subjects share at their end or beginning
MOST_WORDS = 24  # longer subjects are sentences, not two names

SECOND = re.compile(
    r"(?:[,;?.]\s*|\s)(?:and|but|&|also|plus)?\s*(?=(?:why|what (?:went|caused|drove|explains|is being done|was behind|is behind)"
    r"|how far|how come|by how"
    r"|did|has|have|was|is|how (?:has|did|have))\b)"
)
JOINED = re.compile(
    r"\s*(?:,|(?<= )/(?= )|\b(?:and also|and|plus|beside|next to|versus|vs?\.?|&|or|against|with|compared? (?:with|to|against)|than)"
    r"(?=\s))\s*"
)
COMPARES = re.compile(r"\b(?:compar\w+|versus|vs|differences?|gap between|both|side by side|which of)\b")
LEADS = re.compile(
    r"^(?:(?:can|could|you|please|me|how|do|does|did|is|are|what|the|compare[ds]?|comparing|comparison|difference|differences|gap"
    r"|between|of|both|either"
    r"|show|for|in|on|is|side|by)\s+)+"
)


def second_clauses(text: str) -> Iterator[tuple[str, str]]:
    """The places at which a text may be parted in two questions.

    >>> list(second_clauses("did it hit the target, and why not?"))
    [('did it hit the target', 'why not?')]
    """
    for match in SECOND.finditer(text):
        if match.start() > 0 and match.group().strip():
            yield text[: match.start()].strip(), text[match.end() :].strip()


def pairs_of(subject: str) -> Iterator[tuple[str, str]]:
    """The ways in which a subject may be two, whole ones first, then with words shared at the end, then at the beginning.

    >>> list(pairs_of("compare apple and pear harvest"))
    [('apple', 'pear harvest'), ('apple harvest', 'pear harvest'), ('apple pear harvest', 'pear harvest'), ('apple', 'apple pear harvest')]
    """
    bare = LEADS.sub("", subject.strip(" ?.!,:;"))
    if len(bare.split()) > MOST_WORDS:
        return
    for match in JOINED.finditer(bare):
        left, right = bare[: match.start()].strip(" ,"), bare[match.end() :].strip(" ,?")
        if not left or not right:
            continue
        yield left, right
        first, second = left.split(), right.split()
        for count in range(1, min(LONGEST_SHARED, len(second)) + 1):
            yield f"{left} {' '.join(second[-count:])}", right
        for count in range(1, min(LONGEST_SHARED, len(first)) + 1):
            yield left, f"{' '.join(first[:count])} {right}"
