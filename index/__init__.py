"""Reports in, evidence out: generations of a store that holds published values, activities, tables and passages.

Knows nothing of questions. Start at `index/build.py` for writing and `index/store.py` for reading.
"""

__all__ = ["build", "errors", "series", "store"]
