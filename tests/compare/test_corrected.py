"""Rates with the tagger's error taken out: by how much they move, widen, and when they are not given."""

import numpy as np
import pytest

from mediaanalysis import compare
from mediaanalysis.compare.corrected import error_factors
from mediaanalysis.compare.intervals import rate_interval
from mediaanalysis.compare.measured import Measured
from synthetic import make_tables

EXACT = Measured("evaluative", 0.5, 0.8, 10**9, "words", found=10**9)
ROUGH = Measured("evaluative", 0.5, 0.8, 50, "words", found=60)


@pytest.fixture(scope="module")
def comparison():
    rates = compare.rates_table(make_tables(4, 60, claims_each=1), ["evaluative", "hedge:accident", "scare_quote"])
    return compare.compare_outlets(rates)


def test_a_rate_is_multiplied_by_precision_over_recall(comparison):
    table = compare.corrected_table(comparison, [EXACT]).dropna(subset="corrected")
    assert len(table) >= 4
    assert np.allclose(table["corrected"], table["per_1000"] * 0.5 / 0.8)
    assert np.allclose(table["corrected_low"], table["low"] * 0.625, rtol=0.03)
    assert np.allclose(table["corrected_high"], table["high"] * 0.625, rtol=0.03)


def test_an_error_that_is_known_less_well_widens_the_interval(comparison):
    rough, exact = (compare.corrected_table(comparison, [m]).dropna() for m in (ROUGH, EXACT))
    assert (rough["corrected_low"] < exact["corrected_low"]).all()
    assert (rough["corrected_high"] > exact["corrected_high"]).all()


def test_only_what_was_measured_by_itself_is_corrected(comparison):
    assert set(compare.corrected_table(comparison)["feature"].astype(str)) == {"evaluative"}
    assert compare.corrected_table(comparison, []).empty
    assert compare.corrected_table(comparison, [Measured("evaluative", 0.0, 0.0, 5, "words", found=3)]).empty


def test_below_five_documents_there_is_no_corrected_rate():
    few = compare.compare_outlets(compare.rates_table(make_tables(2, 4), ["evaluative"]))
    assert compare.corrected_table(few)[["corrected", "corrected_low", "corrected_high"]].isna().all(axis=None)


def test_the_same_seed_gives_the_same_table(comparison):
    one, two = (compare.corrected_table(comparison, seed=4) for _ in range(2))
    assert one.equals(two)


def test_precision_without_a_count_of_hits_is_a_share_of_as_many_as_it_implies():
    assert Measured("hedge", 0.5, 0.8, 100, "cues").hits == 160
    factors = error_factors(Measured("hedge", 0.5, 0.8, 100, "cues"), np.random.default_rng(1))
    spread = (0.5 * 0.5 / 160 / 0.5**2 + 0.8 * 0.2 / 100 / 0.8**2) ** 0.5  # delta method: of log P and of log R
    assert np.log(factors).std() == pytest.approx(spread, rel=0.1)


def test_the_interval_holds_the_true_rate(comparison):
    """Ten documents, a tagger of P = 0.6 and R = 0.7 measured on 80 hits and 70 words: about 95 of 100 intervals."""
    rng = np.random.default_rng(11)
    held = []
    for _ in range(400):
        words = rng.integers(300, 1200, 10).astype(float)
        there = rng.poisson(0.008 * words * rng.gamma(3, 1 / 3, 10))
        seen = rng.binomial(there, 0.7) + rng.poisson(0.008 * words * 0.7 / 0.6 * 0.4)
        low, high = rate_interval(seen.astype(float), words)
        rough = Measured("x", rng.binomial(80, 0.6) / 80, rng.binomial(70, 0.7) / 70, 70, "words", found=80)
        row = comparison.iloc[:1].assign(feature="x", per_1000=1.0, low=float(low), high=float(high))
        ends = compare.corrected_table(row, [rough], seed=1).iloc[0]
        held.append(ends["corrected_low"] <= 0.008 <= ends["corrected_high"])
    assert 0.92 <= np.mean(held) <= 0.985
