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
    of = one_hot(stratum)
    first = side.astype(np.float64)
    y1, m1 = (hits * first) @ of, (words * first) @ of
    y, m = hits @ of, words @ of
    share = np.divide(m1, m, out=np.zeros_like(m), where=m > 0)  # of the words of a stratum, the first side's
    both = (share > 0) & (share < 1)
    above, below = (y1 * (1 - share) * both).sum(-1), ((y - y1) * share * both).sum(-1)
    middle = [(part * both * m).sum(-1) / np.maximum((both * m).sum(-1), 1) for part in (1 - share, share)]
    p = np.where(above > 0, above, _NO_HIT * middle[0])
    q = np.where(below > 0, below, _NO_HIT * middle[1])
    p, q = (np.where(part > 0, part, 1.0) for part in (p, q))  # 1 where no stratum has both sides
    ratio = p / q
    variance1, variance2 = _variances(hits, words, side, stratum, of, ratio, share * both, both)
    variance1 = np.where(above > 0, variance1 / p**2, 1.0)
    variance2 = np.where(below > 0, variance2 / p**2, 1.0)
    freedom1, freedom2 = (_freedom(words, which, side, stratum, of) for which in (True, False))
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


def one_hot(stratum: NDArray[np.intp]) -> sparse.csr_array:
    """A row a document, a column a stratum, so that ``hits @ one_hot(stratum)`` is the sum of each."""
    n = len(stratum)
    return sparse.csr_array((np.ones(n), stratum, np.arange(n + 1)), shape=(n, int(stratum.max(initial=-1)) + 1))


def _variances(
    hits: Floats, words: Floats, side: NDArray[np.bool_], stratum: NDArray[np.intp], of: sparse.csr_array,
    ratio: Floats, share: Floats, both: NDArray[np.bool_],
) -> tuple[Floats, Floats]:  # fmt: skip
    """The variance of the weighted hits of each side, from the residuals and leverages in hits ~ stratum + side."""
    times = np.where(side, ratio[..., None], 1.0)
    reach = words * times
    strength = reach @ of
    rate = np.divide(hits @ of, strength, out=np.zeros_like(strength), where=strength > 0)
    fitted = rate[..., stratum] * reach
    weight = np.where(side, 1 - share[..., stratum], share[..., stratum] * ratio[..., None]) * both[..., stratum]
    with np.errstate(invalid="ignore", divide="ignore"):
        total = fitted @ of
        first = np.nan_to_num(((fitted * side) @ of) / total)
        apart = side - first[..., stratum]
        spread = (fitted * apart**2).sum(-1, keepdims=True)
        leverage = np.nan_to_num(fitted / total[..., stratum]) + np.nan_to_num(fitted * apart**2 / spread)
    squared = (weight * (hits - fitted) / np.maximum(1 - leverage, 1e-3)) ** 2
    return (squared * side).sum(-1), (squared * ~side).sum(-1)


def _freedom(
    words: Floats, which: bool, side: NDArray[np.bool_], stratum: NDArray[np.intp], of: sparse.csr_array
) -> Floats:
    """Documents of the side, less one, less its part of the strata that were fitted beside it."""
    there = (words > 0).astype(np.float64)
    mine, all_of = (there * (side == which)) @ of, there @ of
    used = (mine > 0) & (mine < all_of)
    n, total, strata = (mine * used).sum(-1), (all_of * used).sum(-1), used.sum(-1)
    left: Floats = n - 1 - (strata - 1) * n / np.maximum(total, 1)
    return np.maximum(left, 1.0)
