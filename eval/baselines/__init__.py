"""What others do with the same questions and files, judged in the same run: store and corpus in, `SetResult`s out. Start at `sets.py`."""

__all__ = ["langchain_top5", "page_search", "rankings", "sets"]
