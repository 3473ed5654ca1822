"""Which way is better for an indicator: as printed, or as its title begins."""

from __future__ import annotations

import re

from ingest.model import Polarity, PolaritySource

PRINTED: tuple[tuple[str, Polarity], ...] = (
    (r"bigger|higher|\bhigh\b|increas|maximi[sz]e|\bup\b|more|larger|[▲↑⬆]", Polarity.HIGHER),
    (r"smaller|lower|\blow\b|decreas|minimi[sz]e|\bdown\b|less|fewer|reduc|[▼↓⬇]", Polarity.LOWER),
    (r"monitor|contextual|neutral|n/?a\b|context only|no polarity", Polarity.MONITOR),
)
# Only verbs: "Reduction in X" may count the size of the reduction, for which more is better.
TITLES: tuple[tuple[str, Polarity], ...] = (
    (r"(?:increase|improve|maximise|raise)\s(?!in\b|of\b)", Polarity.HIGHER),
    (r"(?:reduce|decrease|minimise|lower|cut)\s(?!in\b|of\b)", Polarity.LOWER),
)


def parse_polarity(printed: str, title: str) -> tuple[Polarity | None, PolaritySource | None]:
    """The polarity from its cell ("Bigger is Better"), else from the verb that a title begins with.

    >>> parse_polarity("", "Reduce the number of complaints")
    (<Polarity.LOWER: 'lower'>, <PolaritySource.INFERRED: 'inferred'>)
    """
    for wording, polarity in PRINTED:
        if re.search(wording, printed, re.IGNORECASE):
            return polarity, PolaritySource.PRINTED
    for wording, polarity in TITLES:
        if re.match(wording, title, re.IGNORECASE):
            return polarity, PolaritySource.INFERRED
    return None, None
