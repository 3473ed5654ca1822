"""Run as a child process: ingests files one command each, in the order given, and prints the answer records to some questions.

python -m tests.assistant.answer_all STORE FILE...        questions on standard input, one a line; an empty line begins a conversation
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant.answer import answer_question
from assistant.meaning.conversation import Conversation
from assistant.records import answer_record
from index.build import ingest_files
from index.store import open_store
from ingest.report import read_report
from tests.index.made import embed

if __name__ == "__main__":
    store_dir, *files = map(Path, sys.argv[1:])
    for file in files:
        ingest_files(store_dir, [file], read=read_report, embed=embed)
    conversation = Conversation()
    with open_store(store_dir, embed=embed) as store:
        for question in sys.stdin.read().splitlines():
            if question:
                sys.stdout.write(json.dumps(answer_record(answer_question(question, conversation, store))) + "\n")
            else:
                conversation = Conversation()
