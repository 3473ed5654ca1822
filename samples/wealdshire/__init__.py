"""Wealdshire County Council: two quarters of indicator cards, rated Red, Amber or Green against a target and a floor standard."""

__all__: list[str] = []
