"""Reports of two invented councils, with everything that a reader of them should find.

In: the facts, as TOML beside the code (`thornmere/`, a borough; `wealdshire/`, a county). Out: the reports as PDF and DOCX, and their truth
as JSON lines, in which every figure comes from the same facts as the printed cell and never from reading a report back. Start at
`build.py`. No council, place or person in them is real.
"""

__all__: list[str] = []
