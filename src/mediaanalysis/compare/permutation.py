"""Tests that draw documents, not words: outlets permuted among documents, voices shifted along them.

The statistic is the difference of two rates over its standard error by documents (the ratio estimator, Cochran 1977,
ch. 6), so that the permutation holds also where one outlet's documents are longer or vary more (Chung & Romano 2013,
"Exact and asymptotically robust permutation tests", Annals of Statistics 41). Many words are tested at once: beside
each p stands one for the family of all of them, by the largest statistic of each draw (Westfall & Young 1993), which
keeps the chance of any false alarm in the family at its level however the words go together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .joins import Ints
from .keyscores import Floats
from .sides import Counts
from .words import Words

_CELLS = 100_000  # statistics held at a time, as many as a processor keeps close by; more take three times as long
_LABELS = 4_000_000  # of documents held at a time
_TIE = 1e-9  # of the statistic; permutations that are the same arrangement differ by rounding


class Drawn(NamedTuple):
    """p of each hypothesis by itself, and within the family of all that were tested together."""

    p: Floats
    p_family: Floats


def permute_labels(counts: Counts, outlets: npt.NDArray[np.bool_], strata: Ints, draws: int, seed: int) -> Drawn:
    """For each of the outlets (rows) and each word (columns), how it compares with permutations of the documents.

    Labels are permuted within strata, and each document is measured against the rate of its stratum. Outlets that are
    not asked for are part of everybody's rest, and have no p.
    """
    k, n = int(outlets.sum()), counts.hits.shape[1]
    width = max(_CELLS // max(k, 1), 1)
    step = max(1, min(_CELLS // max(k * min(n, width), 1), _LABELS // max(len(counts.size), 1)))
    columns = sparse.csc_array(counts.hits)
    observed, alone, largest = np.zeros((k, n)), np.zeros((k, n)), np.zeros(draws)
    for first in range(0, n if k else 0, width):
        part = slice(first, first + width)
        contrast = _Contrast(replace(counts, hits=columns[:, part]), outlets, strata)
        observed[:, part] = contrast.of(contrast.label[None])[0]
        blocks = (contrast.of(labels) for labels in _labellings(contrast.label, strata, draws, step, seed))
        alone[:, part], reached = _compare(observed[:, part], blocks)
        np.maximum(largest, reached, out=largest)
    p = np.full((2, counts.outlets, n), np.nan)
    p[:, outlets] = _drawn(observed, alone, largest)
    return Drawn(*p)


def shift_voices(
    words: Words, own: npt.NDArray[np.bool_], one: Counts, other: Counts, known: Ints, draws: int, seed: int
) -> Drawn:
    """For each outlet and each known word, how its hits in one voice compare with voices that are shifted along texts.

    Each draw moves the voices of each text on by a random number of words, and its end to its beginning: how long the
    voices are stays the same, and so does how words go together. ``own`` says which words are in the voice of ``one``;
    the texts are those of ``words``, the rows of both counts. A word is measured by its hits in excess of what the
    voice's part of each text would have, in units of the binomial's standard deviation.
    """
    rng = np.random.default_rng(seed)
    part = one.size / np.maximum(one.size + other.size, 1)
    hits = one.hits + other.hits
    expected = one.by_outlet(sparse.diags_array(part) @ hits)
    scale = np.sqrt(one.by_outlet(sparse.diags_array(part * (1 - part)) @ hits))
    order = np.argsort(words.unit, kind="stable")
    own = own[order]
    column = np.full(len(words.vocabulary), -1)
    column[known] = np.arange(len(known))
    cell = one.outlet[words.unit[order]] * len(known) + column[words.word[order]]
    place = np.flatnonzero(column[words.word[order]] >= 0)
    place = place[np.argsort(cell[place], kind="stable")]
    cells, begins = np.unique(cell[place], return_index=True)
    unit = words.unit[order][place]
    length = np.bincount(words.unit, minlength=len(one.size))
    last = (np.cumsum(length))[unit]
    expected, scale = expected.ravel()[cells], scale.ravel()[cells]
    scale = np.where(scale > 0, scale, np.inf)

    def of(shift: Ints) -> Floats:
        at = place + shift[unit]
        at -= np.where(at >= last, length[unit], 0)
        return np.asarray((np.add.reduceat(own[at], begins, dtype=np.int64) - expected) / scale)[None]

    nothing = np.zeros_like(length)
    blocks = (of(rng.integers(0, np.maximum(length, 1))) for _ in range(draws))
    p = np.full((2, one.outlets * len(known)), np.nan)
    if len(cells):
        observed = of(nothing)[0]
        p[:, cells] = _drawn(observed, *_compare(observed, blocks))
    return Drawn(*p.reshape(2, one.outlets, len(known)))


def _labellings(label: Ints, strata: Ints, draws: int, step: int, seed: int) -> Iterator[Ints]:
    """The labels permuted within strata, a labelling a row; the same for the same seed and step."""
    rng = np.random.default_rng(seed)
    members = [np.flatnonzero(strata == s) for s in range(int(strata.max(initial=-1)) + 1)]
    for first in range(0, draws, step):
        drawn = np.empty((min(step, draws - first), len(label)), np.int64)
        for of_stratum in members:
            drawn[:, of_stratum] = rng.permuted(np.tile(label[of_stratum], (len(drawn), 1)), axis=1)
        yield drawn


def _compare(observed: Floats, blocks: Iterable[Floats]) -> tuple[Floats, Floats]:
    """How many draws reach each of the observed statistics, and the largest statistic of each draw."""
    limit = np.abs(observed) - _TIE
    alone, largest = np.zeros_like(limit), [np.empty(0)]
    for drawn in blocks:
        size = np.abs(drawn)
        alone += (size >= limit).sum(axis=0)
        largest.append(size.max(axis=tuple(range(1, size.ndim))))
    return alone, np.concatenate(largest)


def _drawn(observed: Floats, alone: Floats, largest: Floats) -> Drawn:
    """Shares of draws (the observed among them) that reach the observed statistics, each alone and any of all."""
    draws = len(largest)
    family = draws - np.searchsorted(np.sort(largest), np.abs(observed) - _TIE, side="left")
    return Drawn((alone + 1) / (draws + 1), (family + 1) / (draws + 1))


class _Contrast:
    """The studentised difference of each outlet's rate and the rest's, for many labellings at once.

    With e = hits - words × rate of the stratum, the difference is Σe (1/n + 1/n′) and its variance is that of e over
    documents on both sides; sums of e and of e² come from sparse products, as e is a constant where there is no hit.
    """

    def __init__(self, counts: Counts, outlets: npt.NDArray[np.bool_], strata: Ints) -> None:
        n = len(counts.size)
        self.label = _labels(counts.outlet, outlets)
        self._words = counts.size
        self._hits = sparse.csr_array(counts.hits)
        self._documents = np.bincount(counts.outlet, minlength=counts.outlets)[outlets].astype(float)
        stratum = sparse.csr_array((np.ones(n), (strata, np.arange(n))), shape=(int(strata.max(initial=-1)) + 1, n))
        self._size = sparse.csr_array(sparse.diags_array(counts.size) @ stratum.T)
        self._rate = (stratum @ self._hits).toarray() / np.maximum(stratum @ counts.size, 1)[:, None]
        row, word = np.repeat(np.arange(n), np.diff(self._hits.indptr)), self._hits.indices
        square = self._hits.data**2 - 2 * self._hits.data * counts.size[row] * self._rate[strata[row], word]
        self._squares = sparse.csr_array((square, word, self._hits.indptr), shape=self._hits.shape)
        self._all_expected = self._size.sum(axis=0) @ self._rate
        self._all_squares = self._squares.sum(axis=0) + self._size.power(2).sum(axis=0) @ self._rate**2

    def of(self, drawn: Ints) -> Floats:
        """The statistics of each labelling (a row of documents' labels): labelling × outlet × word."""
        k = len(self._documents)
        groups = _groups(drawn, k, np.ones(drawn.shape))
        expected = (groups @ self._size) @ self._rate
        excess = (groups @ self._hits).toarray() - expected
        squares = (groups @ self._squares).toarray() + (groups @ self._size.power(2)) @ self._rate**2
        n = (groups @ self._words)[:, None]
        m = np.tile(self._documents, len(drawn))[:, None]
        variance = _variance(squares, excess, expected, m) / n**2
        rest, m_rest = self._words.sum() - n, len(self._words) - m
        variance += _variance(self._all_squares - squares, excess, self._all_expected - expected, m_rest) / rest**2
        with np.errstate(divide="ignore", invalid="ignore"):
            t = excess * (1 / n + 1 / rest) / np.sqrt(variance)
        return np.asarray(np.nan_to_num(t).reshape(len(drawn), k, self._hits.shape[1]))


def _variance(squares: Floats, excess: Floats, expected: Floats, documents: Floats) -> Floats:
    """The variance of a sum over documents, at least that of words that fall at random (Poisson).

    A side with next to no hits would else seem to know for certain that it has none.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.fmax((squares - excess**2 / documents) * documents / (documents - 1), expected))


def _labels(outlet: Ints, outlets: npt.NDArray[np.bool_]) -> Ints:
    """The number of each document's outlet among those asked for, -1 for others."""
    return np.where(outlets, np.cumsum(outlets) - 1, -1)[outlet]


def _groups(labels: Ints, k: int, values: Floats) -> Any:
    """The matrix that adds up documents by their label in each row of labels: row × label, documents."""
    row, document = np.nonzero(labels >= 0)
    where = (row * k + labels[row, document], document)
    return sparse.csr_array((values[row, document], where), shape=(len(labels) * k, labels.shape[1]))
