"""Exact tools, one a file: pure functions over published values that give figures with their workings, never a bare number."""

__all__: list[str] = []
