"""Where hits stand in their texts."""

import pandas as pd
import pytest

from mediaanalysis import DataError, Document, analyze, build_tables, charts, compare
from synthetic import make_tables

FEATURES = ["hedge:epistemic", "evaluative"]


def test_a_hit_stands_where_it_stands_in_the_text_and_in_whose_words():
    text = "The strike was apparently over. " + "Nothing was said of it. " * 8 + "“It was reckless”, the mayor said."
    strip = compare.strip_table(build_tables([analyze(Document("d", text, outlet="Wire"))]), FEATURES)
    hits = strip[strip["kind"] == "hit"]
    assert hits[["feature", "voice"]].to_numpy().tolist() == [["hedge:epistemic", "own"], ["evaluative", "attributed"]]
    assert hits["from"].tolist() == pytest.approx([100 * text.index(w) / len(text) for w in ("apparently", "reckless")])
    said = strip[strip["kind"] == "attributed"]
    assert ((said["from"] < hits["from"].max()) & (hits["from"].max() < said["to"])).any()



def test_a_sample_has_as_many_documents_of_each_outlet_and_is_the_same_each_time():
    tables = make_tables(4, 60)
    strip = compare.strip_table(tables, FEATURES, documents=9)
    of_outlet = strip.drop_duplicates(["outlet", "document_id"])["outlet"].value_counts()
    assert of_outlet[of_outlet > 0].tolist() == [3, 3, 3]
    pd.testing.assert_frame_equal(strip, compare.strip_table(tables, FEATURES, documents=9))
    other = compare.strip_table(tables, FEATURES, documents=9, seed=1)
    assert set(other["document_id"]) != set(strip["document_id"])


def test_every_hit_is_there_when_all_documents_are():
    tables = make_tables(3, 12)
    strip = compare.strip_table(tables, ["evaluative"])
    assert (strip["kind"] == "hit").sum() == (tables.tags["feature"] == "evaluative").sum()


def test_a_feature_that_is_not_known_is_an_error():
    with pytest.raises(DataError, match="'bias' is not in the tables"):
        compare.strip_table(make_tables(2, 4), ["bias"])


def test_the_caption_says_that_it_is_a_sample():
    tables = make_tables(40, 400)
    strip = compare.strip_table(tables, FEATURES)
    assert "a sample of 24 texts of 24 outlets is shown" in charts.strip_caption(tables, strip).text
    assert "sample" not in charts.strip_caption(make_tables(3, 9), compare.strip_table(make_tables(3, 9), FEATURES)).text
    assert charts.strip_alt(strip).count("; ") == 13
