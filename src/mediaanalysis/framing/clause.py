"""A sentence as a row of words, each with a one-letter class (:mod:`.wordclass`)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from ..text.athand import at_hand
from ..text.span import Span
from ..text.word import find_words
from .wordclass import read_kinds


class Clause(Struct, frozen=True, dict=True):
    """The words of a sentence of the text: where each begins and ends, and in ``kinds`` its class.

    A quotation is opened by ``<`` and closed by ``>``; a verb that is known for one is ``v``. Few words are ever asked
    for by their letters, so these are made on demand.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    kinds: str

    def at(self, offset: int) -> int:
        """Index of the word that holds the offset, or of the next."""
        i = max(bisect_right(self.starts, offset) - 1, 0)
        return i + (offset >= self.ends[i])

    def covered(self, hit: Span) -> tuple[int, int]:
        """The first and the last word of a span that begins and ends in words."""
        first = last = bisect_right(self.starts, hit.start) - 1
        if hit.end > self.ends[first]:
            last = bisect_right(self.starts, hit.end - 1) - 1
        return first, last

    def span(self, first: int, last: int) -> Span:
        """From the beginning of the first word to the end of the last, which is included."""
        return Span(self.starts[first], self.ends[last])

    def word(self, i: int) -> str:
        """The word in lower case."""
        return self.text[self.starts[i] : self.ends[i]].lower()

    def between(self, first: int, end: int) -> tuple[str, ...]:
        """The words from the first up to the last, which is left out, in lower case."""
        text = self.text
        return tuple([text[a:b].lower() for a, b in zip(self.starts[first:end], self.ends[first:end], strict=True)])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All of them in lower case, for who asks for many."""
        return self.between(0, len(self.starts))


def mark_verbs(clause: Clause, verbs: Iterable[int]) -> Clause:
    """The clause with these words known for verbs, so that no noun phrase reaches over them."""
    kinds = clause.kinds
    for i in verbs:
        kinds = f"{kinds[:i]}v{kinds[i + 1 :]}"
    return Clause(clause.text, clause.starts, clause.ends, kinds)


def read_clause(text: str, sentence: Span, opening: Collection[int], closing: Collection[int]) -> Clause:
    """The words of a sentence; ``opening`` and ``closing`` hold the offsets of quotation marks.

    >>> text = "He didn’t say that."
    >>> read_clause(text, Span(0, len(text)), (), ()).kinds
    'POXnT.'
    """
    words = _read_words(text)
    first, end = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
    starts, ends, kinds = words.starts[first:end], words.ends[first:end], words.kinds[first:end]
    if "~" not in kinds and "S" not in kinds and "N." not in kinds[:-1]:
        return Clause(text, starts, ends, kinds)
    told = list(kinds)
    for found in _UNSURE.finditer(kinds):
        i = found.start()
        start = starts[i]
        if kinds[i] == ".":
            if i and kinds[i - 1] == "N" and i + 1 < len(kinds) and start - starts[i - 1] <= ABBREVIATED:
                told[i] = "~"  # Gen. Roe: sentences have been told apart already
        else:
            told[i] = "<" if start in opening else ">" if start in closing else _clitic(kinds, i, text[start])
    return Clause(text, starts, ends, "".join(told))


@at_hand
def _read_words(text: str) -> Clause:
    """All words of a text, each in its class by itself; remembered for the text at hand."""
    words = find_words(text)
    return Clause(text, words.starts.data, words.ends.data, read_kinds(text))


def _clitic(kinds: str, i: int, mark: str) -> str:
    """The class of ’s or of a bare apostrophe by the word before: he’s saying, the mayor’s claim, soldiers’ wives."""
    before = kinds[i - 1] if i else ""
    if kinds[i] == "S":
        return "B" if before in _SUBJECT else "S"
    return "S" if mark in "'’" and before in ("n", "N") else kinds[i]


_UNSURE = re.compile(r"[~S.]")  # what stands around it tells
ABBREVIATED = 5  # letters of a title cut short: Capt., Brig., Lieut.
_SUBJECT = frozenset("PWTQ")
