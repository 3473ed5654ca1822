"""The app for other programs: the records of the contract over HTTP and Gradio's client, and the tools over MCP.

In: a request with its visitor, who sees what people of the same role see on the pages. Out: JSON. `records.py` makes it, `rest.py` and
`endpoints.py` offer it, `schemas.py` describes it; `mcp_server.py` stands alone.
"""

__all__: list[str] = []
