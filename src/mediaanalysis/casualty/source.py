"""Whose figure it is: the chain of sources from the outermost to the original."""

from __future__ import annotations

from collections.abc import Sequence

from ..framing.attribution import Attribution
from ..text.span import Span


def find_chain(quantity: Span, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions whose contents hold the figure, the outermost first; empty where the outlet says it itself."""
    around = [
        (len(content), a)
        for a in attributions
        if a.source
        for content in a.contents
        if content.start <= quantity.start and quantity.end <= content.end
    ]
    return tuple(a for _, a in sorted(around, key=lambda pair: -pair[0]))
