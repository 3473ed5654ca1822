"""The command line with files taken from anywhere and every address of Gradio open: the control of `files_given` and `used_addresses`."""

from __future__ import annotations

import sys

import cli
import screens.used_addresses
import ui

if __name__ == "__main__":
    ui.take_only_what_was_uploaded = lambda app: None
    screens.used_addresses.is_used = lambda method, path: True
    sys.exit(cli.main())
