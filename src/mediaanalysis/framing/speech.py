"""The quotations of a text as contents of attributions: which of them a stretch touches, and which hold a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from ..text.quotation import Quotation
from ..text.span import Span, merge

PHRASE = 25  # characters: a quotation that is shorter holds a phrase, not a sentence with a cue of its own


class Speech:
    """The quotations that lie in no other, in order."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.quotations = tuple(q for q in quotations if q.depth == 0)
        self._starts = [q.outer.start for q in self.quotations]
        self._ends = [q.outer.end for q in self.quotations]

    def around(self, offset: int) -> Quotation | None:
        """The quotation that holds the offset between its marks."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return None
        inner = self.quotations[i].inner
        return self.quotations[i] if inner.start <= offset < inner.end else None

    def before(self, offset: int) -> Quotation | None:
        """The last quotation that begins before the offset or at it."""
        i = bisect_right(self._starts, offset) - 1
        return self.quotations[i] if i >= 0 else None

    def touching(self, span: Span) -> Sequence[Quotation]:
        """The quotations that share a character with the span."""
        if not self.quotations or span.start == span.end:
            return ()
        return self.quotations[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def whole(self, contents: Iterable[Span], cue: Span) -> list[Span]:
        """The contents, those that reach into a quotation from outside widened to the whole of it."""
        out = []
        for content in contents:
            touched = self.touching(content)
            widened = [q.outer for q in touched if not q.outer.contains(cue)] if touched else ()
            if widened:
                content = Span(min(content.start, widened[0].start), max(content.end, widened[-1].end))
            out.append(content)
        return merge(out) if len(out) > 1 else out

    def quoted(self, contents: Iterable[Span]) -> int:
        """The number of their characters that stand in quotations, the marks included."""
        quoted = 0
        for content in contents:
            for q in self.touching(content):
                quoted += min(q.outer.end, content.end) - max(q.outer.start, content.start)
        return quoted
