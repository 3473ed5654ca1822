"""What one cell says: its text in; number, period, rating, unit, reference or benchmarks out. Pure, and knows no file format."""
