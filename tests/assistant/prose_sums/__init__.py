"""Tests of sums over figures that stand in sentences."""
