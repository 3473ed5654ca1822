"""One report file in, a `Report` out: published values, activities, tables and passages, each with its place.

Knows nothing of stores or questions, and sees one report at a time. Start at `ingest/report.py`; the records are in `ingest/model.py`.
"""

__all__ = ["errors", "isolate", "model", "picture", "report"]
