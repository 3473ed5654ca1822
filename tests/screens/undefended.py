"""The command line with files taken from anywhere: the control of tests of `screens/files_given.py`."""

from __future__ import annotations

import sys

import cli
import ui

if __name__ == "__main__":
    ui.take_only_what_was_uploaded = lambda app: None
    sys.exit(cli.main())
