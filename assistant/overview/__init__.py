"""What the reports say taken together: how every indicator stands now, its whole series, and what a report changes against the one before.

In: the indicators of a store (`assistant.meaning.catalogue`). Out: records that hold published values as they are, each with its place, so
that all of it can be shown as cited evidence. Start at `standing_now.py`; `changes.py` compares two reports.
"""

__all__: list[str] = []
