"""A question and a store in, an `Answer` out, in which code has checked every number against the cells it cites.

Knows nothing of screens. Start at `assistant/answer.py`; the records are in `assistant/model.py`.
"""

__all__ = ["answer", "audit", "conversation", "doctor", "model", "records", "settings"]
