"""Intervals of a text, and the only place where two offsets are compared."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open stretch ``[start, end)`` of a document's text, in characters.

    >>> Span(3, 7).of("At least 80")
    'leas'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: start={self.start}, end={self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character; an empty span shares none.

        >>> Span(2, 5).overlaps(Span(0, 10)), Span(2, 5).overlaps(Span(5, 9))
        (True, False)
        """
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: Span) -> bool:
        """Whether no character of the other lies outside this one."""
        return self.start <= other.start and other.end <= self.end


def merge(spans: Iterable[Span]) -> list[Span]:
    """The union of the spans as sorted stretches that neither overlap nor touch.

    >>> merge([Span(4, 6), Span(0, 2), Span(1, 4)])
    [Span(start=0, end=6)]
    """
    out: list[Span] = []
    for span in sorted(s for s in spans if len(s)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def intersect(a: Iterable[Span], b: Iterable[Span]) -> list[Span]:
    """The stretches that lie in some span of each side.

    >>> intersect([Span(0, 5), Span(8, 12)], [Span(3, 9)])
    [Span(start=3, end=5), Span(start=8, end=9)]
    """
    left, right = merge(a), merge(b)
    out: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i].overlaps(right[j]):
            out.append(Span(max(left[i].start, right[j].start), min(left[i].end, right[j].end)))
        if left[i].end < right[j].end:
            i += 1
        else:
            j += 1
    return out


def cut(length: int, spans: Sequence[Span]) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """A text in pieces, cut wherever a span begins or ends; each with the indexes of the spans that cover it.

    >>> [(piece.start, piece.end, over) for piece, over in cut(9, [Span(0, 6), Span(4, 8)])]
    [(0, 4, (0,)), (4, 6, (0, 1)), (6, 8, (1,)), (8, 9, ())]
    """
    edges = sorted({min(edge, length) for span in spans for edge in (span.start, span.end)} | {0, length})
    waiting = sorted(((span.start, i) for i, span in enumerate(spans)), reverse=True)
    over: list[int] = []
    for start, end in pairwise(edges):
        while waiting and waiting[-1][0] <= start:
            over.append(waiting.pop()[1])
        over = [i for i in over if spans[i].end > start]
        yield Span(start, end), tuple(sorted(over))


def trim(text: str, span: Span) -> Span:
    """The span without white space at its edges; empty at its start where nothing else is left.

    >>> trim("  so it is ", Span(0, 11))
    Span(start=2, end=10)
    """
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start > span.start or end < span.end else span


def index_at(spans: Sequence[Span], offset: int) -> int | None:
    """Index of the span that holds the offset, or None; the spans are sorted and do not overlap.

    >>> index_at([Span(0, 3), Span(5, 9)], 6), index_at([Span(0, 3), Span(5, 9)], 4)
    (1, None)
    """
    i = bisect_right(spans, offset, key=_START) - 1
    return i if i >= 0 and offset < spans[i].end else None


_START = attrgetter("start")


def find_index(spans: Sequence[Span]) -> Callable[[int], int | None]:
    """:func:`index_at` for many offsets in the same spans.

    >>> find = find_index([Span(0, 3), Span(5, 9)])
    >>> find(6), find(4)
    (1, None)
    """
    starts, ends = [span.start for span in spans], [span.end for span in spans]

    def find(offset: int) -> int | None:
        i = bisect_right(starts, offset) - 1
        return i if i >= 0 and offset < ends[i] else None

    return find
