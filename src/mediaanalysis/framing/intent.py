"""Doubt about intent: whether the words "a mistake" or "deliberate" are affirmed where they stand, or doubted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.span import Span
from .context import is_negated

# Presents the words after it as somebody's claim and keeps a distance from it (the stance "doubting" of attribution).
_DOUBTING = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg(?:e[sd]?|edly|ing|ations?)|purport(?:s|ed|edly|ing)?|pretend(?:s|ed|ing)?"
    r"|so-called|suppos(?:ed|edly)|excuses?|cover\s+stor(?:y|ies)|pretext|insist(?:s|ed|ing)?\s+implausibly"
    r"|question(?:s|ed|ing)?\s+(?:whether|that)|doubt(?:s|ed|ing|ful)?|contradict(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_REACH = 120  # characters: the claim and its clause
_BREAK = re.compile(r"[;:.!?]\s|\bbut\b", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


def pole_of(text: str, sentence: Span, span: Span, category: str, distanced: Sequence[Span]) -> str:
    """The category, or ``<category>_doubted`` where the words are denied, in scare quotes, or only claimed.

    >>> text = "The raid was certainly not a mistake."
    >>> pole_of(text, Span(0, 37), Span(29, 36), "mistake", [])
    'mistake_doubted'
    """
    lowest = max(sentence.start, span.start - _REACH)
    before = text[lowest : span.start]
    if is_negated(_WORD.findall(before)) or any(scare.overlaps(span) for scare in distanced):
        return f"{category}_doubted"
    breaks = [found.end() for found in _BREAK.finditer(before)]
    if _DOUBTING.search(before, breaks[-1] if breaks else 0):
        return f"{category}_doubted"
    return category
