"""Comparison of outlets, by document."""
