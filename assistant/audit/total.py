"""Rule `total`: the total row of a table must be the sum of the rows that it adds up, in every column of amounts or counts.

Which rows these are is taken from the figures (`adding.py`). Money is rounded row by row, so a sum may differ by half a unit for each
number in it; counts are exact, unless all are multiples of 5 or 10. Where at least as many columns of a total hold as do not, one that
does not is an error. A table of one column is an error only if leaving out one of its rows would not mend it.

Silent where the columns that do not hold would all be mended by rows that stand within others or are taken off, and on columns of rates,
averages and the like, told by their heading or by a "total" that lies among its parts. A total of people that is too small is a note: some
may stand in several rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.audit.adding import Sum, faulty, left_out, sums_of
from assistant.audit.audited import Audited, line_of
from assistant.audit.finding import Kind, finding_of
from assistant.model import Finding
from assistant.tools.table_figures import summed

RULE = "total"
PEOPLE = re.compile(
    r"\b(?:clients?|people|persons?|users?|children|adults|households|families|individuals|patients|carers|residents|pupils|members|customers)\b",
    re.IGNORECASE,
)
FEWEST_ALONE = 3  # rows of a table of one column


def findings(report: Audited) -> Iterator[Finding]:
    """The totals that their parts do not give."""
    for view in report.tables:
        for sums in sums_of(view):
            yield from _judged(sums, report)


def _judged(sums: Sequence[Sum], report: Audited) -> Iterator[Finding]:
    good = sum(one.holds and one.telling for one in sums)
    if good:
        broken = faulty(sums)
        kind = Kind.ERROR if good >= len(broken) else Kind.NOTE
        yield from (_finding(one, Kind.NOTE if _may_be_distinct(one) else kind, report) for one in broken)
    elif len(sums) == 1 and len(sums[0].parts) >= FEWEST_ALONE and not sums[0].holds:
        yield _finding(sums[0], Kind.NOTE if left_out(sums) or _may_be_distinct(sums[0]) else Kind.ERROR, report)


def _may_be_distinct(one: Sum) -> bool:
    """May the total count people once who stand in several rows?"""
    named = PEOPLE.search(one.view.names[one.total.column]) or PEOPLE.search(one.total.row.label)
    counted = one.view.unit(one.total.column, one.total.raw) is None
    return named is not None and counted and max(part.number for part in one.parts) <= one.total.number < summed(one.parts)


def _finding(one: Sum, kind: Kind, report: Audited) -> Finding:
    computed = summed(one.parts)
    name = one.view.names[one.total.column]
    return finding_of(
        RULE,
        kind,
        line_of(one.view, one.total.row.index),
        [line_of(one.view, part.row.index) for part in one.parts],
        report.document,
        shown=f"{name}: {one.total.raw}",
        recomputed=f"{computed:,}",
        working=f"{name}: {' + '.join(f'{part.number:,}' for part in one.parts)} = {computed:,}; printed {one.total.raw}",
        title=one.total.row.label,
    )
