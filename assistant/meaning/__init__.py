"""What a question asks for: words in; intent, periods, measures, indicators and one plan out.

Start with `question`, `resolve` and `plan`.
"""
