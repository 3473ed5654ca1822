"""Measures the whole from outside: questions with known answers in, scores and every miss out. Start at `eval/run.py`."""

__all__ = ["run"]
