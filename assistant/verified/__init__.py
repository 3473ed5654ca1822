"""What officers verified, held against what the store gives now.

An answer and the figures of it that somebody looked at come in; an entry for the register goes out (`marking.py`). Later the entry comes
back with a store, and what has changed since is told: of one figure (`told.py`), of all that an entry rests on (`changes.py`). A figure is
the one that was verified only while its cell reads the same and no report prints another for it that was not there to be seen.
"""

from assistant.verified.changes import changes_since, entries_told, rests_on
from assistant.verified.marking import Unmarkable, verified_of
from assistant.verified.told import verification_of, with_verifications

__all__ = ["Unmarkable", "changes_since", "entries_told", "rests_on", "verification_of", "verified_of", "with_verifications"]
