"""Texts of two sides cut to stretches that are equally long, so that either side's could be the other's.

Dealing texts out anew tests whether outlets differ only if any text could be any outlet's where they do not. It could
not if one outlet's texts are four times as long: short texts have more words not at all or in bursts, whoever wrote
them. So the longest text of one side is compared by a stretch as long as the longest of the other, and so on down,
within each event. Ecology draws down samples to compare species in this way (rarefaction: Sanders 1968, *American
Naturalist* 102; Hurlbert 1971, *Ecology* 52); a stretch, not words here and there, because words come in bursts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .joins import Ints
from .keyscores import Floats
from .tokens import Codes
from .words import Words


@dataclass(frozen=True)
class Stretches:
    """Places of the known words in texts that are read from a random word on, their beginning after their end.

    One entry a place, by word and then by text: the row of the text in ``unit``, the number of the word in ``column``,
    and in ``place`` how many words are read before it. ``size`` is how many words each text has, ``columns`` how many
    words are known.
    """

    unit: Codes
    column: Ints
    place: Ints
    size: Ints
    columns: int

    def counts(self, length: Ints) -> sparse.csr_array:
        """How often each known word (row) is among the first ``length`` words that are read of each text (column)."""
        kept = self.place < length[self.unit]
        unit, column = self.unit[kept], self.column[kept]
        begins = np.flatnonzero((np.diff(unit, prepend=-1) != 0) | (np.diff(column, prepend=-1) != 0))
        hits = np.diff(begins, append=len(unit)).astype(np.float64)
        rows = np.searchsorted(column[begins], np.arange(self.columns + 1))
        return sparse.csr_array((hits, unit[begins], rows), shape=(self.columns, len(self.size)))


def read_stretches(words: Words, voice: str, known: Ints, seed: int) -> Stretches:
    """The places of the known words (indices of the vocabulary) in what each text says in the voice, if it says any."""
    chosen = np.flatnonzero(words.in_voice(voice))
    chosen = chosen[np.argsort(words.unit[chosen], kind="stable")]
    unit = words.unit[chosen]
    size = np.bincount(unit)
    unit, size = (np.cumsum(size > 0) - 1)[unit], size[size > 0]
    begin = np.random.default_rng([seed, len(size)]).integers(0, size)
    place = (np.arange(len(unit)) - (np.cumsum(size) - size + begin)[unit]) % size[unit]
    number = np.full(len(words.vocabulary), -1)
    number[known] = np.arange(len(known))
    column = number[words.word[chosen]]
    order = np.argsort(column, kind="stable")
    order = order[np.searchsorted(column[order], 0) :]  # without the words that are not known
    return Stretches(unit[order], column[order], place[order], size, len(known))


def matched_lengths(size: Ints, side: npt.NDArray[np.bool_], strata: Ints) -> Ints:
    """The length to which each text is cut so that those with and without ``side`` are equally long in each stratum.

    The sides need not have equally many: what is compared are quantiles. A stratum with one side only is left as it is.

    >>> matched_lengths(np.array([900, 400, 200, 500]), np.array([True, True, False, False]), np.zeros(4, int)).tolist()
    [500, 200, 200, 500]
    """
    length = size.copy()
    order = np.lexsort((size, strata))
    for members in np.split(order, np.flatnonzero(np.diff(strata[order])) + 1):
        one, other = members[side[members]], members[~side[members]]
        if len(one) and len(other):
            length[one] = np.minimum(size[one], _quantiles(size[other], len(one)))
            length[other] = np.minimum(size[other], _quantiles(size[one], len(other)))
    return length


def _quantiles(ascending: Ints, n: int) -> Floats:
    """The middles of the ``n`` equal parts of a sample; with as many parts as members these are the members."""
    middles = [(np.arange(count) + 0.5) / count for count in (n, len(ascending))]
    return np.rint(np.interp(middles[0], middles[1], ascending.astype(np.float64)))
