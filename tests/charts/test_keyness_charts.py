"""Charts of key words, similarity and shared passages: what they must show and must not."""

import re

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from mediaanalysis import build_tables, charts, compare
from mediaanalysis.charts.keyness import MOST_PANELS, shown_outlets
from synthetic import make_tables

mpl.use("Agg")


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def test_each_function_draws_on_the_axes_that_it_is_given():
    words = compare.read_words(make_tables(5, 60))
    shown = compare.key_words(compare.keyness_table(words, "all", draws=50), closed_class=True)
    square = compare.outlet_similarity(words)
    _, ax = plt.subplots()
    assert charts.plot_key_words(shown, ax, outlet=str(shown["outlet"].iloc[0])) is ax
    assert charts.plot_similarity(square, ax) is ax
    assert charts.plot_tree(square, ax) is ax
    assert charts.plot_similarity_map(compare.similarity_map(square), ax) is ax
    assert charts.plot_reuse(charts.outlet_shares(compare.outlet_reuse_table(words)), ax) is ax


def test_outlets_of_few_documents_have_no_panel_and_the_figure_says_so():
    table = compare.keyness_table(compare.read_words(make_tables(3, 6)), draws=50)
    figure = charts.keyness_figure(compare.key_words(table))
    assert any("no key words are drawn" in t.get_text() for t in figure.axes[0].texts)
    said = charts.keyness_caption(make_tables(3, 6), table)
    assert "Fewer than 5 documents" in said.text


def test_of_many_outlets_the_largest_are_drawn_and_it_is_said_how_many():
    tables = make_tables(40, 900)
    table = compare.keyness_table(compare.read_words(tables), "all", draws=50)
    assert len(shown_outlets(compare.key_words(table, closed_class=True))) == MOST_PANELS
    notes = " ".join(charts.keyness_caption(tables, table, "all").notes)
    assert f"Drawn are the {MOST_PANELS} of {table.loc[table['p'].notna(), 'outlet'].nunique()} outlets" in notes


def test_a_mark_is_filled_only_where_the_difference_holds_for_the_family():
    table = compare.key_words(compare.keyness_table(compare.read_words(make_tables(3, 40)), "all", draws=50), closed_class=True)
    outlet = str(table["outlet"].iloc[0])
    for holds, face in ((True, False), (False, True)):
        ax = charts.plot_key_words(table.assign(holds=holds), plt.figure().add_subplot(), outlet=outlet)
        marks = [line for line in ax.lines if line.get_marker() == "o"]
        assert marks
        assert all((line.get_markerfacecolor() == "white") is face for line in marks)


def test_rows_of_the_shaded_table_are_those_of_the_tree():
    square = compare.outlet_similarity(compare.read_words(make_tables(6, 60)))
    figure = charts.similarity_figure(square)
    rows = [t.get_text().strip("\u200e").replace("\xa0", " ")[:8] for t in figure.axes[0].get_yticklabels()]
    assert rows == [f"{square.index[i]}  {n}"[:8] for n, i in enumerate(compare.tree_order(compare.cluster_tree(square)), 1)]
    assert figure.axes[0].get_ylim() == figure.axes[1].get_ylim()


def test_a_map_of_shares_says_where_there_is_none():
    names = ["A", "B"]
    ax = charts.plot_reuse(pd.DataFrame(np.zeros((2, 2)), names, names))
    assert any("no shared passage" in t.get_text() for t in ax.texts)
    assert "None" in charts.reuse_alt(pd.DataFrame(np.zeros((2, 2)), names, names))


def test_words_of_one_voice_against_the_other_are_told_apart():
    tables = make_tables(4, 60)
    said = compare.voice_keyness_table(compare.read_words(tables), draws=50)
    alt = charts.keyness_alt(compare.key_words(said, 3, both=True, closed_class=True), "voices")
    assert re.search(r": itself they only there, .*, others \w+ 1\.\d times", alt)
    assert "(right)" in charts.keyness_caption(tables, said, sides="voices").text


@pytest.mark.parametrize("tables", [build_tables([]), make_tables(2, 5), make_tables(5, 60)], ids=["empty", "few", "some"])
def test_captions_and_alt_texts_are_there_for_any_corpus(tables):
    words = compare.read_words(tables)
    table = compare.keyness_table(words, draws=50)
    square, shares = compare.outlet_similarity(words), charts.outlet_shares(compare.outlet_reuse_table(words))
    for alt in (charts.keyness_alt(compare.key_words(table)), charts.similarity_alt(square), charts.reuse_alt(shares)):
        assert len(alt) > 40
    for caption in (
        charts.keyness_caption(tables, table), charts.keyness_caption(tables, table, sides="voices"),
        charts.similarity_caption(tables, "How alike", "own", documents=words.units.groupby("outlet", observed=False).size()), charts.reuse_caption(tables, "Shared passages"),
    ):  # fmt: skip
        assert "odebook" in caption.text
