"""The picture of a page in, its words, ruling lines and colours out, in pixels. Needs the extra `ocr`. Start with `engine`."""
