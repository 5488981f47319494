"""Tags: the framing features of a text, each with its voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span
from .codebook import Form
from .voice import Content, Voice


@dataclass(frozen=True, slots=True)
class Tag:
    """A framing feature of a span; ``rule`` is the id of the codebook entry or of the rule that found it."""

    span: Span
    feature: str
    category: str
    rule: str
    voice: Voice = "outlet"
    attribution: int | None = None


def find_tags(
    text: str,
    sentences: Sequence[Span],
    quotations: Sequence[Quotation],
    hits: Sequence[Hit[Form]],
    contents: Sequence[Content],
) -> tuple[Tag, ...]:
    """The tags in order; several may cover the same words."""
    return ()
