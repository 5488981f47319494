"""A single document: exact bars, of this document only."""

import pandas as pd
import pytest

from mediaanalysis import compare
from synthetic import make_tables

FEATURES = ["evaluative", "hedge"]


@pytest.mark.parametrize(
    ("hits", "words", "low", "high"),  # Garwood 1936: half a quantile of chi-square over the words
    [(0, 400, 0, 9.2), (1, 400, 0.1, 13.9), (3, 400, 1.5, 21.9), (0, 2000, 0, 1.8)],
)
def test_bars_are_exact_poisson(hits, words, low, high):
    rates = compare.rates_table(make_tables(2, 1), ["evaluative"]).iloc[:1]
    row = compare.single_table(rates.assign(hits=hits, words=words, rate=1000 * hits / words)).iloc[0]
    assert (row["low"], row["high"]) == pytest.approx((low, high), abs=0.051)


def test_only_outlets_of_fewer_than_five_documents_are_in_it():
    rates = compare.rates_table(make_tables(4, 14, claims_each=1), FEATURES)
    table = compare.single_table(rates)
    sizes = rates[rates["rate"].notna()].groupby(["feature", "voice", "outlet"], observed=True).size()
    for key, rows in table.groupby(["feature", "voice", "outlet"], observed=True):
        assert len(rows) == sizes[key] < 5
    assert len(table) == sizes[sizes < 5].sum()
    assert (compare.single_list(table)["hits"] > 0).all()


def test_a_large_corpus_has_none():
    assert compare.single_table(compare.rates_table(make_tables(2, 40, claims_each=1), FEATURES)).empty
    assert isinstance(compare.single_list(compare.single_table(compare.rates_table(make_tables(2, 40), FEATURES))), pd.DataFrame)
