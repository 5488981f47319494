"""The voice of every character: the outlet's own, quoted, or paraphrased."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from ..text.quotation import Quotation
from ..text.span import Span
from .attribution import Attribution
from .speech import Speech

Voice = Literal["outlet", "quoted", "paraphrased"]


class Content(Struct, frozen=True, gc=False):
    """A stretch that is not in the outlet's voice; ``attribution`` is an index, None where nobody is named for it."""

    span: Span
    voice: Voice
    attribution: int | None


def find_contents(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> tuple[Content, ...]:
    """Stretches in order that do not overlap; what no stretch covers is the outlet's own voice.

    Of attributions within one another the innermost has the stretch.
    """
    speech = Speech(quotations)
    owned = [(span, i) for i, a in enumerate(attributions) for span in a.contents if span.start < span.end]
    return tuple(
        Content(piece, "quoted" if quoted else "paraphrased", owner)
        for stretch, owner in _innermost(owned)
        for piece, quoted in _split(stretch, speech)
    )


def voice_of(contents: Sequence[Content], span: Span) -> tuple[Voice, int | None]:
    """The voice in which the span begins, and whose attribution it is."""
    i = bisect_right(contents, span.start, key=lambda c: c.span.start) - 1
    if i < 0 or span.start >= contents[i].span.end:
        return "outlet", None
    return contents[i].voice, contents[i].attribution


def _innermost(owned: Sequence[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """The covered text cut so that each stretch has one owner, the shortest of the contents that cover it."""
    begins = sorted(owned, key=lambda o: o[0].start)
    if all(one[0].end < other[0].start for one, other in pairwise(begins)):
        return begins
    edges = sorted({edge for span, _ in owned for edge in (span.start, span.end)})
    out: list[tuple[Span, int]] = []
    active: list[tuple[Span, int]] = []
    n = 0
    for start, end in pairwise(edges):
        while n < len(begins) and begins[n][0].start <= start:
            active.append(begins[n])
            n += 1
        active = [o for o in active if o[0].end > start]
        if not active:
            continue
        owner = (active[0] if len(active) == 1 else min(active, key=lambda o: len(o[0])))[1]
        if out and out[-1][1] == owner and out[-1][0].end == start:
            out[-1] = (Span(out[-1][0].start, end), owner)
        else:
            out.append((Span(start, end), owner))
    return out


def _split(stretch: Span, speech: Speech) -> list[tuple[Span, bool]]:
    """The stretch in pieces outside and inside quotation marks."""
    touched = speech.touching(stretch)
    if not touched:
        return [(stretch, False)]
    pieces, at = [], stretch.start
    for quotation in touched:
        start, end = max(quotation.outer.start, stretch.start), min(quotation.outer.end, stretch.end)
        if at < start:
            pieces.append((Span(at, start), False))
        pieces.append((Span(start, end), True))
        at = end
    if at < stretch.end:
        pieces.append((Span(at, stretch.end), False))
    return pieces
