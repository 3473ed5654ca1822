"""Several rankings into one: reciprocal rank fusion.

score(d) = sum over the rankings that hold d of 1 / (k + rank of d), ranks from 1, k = 60

Source: Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", SIGIR 2009. It
needs ranks alone, so cosine and BM25 scores, whose scales have nothing in common, are never added.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

K = 60  # the paper's constant; it found results to differ little between 20 and 100


def fuse(rankings: Sequence[Sequence[str]], k: int = K) -> tuple[tuple[str, float], ...]:
    """Every key of the rankings with its score, best first; equal scores in order of the keys, so that no input order shows through.

    >>> [key for key, score in fuse([["a", "b"], ["b", "c"]])]
    ['b', 'a', 'c']
    """
    shares: dict[str, list[float]] = {}
    for ranking in rankings:
        for rank, key in enumerate(dict.fromkeys(ranking), start=1):
            shares.setdefault(key, []).append(1 / (k + rank))
    scores = {key: math.fsum(parts) for key, parts in shares.items()}  # fsum: the same in any order of the rankings
    return tuple(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))
