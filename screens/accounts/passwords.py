"""Passwords: what they must be, how they are kept, how one is compared.

Source: OWASP Password Storage Cheat Sheet (argon2id); NIST SP 800-63B, 3.1.1 (length, no rules on characters, NFKC).
"""

from __future__ import annotations

import secrets
import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from screens.accounts.errors import AccountsError

SHORTEST = 12
LONGEST = 256  # characters: longer ones only cost time
AT_ONCE = 2  # comparisons at a time: each takes 64 MiB and a core for some 50 ms, which many at once would use against the app


class Passwords:
    """Hashes and compares passwords; the parameters of argon2 are those of RFC 9106 for little memory unless others are handed in."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash(secrets.token_hex(16))
        self._room = BoundedSemaphore(AT_ONCE)

    def hashed(self, password: str) -> str:
        """What is kept of a password. Raises `AccountsError` for one that is too short or too long."""
        password = _normal(password)
        if not SHORTEST <= len(password) <= LONGEST:
            raise AccountsError(f"a password has {SHORTEST} to {LONGEST} characters; this one has {len(password)}")
        return self._hasher.hash(password)

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether `kept` was made of this password. None (no such person, or one without password) takes as long and is False."""
        with self._room:
            try:
                self._hasher.verify(kept or self._nobodys, _normal(password)[: LONGEST + 1])
            except (VerificationError, InvalidHashError):
                return False
            return kept is not None


def _normal(password: str) -> str:
    """The same characters however a keyboard composes them."""
    return unicodedata.normalize("NFKC", password)
