"""Words, as they are counted."""

from __future__ import annotations

import re

from .span import Span

WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def count_words(text: str, span: Span | None = None) -> int:
    """The number of words, a hyphenated or apostrophised word as one.

    >>> count_words("US-led jets didn’t stop.")
    4
    """
    return len(WORD.findall(text, span.start, span.end) if span else WORD.findall(text))
