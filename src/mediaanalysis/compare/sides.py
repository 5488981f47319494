"""The counts of words in documents summed by outlet: one side of a comparison, with how far its documents vary."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .joins import Ints
from .keyscores import Floats
from .rates import tier_of


@dataclass(frozen=True)
class Counts:
    """How often each document has each word (sparse), how many words it has, and the number of its outlet."""

    hits: Any
    size: Floats
    outlet: Ints
    outlets: int

    def by_outlet(self, values: Any) -> Floats:
        """Sums over the documents of each outlet: of numbers, one a document, or of the rows of a sparse array."""
        if not sparse.issparse(values):
            return np.asarray(np.bincount(self.outlet, values, self.outlets)[:, None], np.float64)
        cell = np.repeat(self.outlet * values.shape[1], np.diff(values.indptr))
        cell += values.indices
        sums = np.bincount(cell, values.data, self.outlets * values.shape[1])
        return np.asarray(sums.reshape(self.outlets, values.shape[1]), np.float64)


@dataclass(frozen=True)
class Side:
    """Sums over the documents of each outlet (rows) for each word (columns): y hits of a word in n words."""

    hits: Floats
    documents: Floats  # with the word
    squares: Floats  # of y
    products: Floats  # of y and n
    words: Floats
    of: Floats  # documents
    sizes: Floats  # squares of n

    def rest(self) -> Side:
        """The same sums over the documents of all other outlets."""
        return Side(*((values := getattr(self, f.name)).sum(axis=0) - values for f in fields(self)))

    @property
    def is_enough(self) -> npt.NDArray[np.bool_]:
        """Which outlets have documents enough for an interval and a test."""
        return np.array([tier_of(int(n)).interval for n in self.of[:, 0]], dtype=bool)

    @property
    def variance(self) -> Floats:
        """The relative variance of the rate, by documents: that of its natural logarithm (Cochran 1977, ch. 6)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = (
                self.squares / self.hits**2 - 2 * self.products / (self.hits * self.words) + self.sizes / self.words**2
            )
            return np.asarray(self.of / (self.of - 1) * spread)


def side_of(counts: Counts) -> Side:
    """The sums of the counts."""
    hits, size = counts.hits, counts.size
    sums = (
        hits,
        (hits > 0).astype(float),
        hits.power(2),
        sparse.diags_array(size) @ hits,
        size,
        np.ones(len(size)),
        size**2,
    )
    return Side(*map(counts.by_outlet, sums))


def covariance(one: Counts, other: Counts) -> Floats:
    """The covariance of the logarithms of two rates that were counted in the same documents."""
    a, b = side_of(one), side_of(other)
    both = one.by_outlet(one.hits.multiply(other.hits)), one.by_outlet(one.size * other.size)
    crossed = (
        one.by_outlet(sparse.diags_array(other.size) @ one.hits),
        one.by_outlet(sparse.diags_array(one.size) @ other.hits),
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = both[0] / (a.hits * b.hits) + both[1] / (a.words * b.words)
        spread -= crossed[0] / (a.hits * b.words) + crossed[1] / (a.words * b.hits)
        return np.asarray(a.of / (a.of - 1) * spread)


def dispersion(counts: Counts) -> Floats:
    """Gries' DP of each word within each outlet, normalised as in :func:`deviation`; missing where that is."""
    hits = sparse.coo_array(counts.hits)
    row, word = hits.coords
    total, share = counts.by_outlet(counts.hits), counts.size / counts.by_outlet(counts.size)[counts.outlet, 0]
    common = np.minimum(hits.data / total[counts.outlet[row], word], share[row])
    shared = counts.by_outlet(sparse.csr_array((common, (row, word)), shape=hits.shape))
    least = np.ones(counts.outlets)
    np.minimum.at(least, counts.outlet, share)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where((total > 0) & (least < 1)[:, None], (1 - shared) / (1 - least)[:, None], np.nan))
