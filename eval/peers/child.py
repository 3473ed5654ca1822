"""One reader on one file in a process of its own, measured from inside; `eval/peers/__main__.py` starts it.

    python -m eval.peers.child READER FILE

Starting Python and importing the reader are not counted. Prints one JSON object: the tables, seconds of processor time and by the clock,
and the most memory held.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from eval.bench_child import peak_mb
from eval.peers.readers import READERS


def main(arguments: list[str]) -> int:
    name, path = arguments
    read = READERS[name]()
    wall, cpu = time.perf_counter(), time.process_time()
    tables = read(Path(path))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    sys.stdout.write(json.dumps({"tables": [asdict(one) for one in tables], "cpu": cpu, "wall": wall, "peak_mb": peak_mb()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
