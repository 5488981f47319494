"""Outlets against the others: what is claimed, what is refused and why, and over which family of tests."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from mediaanalysis import DataError, Document, analyze, build_tables, compare
from mediaanalysis.compare.dispersion import deviation
from mediaanalysis.compare.intervals import contrast
from mediaanalysis.compare.placebo import placebo_finding
from synthetic import make_tables

FEATURES = ["hedge:epistemic", "evaluative", "scare_quote"]


@pytest.fixture(scope="module")
def rates():
    return compare.rates_table(make_tables(outlets=4, documents=80, claims_each=1), FEATURES)


@pytest.fixture(scope="module")
def table(rates):
    return compare.contrast_table(rates)


def test_a_ratio_is_of_the_documents_that_are_counted_beside_it(table):
    shown = table[table["why_not"] == ""]
    assert len(shown) >= 8
    assert np.allclose(shown["ratio"], shown["per_1000"] / shown["other_per_1000"])  # one event: no weighting
    assert ((shown["low"] < shown["ratio"]) & (shown["ratio"] < shown["high"])).all()
    assert np.allclose(2 ** shown["log2_ratio"], shown["ratio"])


def test_p_is_adjusted_over_the_tests_that_were_made(table):
    tested = table["p"].notna()
    assert set(table["family"]) == {tested.sum()}
    assert np.allclose(table.loc[tested, "adjusted"], multipletests(table.loc[tested, "p"], method="holm")[1])
    assert table.loc[~tested, "adjusted"].isna().all()


def test_the_table_says_why_it_is_silent(table):
    silent = table[table["feature"] == "scare_quote"]
    assert set(silent["why_not"]) == {"fewer than 10 hits to be expected on a side"}
    assert silent[["ratio", "low", "high", "p"]].isna().all(axis=None)


@pytest.mark.parametrize(("outlets", "documents"), [(2, 4), (3, 8)])
def test_small_outlets_are_not_compared(outlets, documents):
    table = compare.contrast_table(compare.rates_table(make_tables(outlets, documents), FEATURES))
    assert table["p"].isna().all()
    assert (table["why_not"] != "").all()
    assert (table["family"] == 0).all()


def test_two_outlets_are_one_comparison_and_a_third_can_be_what_the_others_are_held_against(rates):
    two = rates[rates["outlet"].isin(["Wire", "Gazéta Ñova"])]
    assert set(compare.contrast_table(two)["outlet"]) == {"Wire"}
    against = compare.contrast_table(rates, against="Wire")
    assert set(against["against"]) == {"Wire"}
    assert "Wire" not in set(against["outlet"])
    with pytest.raises(DataError, match="against='Nobody'"):
        compare.contrast_table(rates, against="Nobody")


def test_documents_are_held_against_those_of_the_same_event(rates):
    """Two events, one with ten times the hits, unequally covered: within events there is no difference."""
    of = rates["document_id"].str[-1].astype(int)
    wire = rates["outlet"] == "Wire"
    second = np.where(wire, of < 7, of < 3)
    hits = np.where(second, 20, 2) + of % 2
    apart = rates.assign(event=np.where(second, "b", "a"), hits=hits, words=500, rate=hits * 2.0)
    within, across = (
        compare.contrast_table(apart, within_events=w).query("outlet == 'Wire' and voice == 'own'").iloc[0]
        for w in (True, False)
    )
    assert within["events"] == 2
    assert 0.9 < within["ratio"] < 1.1
    assert across["ratio"] > 1.4


def test_an_event_that_one_outlet_alone_covers_is_left_out(rates):
    wire = rates["outlet"] == "Wire"
    table = compare.contrast_table(rates.assign(event=np.where(wire, "a", "b")))
    assert set(table.loc[table["outlet"] == "Wire", "why_not"]) == {"no event in common"}


def test_a_strong_difference_is_found_and_in_the_right_direction(rates):
    more = rates["hits"] + np.where(rates["outlet"] == "Wire", 3 * (1 + rates["words"] // 100), 0)
    found = compare.contrast_table(rates.assign(hits=more, rate=1000 * more / rates["words"]).query("words >= 50"))
    wire = found[(found["outlet"] == "Wire") & (found["voice"] == "own")]
    assert (wire["ratio"] > 1).all()
    assert (wire["adjusted"] < 0.05).all()


def test_the_same_seed_gives_the_same_table(rates, table):
    pd.testing.assert_frame_equal(table, compare.contrast_table(rates))


def test_the_order_of_documents_and_of_outlets_does_not_matter(rates, table):
    turned = rates.sample(frac=1, random_state=3)
    turned["outlet"] = turned["outlet"].cat.reorder_categories(rates["outlet"].cat.categories[::-1])
    key = ["feature", "voice", "outlet"]
    one, other = (t.astype({"outlet": str}).set_index(key).sort_index() for t in (table, compare.contrast_table(turned)))
    names = ["ratio", "low", "high"]
    pd.testing.assert_frame_equal(one[names], other[names])


def test_halves_of_one_outlet_are_the_null(rates):
    placebo = compare.placebo_table(rates, splits=60)
    assert set(placebo["voice"]) == {"own", "attributed"}
    assert placebo["found"].sum() <= 0.1 * placebo["tested"].sum()
    sentence = placebo_finding(placebo)
    assert sentence.startswith("Where there is nothing to find: of ")
    assert "the same test calls" in sentence
    few = compare.placebo_table(compare.rates_table(make_tables(3, 9), FEATURES))
    assert few.empty
    assert "No outlet has 10 documents" in placebo_finding(few)


@pytest.mark.parametrize(
    ("hits", "words", "expected"),
    [  # shares of the parts in the corpus, then of the hits
        ([2, 2, 2], [100, 100, 100], 0),
        ([0, 0, 9], [100, 100, 100], 1),
        ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11], 0.18 / 0.82),  # Gries 2008: DP = 0.18 for "a" in his five parts
        ([0, 0], [100, 100], np.nan),
        ([3], [100], np.nan),
    ],
)
def test_gries_dp(hits, words, expected):
    assert deviation(np.array(hits, float), np.array(words, float)) == pytest.approx(expected, nan_ok=True)


def test_dispersion_counts_documents_and_the_largest_share(rates):
    table = compare.dispersion_table(rates)
    row = table[table["hits"] > 0].iloc[0]
    of = rates[(rates[["outlet", "voice", "feature"]] == row[["outlet", "voice", "feature"]].tolist()).all(axis=1)]
    assert row["documents_with"] == (of["hits"] > 0).sum()
    assert row["largest"] == pytest.approx(of["hits"].max() / of["hits"].sum())
    assert table["dp"].dropna().between(0, 1).all()


def test_regression_of_two_outlets_has_the_ratio_of_the_rates_and_the_errors_of_documents():
    rates = compare.rates_table(make_tables(3, 300, claims_each=1), ["evaluative"])
    table = compare.regression_table(rates, within_events=False)
    row = table.query("voice == 'own'").iloc[0]
    of = rates[(rates["voice"] == "own") & rates["rate"].notna() & rates["outlet"].isin([row["outlet"], row["against"]])]
    plain = contrast(
        of["hits"].to_numpy(float), of["words"].to_numpy(float), (of["outlet"] == row["outlet"]).to_numpy(),
        np.zeros(len(of), dtype=int),
    )  # fmt: skip
    assert row["ratio"] == pytest.approx(float(plain.ratio), rel=0.15)  # other weights of long and short documents
    assert np.log(row["high"] / row["low"]) == pytest.approx(float(np.log(plain.high / plain.low)), rel=0.15)


def test_regression_is_for_thirty_documents_an_outlet(rates):
    assert compare.regression_table(compare.rates_table(make_tables(4, 40), FEATURES)).empty
    assert set(compare.regression_table(rates)["feature"].astype(str)) <= set(FEATURES)


def test_the_finding_names_differences_with_their_interval_or_says_why_there_are_none(rates, table):
    first = compare.contrast_finding(table)[0]
    assert first.startswith(f"{table['family'].max()} tests of rates, adjusted for that number: ")
    assert f": {(table['adjusted'] <= 0.05).sum()} difference" in first
    few = compare.contrast_table(compare.rates_table(make_tables(3, 8), FEATURES))
    assert compare.contrast_finding(few)[0] == "No outlet can be compared with another."
    assert any("fewer than 5 documents on a side" in said for said in compare.contrast_finding(few))
    more = rates["hits"] + np.where(rates["outlet"] == "Wire", 3 * (1 + rates["words"] // 100), 0)
    told = compare.contrast_finding(compare.contrast_table(rates.assign(hits=more)))
    assert any("Wire has " in said and "95 % interval" in said and "adjusted p" in said for said in told)


def test_the_list_for_reading_has_a_row_for_each_of_the_table(table):
    listed = compare.contrast_list(table)
    assert len(listed) == len(table)
    assert (listed["95 % interval"] == "").sum() == (table["why_not"] != "").sum()


def test_an_adjustment_that_does_not_exist_is_an_error(rates):
    with pytest.raises(DataError, match="adjust='none': there are holm and fdr_bh"):
        compare.contrast_table(rates, adjust="none")


def test_of_an_outlet_s_versions_of_a_text_the_longest_counts(rates):
    texts = rates[rates["voice"] == "own"].drop_duplicates(["document_id", "outlet"])
    wire, other = (texts.loc[texts["outlet"] == name, "document_id"].tolist() for name in ("Wire", "Gazéta Ñova"))
    copies = pd.DataFrame({
        "cluster": 1, "document_id": [*wire[:3], other[0]], "outlet": ["Wire"] * 3 + ["Gazéta Ñova"],
    })  # fmt: skip
    once = compare.without_copies(rates, copies)
    left = set(once["document_id"])
    longest = rates[rates["document_id"].isin(wire[:3])].groupby("document_id")["words"].sum().idxmax()
    assert left & set(wire[:3]) == {longest}
    assert other[0] in left
    assert compare.copies_finding(rates, once) == (
        f"Left out: 2 of {rates['document_id'].nunique()} texts, versions of a longer one by the same outlet."
    )
    assert compare.copies_finding(rates, rates) == ""


def test_two_versions_of_a_report_are_copies_and_two_reports_are_not():
    report = "Two shells fell on the market of the old town shortly after noon on Sunday, a doctor at the clinic said."
    texts = [
        report,
        f"{report} Traders cleared the stalls with brooms while a loudspeaker van asked for donors of blood.",
        "The council met for an hour behind closed doors and issued no statement on the budget for the coming year.",
    ]
    tables = build_tables(analyze(Document(f"d{i}", text, outlet="Wire")) for i, text in enumerate(texts))
    copies = compare.find_copies(tables)
    assert set(copies["document_id"]) == {"d0", "d1"}
    once = compare.without_copies(compare.rates_table(tables, ["hedge"]), copies)
    assert set(once["document_id"]) == {"d1", "d2"}
