"""An HTML page saved to a file in, a `Layout` out; places are locators. Start with `reader`."""
