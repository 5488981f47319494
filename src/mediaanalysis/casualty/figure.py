"""Figures that are called so, in a text that speaks of a toll: "the number at 1,085", "the official figure of 64"."""

from __future__ import annotations

import re

from ..text.span import Span
from .number import Quantity

LEAST = 10  # below it "the number four" is a bus more often than a toll
_NAME = r"(?:number|figure|total|tally|count|estimates?|projections?)"
_BEFORE = re.compile(
    rf"""
    (?: \b{_NAME}\b [^.;:,]{{0,40}}? \b(?:at|of|to|was|were|is|around|from|somewhere|hovered|reached|exceeded|topped)
      | \b(?:calculated|counted|tallied|computed|projected)
    ) \s \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUT = re.compile(rf"\b(?:puts?|placed?)\s(?:the|its|their|that)\s(?:\w+\s)?{_NAME}\sat\s\Z", re.IGNORECASE)
_AFTER = re.compile(rf"\s(?:{_NAME}|mark)\b", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s?(?:[.,;:!?)”\"’]|\Z)|\s(?:in|on|by|for|from|with|if|as|to|at|through|and|or|but|after|since|was|is|were)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"\b(?:{_NAME}|calculated|counted|tallied|computed|projected|mark|of\s(?:them|those|these))\b"
)
# One of these is in whatever that pattern finds: asked first, as it is much faster.
_CALLING = tuple("number figure total tall count estimate projection calculated computed mark them those these".split())


def speaks_of_a_figure(text: str, sentence: Span) -> bool:
    """Whether the sentence calls something a figure or speaks of some of "them"; cheap, and asked first."""
    said = sentence.of(text).lower()
    return any(map(said.__contains__, _CALLING)) and _CALLED.search(said) is not None


def is_figure(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether the quantity stands alone and is called a number, a figure, an estimate.

    >>> from mediaanalysis.casualty.number import find_quantities
    >>> text = "A later study put the number at 1,085."
    >>> [is_figure(text, Span(0, len(text)), q) for q in find_quantities(text)]
    [True]
    """
    span = quantity.span
    if _PUT.search(text, sentence.start, span.start) and _NO_NOUN.match(text, span.end):
        return True
    if (quantity.low or quantity.high or 0) < LEAST:
        return False
    if _AFTER.match(text, span.end):
        return True
    return bool(_BEFORE.search(text, sentence.start, span.start) and _NO_NOUN.match(text, span.end))
