"""An XLSX in, a `Layout` out: what its visible sheets show; places are locators. Start with `reader`."""
