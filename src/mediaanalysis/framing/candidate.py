"""The words that may present words or thoughts as somebody's, by the sentences they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span
from .clause import Clause, read_clause
from .codebook import Form
from .entry import NONE
from .speech import PHRASE, Speech


def read_clauses(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], hits: Sequence[Hit[Form]]
) -> Iterator[tuple[Clause, list[Hit[Form]], set[int]]]:
    """Each sentence that holds a candidate: its words, its candidates, and which of these stand in quotation marks."""
    opening = {q.outer.start for q in quotations}
    closing = {q.inner.end for q in quotations if q.inner.end < q.outer.end}
    speech = Speech(quotations)
    for window, beside in _by_window(text, sentences, hits):
        start, end = window.start, beside[-1].span.end
        whole = window if end <= window.end else Span(start, end)
        starts = [hit.span.start for hit in beside] if quotations else ()
        quoted = {start for start in starts if (around := speech.around(start)) and _is_speech(text, around)}
        yield read_clause(text, whole, opening, closing), beside, quoted


def _by_window(
    text: str, sentences: Sequence[Span], hits: Sequence[Hit[Form]]
) -> Iterator[tuple[Span, list[Hit[Form]]]]:
    """Each sentence, or part of an endless one, that holds candidates, and these."""
    at = 0
    window, beside = Span(0, 0), list[Hit[Form]]()
    for hit in hits:
        if "attribution" not in hit.kinds or not _may_be_cue(text, hit):
            continue
        start = hit.span.start
        if start >= window.end:
            if beside:
                yield window, beside
            beside = []
            while at < len(sentences) and sentences[at].end <= start:
                at += 1
            if at == len(sentences):
                return
            if start < sentences[at].start:
                continue
            window = _window(sentences[at], start)
        beside.append(hit)
    if beside:
        yield window, beside


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether a quotation holds a sentence rather than a phrase."""
    inner, before = quotation.inner, text[max(0, quotation.outer.start - 2) : quotation.outer.start]
    return len(inner) > PHRASE or text[inner.end - 1] in ".!?," or before in (", ", ": ")


LONGEST = 4_000  # characters of a sentence that is read at once; what is longer is a table or has lost its full stops


def _window(sentence: Span, start: int) -> Span:
    """The sentence, or the part of an endless one that holds the offset."""
    if len(sentence) <= LONGEST:
        return sentence
    start = sentence.start + (start - sentence.start) // LONGEST * LONGEST
    return Span(start, min(start + LONGEST, sentence.end))


# What follows a noun that presents words: "the claim that", "a statement by the army that", "in her view, ".
_AFTER_NOUN = re.compile(r"\s(?:that|by|from|of|against|about|for|to|over|on)\b|(?:(?<=view)|(?<=opinion)),")


def _may_be_cue(text: str, hit: Hit[Form]) -> bool:
    for form in hit.values:
        entry = form.entry
        presents = entry.feature == "attribution" and entry.category != NONE
        if presents and (not entry.nouns or _AFTER_NOUN.match(text, hit.span.end)):
            return True
    return False
