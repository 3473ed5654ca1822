"""A DOCX in, a `Layout` out; places are locators. Start with `reader`."""
