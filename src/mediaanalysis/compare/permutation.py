"""Tests that draw documents, not words: outlets permuted among documents, voices shifted along them.

The statistic is the difference of two rates over its standard error by documents (the ratio estimator, Cochran 1977,
ch. 6), so that the permutation holds also where one outlet's documents vary more (Janssen 1997, Statistics &
Probability Letters 36; Chung & Romano 2013, "Exact and asymptotically robust permutation tests", Annals of Statistics
41). That is so for many documents and not far out in the tails, where a family of tests decides; so the documents that
are compared are cut to like lengths before (see :mod:`.stretches`). Many words are tested at once: beside each p stands
one for the family of all of them, by the largest statistic of each draw (Westfall & Young 1993), which keeps the chance
of any false alarm in the family at its level however the words go together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .joins import Ints
from .keyscores import Floats
from .shifts import Shifted
from .sides import Counts
from .stretches import Stretches, by_length, matched_lengths
from .words import Words

_TOGETHER = 64  # labellings measured at a time, so that each hit that is looked up serves them all
_MANY = 1_000  # documents from which on sums in single precision tell arrangements apart well enough: none comes twice
_SMALL = 1 / 16  # of the documents on a side, below which it is faster to look up these than to go through all
_WORDS = 1_000  # words measured at a time; their statistics stay close to the processor
_TIE = 1e-9  # of the statistic; permutations that are the same arrangement differ by rounding


class Drawn(NamedTuple):
    """p of each hypothesis by itself, and within the family of all that were tested together."""

    p: Floats
    p_family: Floats


def permute_labels(
    stretches: Stretches, outlet: Ints, outlets: npt.NDArray[np.bool_], strata: Ints, draws: int, seed: int
) -> Drawn:
    """For each of the outlets (rows) and each word (columns), how it compares with permutations of the documents.

    ``outlet`` is the number of each document's. Labels are permuted within strata, each document is measured against
    the rate of its stratum, and the documents of an outlet and of all others are compared by stretches of like lengths.
    Outlets that are not asked for are part of everybody's rest, and have no p.
    """
    asked = np.flatnonzero(outlets)
    mirrored = len(asked) == 2 == len(np.unique(outlet))  # each of two outlets is the other's rest
    observed, alone = np.zeros((2, len(asked), stretches.hits.shape[1]))
    largest = np.zeros(draws)
    labellings = list(_labellings(outlet, strata, draws, seed))
    of_strata, in_strata = by_length(stretches.size, strata), Strata.of_hits(stretches.hits, strata)
    for i, which in enumerate(asked[:1] if mirrored else asked):
        side = outlet == which
        length = matched_lengths(stretches.size, side, of_strata)
        contrast = _Contrast(stretches.counts(length), length, side, in_strata)
        observed[i] = contrast.of(side[:, None])[:, 0]
        alone[i], reached = _compare(observed[i], (contrast.of(drawn == which) for drawn in labellings))
        np.maximum(largest, reached, out=largest)
    if mirrored:
        observed[1], alone[1] = observed[0], alone[0]
    p = np.full((2, len(outlets), stretches.hits.shape[1]), np.nan)
    p[:, outlets] = _drawn(observed, alone, largest)
    return Drawn(*p)


def shift_voices(
    words: Words, own: npt.NDArray[np.bool_], texts: Ints, one: Counts, other: Counts, outlets: npt.NDArray[np.bool_],
    known: Ints, draws: int, seed: int,
) -> Drawn:  # fmt: skip
    """For each of the outlets and each known word, how its hits in one voice compare with voices shifted along texts.

    Each draw moves the voices of each text on by a random number of words, and its end to its beginning: how long the
    voices are stays the same, and so does how words go together. ``own`` says which words are in the voice of ``one``;
    the ``texts`` are the rows of ``words.units`` that both counts have. A word is measured by its hits in excess of
    what the voice's part of each text would have, in units of the binomial's standard deviation.
    """
    part = one.size / np.maximum(one.size + other.size, 1)
    hits = one.hits + other.hits
    expected = one.by_outlet(sparse.diags_array(part) @ hits)[outlets]
    scale = np.sqrt(one.by_outlet(sparse.diags_array(part * (1 - part)) @ hits))[outlets]
    scale = np.where(scale > 0, scale, np.inf)
    observed = (one.by_outlet(one.hits)[outlets] - expected) / scale
    alone, largest = np.zeros_like(observed), np.zeros(draws)
    outlet = np.full(len(words.units), -1, np.int32)
    outlet[texts] = one.outlet
    outlet = outlet[words.unit]
    for i, which in enumerate(np.flatnonzero(outlets)):
        shifted = Shifted(words, own, np.flatnonzero(outlet == which), known)
        drawn = shifted.draw(draws, [seed, int(which)], _TOGETHER)
        blocks = ((hits - expected[i][:, None]) / scale[i][:, None] for hits in drawn)
        alone[i], reached = _compare(observed[i], blocks)
        np.maximum(largest, reached, out=largest)
    p = np.full((2, one.outlets, len(known)), np.nan)
    p[:, outlets] = _drawn(observed, alone, largest)
    return Drawn(*p)


def _labellings(label: Ints, strata: Ints, draws: int, seed: int) -> Iterator[npt.NDArray[np.integer[Any]]]:
    """The labels permuted within strata, a labelling a column, some at a time; the same for the same seed."""
    rng = np.random.default_rng(seed)
    label = label.astype(np.min_scalar_type(label.max(initial=0)))
    members = [np.flatnonzero(strata == s) for s in range(int(strata.max(initial=-1)) + 1)]
    for first in range(0, draws, _TOGETHER):
        drawn = np.empty((len(label), min(_TOGETHER, draws - first)), label.dtype)
        for of_stratum in members:
            drawn[of_stratum] = rng.permuted(np.tile(label[of_stratum, None], drawn.shape[1]), axis=0)
        yield drawn


def _compare(observed: Floats, blocks: Iterable[Floats]) -> tuple[Floats, Floats]:
    """How many draws (columns) reach each of the observed statistics (rows), and the largest statistic of each draw."""
    limit = np.abs(observed) - _TIE
    alone, largest = np.zeros_like(limit), [np.empty(0)]
    for drawn in blocks:
        size = np.abs(drawn)
        alone += (size >= limit[:, None]).sum(axis=1)
        largest.append(size.max(axis=0, initial=0.0))
    return alone, np.concatenate(largest)


def _drawn(observed: Floats, alone: Floats, largest: Floats) -> Drawn:
    """Shares of draws (the observed among them) that reach the observed statistics, each alone and any of all."""
    draws = len(largest)
    family = draws - np.searchsorted(np.sort(largest), np.abs(observed) - _TIE, side="left")
    return Drawn((alone + 1) / (draws + 1), (family + 1) / (draws + 1))


class Strata(NamedTuple):
    """The stratum of each document; for each hit, its place in a table of strata (rows) and words (columns)."""

    n: int
    of: Ints
    cell: Ints

    @classmethod
    def of_hits(cls, hits: sparse.csr_array, strata: Ints) -> Strata:
        """Those of documents that have these hits."""
        cell = np.repeat(strata * hits.shape[1], np.diff(hits.indptr))
        cell += hits.indices
        return cls(int(strata.max(initial=-1)) + 1, strata, cell)


class _Contrast:
    """The studentised difference of the rates of two sides, for many labellings at once.

    With e = hits - words × rate of the stratum, the difference is Σe (1/n + 1/n′) and its variance is that of e over
    documents on both sides; sums of e and of e² come from sparse products, as e is a constant where there is no hit.
    """

    def __init__(self, hits: sparse.csr_array, words: Ints, side: npt.NDArray[np.bool_], strata: Strata) -> None:
        size, shape = words.astype(np.float64), (strata.n, hits.shape[1])
        self._documents = int(side.sum()), int((~side).sum())
        self._size = np.bincount(strata.of, size, strata.n)[:, None], np.bincount(strata.of, size**2, strata.n)[:, None]
        rate = np.bincount(strata.cell, hits.data, strata.n * hits.shape[1]).reshape(shape)
        rate /= np.maximum(self._size[0], 1)
        squares = rate.ravel()[strata.cell]  # those of e that are hits, less what they would be without: in place, as
        squares *= np.repeat(-2 * size, np.diff(hits.indptr))  # room for tens of millions is dearer than the sums
        squares += hits.data
        squares *= hits.data
        of_words = np.bincount(strata.cell, squares, strata.n * hits.shape[1]).reshape(shape).sum(axis=0)
        self._rate, self._squares = rate.T, of_words[:, None]
        sums = _SumsOfFew if len(words) >= _MANY and side.mean() < _SMALL else _Sums
        self._sums = sums(hits, squares, size, strata)

    def of(self, first: npt.NDArray[np.bool_]) -> Floats:
        """The statistics (word × labelling) where the first side has the documents of each labelling (a column)."""
        size, squared, hits, of_hits = self._sums.over(first)
        all_size, all_squared = self._size
        n = size.sum(axis=0)
        rest = all_size.sum() - n
        statistics = np.empty(hits.shape)
        for begin in range(0, len(hits), _WORDS):
            here = slice(begin, begin + _WORDS)
            rate = self._rate[here]
            expected, all_expected = rate @ size, rate @ all_size
            excess = hits[here] - expected
            squares = of_hits[here] + rate**2 @ squared
            all_squares = self._squares[here] + rate**2 @ all_squared
            variance = _variance(squares, excess, expected, self._documents[0]) / n**2
            others = _variance(all_squares - squares, excess, all_expected - expected, self._documents[1])
            with np.errstate(divide="ignore", invalid="ignore"):
                t = excess * (1 / n + 1 / rest) / np.sqrt(variance + others / rest**2)
            statistics[here] = np.nan_to_num(t)
        return statistics


class _Sums:
    """Sums over the documents of labellings: words and their squares by stratum, hits and squares by word."""

    def __init__(self, hits: sparse.csr_array, squares: Floats, size: Floats, strata: Strata) -> None:
        self._kind = np.float32 if len(size) >= _MANY else np.float64
        by_stratum = sparse.csr_array((size, strata.of, np.arange(len(size) + 1)), shape=(len(size), strata.n))
        by_word = (
            sparse.csr_array((data.astype(self._kind), hits.indices, hits.indptr), shape=hits.shape)
            for data in (hits.data, squares)
        )
        self._summed = [by_stratum, by_stratum.power(2), *by_word]

    def over(self, first: npt.NDArray[np.bool_]) -> list[Floats]:
        labels = first.astype(self._kind)
        return [values.T @ labels for values in self._summed]


class _SumsOfFew:
    """The same where labellings have few of the documents, which are looked up rather than going through all."""

    def __init__(self, hits: sparse.csr_array, squares: Floats, size: Floats, strata: Strata) -> None:
        both = np.empty(len(squares), np.complex64)
        both.real, both.imag = hits.data, squares
        self._by_word = sparse.csr_array((both, hits.indices, hits.indptr), shape=hits.shape)
        self._size, self._strata = size, strata

    def over(self, first: npt.NDArray[np.bool_]) -> list[Floats]:
        chosen = [np.flatnonzero(labels) for labels in np.ascontiguousarray(first.T)]
        by_stratum = (
            [np.bincount(self._strata.of[some], values[some], self._strata.n) for some in chosen]
            for values in (self._size, self._size**2)
        )
        by_word = np.stack([self._by_word[some].sum(axis=0) for some in chosen], axis=1)
        return [*(np.stack(sums, axis=1) for sums in by_stratum), by_word.real, by_word.imag]


def _variance(squares: Floats, excess: Floats, expected: Floats, documents: int) -> Floats:
    """The variance of a sum over documents, at least that of words that fall at random (Poisson).

    A side with next to no hits would else seem to know for certain that it has none.
    """
    return np.asarray(np.fmax((squares - excess**2 / documents) * documents / (documents - 1), expected))
