"""Whether two sides differ by more than documents do that are dealt out by chance.

Labels of documents are shuffled within each stratum (an event), which is exact where the documents of a stratum could
as well have come from either side (Fisher 1935). The figure that is compared is divided by its own standard error, so
that the test holds in large samples too where one side's documents vary more than the other's (Janssen 1997,
"Studentized permutation tests for non-i.i.d. hypotheses", Statistics & Probability Letters 36; Chung & Romano 2013).
With 60 documents a side and more, the same figure is held against Student's t, which takes no shuffling.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from .intervals import Floats

ENOUGH = 60  # documents a side from which on Student's t stands for shuffling
_FEWEST = 40  # ways to deal the labels out, of which the most extreme two can be 5 % of all
_AT_ONCE = 4_000_000  # numbers held at a time


@dataclass(frozen=True, slots=True)
class Verdict:
    """The p of each row of hits, and how it was found: "permutation", "score" or, where no test is possible, ""."""

    p: Floats
    method: str


def difference_test(
    hits: Floats, words: Floats, side: NDArray[np.bool_], stratum: NDArray[np.intp], *, draws: int = 1999, seed: int = 0
) -> Verdict:
    """Two-sided p of no difference between the documents with ``side`` and those without, within strata.

    Documents are along the last axis of ``hits`` and ``words``. Strata with one side only say nothing and are left out.
    """
    shape = np.broadcast_shapes(hits.shape, words.shape)[:-1]
    strata = _shared(side, stratum)
    n = [sum(int((side[rows] == which).sum()) for rows in strata) for which in (True, False)]
    if not strata or _log_ways(side, strata) < math.log(_FEWEST):
        return Verdict(np.full(shape, np.nan), "")
    if min(n) >= ENOUGH:
        return Verdict(_score_p(hits, words, side, strata, sum(n) - len(strata) - 1), "score")
    few = side if n[0] <= n[1] else ~side
    return Verdict(_permutation_p(hits, words, few, strata, draws, np.random.default_rng(seed)), "permutation")


def _shared(side: NDArray[np.bool_], stratum: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    """The documents of each stratum in which both sides have some."""
    found = (np.flatnonzero(stratum == which) for which in np.flatnonzero(np.bincount(stratum)))
    return [rows for rows in found if 0 < side[rows].sum() < len(rows)]


def _log_ways(side: NDArray[np.bool_], strata: list[NDArray[np.intp]]) -> float:
    """The logarithm of how many ways there are to deal the labels out."""
    pairs = [(len(rows), int(side[rows].sum())) for rows in strata]
    return sum(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) for n, k in pairs)


def _score_p(
    hits: Floats, words: Floats, side: NDArray[np.bool_], strata: list[NDArray[np.intp]], freedom: int
) -> Floats:
    chosen = [np.flatnonzero(side[rows])[None, :] for rows in strata]
    found: Floats = 2 * stats.t.sf(_figure(hits, words, strata, chosen)[..., 0], freedom)
    return found


def _permutation_p(
    hits: Floats, words: Floats, few: NDArray[np.bool_], strata: list[NDArray[np.intp]], draws: int,
    rng: np.random.Generator,
) -> Floats:  # fmt: skip
    """The share of shuffles, the true one among them, that set the sides as far apart."""
    observed = _figure(hits, words, strata, [np.flatnonzero(few[rows])[None, :] for rows in strata])
    rows_at_once = max(1, math.prod(observed.shape) * int(few.sum()))
    as_far, left = np.ones(observed.shape[:-1]), draws
    while left:
        now = min(left, max(1, _AT_ONCE // rows_at_once))
        chosen = [_subsets(len(rows), int(few[rows].sum()), now, rng) for rows in strata]
        as_far += (_figure(hits, words, strata, chosen) >= observed * (1 - 1e-9)).sum(-1)
        left -= now
    return as_far / (draws + 1)


def _figure(hits: Floats, words: Floats, strata: list[NDArray[np.intp]], chosen: list[NDArray[np.intp]]) -> Floats:
    """Hits of the chosen documents beyond their part, by its standard error; one column a row of ``chosen``."""
    beyond, variance = np.zeros(1), np.zeros(1)
    for rows, picked in zip(strata, chosen, strict=True):
        y, m = (hits, words) if len(rows) == hits.shape[-1] else (hits[..., rows], words[..., rows])
        size = m.sum(-1, keepdims=True)
        residual = y - m * (y.sum(-1, keepdims=True) / np.where(size > 0, size, np.inf))
        squared = residual**2
        share = m[..., picked].sum(-1) / np.maximum(size, 1)
        of_chosen = squared[..., picked].sum(-1)
        beyond = beyond + residual[..., picked].sum(-1)
        variance = variance + (1 - share) ** 2 * of_chosen + share**2 * (squared.sum(-1, keepdims=True) - of_chosen)
    figure: Floats = np.abs(beyond) / np.sqrt(np.maximum(variance, 1e-30))
    return np.where(np.abs(beyond) > 1e-9, figure, 0.0)


def _subsets(n: int, k: int, draws: int, rng: np.random.Generator) -> NDArray[np.intp]:
    """So many random subsets of k of n documents, a row each (Floyd's way; Bentley & Floyd 1987)."""
    picked = np.empty((draws, k), dtype=np.intp)
    for i, last in enumerate(range(n - k, n)):
        one = rng.integers(0, last + 1, draws)
        picked[:, i] = np.where((picked[:, :i] == one[:, None]).any(1), last, one)
    return picked
