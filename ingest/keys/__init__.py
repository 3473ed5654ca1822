"""The keys to ratings and directions that a report prints, and which of its values they explain. Start at `read_keys.py`."""
