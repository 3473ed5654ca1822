"""The worker that draws pages, one after the other, in a process without network: run as a program, it takes orders on standard input.

An order is a line of JSON {"page", "box", "scale", "bytes"} and so many bytes of PDF; the answer a line of JSON {"bytes"} and so many bytes
of PNG, or {"error"}. Data, never pickles: what comes back was made from a file of unknown origin.
"""

from __future__ import annotations

import json
import os
import sys
from typing import IO

from ingest.confinement import limit, shut_off
from ingest.errors import IngestError

MEMORY = 2 << 30  # bytes that drawing a page may take
SECONDS = 24 * 3600  # of processor time: the worker lives as long as the app, which ends it when one page takes too long
NO_FILE = 0


def main() -> int:
    """Draws until standard input ends."""
    answer_to = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not mix with the answers
    limit(MEMORY, MEMORY, SECONDS, SECONDS, file_size=NO_FILE)
    from ingest.picture import draw_page

    shut_off()
    while line := sys.stdin.buffer.readline():
        order = json.loads(line)
        content = sys.stdin.buffer.read(order["bytes"])
        box = order["box"]
        try:
            png = draw_page(content, order["page"], None if box is None else tuple(box), order["scale"])
        except (IngestError, ValueError, OSError, MemoryError) as error:
            _answer(answer_to, {"error": f"{type(error).__name__}: {error}"}, b"")
        else:
            _answer(answer_to, {"bytes": len(png)}, png)
    return 0


def _answer(stream: IO[bytes], head: dict[str, object], body: bytes) -> None:
    stream.write(json.dumps(head).encode("utf-8") + b"\n" + body)
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
