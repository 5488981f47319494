"""The voice of every character: the outlet's own, quoted, or paraphrased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..text.quotation import Quotation
from ..text.span import Span, index_at
from .attribution import Attribution

Voice = Literal["outlet", "quoted", "paraphrased"]


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch that is not in the outlet's voice; ``attribution`` is an index, None where nobody is named for it."""

    span: Span
    voice: Voice
    attribution: int | None


def find_contents(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> tuple[Content, ...]:
    """Stretches in order that do not overlap; what no stretch covers is the outlet's own voice."""
    return ()


def voice_of(contents: Sequence[Content], span: Span) -> tuple[Voice, int | None]:
    """The voice in which the span begins, and whose attribution it is."""
    i = index_at([c.span for c in contents], span.start)
    return ("outlet", None) if i is None else (contents[i].voice, contents[i].attribution)
