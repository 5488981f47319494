"""Texts of two sides cut to stretches that are equally long, so that either side's could be the other's.

Dealing texts out anew tests whether outlets differ only if any text could be any outlet's where they do not. It could
not if one outlet's texts are four times as long: short texts have more words not at all or in bursts, whoever wrote
them. So the longest text of one side is compared by a stretch as long as the longest of the other, and so on down,
within each event. Ecology draws down samples to compare species in this way (rarefaction: Sanders 1968, *American
Naturalist* 102; Hurlbert 1971, *Ecology* 52); a stretch, not words here and there, because words come in bursts.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    """Texts that are read from a random word on, their beginning after their end.

    ``hits`` counts the known words (columns) in the whole of each text (row), and ``size`` all words of each text.
    ``cell`` has an entry a word that is read, text after text: where in ``hits.data`` it counts, and one behind all of
    these for a word that is not known.
    """

    hits: sparse.csr_array
    size: Ints
    cell: Codes

    def counts(self, length: Ints) -> sparse.csr_array:
        """How often each known word is among the first ``length`` words that are read of each text."""
        left_out = self.size - length
        read_last = self.cell[ranges(np.cumsum(self.size) - left_out, left_out)]
        cells = len(self.hits.data)
        hits = self.hits.data - np.bincount(read_last, minlength=cells + 1)[:cells]
        return sparse.csr_array((hits, self.hits.indices, self.hits.indptr), shape=self.hits.shape)


def read_stretches(words: Words, voice: str, known: Ints, seed: int) -> Stretches:
    """What each text says in the voice, if it says any, with the known words (indices of the vocabulary)."""
    chosen = np.flatnonzero(words.in_voice(voice))
    chosen = chosen[np.argsort(words.unit[chosen], kind="stable")]
    size = np.bincount(words.unit[chosen])
    size = size[size > 0]
    first, begin = np.cumsum(size) - size, np.random.default_rng([seed, len(size)]).integers(0, size)
    turned = np.column_stack([first + begin, first]), np.column_stack([size - begin, begin])
    number = np.full(len(words.vocabulary), -1, np.int32)
    number[known] = np.arange(len(known))
    column = number[words.word[chosen[ranges(*(ends.ravel() for ends in turned))]]]
    place = np.flatnonzero(column >= 0).astype(np.int32)
    rows = np.searchsorted(place, np.append(first, len(column)).astype(np.int32)).astype(np.int32)
    places = sparse.csr_array((place, column[place], rows), shape=(len(size), len(known)))
    places.sort_indices()
    new = np.append(True, places.indices[1:] != places.indices[:-1])[: places.nnz]
    new[places.indptr[:-1][np.diff(places.indptr) > 0]] = True  # a word in a text, whose places are now in order
    begins, upto = np.flatnonzero(new), np.append(0, np.cumsum(new, dtype=np.int32))
    cell = np.full(len(column), len(begins), np.int32)
    cell[places.data] = upto[1:] - 1
    hits = np.diff(begins, append=places.nnz).astype(np.float64)
    whole = sparse.csr_array((hits, places.indices[begins], upto[places.indptr]), shape=places.shape)
    return Stretches(whole, size, cell)


def by_length(size: Ints, strata: Ints) -> list[Ints]:
    """The texts of each stratum, the shortest first."""
    order = np.lexsort((size, strata))
    return np.split(order, np.flatnonzero(np.diff(strata[order])) + 1)


def matched_lengths(size: Ints, side: npt.NDArray[np.bool_], strata: Sequence[Ints]) -> Ints:
    """The length to which each text is cut so that those with and without ``side`` are equally long in each stratum.

    The sides need not have equally many: what is compared are quantiles. A stratum with one side only is left as it is.
    The strata are given as :func:`by_length` does.

    >>> size = np.array([900, 400, 200, 500])
    >>> matched_lengths(size, np.array([True, True, False, False]), by_length(size, np.zeros(4, int))).tolist()
    [500, 200, 200, 500]
    """
    length = size.copy()
    for members in strata:
        one, other = members[side[members]], members[~side[members]]
        if len(one) and len(other):
            length[one] = np.minimum(size[one], _quantiles(size[other], len(one)))
            length[other] = np.minimum(size[other], _quantiles(size[one], len(other)))
    return length


def ranges(begin: Ints, length: Ints) -> Ints:
    """The whole numbers from each beginning on, as many as it is long, one range after another.

    >>> ranges(np.array([5, 20]), np.array([3, 2])).tolist()
    [5, 6, 7, 20, 21]
    """
    ahead = begin - np.cumsum(length) + length
    return np.repeat(ahead, length) + np.arange(length.sum())


def _quantiles(ascending: Ints, n: int) -> Floats:
    """The middles of the ``n`` equal parts of a sample; with as many parts as members these are the members."""
    middles = [(np.arange(count) + 0.5) / count for count in (n, len(ascending))]
    return np.rint(np.interp(middles[0], middles[1], ascending.astype(np.float64)))
