"""Errors of accounts: what whoever runs the app has to mend, never what a person who signs in sees."""

from __future__ import annotations

from assistant.errors import AssistantError


class AccountsError(AssistantError):
    """A users file or a setting about who may use the app does not fit; the message says which and what to do."""
