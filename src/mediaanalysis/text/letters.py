"""The letters of a text as bytes, so that all its words are looked up at once.

Each character becomes one byte: a letter or a digit its lower case, anything else 0. A run of such bytes is the letters
of a word; its key is the first eight of them read as one number, into which the next sixteen are mixed (multiplicative
hashing; Knuth 1998, The Art of Computer Programming 3, section 6.4). So words of up to eight ASCII letters have keys of
their own, but for one chance in 2⁶⁴ that a longer word has the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .athand import at_hand

Bytes = NDArray[np.uint8]
Codes = NDArray[np.uint32]
Keys = NDArray[np.uint64]
Places = NDArray[np.intp]

PLANE = 0x10000  # characters that tables tell of; for those beyond, others of their kind stand in
# What a character is: nothing where it is white space (or an underscore, which is emphasis), a letter or digit, or a
# mark. A mark may join a letter to what stands before it, or another of its own; it may end a sentence, or quote.
MARK, LETTER, JOINS, DOUBLES, STOPS, QUOTES = 1, 2, 4, 8, 16, 32
_BEFORE, _BEHIND = 1, 24  # zeros around the bytes, so that eight of them can be read from anywhere
_KEYED = 24  # letters of a word that its key is made of
# Of a word of so many letters, the bytes that each of three numbers keeps, and the odd numbers that mix these.
_KEEP = [np.array([(1 << 8 * min(max(n - at, 0), 8)) - 1 for n in range(_KEYED + 1)], np.uint64) for at in (0, 8, 16)]
_MIX = np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # so that the first bits of a key depend on all its letters


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """The characters of a text as numbers and what each is, and its runs of letters and digits, each with its key.

    ``sorts`` has a blank on either side.
    """

    codes: Codes
    sorts: Bytes
    folded: Bytes
    starts: Places
    ends: Places
    keys: Keys

    def beginnings(self, length: int) -> tuple[Places, Keys]:
        """Which runs have so many letters or more, and the keys of their beginnings."""
        long = (self.ends - self.starts >= length).nonzero()[0]
        return long, _keys(self.folded, self.starts[long], np.full(len(long), length))

    def endings(self, ends: Places, length: int) -> Keys:
        """The last letters before these places, as numbers."""
        endings: Keys = _eights(self.folded)[ends + (_BEFORE - length)] & _KEEP[0][length]
        return endings

    def stops(self) -> Places:
        """Where a mark stands that may end a sentence: not before a letter (4.8, U.S)."""
        here, after = self.sorts[1:-1], self.sorts[2:]
        return np.flatnonzero((here & STOPS != 0) & (after & LETTER == 0))

    def quotes(self) -> Places:
        """Where a mark stands that may quote: no apostrophe between letters (don’t)."""
        before, here, after = self.sorts[:-2], self.sorts[1:-1], self.sorts[2:]
        return np.flatnonzero((here & QUOTES != 0) & ((here & JOINS == 0) | (before & after & LETTER == 0)))


@at_hand
def read_letters(text: str) -> Letters:
    """The runs of letters in a text, remembered for the text at hand, which several steps read.

    >>> letters = read_letters("US-led jets")
    >>> list(zip(letters.starts.tolist(), letters.ends.tolist()))
    [(0, 2), (3, 6), (7, 11)]
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    if not text.isascii() and codes.max() >= PLANE:
        codes = codes.copy()
        beyond = (codes >= PLANE).nonzero()[0]
        codes[beyond] = [ord(_stand_in(text[i])) for i in beyond.tolist()]
    sorts = np.zeros(len(codes) + 2, np.uint8)
    _sorts().take(codes, out=sorts[1:-1], mode="clip")
    folded = np.zeros(_BEFORE + len(codes) + _BEHIND, np.uint8)
    _bytes().take(codes, out=folded[_BEFORE:-_BEHIND], mode="clip")
    inside = folded != 0
    edges = (inside[1:] != inside[:-1]).nonzero()[0]
    starts, ends = edges[::2], edges[1::2]
    return Letters(codes, sorts, folded, starts, ends, _keys(folded, starts, ends - starts))


def key_of(letters: bytes) -> int:
    """The number that up to eight letters are."""
    return int.from_bytes(letters, "little")


def has_key_alone(word: str) -> bool:
    """Whether no other run of up to eight letters has the key of this word."""
    return len(word) <= 8 and word.isascii() and word.isalnum()


def _keys(folded: Bytes, starts: Places, lengths: Places) -> Keys:
    eight = _eights(folded)
    lengths = np.minimum(lengths, _KEYED)
    first, second, third = (eight[starts + (_BEFORE + 8 * i)] & keep[lengths] for i, keep in enumerate(_KEEP))
    keys: Keys = (first ^ second * _MIX[0] ^ third * _MIX[1]) * _SPREAD
    return keys


def _eights(folded: Bytes) -> Keys:
    """The eight bytes from each place on, each as a number."""
    return np.ndarray(len(folded) - 7, "<u8", folded, 0, 1)


@cache
def _sorts() -> Bytes:
    """What each character is."""
    sorts = [0 if (char := chr(code)).isspace() else LETTER if char.isalnum() else MARK for code in range(PLANE)]
    sorts[ord("_")] = 0
    for sort, marks in _MARKS.items():
        for mark in marks:
            sorts[ord(mark)] |= sort
    return np.array(sorts, np.uint8)


_MARKS = {JOINS: "-‑.,'’", DOUBLES: "-'’`‘", STOPS: ".!?", QUOTES: "\"“”„‟«»‘’‚'`"}


@cache
def _bytes() -> Bytes:
    """The byte of each character: that of a letter's lower case, of σ and ς the same; those beyond ASCII share some."""
    lower = "".join(map(chr, range(PLANE))).replace("İ", "ı").lower().replace("ς", "σ")
    codes = np.frombuffer(lower.encode("utf-32-le", "surrogatepass"), "<u4")
    return np.where(_sorts() & LETTER, np.where(codes < 128, codes, 128 + codes % 128), 0).astype(np.uint8)


def _stand_in(char: str) -> str:
    """A character of the same kind as one that tables do not tell of."""
    if char.isalpha():
        return "ŋ" if char.lower() == char else "Ŋ"
    return "٠" if char.isdecimal() else "½" if char.isalnum() else "\uffff"


class Vocabulary:
    """Words, each a run of letters and digits, that are found in a text by their keys.

    A word's ``numbers`` entry is its number, which it may share where it has letters beyond ASCII, or more than eight.
    """

    def __init__(self, words: Iterable[str]) -> None:
        keys, numbers = np.unique(read_letters(" ".join(words)).keys, return_inverse=True)
        self.numbers: list[int] = numbers.tolist()
        self._keys: Keys = keys
        bits = len(keys).bit_length() + 3
        self._shift = np.uint64(64 - bits)
        self._taken = np.zeros(1 << bits, np.bool_)  # most words are told by this not to be among them
        self._taken[self._slots(keys)] = True

    def find(self, keys: Keys) -> tuple[Places, Places]:
        """Which of the keys are of words in here, and the numbers of these.

        >>> vocabulary = Vocabulary(["jets", "war"])
        >>> found, numbers = vocabulary.find(read_letters("War and jets").keys)
        >>> found.tolist(), numbers.tolist() == [vocabulary.numbers[1], vocabulary.numbers[0]]
        ([0, 2], True)
        """
        likely = self._taken.take(self._slots(keys)).nonzero()[0]
        asked = keys[likely]
        numbers = self._keys.searchsorted(asked)
        right = self._keys.take(numbers, mode="clip") == asked
        return likely[right], numbers[right]

    def _slots(self, keys: Keys) -> Places:
        return (keys >> self._shift).view(np.int64)
