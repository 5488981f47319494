"""Voices that are moved along texts by a random number of words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from .joins import Ints
from .keyscores import Floats
from .stretches import ranges
from .words import Words


class Shifted:
    """How many hits of the known words are in one voice when the voices are shifted along some texts.

    A voice shifted is the words at some distance. The words of each text are held twice, one after the other, so that
    each stretch of a voice is a stretch of words wherever it is shifted to; only the rarer voice is looked at.
    """

    def __init__(self, words: Words, own: npt.NDArray[np.bool_], chosen: Ints, known: Ints) -> None:
        chosen = chosen[np.argsort(words.unit[chosen], kind="stable")]
        self._known = len(known)
        number = np.full(len(words.vocabulary), self._known)
        number[known] = np.arange(self._known)
        word, own, unit = number[words.word[chosen]], own[chosen], words.unit[chosen]
        self._size = np.bincount(unit)
        self._size = self._size[self._size > 0]
        first = np.cumsum(self._size) - self._size
        self._twice = word[ranges(np.repeat(first, 2), np.repeat(self._size, 2))]
        self._all = None if own.mean() <= 0.5 else np.bincount(word, minlength=self._known + 1)[: self._known, None]
        rarer = own if self._all is None else ~own
        new = np.append(True, unit[1:] != unit[:-1])
        begin = np.flatnonzero(rarer & (new | ~np.append(False, rarer[:-1])))
        end = np.flatnonzero(rarer & np.append(new[1:] | ~rarer[1:], True)) + 1
        self._text = np.repeat(np.arange(len(first)), self._size)[begin]
        self._first, self._begin, self._length = 2 * first[self._text], begin - first[self._text], end - begin

    def draw(self, draws: int, seed: list[int], together: int) -> Iterator[Floats]:
        """The hits (word × draw) of so many draws, some at a time."""
        rng = np.random.default_rng(seed)
        for first in range(0, draws, together):
            shift = rng.integers(0, self._size[:, None], (len(self._size), min(together, draws - first)))
            hits = np.stack([self._hits(along) for along in shift.T], axis=1).astype(np.float64)
            yield hits if self._all is None else self._all - hits

    def _hits(self, shift: Ints) -> Ints:
        """The hits in the rarer voice when each text's voices are shifted so far."""
        begin = self._first + (self._begin - shift[self._text]) % self._size[self._text]
        return np.bincount(self._twice[ranges(begin, self._length)], minlength=self._known + 1)[: self._known]
