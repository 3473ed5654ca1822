"""Tables as grids whatever they were read from: column headings found, pages joined, headings that each table stands under."""
