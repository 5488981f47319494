"""Attributions that only the layout shows: “Poll: Voters undecided”, “It is over.” ― Jane Roe, transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..text.quotation import Quotation
from ..text.span import Span, trim
from .mention import load_lists, load_speakers, singular


@dataclass(frozen=True, slots=True)
class Label:
    """A mark that stands for "said": the name before or after it, and what it presents."""

    mark: Span
    source: Span
    content: Span


_NAME = r"(?:[A-Z][\w.’'-]*|of|the|and|for)"
_LABEL = re.compile(
    rf"^[\"“*_]*(?P<name>[A-Z][\w.’'-]*(?: {_NAME}){{0,3}}?)[*_]*"
    r"(?:, (?:an?|the|another|[a-z]+) [^\n,:“]{1,60}(?=: *[“‘\"]))?"  # "Ada Roe, a nurse: “…”"
    r"(?P<mark>:)[*_]*[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_AT_END = re.compile(
    r"^(?P<said>[^\n:.“\"]{10,120})(?P<mark>:)[^\S\n](?P<name>[\w’'-]+(?: [\w’'-]+){0,3})$", re.MULTILINE
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
    for start in _lines_with_a_colon(text):
        label = _LABEL.match(text, start)
        if label and not load_lists()["page"] & set(re.split(r"[^\w’'-]+", label["name"].lower())):
            end = text.find("\n", label.end())
            before, mark = Span(*label.span("name")), Span(*label.span("mark"))
            after = _without_stop(text, trim(text, Span(label.end(), end if end >= 0 else len(text))))
            found.append(Label(mark, after, before) if _is_source(after.of(text)) else Label(mark, before, after))
        if label := _AT_END.match(text, start):  # "Explosion heard in Oslo: police"
            mark, name = Span(*label.span("mark")), Span(*label.span("name"))
            if _is_source(name.of(text)) and all(mark != other.mark for other in found):
                found.append(Label(mark, name, Span(*label.span("said"))))
    for quotation in quotations:
        if quotation.depth == 0 and quotation.outer.end > quotation.inner.end:
            signature = _SIGNATURE.match(text, quotation.outer.end)
            if signature:
                found.append(Label(Span(*signature.span("mark")), Span(*signature.span("name")), quotation.outer))
    return iter(sorted(found, key=lambda x: x.mark))


def _lines_with_a_colon(text: str) -> Iterator[int]:
    """Where the lines begin that hold one; most texts have few."""
    at = text.find(":")
    while at >= 0:
        yield text.rfind("\n", 0, at) + 1
        end = text.find("\n", at)
        at = text.find(":", end) if end >= 0 else -1


def _is_source(words: str) -> bool:
    """Whether what follows a label is the source, as in the headline "Strike Kills 20: Monitor"."""
    names = re.findall(r"[\w’'-]+", words.lower())
    if not 0 < len(names) <= _SHORTEST:
        return False
    last = singular(names[-1])
    return last in load_speakers() or last in load_lists()["place"]


_SHORTEST = 4  # words of a source at the end of a headline


def _without_stop(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if span.of(text).endswith(".") else span
