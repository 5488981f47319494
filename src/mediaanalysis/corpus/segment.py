"""Segments: who speaks in which part of a page."""

from __future__ import annotations

from ..text.span import Span
from .document import Document, Segment


def find_segments(document: Document) -> tuple[Segment, ...]:
    """The segments in order; together they cover the whole text."""
    whole = Span(0, len(document.text))
    return (Segment(whole, "report", document.outlet, document.byline, document.published),)
