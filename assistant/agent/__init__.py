"""The exact tools in the form that a language model calls, and answers in a model's words, where those hold.

Start at `tools.py`: `tools_for(store)`, and at `answering.py`: `answer_with_model(...)`. Nothing here is imported unless a model is used:
LangChain takes a second to load.
"""

__all__: list[str] = []
