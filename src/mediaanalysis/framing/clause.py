"""A sentence as a row of words, each with a one-letter class, so that grammar can be written as regular expressions.

There is no tagger: the closed classes of English are listed (Quirk et al. 1985, section 2.34 and following), verbs are
known where a word list has found one, and every other word is a noun until something tells otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from ..text.span import Span
from ..text.word import SPACE, Remembered, find_words
from .irregular import IRREGULAR_VERBS

# The letters of the classes. Capitalised words are N, lower-case ones n, g (-ing) or e (-ed); digits are #.
CLASSES: Mapping[str, str] = {
    "D": "the a an this these those some any every each no all both another such many several few most either neither",
    "H": "his her their its our my your",
    "P": "he she it they we i you him them us me himself herself itself themselves someone somebody anyone everyone "
    "nobody",
    "W": "who which whom whose",
    "T": "that",
    "B": "be is are was were been being am isn aren wasn weren",
    "V": "has have had having hasn haven hadn",
    "O": "do does did doing don doesn didn",
    "M": "will would can could may might must shall should won wouldn couldn shouldn cannot",
    "X": "not never",
    "t": "to",
    "o": "of",
    "b": "by",
    "I": "in on at for from with about against into over under between among through during without within toward "
    "towards onto upon across behind beyond near around per via amid despite like than off out up down inside outside "
    "along",
    "C": "and or but nor",
    "U": "because although though while when if as since after before unless until whereas where so whenever",
    "Q": "what how why whether whatever",
    "A": "also still now then just ever already recently later earlier again even only once soon too often first "
    "always sometimes instead twice meanwhile however yet long",
    "Y": "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight morning afternoon "
    "evening night week month year here there",
}
# F is a finite verb by its irregular past, those left out that are more often nouns or adjectives.
_NOT_VERBS = frozenset("shot left thought ground wound bound bit rose dove felt bent lit spread".split())
_PASTS = {past for base, forms in IRREGULAR_VERBS.items() for past in forms.split(" / ")[0].split() if past != base}
_CLASS = dict.fromkeys(_PASTS - _NOT_VERBS, "F") | {
    word: letter for letter, words in CLASSES.items() for word in words.split()
}
_NO_ADVERBS = frozenset(
    "family ally assembly supply rally bully monopoly anomaly elderly deadly friendly costly lonely lively daily "
    "weekly monthly imply reply apply comply rely".split()
)
_CLITIC = {"re": "B", "m": "B", "ve": "V", "ll": "M", "d": "M", "t": "X", "s": "S"}
_POINT = (
    {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")"}
    | dict.fromkeys("—–―", "-")
    | dict.fromkeys(".!?…", ".")
)


class Clause(Struct, frozen=True, dict=True):
    """The words of a sentence, each with the white space after it: where it begins, and in ``kinds`` its class.

    A quotation is opened by ``<`` and closed by ``>``; a verb that is known for one is ``v``. Few words are ever asked
    for by their letters, so these are made on demand.
    """

    starts: Sequence[int]
    spaced: Sequence[str]
    kinds: str

    def at(self, offset: int) -> int:
        """Index of the word that holds the offset, or of the next."""
        i = max(bisect_right(self.starts, offset) - 1, 0)
        return i + (offset >= self.end(i))

    def covered(self, hit: Span) -> tuple[int, int]:
        """The first and the last word of a span that begins and ends in words."""
        first = last = bisect_right(self.starts, hit.start) - 1
        if hit.end > self.starts[first] + len(self.spaced[first]):
            last = bisect_right(self.starts, hit.end - 1) - 1
        return first, last

    def end(self, i: int) -> int:
        """Where the word ends."""
        return self.starts[i] + _LENGTH[self.spaced[i]]

    def span(self, first: int, last: int) -> Span:
        """From the beginning of the first word to the end of the last, which is included."""
        return Span(self.starts[first], self.end(last))

    def word(self, i: int) -> str:
        """The word in lower case."""
        return _LOWER[self.spaced[i]]

    def between(self, first: int, end: int) -> tuple[str, ...]:
        """The words from the first up to the last, which is left out, in lower case."""
        return tuple(map(_LOWER.__getitem__, self.spaced[first:end]))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All of them in lower case, for who asks for many."""
        return self.between(0, len(self.spaced))


_LOWER = Remembered[str](lambda spaced: spaced.rstrip(SPACE).lower())
_LENGTH = Remembered[int](lambda spaced: len(spaced.rstrip(SPACE)))


def mark_verbs(clause: Clause, verbs: Iterable[int]) -> Clause:
    """The clause with these words known for verbs, so that no noun phrase reaches over them."""
    kinds = clause.kinds
    for i in verbs:
        kinds = f"{kinds[:i]}v{kinds[i + 1 :]}"
    return Clause(clause.starts, clause.spaced, kinds)


def read_clause(text: str, sentence: Span, opening: Collection[int], closing: Collection[int]) -> Clause:
    """The words of a sentence; ``opening`` and ``closing`` hold the offsets of quotation marks.

    >>> text = "He didn’t say that."
    >>> read_clause(text, Span(0, len(text)), (), ()).kinds
    'POXnT.'
    """
    words = find_words(text)
    first, end = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
    starts, spaced = words.starts[first:end], words.spaced[first:end]
    kinds = "".join(map(_KINDS.__getitem__, spaced))
    unsure = list(_UNSURE.finditer(kinds))
    if not unsure:
        return Clause(starts, spaced, kinds)
    told = list(kinds)
    for found in unsure:
        i = found.start()
        start = starts[i]
        if kinds[i] == ".":
            if start - starts[i - 1] <= ABBREVIATED:
                told[i] = "~"  # Gen. Roe: sentences have been told apart already
        else:
            told[i] = "<" if start in opening else ">" if start in closing else _clitic(kinds, i, spaced[i][0])
    return Clause(starts, spaced, "".join(told))


def _clitic(kinds: str, i: int, mark: str) -> str:
    """The class of ’s or of a bare apostrophe by the word before: he’s saying, the mayor’s claim, soldiers’ wives."""
    before = kinds[i - 1] if i else ""
    if kinds[i] == "S":
        return "B" if before in _SUBJECT else "S"
    return "S" if mark in "'’" and before in ("n", "N") else kinds[i]


_UNSURE = re.compile(r"[~S]|(?<=N)\.(?!\Z)")  # what stands around it tells
ABBREVIATED = 5  # letters of a title cut short: Capt., Brig., Lieut.
_SUBJECT = frozenset("PWTQ")


def _kind(spaced: str) -> str:
    """The class of a word as it was met, white space after it."""
    word = spaced.rstrip(SPACE)
    lower = word.lower()
    if word[0].isalpha():
        if "." in word:
            return "N"
        if word in _NAMES:
            return "N"
        return _CLASS.get(lower) or _open_class(word, lower)
    if word[0].isdigit():
        return "#"
    if word[0] in "'’" and len(word) > 1 and word[1] not in "'’":
        return _CLITIC[lower[1:]]
    return "-" if word[0] == "-" else _POINT.get(word, "~")


_KINDS = Remembered(_kind)
_NAMES = frozenset({"US", "IT", "WHO", "May", "Haven"})  # written so they are names, mostly


def _open_class(word: str, lower: str) -> str:
    if word[0] != lower[0] or (lower[:3] in ("al-", "el-") and word[3:4].isupper()):
        return "N"
    if lower.endswith("ly"):
        return "n" if lower in _NO_ADVERBS else "A"
    if lower.endswith("ing") and len(lower) > 4:
        return "g"
    past = lower.endswith("ed") and len(lower) > 3 and (not lower.endswith("eed") or lower in _IN_EED)
    return "e" if past else "n"


_IN_EED = frozenset({"agreed", "disagreed", "freed", "guaranteed", "decreed", "pedigreed"})
