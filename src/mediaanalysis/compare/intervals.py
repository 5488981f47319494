"""Intervals for a rate and for the ratio of two rates, by document.

A rate is all hits over all words of an outlet's documents. How far it would have come out otherwise is told by how much
the documents differ, never by the number of words: the residual of each document, divided by one minus its share of
the words (the jackknife of a ratio; MacKinnon & White 1985, "HC3"), on the scale of logarithms, where rates of few
documents are least skewed, with Student's t. What is left is met by a shift of the centre: the studentised logarithm
does not have a mean of 0, and what skewness it has moves its quantiles (Cornish & Fisher; Hall 1992, *The Bootstrap and
Edgeworth Expansion*, ch. 2). For documents whose rates have a gamma distribution, so that hits are negative binomial,
its mean is -√v/2 and its skewness -√v, v being its variance. Of a ratio only the mean is met: its two sides are skewed
alike, and part of that cancels. benchmarks/calibration.py prints how often the intervals hold the truth. None does so
for documents of every kind: where few of them have most of what there is to count, and these were not drawn, nothing
tells of them (Bahadur & Savage 1956, *Annals of Mathematical Statistics* 27).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, stats

Floats = NDArray[np.float64]
LEVEL = 0.95
LEAST_EXPECTED = 10  # hits of the smaller side, were there no difference; below it a ratio is anybody's guess
_MEAN = 0.5  # shift of the centre for the mean of the studentised logarithm, in variances of the logarithm
_AT_ONCE = 100_000  # numbers that are computed at a time; more do not stay close to the processor
_NO_HIT = 0.5  # hits that stand for none, so that a logarithm can be taken; with a variance of 1 its upper end is
# about that of rate_interval: 0.5 exp(t) is 8.0 hits with 5 documents and 4.8 with 10, t² is 7.7 and 5.1


def rate_interval(hits: Floats, words: Floats) -> tuple[Floats, Floats]:
    """Both ends of the 95 % interval of hits per word; documents along the last axis, at least two with words.

    Without a hit the interval starts at 0 and ends where, if words were independent, no hit would be as unlikely as
    Student's t allows. Documents of one and the same rate say nothing of how much they vary: both ends are missing.

    >>> low, high = rate_interval(np.array([3.0, 0, 5, 2, 4]), np.array([900.0, 400, 1100, 700, 800]))
    >>> round(1000 * float(low), 1), round(1000 * float(high), 1)
    (2.2, 6.5)
    """
    total, size = hits.sum(-1), words.sum(-1)
    share = words / size[..., None]
    residual = (hits - share * total[..., None]) / (1 - share)
    t = stats.t.ppf((1 + LEVEL) / 2, (words > 0).sum(-1) - 1)
    counted = np.where(total > 0, total, _NO_HIT)
    squared = (residual**2).sum(-1)
    variance = np.where(squared > 1e-12 * counted, squared, np.nan) / counted**2
    centre = np.log(counted / size) + (_MEAN + (t**2 - 1) / 6) * variance
    half = t * np.sqrt(variance)
    low = np.where(total > 0, np.exp(centre - half), 0.0)
    return low, np.where(total > 0, np.exp(centre + half), t**2 / size)


@dataclass(frozen=True, slots=True)
class Contrast:
    """One side against the other: ``ratio`` of the rates with its interval, and the ``p`` at which that touches 1.

    ``expected`` is how many of all hits the side with fewer words would have, were there no difference.
    """

    ratio: Floats
    low: Floats
    high: Floats
    p: Floats
    expected: Floats


def contrast(hits: Floats, words: Floats, side: NDArray[np.bool_], stratum: NDArray[np.intp]) -> Contrast:
    """The rate ratio of the documents with ``side`` to those without, within strata.

    The ratio is that of Mantel and Haenszel for rates (Rothman, Greenland & Lash 2008, *Modern Epidemiology*, ch. 15);
    with one stratum it is the plain ratio. Documents are along the last axis of ``hits`` and ``words``, which may have
    others before it; a stratum with one side only adds nothing.
    """
    cell = 2 * stratum + side
    of = _one_hot(cell)
    both_y, both_m, both_n = (_sums(values, of) for values in (hits, words, (words > 0).astype(np.float64)))
    y1, m1, y, m = both_y[..., 1], both_m[..., 1], both_y.sum(-1), both_m.sum(-1)
    share = _divided(m1, m)  # of the words of a stratum, the first side's
    both = (share > 0) & (share < 1)
    above, below = (y1 * (1 - share) * both).sum(-1), ((y - y1) * share * both).sum(-1)
    middle = [(part * both * m).sum(-1) / np.maximum((both * m).sum(-1), 1) for part in (1 - share, share)]
    p = np.where(above > 0, above, _NO_HIT * middle[0])
    q = np.where(below > 0, below, _NO_HIT * middle[1])
    p, q = (np.where(part > 0, part, 1.0) for part in (p, q))  # 1 where no stratum has both sides
    ratio = p / q
    variance2, variance1 = _variances(hits, words, cell, of, both_y, both_m, ratio)
    variance1 = np.where(above > 0, variance1 / p**2, 1.0)
    variance2 = np.where(below > 0, variance2 / p**2, 1.0)
    freedom2, freedom1 = (_freedom(both_n[..., which], both_n.sum(-1)) for which in (0, 1))
    variance = np.maximum(variance1 + variance2, 1e-12)
    freedom = variance**2 / np.maximum(variance1**2 / freedom1 + variance2**2 / freedom2, 1e-12)
    shift = np.where(above > 0, variance1, 0) - np.where(below > 0, variance2, 0)
    centre = np.log(ratio) + _MEAN * shift
    error = np.sqrt(variance)
    half = stats.t.ppf((1 + LEVEL) / 2, freedom) * error
    with np.errstate(over="ignore"):
        low = np.where(above > 0, np.exp(centre - half), 0.0)
        high = np.where(below > 0, np.exp(centre + half), np.inf)
    expected = (y * np.minimum(share, 1 - share) * both).sum(-1)
    shown = np.where(below > 0, np.where(above > 0, ratio, 0.0), np.inf)
    return Contrast(shown, low, high, 2 * stats.t.sf(np.abs(centre) / error, freedom), expected)


def _one_hot(cell: NDArray[np.intp]) -> sparse.csr_array:
    """A row a document, two columns a stratum, for its documents without and with the side."""
    n, strata = len(cell), int(cell.max(initial=-1)) // 2 + 1
    return sparse.csr_array((np.ones(n), cell, np.arange(n + 1)), shape=(n, 2 * strata))


def _sums(values: Floats, of: sparse.csr_array) -> Floats:
    """The sums of each stratum and, in the last axis, of its documents without and with the side."""
    return np.asarray((values @ of).reshape(*values.shape[:-1], of.shape[1] // 2, 2))


def _variances(
    hits: Floats, words: Floats, cell: NDArray[np.intp], of: sparse.csr_array, y: Floats, m: Floats, ratio: Floats
) -> tuple[Floats, Floats]:
    """The variance of the weighted hits of each side, from the residuals and leverages in hits ~ stratum + side.

    What is fitted to a document, and its leverage, are in proportion to its words, within a stratum and side.
    """
    times = np.stack([np.ones_like(ratio), ratio], axis=-1)[..., None, :]
    per_word = _divided(y.sum(-1), (m * times).sum(-1))[..., None] * times
    fitted = m * per_word
    total = fitted.sum(-1, keepdims=True)
    apart = np.array([0.0, 1.0]) - _divided(fitted[..., 1:], total)
    spread = (fitted * apart**2).sum((-1, -2), keepdims=True)
    leverage = per_word * (_divided(np.ones_like(total), total) + _divided(apart**2, spread))
    share = _divided(m[..., 1], m.sum(-1))
    weight = np.where((share > 0) & (share < 1), [share * ratio[..., None], 1 - share + 0 * ratio[..., None]], 0)
    shape, n = hits.shape[:-1], len(cell)
    rows = hits.reshape(-1, n), np.broadcast_to(words, hits.shape).reshape(-1, n)
    cells = per_word, leverage, np.moveaxis(weight, 0, -1)
    tables = [np.broadcast_to(each, (*shape, *m.shape[-2:])).reshape(len(rows[0]), -1) for each in cells]
    found = np.empty((len(rows[0]), 2))
    step = max(1, _AT_ONCE // max(n, 1))
    for part in (slice(first, first + step) for first in range(0, len(found), step)):
        (y_of, m_of), (rate, lever, times) = (row[part] for row in rows), (each[part][:, cell] for each in tables)
        squared = (times * (y_of - m_of * rate) / np.maximum(1 - m_of * lever, 1e-3)) ** 2
        found[part] = _sums(squared, of).sum(-2)
    without, having = np.moveaxis(found.reshape(*shape, 2), -1, 0)
    return without, having


def _divided(part: Floats, whole: Floats) -> Floats:
    """The parts of what is something, and 0 of nothing."""
    part, whole = np.broadcast_arrays(part, whole)
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)


def _freedom(mine: Floats, all_of: Floats) -> Floats:
    """Documents of the side, less one, less its part of the strata that were fitted beside it."""
    used = (mine > 0) & (mine < all_of)
    n, total, strata = (mine * used).sum(-1), (all_of * used).sum(-1), used.sum(-1)
    left: Floats = n - 1 - (strata - 1) * n / np.maximum(total, 1)
    return np.maximum(left, 1.0)
