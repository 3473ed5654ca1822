"""Errors of `assistant`.

AssistantError                  something a person has to mend before the assistant can work
├── SettingsError               an environment variable holds what it cannot
├── ModelUnusable               a language model is set, but cannot be used
├── SaveError                   a file that was asked for cannot be written
└── Undecided                   a decision names what the store does not hold, or says too little

A question that cannot be answered is no error but an `Answer` that says so.
"""

from __future__ import annotations


class AssistantError(Exception):
    """Something a person has to mend. `str(error)` is one line that says what."""


class SettingsError(AssistantError):
    """An environment variable holds a value that does not fit."""


class ModelUnusable(AssistantError):
    """A language model is set, but a package or setting that it needs is missing; the message ends with what to do."""


class SaveError(AssistantError):
    """A file cannot be written; the message says which and why."""


class Undecided(AssistantError):
    """A decision of an officer that cannot be kept; the message says what it lacks."""
