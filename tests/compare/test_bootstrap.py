"""Drawing documents again: who gets an interval, and that it is the documents' and the same twice."""

import numpy as np
import pytest

from mediaanalysis import compare
from synthetic import make_tables

FEATURES = ["evaluative", "scare_quote"]


@pytest.fixture(scope="module")
def rates():
    return compare.rates_table(make_tables(5, 90, claims_each=1), FEATURES)


def test_outlets_of_ten_documents_and_hits_have_an_interval_near_the_other_one(rates):
    table = compare.bootstrap_table(rates, draws=499)
    assert (table["documents"] >= 10).all()
    assert set(table["feature"].astype(str)) == {"evaluative"}
    other = compare.compare_outlets(rates)
    both = table.merge(other, on=["feature", "voice", "outlet"], suffixes=("", "_student"), validate="one_to_one")
    assert np.allclose(both["per_1000"], both["per_1000_student"])
    assert ((both["low"] < both["per_1000"]) & (both["per_1000"] < both["high"])).all()
    assert np.allclose(np.log(both["high"] / both["low"]), np.log(both["high_student"] / both["low_student"]), rtol=0.5)


def test_small_outlets_have_none(rates):
    assert compare.bootstrap_table(compare.rates_table(make_tables(3, 9), FEATURES)).empty


def test_the_same_seed_gives_the_same_interval(rates):
    one, two = (compare.bootstrap_table(rates, draws=99, seed=2) for _ in range(2))
    assert one.equals(two)
