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
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from .joins import Ints
from .keyscores import Floats
from .sides import Counts
from .stretches import Stretches, matched_lengths
from .words import Words

_TOGETHER = 64  # labellings measured at a time, so that each hit that is looked up serves them all
_MANY = 1_000  # documents from which on sums in single precision tell arrangements apart well enough: none comes twice
_WORDS = 1_000  # words measured at a time; their statistics stay close to the processor
_PLACES = 5_000  # of words whose voices are looked up at a time
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
    observed, alone = np.zeros((len(asked), stretches.columns)), np.zeros((len(asked), stretches.columns))
    largest = np.zeros(draws)
    for i, which in enumerate(asked[:1] if mirrored else asked):
        side = outlet == which
        length = matched_lengths(stretches.size, side, strata)
        contrast = _Contrast(stretches.counts(length), length, side, strata)
        observed[i] = contrast.of(side[:, None])[:, 0]
        blocks = (contrast.of(drawn == which) for drawn in _labellings(outlet, strata, draws, seed))
        alone[i], reached = _compare(observed[i], blocks)
        np.maximum(largest, reached, out=largest)
    if mirrored:
        observed[1], alone[1] = observed[0], alone[0]
    p = np.full((2, len(outlets), stretches.columns), np.nan)
    p[:, outlets] = _drawn(observed, alone, largest)
    return Drawn(*p)


def shift_voices(
    words: Words, own: npt.NDArray[np.bool_], one: Counts, other: Counts, outlets: npt.NDArray[np.bool_], known: Ints,
    draws: int, seed: int,
) -> Drawn:  # fmt: skip
    """For each of the outlets and each known word, how its hits in one voice compare with voices shifted along texts.

    Each draw moves the voices of each text on by a random number of words, and its end to its beginning: how long the
    voices are stays the same, and so does how words go together. ``own`` says which words are in the voice of ``one``;
    the texts are those of ``words``, the rows of both counts. A word is measured by its hits in excess of what the
    voice's part of each text would have, in units of the binomial's standard deviation.
    """
    part = one.size / np.maximum(one.size + other.size, 1)
    hits = one.hits + other.hits
    expected = one.by_outlet(sparse.diags_array(part) @ hits)[outlets]
    scale = np.sqrt(one.by_outlet(sparse.diags_array(part * (1 - part)) @ hits))[outlets]
    scale = np.where(scale > 0, scale, np.inf)
    observed = (one.by_outlet(one.hits)[outlets] - expected) / scale
    alone, largest = np.zeros_like(observed), np.zeros(draws)
    for i, which in enumerate(np.flatnonzero(outlets)):
        shifted = _Shifted(words, own, one.outlet == which, known)
        blocks = (
            (drawn - expected[i][:, None]) / scale[i][:, None] for drawn in shifted.draw(draws, [seed, int(which)])
        )
        alone[i], reached = _compare(observed[i], blocks)
        np.maximum(largest, reached, out=largest)
    p = np.full((2, one.outlets, len(known)), np.nan)
    p[:, outlets] = _drawn(observed, alone, largest)
    return Drawn(*p)


def _labellings(label: Ints, strata: Ints, draws: int, seed: int) -> Iterator[Ints]:
    """The labels permuted within strata, a labelling a column, some at a time; the same for the same seed."""
    rng = np.random.default_rng(seed)
    members = [np.flatnonzero(strata == s) for s in range(int(strata.max(initial=-1)) + 1)]
    for first in range(0, draws, _TOGETHER):
        drawn = np.empty((len(label), min(_TOGETHER, draws - first)), np.int64)
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


class _Contrast:
    """The studentised difference of the rates of two sides, for many labellings at once.

    With e = hits - words × rate of the stratum, the difference is Σe (1/n + 1/n′) and its variance is that of e over
    documents on both sides; sums of e and of e² come from sparse products, as e is a constant where there is no hit.
    """

    def __init__(self, hits: sparse.csr_array, words: Ints, side: npt.NDArray[np.bool_], strata: Ints) -> None:
        n, size = len(words), words.astype(np.float64)
        self._documents = int(side.sum()), int((~side).sum())
        self._size = sparse.csr_array((size, (strata, np.arange(n))), shape=(int(strata.max(initial=-1)) + 1, n))
        self._squared = self._size.power(2)
        self._blocks = []
        for first in range(0, hits.shape[0], _WORDS):
            block = hits[first : first + _WORDS]
            rate = (block @ self._size.astype(bool).T).toarray() / np.maximum(self._size.sum(axis=1), 1)
            word, document = np.repeat(np.arange(block.shape[0]), np.diff(block.indptr)), block.indices
            square = block.data**2 - 2 * block.data * size[document] * rate[word, strata[document]]
            squares = sparse.csr_array((square, document, block.indptr), shape=block.shape)
            kind = np.float32 if n >= _MANY else np.float64
            self._blocks.append((block.astype(kind), squares.astype(kind), squares.sum(axis=1)[:, None], rate))

    def of(self, first: npt.NDArray[np.bool_]) -> Floats:
        """The statistics (word × labelling) where the first side has the documents of each labelling (a column)."""
        labels = first.astype(np.float32 if len(first) >= _MANY else np.float64)
        size, squared = self._size @ labels, self._squared @ labels
        all_size, all_squared = self._size.sum(axis=1)[:, None], self._squared.sum(axis=1)[:, None]
        n = size.sum(axis=0)
        rest = all_size.sum() - n
        statistics = [np.empty((0, labels.shape[1]))]
        for hits, of_hits, of_all_hits, rate in self._blocks:
            expected, all_expected = rate @ size, rate @ all_size
            excess = hits @ labels - expected
            squares, all_squares = of_hits @ labels + rate**2 @ squared, of_all_hits + rate**2 @ all_squared
            variance = _variance(squares, excess, expected, self._documents[0]) / n**2
            others = _variance(all_squares - squares, excess, all_expected - expected, self._documents[1])
            with np.errstate(divide="ignore", invalid="ignore"):
                t = excess * (1 / n + 1 / rest) / np.sqrt(variance + others / rest**2)
            statistics.append(np.nan_to_num(t))
        return np.concatenate(statistics)


def _variance(squares: Floats, excess: Floats, expected: Floats, documents: int) -> Floats:
    """The variance of a sum over documents, at least that of words that fall at random (Poisson).

    A side with next to no hits would else seem to know for certain that it has none.
    """
    return np.asarray(np.fmax((squares - excess**2 / documents) * documents / (documents - 1), expected))


class _Shifted:
    """How many hits of the known words are in one voice when the voices are shifted along some texts.

    Each text's voices are held twice, one after the other, so that a shift is a place further on.
    """

    def __init__(self, words: Words, own: npt.NDArray[np.bool_], texts: npt.NDArray[np.bool_], known: Ints) -> None:
        chosen = np.flatnonzero(texts[words.unit])
        chosen = chosen[np.argsort(words.unit[chosen], kind="stable")]
        size = np.bincount(words.unit[chosen], minlength=len(texts))[texts]
        text = np.repeat(np.arange(len(size)), size)
        place = np.arange(len(chosen)) + (np.cumsum(size) - size)[text]
        self._size, self._known = size, len(known)
        self._own = np.empty(2 * len(chosen), np.float32)
        self._own[place] = self._own[place + size[text]] = own[chosen]
        number = np.full(len(words.vocabulary), -1)
        number[known] = np.arange(len(known))
        column = number[words.word[chosen]]
        there = np.flatnonzero(column >= 0)
        self._parts = []
        for first in range(0, len(there), _PLACES):
            part = there[first : first + _PLACES]
            rows, row = np.unique(column[part], return_inverse=True)
            entries = (np.ones(len(part), np.float32), (row, np.arange(len(part))))
            self._parts.append((rows, sparse.csr_array(entries), place[part], text[part]))

    def draw(self, draws: int, seed: list[int]) -> Iterator[Floats]:
        """The hits (word × draw) of so many draws, some at a time."""
        rng = np.random.default_rng(seed)
        for first in range(0, draws, _TOGETHER):
            shift = rng.integers(0, self._size[:, None], (len(self._size), min(_TOGETHER, draws - first)))
            hits = np.zeros((self._known, shift.shape[1]))
            for rows, words, place, text in self._parts:
                hits[rows] += words @ self._own[place[:, None] + shift[text]]
            yield hits
