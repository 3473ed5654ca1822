"""What a person says about the answer before: thanks, "how did you get this?", "which of those is worst?", "the second one".

In: a short question and what the last answer showed (`shown.py`). Out: an answer about that, or nothing where the question is about
something else. Start at `last_answer.py`.
"""
