"""The test of a difference: exact where it can be, the same twice, none where there are too few documents."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mediaanalysis.compare import significance
from mediaanalysis.compare.significance import difference_test

HITS = np.array([3.0, 0, 5, 2, 4, 8, 6, 9, 7, 11])
WORDS = np.array([900.0, 400, 1100, 700, 800, 350, 1200, 500, 640, 720])
SIDE = np.arange(10) < 5
ONE = np.zeros(10, dtype=int)


def exact_p(hits, words, side):
    """All ways to deal the labels out, one after the other."""

    def figure(chosen):
        rate = hits.sum() / words.sum()
        residual = hits - rate * words
        share = words[chosen].sum() / words.sum()
        variance = (1 - share) ** 2 * (residual[chosen] ** 2).sum() + share**2 * (residual[~chosen] ** 2).sum()
        return abs(residual[chosen].sum()) / variance**0.5

    ways = []
    for few in combinations(range(len(hits)), int(side.sum())):
        chosen = np.isin(np.arange(len(hits)), few)
        ways.append(figure(chosen))
    return np.mean(np.array(ways) >= figure(side) * (1 - 1e-9))


def test_p_is_the_share_of_all_ways_to_deal_the_labels_out():
    found = difference_test(HITS, WORDS, SIDE, ONE, draws=19_999, seed=1)
    assert found.method == "permutation"
    assert float(found.p) == pytest.approx(exact_p(HITS, WORDS, SIDE), abs=0.003)


def test_with_texts_of_one_length_and_one_size_it_orders_as_scipy_s_permutations_do():
    words = np.full(10, 500.0)
    theirs = stats.permutation_test(
        (HITS[SIDE], HITS[~SIDE]), lambda x, y, axis: np.abs(x.mean(axis) - y.mean(axis)), vectorized=True,
        alternative="greater", n_resamples=np.inf,
    ).pvalue  # fmt: skip
    assert float(difference_test(HITS, words, SIDE, ONE, draws=19_999).p) == pytest.approx(theirs, abs=0.004)


def test_the_same_seed_gives_the_same_p():
    one, two, other = (difference_test(HITS, WORDS, SIDE, ONE, draws=199, seed=s).p for s in (3, 3, 4))
    assert one == two != other


@pytest.mark.parametrize(
    ("first", "second", "method"),
    [(2, 2, ""), (3, 2, ""), (3, 3, ""), (3, 5, "permutation"), (5, 5, "permutation"), (0, 9, ""), (59, 80, "permutation"), (60, 60, "score")],
)
def test_too_few_ways_to_deal_are_no_test(first, second, method):
    n = first + second
    found = difference_test(np.arange(n, dtype=float), np.full(n, 500.0), np.arange(n) < first, np.zeros(n, dtype=int))
    assert found.method == method
    assert np.isnan(found.p) == (method == "")


def test_labels_are_shuffled_within_events_only():
    """The second event has ten times the rate, and one side writes more of it: across events that looks like a difference."""
    event = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    side = np.arange(24) < 12
    hits = np.where(event == 1, 20.0, 2.0) + np.tile([0.0, 1.0], 12)
    words = np.full(24, 500.0)
    assert difference_test(hits, words, side, np.zeros(24, dtype=int)).p < 0.2
    assert difference_test(hits, words, side, event).p > 0.9


def test_one_document_of_each_side_an_event_can_be_too_few():
    pairs = np.tile(np.arange(5), 2)
    found = difference_test(HITS, WORDS, SIDE, pairs)
    assert found.method == ""  # 2 ** 5 ways, of which the two extreme ones are 6 %


def test_large_samples_agree_with_shuffling(monkeypatch):
    rng = np.random.default_rng(8)
    words = rng.integers(300, 1200, 400).astype(float)
    hits = rng.poisson(words * 0.004 * rng.gamma(2, 0.5, 400)).astype(float)
    side, one = np.arange(400) < 60, np.zeros(400, dtype=int)
    by_t = difference_test(hits, words, side, one)
    monkeypatch.setattr(significance, "ENOUGH", 1000)
    by_shuffling = difference_test(hits, words, side, one)
    assert (by_t.method, by_shuffling.method) == ("score", "permutation")
    assert float(by_t.p) == pytest.approx(float(by_shuffling.p), abs=0.03)


@settings(max_examples=25)
@given(st.lists(st.integers(0, 9), min_size=10, max_size=14), st.integers(0, 2**31))
def test_p_lies_between_its_smallest_step_and_one_and_knows_no_side(values, seed):
    hits = np.array(values, dtype=float)
    n = len(hits)
    words, one = np.linspace(300, 900, n), np.zeros(n, dtype=int)
    side = np.arange(n) % 2 == 0
    found, turned = (difference_test(hits, words, s, one, draws=99, seed=seed).p for s in (side, ~side))
    assert 1 / 100 <= found <= 1
    assert abs(float(found) - float(turned)) < 0.35  # other draws of the same distribution


def test_under_no_difference_every_p_is_as_likely_as_any():
    rng = np.random.default_rng(5)
    hits = rng.poisson(rng.gamma(1, 3, (1500, 12))).astype(float)
    p = difference_test(hits, np.full(12, 500.0), np.arange(12) < 6, np.zeros(12, dtype=int), draws=199).p
    for level in (0.05, 0.1, 0.5):
        assert np.mean(p <= level) < level + 3 * (level * (1 - level) / 1500) ** 0.5
