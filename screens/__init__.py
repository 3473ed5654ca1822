"""The web app: what the assistant answers, as pages a councillor can read and check.

In: a folder of reports' records (`index`) and answers (`assistant`). Out: Gradio pages, one a file, that `ui.py` puts together.
Start at `ask.py`, the page with the conversation and, beside it, the evidence.
"""

__all__: list[str] = []
