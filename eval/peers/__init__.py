"""Reads the same tables with ours and with other readers of PDF tables: files with known cells in, scores out. Start at `__main__.py`."""
