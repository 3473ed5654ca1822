"""Changes to the bytes of a file that know nothing of its format, and the numbers that break sums. Every change draws from one `Random`."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

NUMBER = re.compile(rb"(?<![\w.#])-?\d+(?:\.\d+)?(?![\w.])")
NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"65536",
    b"-32769",
    b"2147483647",
    b"-2147483648",
    b"4294967296",
    b"99999999999999999999",
    b"1e308",
    b"0.0000001",
)
LONGEST = 2 << 20
"""Bytes of a mutated file: changes that multiply must not make every later read slow."""


def flipped(content: bytes, chance: random.Random) -> bytes:
    """A few bits turned over."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 40))):
        if changed:
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    """The beginning, the end, or a stretch in the middle taken away."""
    first, last = sorted((chance.randrange(len(content) + 1), chance.randrange(len(content) + 1)))
    return chance.choice((content[:last], content[first:], content[:first] + content[last:]))


def repeated(content: bytes, chance: random.Random) -> bytes:
    """A stretch that comes again, somewhere else."""
    first = chance.randrange(len(content) + 1)
    stretch = content[first : first + chance.choice((8, 200, 5000))] * chance.choice((1, 2, 50))
    at = chance.randrange(len(content) + 1)
    return content[:at] + stretch + content[at:]


def renumbered(content: bytes, chance: random.Random) -> bytes:
    """Some numbers made huge, negative, zero or fractional."""
    spans = [found.span() for found in NUMBER.finditer(content)]
    changed = content
    for first, last in sorted(chance.sample(spans, min(len(spans), chance.choice((1, 2, 8)))), reverse=True):
        changed = changed[:first] + chance.choice(NUMBERS) + changed[last:]
    return changed


def relined(content: bytes, chance: random.Random) -> bytes:
    """Lines deleted, doubled, or in another order."""
    lines = content.split(b"\n")
    for _ in range(chance.choice((1, 3, 10))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(3):
            case 0:
                lines[at], lines[other] = lines[other], lines[at]
            case 1:
                lines.insert(other, lines[at])
            case _ if len(lines) > 1:
                del lines[at]
    return b"\n".join(lines)


def changed_once_or_more(content: bytes, chance: random.Random, mutations: tuple[Mutation, ...]) -> bytes:
    """The file after one to three of these changes; never longer than `LONGEST`, never the same as before where a change can be made."""
    changed = content
    for _ in range(chance.choice((1, 1, 2, 3))):
        changed = chance.choice(mutations)(changed, chance)[:LONGEST]
    return changed if changed != content else flipped(content, chance)
