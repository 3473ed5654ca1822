"""Pages of original PDFs for an evidence pack: bytes of hostile files and what is cited in them go in, pages of content alone come out.

`excerpt.py` takes the cited pages out of one file, `clean.py` says what of a page may go on, `join.py` puts front pages and excerpts
together with highlights (`highlight.py`) and bookmarks. All three run in child processes; start at `isolated.py`, which starts those.
"""

from ingest.excerpts.isolated import excerpt_isolated, join_isolated
from ingest.excerpts.model import Bookmark, Excerpt, ExcerptPage, Jump, Mark

__all__ = ["Bookmark", "Excerpt", "ExcerptPage", "Jump", "Mark", "excerpt_isolated", "join_isolated"]
