"""Attributions: source, cue, content."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span, index_at, merge
from .clause import Clause, mark_verbs, read_clause
from .codebook import Form
from .content import find_content
from .cue import Cue, find_cues
from .entry import NONE
from .evidence import is_evident
from .layout import find_labels
from .mention import SourceKind
from .resolve import resolve_sources
from .source import Words, find_antecedent, find_source

Stance = Literal["neutral", "assertive", "doubting", "conceding", "accusing", "other"]
QuotationKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of presenting words or thoughts as somebody's.

    ``source_span`` is the mention beside the cue, a pronoun perhaps; ``source`` the words of the nearest full mention,
    ``source_name`` the fullest name in the document. ``cue`` is None where only quotation marks and layout tell.
    """

    cue: Span | None
    stance: Stance
    contents: tuple[Span, ...]
    quotation: QuotationKind
    source_span: Span | None = None
    source: str = ""
    source_name: str = ""
    source_kind: SourceKind = "none"


def find_attributions(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], hits: Sequence[Hit[Form]]
) -> tuple[Attribution, ...]:
    """The attributions in order of their cues."""
    speech = tuple(q for q in quotations if q.depth == 0)
    found: list[Attribution] = []
    names: list[Span | None] = []  # of the mention to resolve: a relative pronoun's antecedent, else the source's span
    for clause, beside, quoted in read_clauses(text, sentences, quotations, hits):
        cues = [cue for cue in find_cues(clause, beside, quoted) if not is_evident(clause, cue)]
        clause = mark_verbs(clause, (cue.first for cue in cues if cue.part == "verb"))
        sources: list[Words | None] = []
        for cue in cues:
            sources.append(find_source(clause, cue, next((s for s in reversed(sources) if s), None)))
        starts = [_start(cue, source, clause) for cue, source in zip(cues, sources, strict=True)]
        for n, (cue, source) in enumerate(zip(cues, sources, strict=True)):
            words = find_content(clause, cue, source, starts[n + 1 :])
            spans = [clause.span(*w) for w in words] or _said_before(text, clause.span(starts[n], cue.last), speech)
            contents = tuple(_whole_quotations(spans, cue, speech))
            found.append(
                Attribution(
                    cue.span,
                    cast(Stance, cue.entry.category),
                    contents,
                    _quotation_kind(contents, speech),
                    clause.span(*source) if source else None,
                )
            )
            named = source and find_antecedent(clause, source)
            names.append(clause.span(*named) if named else None)
    for label in find_labels(text, speech):
        kind = _quotation_kind((label.content,), speech)
        found.append(Attribution(label.mark, "neutral", (label.content,), kind, label.source))
        names.append(label.source)
    _continue(text, sentences, speech, found)
    named_found = [
        replace(a, source=s.words, source_name=s.name, source_kind=s.kind)
        for a, s in zip(found, resolve_sources(text, sentences, names, [a.contents for a in found]), strict=True)
    ]
    return tuple(sorted(named_found, key=lambda a: a.cue or Span(0, 0)))


def _start(cue: Cue, source: Words | None, clause: Clause) -> int:
    """Where a cue begins with its source, if that stands right before it."""
    beside = source and source[1] < cue.first and not set(clause.kinds[source[1] + 1 : cue.first]) & set("v,<>")
    return source[0] if source and beside else cue.first


def read_clauses(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], hits: Sequence[Hit[Form]]
) -> Iterator[tuple[Clause, list[Hit[Form]], set[int]]]:
    """Each sentence that holds a candidate: its words, its candidates, and which of these stand in quotation marks."""
    opening = {q.outer.start for q in quotations}
    closing = {q.inner.end for q in quotations if q.inner.end < q.outer.end}
    speech = [q.inner for q in quotations if q.depth == 0]
    by_sentence: dict[int, list[Hit[Form]]] = {}
    for hit in hits:
        if _may_be_cue(text, hit):
            at = index_at(sentences, hit.span.start)
            if at is not None:
                by_sentence.setdefault(at, []).append(hit)
    for at, beside in by_sentence.items():
        quoted = {h.span.start for h in beside if _in_speech(speech, h.span.start)}
        yield read_clause(text, sentences[at], opening, closing), beside, quoted


# What follows a noun that presents words: "the claim that", "a statement by the army that", "criticism of".
_AFTER_NOUN = re.compile(r"\s(?:that|by|from|of|against|about|for|to|over|on)\b")


def _may_be_cue(text: str, hit: Hit[Form]) -> bool:
    forms = [f for f in hit.values if f.entry.feature == "attribution" and f.entry.category != NONE]
    return any(not f.entry.nouns for f in forms) or (bool(forms) and _AFTER_NOUN.match(text, hit.span.end) is not None)


SHORT = 25  # characters: a quotation that is shorter holds a phrase, not a sentence that could hold a cue of its own


def _in_speech(speech: Sequence[Span], offset: int) -> bool:
    i = bisect_right(speech, offset, key=lambda s: s.start) - 1
    return i >= 0 and offset < speech[i].end and len(speech[i]) > SHORT


def _said_before(text: str, cue: Span, speech: Sequence[Quotation]) -> list[Span]:
    """The quotation right before a cue that begins its sentence: “Over?” he asked."""
    i = bisect_right(speech, cue.start, key=lambda q: q.outer.start) - 1
    if i < 0:
        return []
    gap = text[speech[i].outer.end : cue.start]
    return [speech[i].outer] if gap.isspace() and "\n" not in gap else []


def _whole_quotations(contents: list[Span], cue: Cue, speech: Sequence[Quotation]) -> list[Span]:
    """The contents, those that reach into a quotation from outside widened to the whole of it."""
    out = []
    for span in contents:
        start, end = span.start, span.end
        for q in _touching(speech, span):
            if not q.outer.contains(cue.span):
                start, end = min(start, q.outer.start), max(end, q.outer.end)
        out.append(Span(start, end))
    return merge(out)


def _touching(speech: Sequence[Quotation], span: Span) -> Iterator[Quotation]:
    i = max(0, bisect_right(speech, span.start, key=lambda q: q.outer.start) - 1)
    while i < len(speech) and speech[i].outer.start < span.end:
        if speech[i].outer.overlaps(span):
            yield speech[i]
        i += 1


def _quotation_kind(contents: Sequence[Span], speech: Sequence[Quotation]) -> QuotationKind:
    total = sum(len(c) for c in contents)
    quoted = sum(
        min(q.outer.end, c.end) - max(q.outer.start, c.start) for c in contents for q in _touching(speech, c)
    )
    return "indirect" if not quoted else "direct" if quoted >= total - 2 else "mixed"


_AFTER_STOP = re.compile(r"[.!?]\s+$")


def _continue(
    text: str, sentences: Sequence[Span], speech: Sequence[Quotation], found: list[Attribution]
) -> None:
    """Give each attribution the quotations that go on after it: “…,” he said. “…”"""
    taken = merge(c for a in found for c in a.contents)
    outside = [i for i, a in enumerate(found) if a.cue and not any(q.inner.contains(a.cue) for q in _touching(speech, a.cue))]
    starts = [found[i].cue.start for i in outside]  # type: ignore[union-attr]
    for quotation in speech:
        if index_at(taken, quotation.outer.start) is not None:
            continue
        at = bisect_right(starts, quotation.outer.start) - 1
        sentence = index_at(sentences, quotation.outer.start)
        begins = sentence is not None and sentences[sentence].start == quotation.outer.start
        if at >= 0 and (begins or _AFTER_STOP.search(text, max(0, quotation.outer.start - 3), quotation.outer.start)):
            i = outside[at]
            found[i] = replace(found[i], contents=(*found[i].contents, quotation.outer))
