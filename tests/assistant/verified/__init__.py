"""Tests of what officers verified."""
