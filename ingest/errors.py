"""Errors of `ingest`.

IngestError                     a file that gives no report; the message says which, why, and what to do
├── UnsupportedFile             not a format that can be read, or no report at all (empty, HTML named .pdf, a picture)
├── EncryptedFile               needs a password
├── DamagedFile                 cannot be opened or holds nothing readable
└── ReadLimit                   took too long or too much memory

A page or table that cannot be read is no error but a `Problem` of the report.
"""

from __future__ import annotations


class IngestError(Exception):
    """A file that gives no report. `str(error)` is one line for a person."""


class UnsupportedFile(IngestError):
    """The file is not a report in a format that can be read."""


class EncryptedFile(IngestError):
    """The file needs a password."""


class DamagedFile(IngestError):
    """The file cannot be opened, or nothing in it can be read."""


class ReadLimit(IngestError):
    """Reading the file went over its limit of time or memory."""
