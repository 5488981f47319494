"""Tags held against a coded sheet: matching by overlap, agreement by sentence, and sheets that cannot be used."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from mediaanalysis import DataError, compare, validation
from mediaanalysis.compare.measured import Measured
from synthetic import make_tables


@pytest.fixture(scope="module")
def tables():
    return make_tables(outlets=3, documents=30, claims_each=1)


def codes_of(tags: pd.DataFrame, documents) -> pd.DataFrame:
    """A sheet that has exactly these tags, and a row of its own for each document that was read."""
    read = pd.DataFrame({"document_id": list(documents), "start": pd.NA, "end": pd.NA, "feature": "", "category": ""})
    sheet = pd.concat([read, tags[["document_id", "start", "end", "feature", "category"]]], ignore_index=True)
    return sheet.astype({"start": "Int64", "end": "Int64"})


def test_a_coder_who_marks_what_the_tagger_marks_agrees_with_it(tables):
    sheet = codes_of(tables.tags, tables.documents["document_id"])
    scores = {s.feature: s for s in validation.score_codes(tables, sheet)}
    assert {"evaluative", "evaluative:negative", "hedge", "hedge:accident"} <= set(scores)
    assert all((s.precision, s.recall, s.found) == (1, 1, s.n) for s in scores.values())
    table = validation.agreement_table(tables, sheet)
    assert np.allclose(table["alpha"], 1)
    assert (table["agreement"] == 1).all()


def test_precision_and_recall_of_a_coder_who_marks_half_and_something_else(tables):
    hits = tables.tags[tables.tags["feature"] == "evaluative"]
    kept = hits.iloc[::2]
    other = kept.assign(start=kept["start"] - 8, end=kept["start"] - 4)  # beside the tag, in the same sentence
    sheet = codes_of(pd.concat([kept, other]), tables.documents["document_id"])
    score = next(s for s in validation.score_codes(tables, sheet) if s.feature == "evaluative")
    assert (score.found, score.n) == (len(hits), 2 * len(kept))
    assert score.precision == pytest.approx(len(kept) / len(hits))
    assert score.recall == 0.5
    listed = validation.score_list([score]).iloc[0]
    assert (listed["tags that are right"], listed["codes found"]) == (len(kept), len(kept))


def test_only_documents_of_the_sheet_count(tables):
    some = tables.documents["document_id"].iloc[:3]
    sheet = codes_of(tables.tags[tables.tags["document_id"].isin(some)], some)
    assert all(s.precision == 1 for s in validation.score_codes(tables, sheet))
    assert set(validation.agreement_table(tables, sheet)["documents"]) == {3}
    assert validation.agreement_table(tables, sheet)["low"].isna().all()  # fewer than ten documents


def test_scores_correct_the_rates(tables):
    comparison = compare.compare_outlets(compare.rates_table(tables, ["evaluative"]))
    corrected = compare.corrected_table(comparison, [Measured("evaluative", 0.5, 1.0, 40, "codes", found=80)])
    rows = corrected.dropna(subset="corrected")
    assert np.allclose(rows["corrected"], rows["per_1000"] / 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("document_id,start,end\nd,1,2\n", "columns missing: feature"),
        ("document_id,start,end,feature\nd,5,2,hedge\n", "row 2: start='5', end='2': expected whole numbers"),
        ("document_id,start,end,feature\nd,a,2,hedge\n,1,2,hedge\n", "row 2: .*; row 3: document_id is empty"),
        ("document_id,start,end,feature\nd,1,2,\n", "row 2: feature is empty"),
        ("document_id,start,end,feature\n" + "d,2,1,x\n" * 9, "and 4 more"),
        ("", "not a CSV file"),
    ],
)
def test_a_sheet_that_cannot_be_used_says_where(tmp_path, text, message):
    path = tmp_path / "codes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        validation.load_codes(path)


def test_a_sheet_is_read_with_or_without_categories(tmp_path):
    path = tmp_path / "codes.csv"
    path.write_text("\ufeffdocument_id,start,end,feature\nd1,3,9,hedge\nd2,,,\n", encoding="utf-8")
    codes = validation.load_codes(path)
    assert codes["start"].tolist() == [3, pd.NA]
    assert codes["category"].tolist() == ["", ""]
    with pytest.raises(DataError, match=r"nowhere\.csv: not a CSV file"):
        validation.load_codes(tmp_path / "nowhere.csv")


def test_a_document_or_a_feature_that_is_not_there_is_an_error(tables):
    sheet = codes_of(tables.tags.iloc[:1], ["no-such"])
    with pytest.raises(DataError, match="no such document: no-such"):
        validation.score_codes(tables, sheet)
    with pytest.raises(DataError, match="'hedges' is not in the tables"):
        validation.score_codes(tables, codes_of(tables.tags.iloc[:1].assign(feature="hedges", category=""), []))


@given(st.lists(st.integers(0, 12), min_size=4, max_size=4).filter(lambda c: sum(c) > 1))
def test_alpha_is_nltk_s(counts):
    labels = [(1, 1)] * counts[0] + [(1, 0)] * counts[1] + [(0, 1)] * counts[2] + [(0, 0)] * counts[3]
    found = float(validation.alpha(np.array(counts)))
    if len({label for pair in labels for label in pair}) == 1:
        assert np.isnan(found)
        return
    task = AnnotationTask([(who, i, pair[who]) for i, pair in enumerate(labels) for who in (0, 1)])
    assert found == pytest.approx(task.alpha())


def test_alpha_of_krippendorff_s_example():
    """Two coders, ten units, binary (Krippendorff 2011, "Computing Krippendorff's alpha-reliability", A): 0.095."""
    first, second = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    pairs = list(zip(first, second, strict=True))
    counts = [pairs.count(p) for p in ((1, 1), (1, 0), (0, 1), (0, 0))]
    assert float(validation.alpha(np.array(counts))) == pytest.approx(0.095, abs=5e-4)


def test_measurements_have_wilson_s_interval():
    table = compare.measured_table([Measured("hedge", 0.8, 0.5, 20, "cues", found=10)]).set_index("measure")
    assert table.loc["precision", ["low", "high"]].tolist() == pytest.approx([0.4902, 0.9433], abs=1e-4)  # 8 of 10
    assert table.loc["recall", ["low", "high"]].tolist() == pytest.approx([0.2993, 0.7007], abs=1e-4)  # 10 of 20
    assert "Labels" in compare.unmeasured()
    assert "Evaluative words" not in compare.unmeasured()
    assert len(compare.measured_list(compare.measured_table())) == 7
