"""Rates by document, and what the number of documents allows."""

import numpy as np
import pandas as pd
import pytest

from mediaanalysis import DataError
from mediaanalysis.compare import compare_outlets, rates_table, side_by_side, tier_of, tier_warning
from mediaanalysis.compare.intervals import rate_interval
from mediaanalysis.compare.rates import MIN_WORDS
from synthetic import make_tables

FEATURES = ["hedge:epistemic", "evaluative", "scare_quote"]


@pytest.fixture(scope="module")
def tables():
    return make_tables(outlets=6, documents=30)


@pytest.fixture(scope="module")
def rates(tables):
    return rates_table(tables, FEATURES)


def test_each_document_has_a_row_for_each_voice_and_feature(tables, rates):
    assert len(rates) == len(tables.documents) * 2 * len(FEATURES)
    assert not rates.duplicated(["document_id", "outlet", "voice", "feature"]).any()


def test_hits_are_the_tags_of_the_voice(tables, rates):
    tags = tables.tags[(tables.tags["feature"] == "hedge") & (tables.tags["category"] == "epistemic")]
    hits = rates[rates["feature"] == "hedge:epistemic"].groupby("voice", observed=True)["hits"].sum()
    assert hits["own"] == (tags["voice"] == "outlet").sum()
    assert hits["attributed"] == (tags["voice"] != "outlet").sum()


def test_a_feature_is_the_sum_of_its_categories(tables):
    whole, *parts = (rates_table(tables, [f])["hits"].sum() for f in ("hedge", "hedge:epistemic", "hedge:accident"))
    assert whole == sum(parts) > 0


def test_a_rate_is_hits_per_thousand_words_and_missing_for_short_texts(rates):
    long = rates[rates["words"] >= MIN_WORDS]
    assert np.allclose(long["rate"], 1000 * long["hits"] / long["words"])
    assert rates.loc[rates["words"] < MIN_WORDS, "rate"].isna().all()
    assert (rates["words"] < MIN_WORDS).any()


def test_no_hit_is_a_rate_of_zero(rates):
    none = rates[(rates["feature"] == "scare_quote") & (rates["words"] >= MIN_WORDS)]
    assert (none["rate"] == 0).all()


def test_the_interval_is_that_of_the_outlet_s_documents_and_holds_the_rate(rates):
    table = compare_outlets(rates)
    row = table[(table["documents"] >= 5) & (table["hits"] > 0)].iloc[0]
    documents = rates[(rates[["outlet", "voice", "feature"]] == row[["outlet", "voice", "feature"]].tolist()).all(axis=1)]
    low, high = rate_interval(documents["hits"].to_numpy(float), documents["words"].to_numpy(float))
    assert (row["low"], row["high"]) == pytest.approx((1000 * low, 1000 * high))
    assert row["low"] < row["per_1000"] < row["high"]


@pytest.mark.parametrize("documents", range(1, 5))
def test_below_five_documents_there_is_no_interval(documents):
    table = compare_outlets(rates_table(make_tables(outlets=2, documents=documents), FEATURES))
    assert table[["low", "high"]].isna().all(axis=None)


def test_what_nobody_has_is_without_interval_and_what_one_outlet_lacks_has_an_upper_end(rates):
    table = compare_outlets(rates)
    assert table.loc[table["feature"] == "scare_quote", "high"].isna().all()
    wire = (rates["outlet"] == "Wire") & (rates["feature"] == "evaluative")
    row = compare_outlets(rates.assign(hits=rates["hits"].where(~wire, 0))).query("outlet == 'Wire' and documents >= 5")
    row = row[row["feature"] == "evaluative"].iloc[0]
    assert row["low"] == 0
    assert row["high"] > 0


def test_an_outlet_without_documents_is_a_row(rates):
    row = compare_outlets(rates).query("documents == 0 and words == 0").iloc[0]
    assert row["tier"] == "none"
    assert pd.isna(row["per_1000"])


@pytest.mark.parametrize(("n", "letter"), [(0, "none"), (1, "A"), (2, "B"), (5, "C"), (10, "D"), (29, "D"), (30, "E")])
def test_tiers(n, letter):
    assert tier_of(n).letter == letter


def test_the_warning_names_few_outlets_and_counts_many():
    few = tier_warning(pd.Series({"Wire": 1, "Post": 40}))
    assert few.startswith("Wire: one document")
    assert "Post" not in few
    assert tier_warning(pd.Series(dict.fromkeys("abcdefgh", 3))).startswith("8 of 8 outlets: 2 to 4 documents")


@pytest.mark.parametrize("feature", ["hedges", "hedge:mistake", ""])
def test_a_feature_that_does_not_exist_is_an_error_that_lists_those_that_do(tables, feature):
    with pytest.raises(DataError, match="known are agency, .*evaluative, .*hedge:accident, "):
        rates_table(tables, [feature])


def test_no_feature_is_an_error(tables):
    with pytest.raises(DataError, match="features is empty"):
        rates_table(tables, [])


def test_voices_stand_side_by_side_and_intervals_only_where_there_are_any(rates):
    many, few = (side_by_side(compare_outlets(r)) for r in (rates, rates_table(make_tables(3, 6), FEATURES)))
    assert many.columns.tolist().count("95 % interval") == 2
    assert few.columns.tolist() == [
        "feature", "outlet", "in documents", "own hits", "of words", "rate", "others’ hits", "of words", "rate",
    ]  # fmt: skip
    assert len(many) == 6 * len(FEATURES)
    assert many["feature"].iloc[0] == "Hedges: epistemic"


def test_an_outlet_with_a_few_words_has_hits_and_no_rate(rates):
    few = rates.assign(words=10, hits=1, rate=float("nan")).drop_duplicates(["feature", "voice", "outlet"])
    table = compare_outlets(few).query("words > 0")
    assert (table["hits"] == 1).all()
    assert table["per_1000"].isna().all()
