"""How much more one side uses a word than another: the measures of keyness, as formulas on counts.

Each takes hits and words of the one side and of the other, and works on arrays of any shape that fit together.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

Floats = npt.NDArray[np.float64]


def log_ratio(hits: npt.ArrayLike, words: npt.ArrayLike, rest: npt.ArrayLike, rest_words: npt.ArrayLike) -> Floats:
    """The binary logarithm of the ratio of the two rates: 1 is twice as often, −1 half as often.

    A count of 0 is taken as 0.5 (Hardie 2014, "Log Ratio – an informal introduction").

    >>> float(log_ratio(40, 10_000, 10, 10_000))
    2.0
    """
    a, b = (np.where(np.asarray(n) == 0, 0.5, n) for n in (hits, rest))
    return np.asarray(np.log2(a / np.asarray(words)) - np.log2(b / np.asarray(rest_words)))


def weighted_log_odds(
    hits: npt.ArrayLike,
    words: npt.ArrayLike,
    rest: npt.ArrayLike,
    rest_words: npt.ArrayLike,
    prior: npt.ArrayLike,
    prior_words: float,
) -> Floats:
    """The z-score of the log odds ratio with an informative Dirichlet prior of ``prior`` hits in ``prior_words`` words.

    Monroe, Colaresi & Quinn 2008, "Fightin' Words", Political Analysis 16, equations 15, 18, 20 and 22. It shrinks what
    rests on few hits, and is good for ranking. It takes words as independent, so it is not read as a test here.
    """
    a, b = np.add(hits, prior), np.add(rest, prior)
    size, rest_size = np.add(words, prior_words), np.add(rest_words, prior_words)
    delta = np.log(a / (size - a)) - np.log(b / (rest_size - b))
    return np.asarray(delta / np.sqrt(1 / a + 1 / b))


def g_squared(hits: npt.ArrayLike, words: npt.ArrayLike, rest: npt.ArrayLike, rest_words: npt.ArrayLike) -> Floats:
    """Dunning's log-likelihood ratio over all four cells, negative where the side uses the word less than the other.

    Shown because others show it: as a test it takes words as independent, and is wrong for documents (Dunning 1993,
    "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19; no correction).
    """
    a, n, b, m = (np.asarray(x, dtype=float) for x in (hits, words, rest, rest_words))
    total = n + m
    cells = ((a, n, a + b), (b, m, a + b), (n - a, n, total - a - b), (m - b, m, total - a - b))
    g = np.zeros(np.broadcast_shapes(a.shape, n.shape, b.shape, m.shape))
    for cell, row, column in cells:
        g = g + 2 * xlogy(cell, np.where(cell > 0, cell * total / np.where(cell > 0, row * column, 1), 1))
    return np.asarray(np.where(a * m < b * n, -g, g))
