"""The checks that a DOCX or XLSX passes before a library unpacks it: both are ZIP archives of XML."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from ingest.errors import DamagedFile, EncryptedFile

OLE_MAGIC = b"\xd0\xcf\x11\xe0"  # Office puts an encrypted document into the container of its older formats
MAX_UNPACKED = 400 * 1024 * 1024  # a report with many pictures unpacks to some 50 MB
MAX_RATIO = 250  # XML of Office packs about 1:20, at most 1:100
SMALL = 1024 * 1024  # below this no ratio is harmful
MAX_PARTS = 20_000
BROKEN = (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, ValueError, OSError, zlib.error, lzma.LZMAError)
"""What `zipfile` lets escape from an archive that is not whole: places before its beginning, parts that do not unpack, unknown methods."""


def check_archive(content: bytes, document: str) -> tuple[str, ...]:
    """The names of the archive's parts.

    Raises `DamagedFile` for what would unpack to more than memory holds and for XML with entities, which Office never writes;
    `EncryptedFile` for a document with a password.
    """
    if content.startswith(OLE_MAGIC):
        raise EncryptedFile(f"{document}: is encrypted or in the format of Office 97; save it as DOCX or XLSX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            packed_well = any(part.file_size > SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1) for part in parts)
            if packed_well or len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
                raise DamagedFile(f"{document}: unpacks to far more than a report holds; open it in Office and save it again")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with archive.open(part) as stream:
                        if b"<!DOCTYPE" in stream.read(4096):
                            raise DamagedFile(f"{document}: its XML declares entities, which Office never does; save it again from Office")
            return tuple(part.filename for part in parts)
    except BROKEN as error:
        raise DamagedFile(f"{document}: is cut short or damaged ({error}); download it again") from error
