"""Attributions that only the layout shows: “Poll: Voters undecided”, “It is over.” ― Jane Roe, transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text.quotation import Quotation
from ..text.span import Span, trim
from .mention import load_lists


@dataclass(frozen=True, slots=True)
class Label:
    """A mark that stands for "said": the name before or after it, and what it presents."""

    mark: Span
    source: Span
    content: Span


_NAME = r"(?:[A-Z][\w.’'-]*|of|the|and|for)"
_LABEL = re.compile(
    rf"^[\"“*_]*(?P<name>[A-Z][\w.’'-]*(?: {_NAME}){{0,3}}?)[*_]*(?P<mark>:)[*_]*[^\S\n]+(?=\S)", re.MULTILINE
)
_SIGNATURE = re.compile(rf"\s*(?P<mark>[―—–]|--?)\s*(?P<name>[A-Z][\w.’'-]*(?: {_NAME}){{1,5}})\s*(?:$|\n|[(,.])")


def find_labels(text: str, quotations: Sequence[Quotation]) -> Iterator[Label]:
    """The labels in order of their marks; a label holds for its paragraph.

    >>> text = "Poll: Voters Are Undecided\\n\\n“It is over.” ― Jane Roe"
    >>> from mediaanalysis.text.quotation import find_quotations
    >>> [(x.source.of(text), x.content.of(text)) for x in find_labels(text, list(find_quotations(text)))]
    [('Poll', 'Voters Are Undecided'), ('Jane Roe', '“It is over.”')]
    """
    found = []
    if ":" in text:
        for label in _LABEL.finditer(text):
            if not load_lists()["page"] & set(re.split(r"[^\w’'-]+", label["name"].lower())):
                end = text.find("\n", label.end())
                content = trim(text, Span(label.end(), end if end >= 0 else len(text)))
                found.append(Label(Span(*label.span("mark")), Span(*label.span("name")), _without_stop(text, content)))
    for quotation in quotations:
        if quotation.depth == 0 and quotation.outer.end > quotation.inner.end:
            signature = _SIGNATURE.match(text, quotation.outer.end)
            if signature:
                found.append(Label(Span(*signature.span("mark")), Span(*signature.span("name")), quotation.outer))
    return iter(sorted(found, key=lambda x: x.mark))


def _without_stop(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if span.of(text).endswith(".") else span
