"""What is presented as the source's words or thoughts: the stretch before the cue, after it, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..text.span import Span
from .clause import Clause
from .cue import Cue
from .source import Words, noun_phrase_after

# Words between a cue and the "that" or the quotation that it introduces: "told reporters on Monday in a statement that".
_ADJUNCTS = re.compile(r"(?:[AYneNg#DHPIotSbe~-]|,(?=[^<>TWU]{1,40},)){0,14}?")
_TO_THAT = re.compile(r"[AYneNg#DHPIotSb]{0,14}?T")
_TO_QUOTE = re.compile(r"[AYneNg#DHPIotSbC]{0,14}?[,:]?<")
_TO_COLON = re.compile(r"[AYneNg#DHPIotSbC]{0,14}?:")
_ADJUNCT_TO_END = re.compile(r"(?:[AYIotDHneNg#SbP])*(?:[.,;)>-]|$)")
_REPORTING = frozenset({"say", "say-phrase", "assert", "doubt", "concede", "think", "estimate", "hearsay", "deny"})
_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "notify", "warn", "brief", "advise", "urge", "ask"})


def find_content(clause: Clause, cue: Cue, source: Words | None, stops: Sequence[int]) -> list[Words]:
    """The stretches of the sentence that the cue presents; ``stops`` are the first words of the cues after it."""
    k = clause.kinds
    group = cue.entry.id.split(".")[1]
    if cue.lemma == "according to":
        return _according(clause, cue, source)
    if cue.part == "noun":
        return _right(clause, cue, cue.last + 1, stops)
    block_start = _block_start(clause, cue, source)
    block_end = max(cue.last, source[1] if source and source[0] > cue.last and not cue.passive else cue.last)
    out: list[Words] = []
    left_open = block_start > 0 and k[block_start - 1] in ">,-" and cue.inflection != "ing"
    closed = left_open and ">" in k[max(0, block_start - 2) : block_start]
    if left_open and (closed or group in _REPORTING) and (_looks_done(clause, block_end) or closed and k[block_end + 1] in "UIAY"):
        left = _left(clause, block_start)
        if left:
            out.append(left)
            follow = re.compile(r"[AYIotDHneNg#SbP]*[,:]?<").match(k, block_end + 1)
            if follow:
                out += _to_end(clause, follow.end() - 1, stops)
            elif k[block_end + 1 : block_end + 2] == "," and block_end == cue.last and k[block_start - 1] == ",":
                if k[block_end + 2 : block_end + 3] not in ("g", "W", "C", "U", "I", "D", "A", ""):
                    out += _to_end(clause, block_end + 2, stops)
            return out
    return _right(clause, cue, block_end + 1, stops)


def _looks_done(clause: Clause, last: int) -> bool:
    """Whether what follows the cue and its source is nothing but adjuncts: "…, he said on Monday."."""
    k = clause.kinds
    if _TO_THAT.match(k, last + 1):
        return False
    return last + 1 >= len(k) or k[last + 1] in ".,;:)>-<" or _ADJUNCT_TO_END.match(k, last + 1) is not None


def _block_start(clause: Clause, cue: Cue, source: Words | None) -> int:
    """The first word of source and cue together."""
    k = clause.kinds
    first = cue.first
    if source and source[1] < cue.first:
        return source[0]
    while first and k[first - 1] in "ABVOMXY":
        first -= 1
    return first


def _left(clause: Clause, block_start: int) -> Words | None:
    """The sentence up to the comma before the source, the comma left out unless it closes a quotation."""
    k = clause.kinds
    last = block_start - 1
    while last >= 0 and k[last] in ",-":
        last -= 1
    first = 0
    while first < last and k[first] in "C,":
        first += 1
    return (first, last) if first <= last else None


def _right(clause: Clause, cue: Cue, after: int, stops: Sequence[int]) -> list[Words]:
    k, w = clause.kinds, clause.words
    for pattern, back in ((_TO_THAT, 1), (_TO_QUOTE, 1), (_TO_COLON, 0)):
        found = pattern.match(k, after)
        if found and (found.end() - after <= 3 or cue.entry.id.split(".")[1] in _REPORTING or cue.lemma in _ADDRESSED):
            return _to_end(clause, found.end() - back, stops)
    start = after
    while start < len(k) and k[start] in "AY":
        start += 1
    if cue.lemma in _ADDRESSED and not cue.passive:
        addressee = noun_phrase_after(clause, start)
        if addressee:
            start = addressee[1] + 1
    if start < len(k) and k[start] in ",:":
        start += 1
    return _to_end(clause, start, stops)


def _to_end(clause: Clause, first: int, stops: Sequence[int]) -> list[Words]:
    """From the word to the end of the sentence or to the next cue that has the same subject."""
    k = clause.kinds
    last = len(k) - 1
    for stop in stops:
        if stop <= first:
            continue
        at = stop - 1
        while at > first and k[at] in "ABVOMXYt":
            at -= 1
        if k[at] in ",C" and at > first:
            last = at - 1 if k[at - 1] != "," else at - 2
            break
    while last > first and k[last] in ".,;" :
        last -= 1
    return [(first, last)] if first <= last < len(k) else []


def _according(clause: Clause, cue: Cue, source: Words | None) -> list[Words]:
    k = clause.kinds
    end = source[1] if source else cue.last
    comma = k.find(",", end + 1)
    if cue.first <= 1 or (k[: cue.first].strip("AUCI") == ""):
        return _to_end(clause, comma + 1, ()) if comma >= 0 else []
    left = _left(clause, cue.first)
    return [left] if left else []
