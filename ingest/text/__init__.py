"""Plain text and Markdown in, a `Layout` out; places are line numbers. Start with `reader`; `broken_lines` is for tables without tabs."""
