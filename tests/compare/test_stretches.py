"""Texts cut to stretches of like length: as long on both sides, words that follow one another, nothing cut in vain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.test_reuse import words_of
from mediaanalysis.compare.stretches import by_length, matched_lengths, read_stretches

MATCHED = [  # lengths of one side, of the other, and what is left of each
    ([900, 400], [200, 500], [500, 200], [200, 500]),
    ([300, 300], [300, 300], [300, 300], [300, 300]),
    ([800], [100, 200, 300], [200], [100, 200, 300]),  # one text by the middle of the others
    ([100, 200, 300], [800], [100, 200, 300], [200]),
    ([5], [], [5], []),
    ([], [], [], []),
]


@pytest.mark.parametrize(("one", "other", "left", "left_other"), MATCHED)
def test_the_longest_is_as_long_as_the_longest_of_the_other_side(one, other, left, left_other):
    size, side = (
        np.array([*one, *other], dtype=np.int64),
        np.array([True] * len(one) + [False] * len(other), dtype=bool),
    )
    assert matched_lengths(size, side, by_length(size, np.zeros(len(size), np.int64))).tolist() == [*left, *left_other]


texts = st.tuples(st.integers(1, 900), st.booleans(), st.integers(0, 2))


@given(st.lists(texts, max_size=12))
def test_no_text_grows_and_sides_with_as_many_texts_are_as_long_in_each_stratum(texts):
    size, side, strata = (np.array([t[i] for t in texts], dtype=kind) for i, kind in enumerate((int, bool, int)))
    length = matched_lengths(size, side, by_length(size, strata))
    assert ((length >= 1) & (length <= size)).all()
    for stratum in range(3):
        one, other = (np.sort(length[(strata == stratum) & (side == which)]) for which in (True, False))
        if len(one) == len(other):
            assert one.tolist() == other.tolist()
        if not len(one) or not len(other):
            assert (length == size)[strata == stratum].all()


@given(st.lists(st.integers(0, 30), min_size=1, max_size=5), st.integers(0, 9), st.data())
def test_a_stretch_is_of_words_that_follow_one_another_around_the_end(sizes, seed, data):
    words = words_of([[f"w{i}" for i in range(n)] for n in sizes])
    length = np.array([data.draw(st.integers(0, n)) for n in sizes if n], dtype=np.int64)
    counts = read_stretches(words, "all", np.arange(len(words.vocabulary)), seed).counts(length).toarray().T
    order = [int(word[1:]) for word in words.vocabulary]
    for hits, n, size in zip(counts.T, length, [n for n in sizes if n], strict=True):
        assert hits.sum() == n
        taken = np.zeros(size, bool)
        taken[[order[i] for i in np.flatnonzero(hits)]] = True
        assert (taken & ~np.roll(taken, 1)).sum() == (0 < n < size)  # it begins once


def test_a_whole_text_has_all_its_hits_and_unknown_words_take_up_room():
    words = words_of([["a", "b", "a"], ["c", "a"]])
    stretches = read_stretches(words, "all", np.array([0]), seed=1)
    assert stretches.counts(stretches.size).toarray().tolist() == [[2], [1]]
    assert stretches.size.tolist() == [3, 2]
    assert read_stretches(words, "attributed", np.array([0]), seed=1).counts(np.empty(0, int)).shape == (0, 1)
