"""Texts read into numbers: which words they have, and where.

Texts are cut at blanks, which Arrow does fast, and only what is different between the blanks is looked at: a corpus has
a hundred times as many words as different ones. A portion of the texts is read at a time: whole arrays of a large
corpus take longer to fetch from memory than to compute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ..text.word import WORD
from .joins import Ints

Codes = npt.NDArray[np.int32]  # a corpus has some 10⁸ words: half the room, and half the time to fetch them
_PORTION = 5_000  # texts


@dataclass(frozen=True)
class Reading:
    """The words of texts: a vocabulary in the order in which it comes, and how many words ``each`` text has.

    >>> reading = read_texts(pd.Series(["Russia’s jets", "“Jets,” it said"]))
    >>> list(reading.vocabulary), reading.word.tolist(), reading.each.tolist()
    (['russia', 'jets', 'it', 'said'], [0, 1, 1, 2, 3], [2, 3])
    >>> [(start.tolist(), length.tolist()) for start, length, _ in reading.places()]
    [([0, 9, 1, 8, 11], [8, 4, 4, 2, 4])]
    """

    vocabulary: npt.NDArray[np.object_]
    word: Codes
    each: Ints
    _cut: Sequence[tuple[Codes, Ints]]
    _pieces: _Pieces

    def places(self) -> Iterator[tuple[Ints, Codes, Ints]]:
        """Where in its text each word begins, how long it is, and how many each text has; some texts at a time."""
        done = 0
        for piece, n in self._cut:
            entry, of = _entries(piece, self._pieces)
            start = _starts(self._pieces.length[piece], n)[of] + self._pieces.begin[entry]
            yield start, self._pieces.size[entry], self.each[done : done + len(n)]
            done += len(n)


def read_texts(texts: pd.Series) -> Reading:
    """The words of the texts."""
    array = pa.array(texts.astype("string")).cast(pa.large_string())
    chunks = array.chunks if isinstance(array, pa.ChunkedArray) else [array]
    portions = [chunk.slice(first, _PORTION) for chunk in chunks for first in range(0, len(chunk), _PORTION)]
    lists = [pc.split_pattern(portion, " ") for portion in portions]
    coded = pa.chunked_array([some.flatten() for some in lists], pa.large_string()).dictionary_encode().chunks
    cut = [(np.asarray(some.indices), np.diff(of.offsets)) for some, of in zip(coded, lists, strict=True)]
    different = coded[0].dictionary.to_pylist() if coded else []  # all portions have the same
    forms: dict[str, int] = {}
    found = [[(forms.setdefault(word_form(w[0]), len(forms)), *w.span()) for w in WORD.finditer(p)] for p in different]
    form, begin, end = np.array([word for words in found for word in words], np.int32).reshape(-1, 3).T.copy()
    length, words = (np.fromiter(map(len, of), np.int32, len(different)) for of in (different, found))
    pieces = _Pieces(length, words, np.cumsum(words, dtype=np.int32) - words, form, begin, end - begin)
    each = [_words_of_each(words[piece], n) for piece, n in cut]
    word, upto = np.empty(sum(int(n.sum()) for n in each), np.int32), 0
    for piece, _ in cut:
        entry, _ = _entries(piece, pieces)
        word[upto : upto + len(entry)] = form[entry]
        upto += len(entry)
    each = [np.zeros(0, np.int64), *each]
    return Reading(np.array(list(forms), dtype=object), word, np.concatenate(each), cut, pieces)


def word_form(word: str) -> str:
    """The word as it is compared.

    >>> word_form("Russia’s"), word_form("US-led")
    ('russia', 'us-led')
    """
    return word.lower().replace("’", "'").removesuffix("'s") or word


class _Pieces(NamedTuple):
    """What stands between blanks: its length, its words, and where they begin among those of all, which come after."""

    length: Codes
    words: Codes
    first: Codes
    form: Codes
    begin: Codes
    size: Codes


def _entries(piece: Codes, pieces: _Pieces) -> tuple[Ints, Ints]:
    """For each word of the pieces, one after another, its place among those of all, and the place of its piece."""
    n = pieces.words[piece]
    of = np.repeat(np.arange(len(n)), n)
    return np.arange(len(of)) + (pieces.first[piece] - np.cumsum(n) + n)[of], of


def _words_of_each(words: Codes, pieces: Ints) -> Ints:
    """The words of texts that have so many pieces each, of pieces that have so many words."""
    return np.asarray(np.diff(np.append(0, np.cumsum(words))[np.append(0, np.cumsum(pieces))]))


def _starts(length: Codes, pieces: Ints) -> Ints:
    """Where in its text each piece begins, with a blank after each."""
    start = np.cumsum(length + 1) - length - 1
    return np.asarray(start - np.repeat(start[np.cumsum(pieces) - pieces], pieces))
