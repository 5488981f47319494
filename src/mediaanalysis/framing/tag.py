"""Framing features of a text, each with its voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span, index_at
from .codebook import Form
from .context import holds
from .entry import NONE
from .voice import Content, Voice

UNTAGGED = frozenset({"attribution", "harm"})  # features that have tables of their own


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
    spans = [content.span for content in contents]
    tags = []
    for span, feature, category, rule in _by_word(text, sentences, hits):
        i = index_at(spans, span.start)
        voice, attribution = ("outlet", None) if i is None else (contents[i].voice, contents[i].attribution)
        tags.append(Tag(span, feature, category, rule, voice, attribution))
    return tuple(tags)


def _by_word(text: str, sentences: Sequence[Span], hits: Sequence[Hit[Form]]) -> Iterator[tuple[Span, str, str, str]]:
    """Span, feature, category and rule of each hit whose context holds; a category once a span."""
    for hit in hits:
        forms = [form for form in hit.values if form.entry.feature not in UNTAGGED]
        if not forms:
            continue
        sentence = sentences[index_at(sentences, hit.span.start) or 0]
        seen = set()
        for form in forms:
            entry = form.entry
            key = (entry.feature, entry.category)
            if entry.category != NONE and key not in seen and holds(entry.context, text, sentence, hit.span):
                seen.add(key)
                yield hit.span, entry.feature, entry.category, entry.id
