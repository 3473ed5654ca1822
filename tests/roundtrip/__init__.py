"""Round trips: random reports, typeset by two PDF producers and as DOCX, read back, every figure compared.

`reports.py` makes a report with its facts from a seed; `by_reportlab.py`, `by_fpdf.py`, `by_docx.py` set it; `compare.py` names what a
reader got wrong; `throw.py` throws many reports at the reader from the command line. All words are invented.
"""

__all__: list[str] = []
