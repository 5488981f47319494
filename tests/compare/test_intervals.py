"""Intervals by document: held against other programs' figures, and what must not change them."""

from dataclasses import astuple

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mediaanalysis.compare.intervals import contrast, rate_interval

HITS = np.array([3.0, 0, 5, 2, 4, 1, 6, 0, 2, 3, 9, 1])
WORDS = np.array([900.0, 400, 1100, 700, 800, 350, 1200, 500, 640, 720, 1500, 410])
SIDE = np.arange(12) < 5
EVENT = np.array([0, 1, 0, 1, 2, 0, 1, 2, 2, 0, 1, 2])
ONE = np.zeros(12, dtype=int)
documents = st.lists(st.tuples(st.integers(0, 20), st.integers(60, 3000)), min_size=5, max_size=12)


def spread(low, high):
    """Half the width of an interval of logarithms."""
    return (np.log(high) - np.log(low)) / 2


def poisson_hc3(hits, words, *columns):
    """The last coefficient of a Poisson regression with log(words) as offset, and its HC3 variance.

    Of statsmodels are the fit, its information and its leverages; its own "HC3" leaves the leverages of a GLM out.
    """
    design = np.column_stack(columns)
    fit = sm.GLM(hits, design, family=sm.families.Poisson(), offset=np.log(words)).fit(tol=1e-14)
    scores = design * (fit.resid_response / (1 - fit.get_influence().hat_matrix_diag))[:, None]
    return fit.params[-1], (fit.normalized_cov_params @ scores.T @ scores @ fit.normalized_cov_params)[-1, -1]


def test_one_rate_is_a_poisson_regression_with_hc3_errors_and_student_s_t():
    log_rate, variance = poisson_hc3(HITS, WORDS, np.ones(12))
    low, high = rate_interval(HITS, WORDS)
    t = stats.t.ppf(0.975, 11)
    assert spread(low, high) == pytest.approx(t * variance**0.5)
    assert np.log(low * high) / 2 == pytest.approx(log_rate + (1 / 2 + (t**2 - 1) / 6) * variance)  # Hall 1992


def test_a_plain_ratio_is_a_poisson_regression_with_hc3_errors():
    log_ratio, variance = poisson_hc3(HITS, WORDS, np.ones(12), SIDE.astype(float))
    result = contrast(HITS, WORDS, SIDE, ONE)
    first, second = (poisson_hc3(HITS[s], WORDS[s], np.ones(s.sum()))[1] for s in (SIDE, ~SIDE))
    assert np.log(result.ratio) == pytest.approx(log_ratio)
    assert first + second == pytest.approx(variance)
    freedom = variance**2 / (first**2 / 4 + second**2 / 6)  # Welch 1947
    assert spread(result.low, result.high) == pytest.approx(stats.t.ppf(0.975, freedom) * variance**0.5)


def test_the_ratio_within_events_is_that_of_mantel_and_haenszel():
    tables = [
        [HITS[(e == EVENT) & (s == SIDE)].sum() for s in (True, False)]
        + [WORDS[(e == EVENT) & (s == SIDE)].sum() for s in (True, False)]
        for e in range(3)
    ]
    above = sum(a * n / (m + n) for a, b, m, n in tables)
    below = sum(b * m / (m + n) for a, b, m, n in tables)
    assert contrast(HITS, WORDS, SIDE, EVENT).ratio == pytest.approx(above / below)


def test_rothman_s_example_of_a_rate_ratio_over_ages():
    """Coronary deaths of British doctors by smoking and age (Doll & Hill 1966; Rothman, Greenland & Lash 2008, ch. 15).

    Person-years and deaths of smokers and of others in five age groups; the ratio over the ages is 1.42.
    """
    deaths = np.array([32.0, 104, 206, 186, 102, 2, 12, 28, 28, 31])
    years = np.array([52407.0, 43248, 28612, 12663, 5317, 18790, 10673, 5710, 2585, 1462])
    smokes, age = np.arange(10) < 5, np.tile(np.arange(5), 2)
    assert float(contrast(deaths, years, smokes, age).ratio) == pytest.approx(1.42, abs=0.01)


def test_a_stratum_with_one_side_alone_adds_nothing():
    apart = np.where(np.arange(12) < 3, 7, EVENT)
    kept = np.arange(12) >= 3
    whole, part = contrast(HITS, WORDS, SIDE, apart), contrast(HITS[kept], WORDS[kept], SIDE[kept], EVENT[kept])
    assert np.allclose(astuple(whole), astuple(part))


def test_no_hit_on_a_side_leaves_that_end_open():
    none = np.where(SIDE, 0, HITS)
    first, second = contrast(none, WORDS, SIDE, ONE), contrast(none, WORDS, ~SIDE, ONE)
    assert (first.ratio, first.low) == (0, 0)
    assert 0 < first.high < 1
    assert (second.ratio, second.high) == (np.inf, np.inf)
    assert second.low == pytest.approx(1 / first.high)


def test_no_hit_has_an_upper_end_and_equal_rates_have_none():
    low, high = rate_interval(np.zeros(5), np.full(5, 400.0))
    assert low == 0
    assert 1000 * high == pytest.approx(stats.t.ppf(0.975, 4) ** 2 / 2)
    assert np.isnan(rate_interval(np.full(5, 2.0), np.full(5, 400.0))).all()


@given(documents, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    one, other = (rate_interval(*np.array(r, dtype=float).T) for r in (rows, shuffled))
    assert np.allclose(one, other, equal_nan=True)


@given(documents)
def test_documents_twice_as_long_halve_the_rate_and_more_of_them_narrow_it(rows):
    hits, words = np.array(rows, dtype=float).T
    low, high = rate_interval(hits, words)
    assert np.allclose(rate_interval(hits, 2 * words), np.array([low, high]) / 2, equal_nan=True)
    twice = rate_interval(np.tile(hits, 2), np.tile(words, 2))
    if hits.any() and not np.isnan(low):
        assert spread(*twice) < spread(low, high)


@given(documents, documents)
def test_a_contrast_turned_round_is_its_inverse(first, second):
    hits, words = np.array(first + second, dtype=float).T
    side = np.arange(len(hits)) < len(first)
    one, other = (contrast(hits, words, s, np.zeros(len(hits), dtype=int)) for s in (side, ~side))
    if hits[side].any() and hits[~side].any():
        assert np.allclose([one.ratio, one.low, one.high, one.p], [1 / other.ratio, 1 / other.high, 1 / other.low, other.p])


def test_rows_are_done_as_if_alone():
    both = contrast(np.stack([HITS, HITS[::-1]]), WORDS, SIDE, EVENT)
    alone = contrast(HITS[::-1], WORDS, SIDE, EVENT)
    assert both.low[1] == pytest.approx(float(alone.low))
