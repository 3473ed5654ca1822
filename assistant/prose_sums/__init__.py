"""Sums over figures that stand in sentences: a question for a difference, share, remainder, total, ratio or an earlier value in; the
answer with its working out, or nothing where the figures meant are not beyond doubt. Start at `answer.py`."""

__all__ = ["answer", "asked", "earlier", "evidence", "operands", "quantities", "roles"]
