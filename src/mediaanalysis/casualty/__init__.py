"""Reported casualty figures."""
