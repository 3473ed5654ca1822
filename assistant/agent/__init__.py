"""The exact tools in the form that a language model calls: typed arguments in, text with citation marks and an `Answer` out; and an answer in
a model's words, where they hold.

Start at `tools.py`: `tools_for(store)`, and at `answering.py`: `answer_with_model(...)`. Nothing here is imported unless a model is used: LangChain takes a second to load.
"""

__all__: list[str] = []
