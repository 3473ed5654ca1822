"""Answers in the reports' own words: which passages found answer a question, and which of their sentences to show.

Start with `passages`.
"""
