"""Noun phrases of a sentence, by the classes of its words: where one ends, where one begins."""

from __future__ import annotations

import re

from .clause import Clause
from .mention import load_lists

Words = tuple[int, int]  # first and last word of a phrase, both included

_NOMINAL = frozenset("neNgDH#SAo~")
_FINITE = frozenset("BVMO")


def noun_phrase_before(clause: Clause, head: int) -> Words | None:
    """The noun phrase that ends at the word, or before the apposition that ends there."""
    k = clause.kinds
    if head < 0:
        return None
    if k[head] in ",)-":
        opening = k.rfind("(" if k[head] == ")" else k[head], 0, head)
        phrase = noun_phrase_before(clause, opening - 1) if opening > 0 else None
        if phrase and k[opening] == "," and k[opening + 1] in "DHnN#":
            return phrase[0], head - 1  # what describes it belongs to it: "Roe, a nurse, said"
        return phrase
    if k[head] in "WTP":
        return head, head
    if k[head] == "~":  # Roe Inc.
        named = noun_phrase_before(clause, head - 1)
        return (named[0], head) if named else None
    if k[head] == "#" and head > 1 and k[head - 1] == ",":  # "Roe, 34, of Oslo,"
        return noun_phrase_before(clause, head - 2)
    first = head
    while first and (
        k[first - 1] in _NOMINAL
        or (k[first - 1] == "I" and first > 1)
        or _joins(clause, first - 1)
        or (k[first - 1] == "t" and first > 1 and clause.word(first - 2) in load_lists()["posted"])
        or (k[first - 1] == "b" and first > 2 and k[first - 2] == "e" and k[first - 3] in "nN")  # "a letter signed by"
    ):
        if k[first - 1] == "e" and (k[first] in "DHP" or _has_plural_subject(clause, first - 1)):
            break  # a verb with its object
        first -= 1
    if first and k[first - 1] in _FINITE:
        relative = max(k.rfind("W", 0, first), k.rfind("T", 0, first))
        stands = relative > 0 and (k[relative] == "W" or k[relative - 1] in "nN")  # not "And that was"
        if stands and "," not in k[relative:first]:
            return relative, relative
    if first and k[first - 1] == "W" and "e" in k[first : head + 1]:
        return first - 1, first - 1
    while first < head and (k[first] in "AIo~SC" or k[first - 1 : first + 1] == ":#" or _GOES_ON.match(k, first)):
        first += 1
    return (first, head) if k[head] in "neNgD#H" else None


_GOES_ON = re.compile(r"g[IDH]")  # "…, coming in the days after the raid"


def _has_plural_subject(clause: Clause, verb: int) -> bool:
    """Whether a plural noun stands before a word in -ed and a noun after it: "officials issued accusations"."""
    plural = verb > 0 and clause.kinds[verb - 1] in "nN" and clause.word(verb - 1).endswith("s")
    return plural and clause.kinds[verb + 1] in "nNeg#"


def noun_phrase_after(clause: Clause, first: int) -> Words | None:
    """The noun phrase that begins at the word, with what hangs on it by "of", "for", "at", "from"."""
    found = _PHRASE.match(clause.kinds, first)
    if not found:
        return None
    end = found.end()
    if clause.word(first) == "those" and (told := _TOLD.match(clause.kinds, first + 1)):
        return first, told.end() - 1  # "those briefed on the effort"
    if end - first > 1 and clause.kinds[end - 1] == "e" and clause.kinds[end : end + 1] in ("b", "I"):
        end -= 1  # "residents reached by phone"
    while more := _LINKED.match(clause.kinds, end + (clause.kinds[end : end + 1] == "e")):
        informed = clause.word(more.start() - 1) in _INFORMED  # "two people familiar with the matter"
        if not informed and (clause.kinds[end] == "e" or clause.word(end) not in _LINKS):
            break
        end = more.end()
    return first, end - 1


_TOLD = re.compile(r"[ev][IAbto](?:[DH#A~]*[neNg#S]*[neNg#])")
_LINKS = frozenset({"of", "for", "at", "from", "and"})
_INFORMED = frozenset({"briefed", "familiar", "involved", "acquainted"})
_PHRASE = re.compile(r"P|[DH#A~]*(?:[neNg#S]|[-~](?=[nN]))*[neNg#]|D")
_LINKED = re.compile(rf"[oIC](?:{_PHRASE.pattern})")


def _joins(clause: Clause, at: int) -> bool:
    """Whether a coordinator joins two noun phrases: "Russia and a war monitor said"."""
    k = clause.kinds
    if k[at] != "C" or clause.word(at) == "but":
        return False
    start = max(k.rfind(c, 0, at) for c in ",<>:;UTWQ.CvF") + 1
    return _JOINED.fullmatch(k, start, at) is not None and k[at - 1] in "nN#Ne"


_JOINED = re.compile(r"[DHneNg#SoIA~-]+")
