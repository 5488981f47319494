"""Attributions: source, cue, content."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from msgspec import Struct

from ..text.match import Hit
from ..text.quotation import Quotation
from ..text.span import Span, index_at, intersect, merge
from .candidate import read_clauses
from .clause import Clause, mark_verbs
from .codebook import Form
from .construction import find_cues
from .content import find_content
from .cue import Cue, is_absent
from .layout import find_labels
from .mention import SourceKind
from .phrase import Words
from .resolve import resolve_sources
from .source import find_antecedent, find_source, is_listening
from .speech import Speech

Stance = Literal["neutral", "assertive", "doubting", "conceding", "accusing", "other"]
QuotationKind = Literal["direct", "indirect", "mixed"]


class Attribution(Struct, frozen=True, gc=False):
    """One act of presenting words or thoughts as somebody's.

    ``source_span`` is the mention beside the cue, a pronoun perhaps; ``source`` the words of the nearest full mention,
    ``source_name`` the fullest name in the document. ``cue`` is None where only quotation marks and layout tell.
    ``absent`` marks what the source did not say or would not: "has not acknowledged", "declined to comment".
    """

    cue: Span | None
    stance: Stance
    contents: tuple[Span, ...]
    quotation: QuotationKind
    source_span: Span | None = None
    source: str = ""
    source_name: str = ""
    source_kind: SourceKind = "none"
    absent: bool = False


def find_attributions(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], hits: Sequence[Hit[Form]]
) -> tuple[Attribution, ...]:
    """The attributions in order of their cues.

    >>> from mediaanalysis.framing.codebook import load_codebook
    >>> from mediaanalysis.text.quotation import find_quotations
    >>> text = "Gen. Ada Roe said on Monday that the road was “open”."
    >>> quotations, hits = tuple(find_quotations(text)), load_codebook().find(text)
    >>> (found,) = find_attributions(text, [Span(0, len(text))], quotations, hits)
    >>> found.source_name, [c.of(text) for c in found.contents], found.quotation
    ('Ada Roe', ['that the road was “open”'], 'mixed')
    """
    speech = Speech(quotations)
    drafts: list[_Draft] = []
    for clause, beside, quoted in read_clauses(text, sentences, quotations, hits):
        if cues := list(find_cues(clause, beside, quoted)):
            drafts += _in_sentence(text, speech, clause, cues)
    begun = {content.start for draft in drafts for content in draft.contents}
    for label in find_labels(text, speech.quotations):
        if label.content.start not in begun:
            drafts.append(_Draft(label.mark, "neutral", label.source, label.source, [label.content]))
    drafts.sort(key=lambda draft: (draft.cue.start, draft.cue.end))
    _continue(text, sentences, speech, drafts)
    sources = resolve_sources(text, sentences, [d.named for d in drafts], [d.contents for d in drafts])
    return tuple(
        Attribution(
            d.cue,
            d.stance,
            tuple(d.contents),
            _quotation_kind(d.contents, speech),
            d.source,
            s.words,
            s.name,
            s.kind,
            d.absent,
        )
        for d, s in zip(drafts, sources, strict=True)
    )


class _Draft(Struct, gc=False):
    """An attribution whose quotations may still go on; ``named`` is the mention to resolve."""

    cue: Span
    stance: Stance
    source: Span | None
    named: Span | None
    contents: list[Span]
    absent: bool = False


def _in_sentence(text: str, speech: Speech, clause: Clause, cues: Sequence[Cue]) -> Iterator[_Draft]:
    """The attributions of a sentence in order."""
    clause = mark_verbs(clause, [cue.first for cue in cues if cue.part == "verb"])
    sources: list[Words | None] = []
    starts: list[int] = []
    before: Words | None = None
    for cue in cues:
        source = find_source(clause, cue, before)
        sources.append(source)
        starts.append(_start(clause, cue, source))
        before = source or before
    for n, (cue, source) in enumerate(zip(cues, sources, strict=True)):
        words = find_content(clause, cue, source, starts[n + 1 :])
        spans = (
            [clause.span(*w) for w in words]
            or _said_before(text, clause.starts[starts[n]], speech)
            or _block_below(text, clause, cue)
        )
        around = speech.around(cue.span.start)
        if around:  # what is reported inside a quotation ends with it
            spans = intersect(spans, [around.inner])
        if not spans and not source:
            continue
        if source and is_listening(clause, cue):
            source = None
        beside = clause.span(*source) if source else None
        antecedent = find_antecedent(clause, source) if source else None
        yield _Draft(
            cue.span,
            cast(Stance, cue.entry.category),
            beside,
            beside if antecedent is source or not antecedent else clause.span(*antecedent),
            speech.whole(spans, cue.span),
            is_absent(clause, cue),
        )


def _start(clause: Clause, cue: Cue, source: Words | None) -> int:
    """Where a cue begins with its source, if that stands right before it."""
    beside = source and (source[1] + 1 == cue.first or _is_beside(clause, source, cue))
    return source[0] if source and beside else cue.first


def _is_beside(clause: Clause, source: Words, cue: Cue) -> bool:
    return source[1] < cue.first and not _PARTS.search(clause.kinds, source[1] + 1, cue.first)


_PARTS = re.compile(r"[v,<>]")  # a source from its cue


def _said_before(text: str, start: int, speech: Speech) -> list[Span]:
    """The quotation right before a cue that begins its sentence: “Over?” he asked."""
    quotation = speech.before(start)
    if quotation is None:
        return []
    gap = text[quotation.outer.end : start]
    return [quotation.outer] if gap.isspace() and "\n" not in gap else []


def _block_below(text: str, clause: Clause, cue: Cue) -> list[Span]:
    """The paragraph that "The mayor wrote:" introduces, where it has no quotation marks of its own."""
    below = _BELOW.match(text, clause.starts[-1]) if clause.kinds[cue.last + 1 :].strip(_ADJUNCT) == ":" else None
    return [Span(*below.span("block"))] if below else []


_ADJUNCT = "AYIotDHneNg#SbP"
_BELOW = re.compile(r":[^\S\n]*\n\s*(?P<block>[^\s\"“”'‘«][^\n]*)")
_AFTER_STOP = re.compile(r"[.!?]\s+$")


def _continue(text: str, sentences: Sequence[Span], speech: Speech, drafts: Sequence[_Draft]) -> None:
    """Give each attribution the quotations that go on after it: “…,” he said. “…”"""
    if not speech.quotations:
        return
    taken = merge(content for draft in drafts for content in draft.contents)
    free = [q for q in speech.quotations if index_at(taken, q.outer.start) is None]
    outside = [draft for draft in drafts if speech.around(draft.cue.start) is None] if free else []
    starts = [draft.cue.start for draft in outside]
    for quotation in free:
        start = quotation.outer.start
        at = bisect_right(starts, start) - 1
        if at < 0:
            continue
        sentence = index_at(sentences, start)
        begins = sentence is not None and sentences[sentence].start == start
        if begins or _AFTER_STOP.search(text, max(0, start - 3), start):
            outside[at].contents.append(quotation.outer)


def _quotation_kind(contents: Sequence[Span], speech: Speech) -> QuotationKind:
    quoted = speech.quoted(contents)
    return "indirect" if not quoted else "direct" if quoted >= sum(map(len, contents)) - 2 else "mixed"
