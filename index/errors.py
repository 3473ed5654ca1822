"""Errors of `index`.

StoreError                      a store that cannot be used; the message is one line that says which, why, and what to do
├── StoreEmpty                  nothing was ever ingested into it
├── StoreBusy                   another command is writing to it
├── StoreUnwritable             the folder cannot be made or written to
├── NewerSchema                 a newer version of the program made it
├── OlderSchema                 an older version of the program made it, and this one keeps more of a report
├── DamagedStore                its files are missing or cannot be read
├── BrokenBackup                a backup that is not whole, or none
├── UnknownDocument             it holds no document of that name
├── Unsigned                    a decision about it without a name or a reason
├── AlreadyDecided              the same person has decided the same, and it still stands
├── UnknownEntry                its register holds no entry of that id that still stands
└── ModelMissing                the embedding model is not installed, or not the right one

A file that cannot be ingested is no error but a `FileOutcome` with status `failed`.
"""

from __future__ import annotations


class StoreError(Exception):
    """A store that cannot be used. `str(error)` is one line for a person."""


class StoreEmpty(StoreError):
    """Nothing was ever ingested into the store."""


class StoreBusy(StoreError):
    """Another command holds the writer's lock."""


class StoreUnwritable(StoreError):
    """The folder of the store cannot be made or written to."""


class NewerSchema(StoreError):
    """The store was written by a newer version of the program."""


class OlderSchema(StoreError):
    """The store was written by an older version of the program, which read less from a report than this one."""


class DamagedStore(StoreError):
    """Files of the store are missing or cannot be read."""


class BrokenBackup(StoreError):
    """A file that is no backup of a store, or no longer a whole one."""


class UnknownDocument(StoreError):
    """The store holds no document of that name."""


class Unsigned(StoreError):
    """A decision without the name of who makes it, or without a reason."""


class AlreadyDecided(StoreError):
    """The register holds the same decision of the same person, and no later entry withdrew it."""


class UnknownEntry(StoreError):
    """The register holds no entry of that id, or a later one withdrew it."""


class ModelMissing(StoreError):
    """The embedding model is not installed, or its weights are not the expected ones."""
