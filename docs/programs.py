"""Asks the app from another program, with Gradio's own client: python docs/programs.py ADDRESS QUESTION.

Where the app has accounts, a name and a password of its users file stand in COMMITTEE_NAME and COMMITTEE_PASSWORD.
"""

import base64
import os
import sys

os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"  # before the client is imported: else it reports its start to its makers

from gradio_client import Client


def main(address: str, question: str) -> None:
    name, password = os.environ.get("COMMITTEE_NAME"), os.environ.get("COMMITTEE_PASSWORD")
    headers = {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()} if name else None
    client = Client(address, headers=headers, verbose=False, analytics_enabled=False)
    answer = client.predict(question, api_name="/ask")
    print(answer["text"])
    for citation in answer["citations"]:
        print(f"[{citation['number']}] {citation['document']}, page {citation['page']}, lines {citation['lines']}: {citation['quote']}")
    print(f"{len(client.predict(None, api_name='/rows'))} published values, {len(client.predict(None, api_name='/check'))} findings")


if __name__ == "__main__":
    main(*sys.argv[1:])
