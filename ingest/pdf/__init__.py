"""Bytes of a PDF in, a `Layout` of tables and blocks with boxes out. Start with `reader`; `tables` says where the tables of a page are."""
