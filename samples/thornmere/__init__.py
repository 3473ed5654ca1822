"""Thornmere Borough Council: four reports over two financial years, rated by distance from target in four colours."""

__all__: list[str] = []
