"""What was read of a report in, doubts about it out, as `Problem` records with their place. Start at `check_reading.py`; one file a check.

A check compares two things that must agree (the page's own text and the cells made of it, a fraction and its percentage), so that a report
read rightly gives none.
"""

from ingest.checks.check_reading import check_reading
from ingest.checks.reading import Reading

__all__ = ["Reading", "check_reading"]
