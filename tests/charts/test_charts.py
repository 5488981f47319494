"""Charts of all sizes: nothing is cut or overlaps, no label can break a picture, and global style stays as it was."""

from dataclasses import replace

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.text import Text

from gallery import CHARTS, FEATURES, NARROW, NARROW_SIZES, SIZES
from mediaanalysis import build_tables, charts, compare
from mediaanalysis.charts.fit import fit
from mediaanalysis.charts.theme import COLUMN, cut_texts, overlapping_texts
from mediaanalysis.charts.tolls import drawn_tolls
from synthetic import make_tables

mpl.use("Agg")
each_chart = pytest.mark.parametrize("chart", CHARTS)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


@each_chart
@pytest.mark.parametrize(("outlets", "documents"), SIZES)
def test_no_text_is_cut_and_no_labels_overlap(chart, outlets, documents):
    with charts.theme():
        figure = CHARTS[chart](make_tables(outlets, documents))
    _check_texts(figure)


@each_chart
@pytest.mark.parametrize(("outlets", "documents"), NARROW_SIZES)
def test_every_chart_can_be_read_in_a_column_of_a_journal(chart, outlets, documents):
    with charts.theme():
        figure = NARROW[chart](make_tables(outlets, documents))
    narrow = fit(figure, chart, COLUMN, charts.JOURNALS[""])
    assert narrow.get_figwidth() == pytest.approx(89 / 25.4)
    assert min(text.get_fontsize() for text in narrow.findobj(Text) if text.get_text()) >= 6
    _check_texts(narrow)


@pytest.mark.parametrize("length", [20, 70, 120, 180])
def test_words_below_a_panel_of_any_length_are_broken_for_a_column(length):
    with charts.theme():
        figure = NARROW["matrix"](make_tables(5, 15))
        figure.axes[0].set_xlabel(("people, as stated; a stronger shade is above the median of all " * 3)[:length].strip())
    _check_texts(fit(figure, "matrix", COLUMN, charts.JOURNALS[""]))


def _check_texts(figure):
    figure.draw_without_rendering()
    assert cut_texts(figure) == []
    assert overlapping_texts(figure) == []
    for legend in figure.legends:
        box = legend.get_window_extent().shrunk(1, 0.98)
        assert not any(box.overlaps(ax.get_tightbbox()) for ax in figure.axes if ax.get_visible())


@each_chart
def test_charts_of_a_corpus_without_any_hit_are_drawn(chart):
    tables = make_tables(3, 9)
    none = {name: getattr(tables, name).iloc[:0] for name in ("tags", "claims", "attributions", "contents")}
    with charts.theme():
        figure = CHARTS[chart](replace(tables, **none))
        figure.draw_without_rendering()
    assert cut_texts(figure) == []


@each_chart
def test_charts_of_an_empty_corpus_are_drawn(chart):
    with charts.theme():
        CHARTS[chart](build_tables([])).draw_without_rendering()


@each_chart
def test_the_note_is_in_the_picture_and_global_style_stays_as_it_was(chart):
    before = dict(mpl.rcParams)
    with charts.theme():
        figure = CHARTS[chart](make_tables(3, 9))
    assert any("evidence of nothing" in t.get_text() for t in figure.texts)
    assert dict(mpl.rcParams) == before


@each_chart
def test_any_name_can_be_drawn(chart):
    names = ["cost $\\foo$ and $\\bar{", "a\nb\tc\x00", "\u202eevil", "ال" * 40, "x" * 300, "_^{}", ""]
    tables = make_tables(2, len(names))
    for frame in (tables.documents, tables.segments):
        frame["outlet"] = names
    tables.claims["chain"] = [name for name in names for _ in range(3)]
    with charts.theme():
        CHARTS[chart](tables).draw_without_rendering()


def test_axes_functions_draw_on_the_axes_they_are_given():
    tables = make_tables(4, 12)
    rates, sizes = compare.rates_table(tables, FEATURES), compare.outlet_sizes(tables)
    _, ax = plt.subplots()
    assert charts.plot_feature_rates(rates, ax, feature="evaluative") is ax
    assert charts.plot_timeline(compare.unit_table(tables), ax) is ax
    assert charts.plot_words_by_outlet(sizes, ax) is ax
    assert charts.plot_voice_shares(compare.voice_shares(sizes), ax) is ax
    speech = compare.speech_table(tables)
    assert charts.plot_stances(speech, ax, group="Russia") is ax
    assert charts.plot_anonymity(speech, ax) is ax
    assert charts.plot_casualty_ranges(compare.ledger_table(tables), sizes, ax, harm="wounded") is ax


def test_an_outlet_keeps_its_colour_and_row_when_others_have_no_hits():
    rates = compare.rates_table(make_tables(5, 15), FEATURES)
    with charts.theme():
        figure = charts.framing_figure(rates)
    rows = [[t.get_text() for t in ax.get_yticklabels()] for ax in figure.axes]
    assert len(rows[0]) == 5
    assert all(row in (rows[0], []) for row in rows)
    assert len({ax.get_ylim() for ax in figure.axes}) == 1


def test_small_outlets_have_dots_and_no_interval():
    for documents, means in ((4, 0), (30, 1)):
        rates = compare.rates_table(make_tables(2, documents), ["evaluative"])
        with charts.theme():
            ax = charts.plot_feature_rates(rates, feature="evaluative")
        bars = [c for c in ax.collections if c.__class__.__name__ == "LineCollection" and c.get_segments()]
        assert bool(bars) == bool(means)
        plt.close("all")


def test_every_dated_figure_is_within_the_timeline():
    ledger = compare.ledger_table(make_tables(4, 40), "strike")
    dates = drawn_tolls(ledger, "killed")["published"]
    with charts.theme():
        figure = charts.tolls_figure(ledger)
    low, high = (pd.Timestamp(mpl.dates.num2date(end).replace(tzinfo=None)) for end in figure.axes[0].get_xlim())
    assert low < dates.min() <= dates.max() < high
    assert sum(len(line.get_xdata()) for ax in figure.axes for line in ax.lines) > 5
    assert len({ax.get_ylim() for ax in figure.axes}) == 1


@pytest.mark.parametrize(("days", "columns"), [
    (["2016-09-17", "2016-09-18"], 0),  # two days that follow one another are to scale
    (["2016-09-17", "2017-01-10"], 2),
    (["2016-09-17", "2016-09-18", "2016-11-29"], 3),
    (["2016-09-17"], 0),
])  # fmt: skip
def test_few_days_that_are_far_between_have_a_column_each(days, columns):
    ledger = compare.ledger_table(make_tables(3, 12), "strike")
    ledger["published"] = pd.to_datetime([days[i % len(days)] for i in range(len(ledger))])
    with charts.theme():
        ax = charts.tolls_figure(ledger).axes[-1]
    ax.figure.draw_without_rendering()
    names = [tick.get_text() for tick in ax.get_xticklabels()]
    assert ("not to scale" in ax.get_xlabel()) == bool(columns)
    assert names[0].endswith("\n2016")
    assert not any(":" in name for name in names)  # no hours
    assert len(names) == columns or not columns


def test_figures_beyond_the_axis_of_tolls_are_named_in_the_caption():
    tables = make_tables(3, 12)
    ledger = compare.ledger_table(tables, "strike")
    row = ledger.index[(ledger["harm"] == "killed") & ledger["asserted"] & ~ledger["superseded"] & ledger["published"].notna()][0]
    assert "Beyond" not in charts.casualty_caption(tables, ledger, "strike", "codebook", "tolls").text
    ledger.loc[row, ["low", "high", "figure"]] = [300000, 300000, "300,000"]
    with charts.theme():
        figure = charts.tolls_figure(ledger)
    assert figure.axes[0].get_ylim()[1] < 1000
    assert "beyond the axis" in [text.get_text() for text in figure.legends[0].get_texts()]
    for chart in ("tolls", "ranges"):
        said = charts.casualty_caption(tables, ledger, "strike", "codebook", chart).text
        assert f"Beyond the axis: 300,000 killed ({ledger['outlet'][row]})." in said


def test_one_figure_far_beyond_the_others_does_not_flatten_them():
    tables = make_tables(3, 12)
    tables.claims.loc[0, ["low", "high", "modifier", "harm", "text"]] = [300000, 300000, "exact", "killed", "300,000"]
    with charts.theme():
        figure = CHARTS["casualty"](tables)
    assert figure.axes[0].get_xlim()[1] < 1000
    assert any("300,000 →" in t.get_text() for t in figure.axes[0].texts)
