"""How alike texts are: what the measure must do, whatever the texts."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.test_reuse import words_of
from mediaanalysis import build_tables
from mediaanalysis.compare import (
    closed_class_words,
    cluster_tree,
    outlet_similarity,
    read_words,
    similarity_finding,
    similarity_map,
    text_similarity,
    tree_order,
)

WAR = ["shell", "town", "bridge", "soldier", "market"] * 10
TRADE = ["price", "wheat", "harbour", "tariff", "market"] * 10


def test_texts_of_the_same_words_are_alike_and_of_others_are_not():
    square = text_similarity(words_of([WAR, WAR[::-1], TRADE], ["A", "B", "C"])).to_numpy()
    assert square[0, 1] == pytest.approx(1)
    assert 0 < square[0, 2] < 0.2


def test_closed_classes_and_numbers_make_nothing_alike():
    texts = [[*WAR, *["the", "of", "62"] * 30], [*TRADE[:4] * 10, *["the", "of", "62"] * 30]]
    assert text_similarity(words_of(texts)).iloc[0, 1] == 0
    assert not {"fire", "bill", "system", "army", "said"} & closed_class_words()


def test_outlets_are_compared_by_pairs_of_texts():
    words = words_of([WAR, WAR, TRADE, WAR], ["A", "A", "B", "B"])
    texts, outlets = text_similarity(words).to_numpy(), outlet_similarity(words)
    assert outlets.loc["A", "A"] == pytest.approx(texts[0, 1])
    assert outlets.loc["B", "B"] == pytest.approx(texts[2, 3])
    assert outlets.loc["A", "B"] == pytest.approx(texts[:2, 2:].mean())


def test_an_outlet_of_one_text_is_not_like_itself_and_of_none_is_not_there():
    words = words_of([WAR, TRADE, ["short"] * 5], ["A", "B", "C"])
    square = outlet_similarity(words)
    assert np.isnan(np.diag(square)).all()
    assert list(square.index) == ["A", "B"]
    assert "Fewer than two outlets" in similarity_finding(square, pd.Series({"A": 1, "B": 1}))


def test_a_finding_names_the_nearest_and_the_farthest():
    words = words_of([WAR, WAR, WAR, WAR, TRADE, TRADE], list("AABBCC"))
    sizes = words.units.groupby("outlet", observed=False).size()
    assert similarity_finding(outlet_similarity(words), sizes).startswith(
        "Mean similarity of two texts: highest between A and B (1.00)"
    )


def test_what_is_alike_stands_together():
    square = text_similarity(words_of([WAR, TRADE, WAR, TRADE, WAR]))
    order = tree_order(cluster_tree(square))
    assert {frozenset(order[:2]), frozenset(order[3:])} & {frozenset({1, 3})}
    places = similarity_map(square)
    near = np.hypot(*(places.loc[0, ["x", "y"]] - places.loc[2, ["x", "y"]]).astype(float))
    far = np.hypot(*(places.loc[0, ["x", "y"]] - places.loc[1, ["x", "y"]]).astype(float))
    assert near < 1e-6 < far
    assert places["shown"].iloc[0] == pytest.approx(1)


@given(st.integers(1, 7), st.integers(0, 9))
def test_the_map_keeps_the_distances_of_points_of_a_plane(n, seed):
    points = np.random.default_rng(seed).random((n, 2)) / 2
    distances = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    places = similarity_map(pd.DataFrame(1 - distances))[["x", "y"]].to_numpy()
    assert np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1)) == pytest.approx(distances, abs=1e-7)


def test_an_empty_corpus_has_nothing_to_compare():
    words = read_words(build_tables([]))
    assert text_similarity(words).empty
    assert outlet_similarity(words).empty
    assert similarity_map(outlet_similarity(words)).empty
