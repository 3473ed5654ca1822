"""The audit: what a report prints, recomputed; one file a rule."""

__all__: list[str] = []
