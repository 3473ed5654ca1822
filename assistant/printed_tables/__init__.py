"""Questions about a printed table of money, risks or counts: its cells, rows, sums and shares. Start with `answers`."""
