"""Forest plots and measured error: what is drawn, what may not be, and what is said beside it."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest

from mediaanalysis import charts, compare
from synthetic import make_tables

mpl.use("Agg")
FEATURES = ["evaluative", "scare_quote"]


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def contrasts():
    rates = compare.rates_table(make_tables(4, 80, claims_each=1), FEATURES)
    more = rates["hits"] + np.where(rates["outlet"] == "Wire", rates["words"] // 20, 0)
    return compare.contrast_table(rates.assign(hits=more))


def points(ax):
    return [line for line in ax.lines if line.get_marker() == "o" and len(line.get_xdata()) == 1]


def test_each_comparison_is_a_mark_at_its_ratio(contrasts):
    ax = charts.plot_ratios(contrasts, feature="evaluative")
    shown = contrasts[(contrasts["feature"] == "evaluative") & (contrasts["why_not"] == "")]
    assert sorted(float(p.get_xdata()[0]) for p in points(ax)) == pytest.approx(sorted(shown["ratio"].clip(1 / 16, 16)))
    stars = [line for line in ax.lines if line.get_marker() == "*"]
    assert len(stars) == (shown["adjusted"] <= 0.05).sum() > 0


def test_what_may_not_be_compared_has_no_mark_and_says_so():
    few = compare.contrast_table(compare.rates_table(make_tables(3, 6), FEATURES))
    ax = charts.plot_ratios(few, feature="evaluative")
    assert points(ax) == []
    (blank,) = charts.forest_figure(few).axes
    assert "no outlet is compared with The Provincial Gazette and Evening…:\nfewer than 5 documents on a side" in blank.texts[0].get_text()
    assert any("nothing may be compared" in t.get_text() for t in ax.texts)
    assert charts.forest_alt(few).endswith("Nothing may be compared, so that it has no mark.")
    caption = charts.forest_caption(make_tables(3, 6), few)
    assert "Not compared: " in caption.text
    assert "star" not in caption.text


def test_the_caption_names_the_family_and_the_alt_text_the_ratios(contrasts):
    caption = charts.forest_caption(make_tables(4, 80), contrasts)
    assert f"after Holm over {contrasts['family'].max()} tests" in caption.text
    assert any("exploring" in note for note in caption.notes)
    assert "Wire, Evaluative words " in charts.forest_alt(contrasts)


def test_the_null_is_a_band(contrasts):
    rates = compare.rates_table(make_tables(4, 80, claims_each=1), FEATURES)
    placebo = compare.placebo_table(rates, splits=20)
    with_band, without = (len(charts.plot_ratios(contrasts, plt.subplots()[1], feature="evaluative", placebo=p).patches)
                          for p in (placebo, None))  # fmt: skip
    assert (with_band, without) == (1, 0)


def test_measured_error_is_two_dots_a_feature():
    shares = compare.measured_table()
    ax = charts.plot_measured(shares)
    assert len(points(ax)) == shares["share"].notna().sum()
    assert "Hedges, precision 0." in charts.measured_alt(shares)
    caption = charts.measured_caption(make_tables(2, 4), shares, "Precision and recall")
    assert "evidence of nothing" in caption.text
    assert any("US news articles" in note for note in caption.notes)
