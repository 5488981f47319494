"""Key words: the published figures of other programs, planted differences, and no difference where there is none."""

import math
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from compare.test_reuse import tables_of, words_of
from mediaanalysis import build_tables, load_tables
from mediaanalysis.compare import (
    key_word_list,
    key_words,
    keyness_finding,
    keyness_placebo_finding,
    keyness_placebo_table,
    keyness_table,
    permutation,
    read_words,
    voice_keyness_table,
    without_repeats,
    word_evidence,
)
from mediaanalysis.compare.dispersion import deviation
from mediaanalysis.compare.keyscores import g_squared, log_ratio, weighted_log_odds

# UCREL's log-likelihood wizard, as the tests of CLiC (University of Birmingham) quote it: hits, words, hits, words, G².
# It leaves out the two cells of all other words, which is a difference of less than 1 %.
UCREL = [
    (540, 116000, 7525, 5451382, 534.64), (227, 116000, 3635, 5451382, 183.53), (29, 116000, 504, 5451382, 20.50),
    (431, 116000, 5892, 5451382, 437.88), (16, 116000, 650, 5451382, 0.32), (540, 116000, 0, 5451382, 4180.78),
    (7, 10000, 0, 100000, 33.57), (10, 150, 10, 150, 0.0),
]  # fmt: skip
# The documents of quanteda.textstats' tests of textstat_keyness, and the order in which they expect the words (signed
# G², correction "none"; ties by the order in the text).
QUANTEDA = "aaabbccccccdefghh", "aabccddddefh", "cgbhaefd"
# README of fightin_words 1.0 (Wigderowitz), computed with Hessel's implementation of Monroe et al.
LAZY = "the quick brown fox jumps over the lazy pig".split(), "the lazy purple pig jumps over the lazier donkey".split()
VERY = LAZY[0], "the lazy purple pig jumps over the".split() + ["very"] * 1000 + ["sleepy", "donkey"]
FIGHTIN = [
    (LAZY, 0.05, {"donkey": -0.6894227886807968, "jumps": 0.0, "the": 0.0, "quick": 0.6894227886807968}),
    (VERY, 0.05, {
        "very": -2.2144429606255946, "donkey": 0.3528670051726073, "brown": 1.7074955767167836,
        "pig": 3.4564380059373603, "the": 4.954523357120953,
    }),
]  # fmt: skip


@pytest.mark.parametrize(("hits", "words", "rest", "rest_words", "expected"), UCREL)
def test_g_squared_is_that_of_the_wizard_but_for_the_other_words(hits, words, rest, rest_words, expected):
    g = g_squared(hits, words, rest, rest_words)
    assert abs(g) == pytest.approx(expected, rel=0.01, abs=0.01)
    assert (g > 0) == (hits / words > rest / rest_words)


def test_words_are_in_the_order_of_quanteda():
    one, other, order = QUANTEDA
    g = {w: float(g_squared(one.count(w), len(one), other.count(w), len(other))) for w in "abcdefgh"}
    assert "".join(sorted(g, key=lambda w: (-round(g[w], 9), w))) == order


def test_g_squared_is_quantedas():
    """The documents and the sum by which quanteda.textstats tests its measure "lr" without correction: "b" in the first."""
    one, other = "bbbbbbbaaa", "aaaaaaabb"
    table = [[one.count(w) for w in "ba"], [other.count(w) for w in "ba"]]
    rows, columns, n = [10, 9], [9, 10], 19
    summed = (table[i][j] * math.log(table[i][j] * n / (rows[i] * columns[j])) for i in (0, 1) for j in (0, 1))
    assert g_squared(7, 10, 2, 9) == pytest.approx(2 * sum(summed), abs=1e-12)
    assert g_squared(7, 10, 2, 9) == pytest.approx(4.534939332256226)


counts = st.integers(0, 40)


@given(counts, counts, st.integers(41, 400), st.integers(41, 400))
def test_g_squared_is_that_of_a_table_of_four_cells(a, b, n, m):
    if a + b == 0:
        return
    table = [[a, n - a], [b, m - b]]
    expected = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert abs(g_squared(a, n, b, m)) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize(("texts", "prior", "expected"), FIGHTIN)
def test_weighted_log_odds_are_the_published_figures(texts, prior, expected):
    vocabulary = sorted({*texts[0], *texts[1]})
    (a, b), (n, m) = ([[t.count(w) for w in expected] for t in texts], [len(t) for t in texts])
    z = weighted_log_odds(a, n, b, m, prior, prior * len(vocabulary))
    assert z.tolist() == pytest.approx(list(expected.values()), abs=1e-12)


def test_an_informative_prior_shrinks_as_published():
    vocabulary = sorted({*VERY[0], *VERY[1]})
    prior = {w: 1 / 1000 if w == "very" else 0.05 for w in vocabulary}
    words = ["very", "purple", "quick", "pig", "the"]
    a, b = ([t.count(w) for w in words] for t in VERY)
    z = weighted_log_odds(a, len(VERY[0]), b, len(VERY[1]), [prior[w] for w in words], sum(prior.values()))
    expected = [-0.4368846171934332, 0.3539801999989518, 1.7087406001344665, 3.4605672465974453, 4.961066225017743]
    assert z.tolist() == pytest.approx(expected, abs=1e-12)


def test_log_ratio_is_hardies():
    counted = [(100, 1000, 25, 1000), (0, 1000, 8, 1000), (3, 500, 6, 1000)]  # the second: a zero is half a hit
    assert [float(log_ratio(*four)) for four in counted] == pytest.approx([2, -4, 0])


def planted(each=8, words=300, outlets=("A", "B", "C"), seed=3):
    """Texts of words drawn at random, in which outlet A says "flagrant" often and one of its texts "bridge"."""
    rng = np.random.default_rng(seed)
    common = [f"w{i}" for i in range(60)]
    texts, of = [], []
    for outlet in outlets:
        for k in range(each):
            text = list(rng.choice(common, words))
            for place in rng.choice(words, 6 if outlet == "A" else 0, replace=False):
                text[place] = "flagrant"
            if (outlet, k) == ("A", 0):
                text[:20] = ["bridge"] * 20
            texts.append(text)
            of.append(outlet)
    return words_of(texts, of)


def test_a_word_of_all_its_documents_is_found_and_one_of_a_single_document_is_not():
    table = keyness_table(planted(), least_documents=1).set_index(["outlet", "word"])
    found, single = table.loc[("A", "flagrant")], table.loc[("A", "bridge")]
    assert found["p_family"] < 0.05
    assert found["documents"] == found["of_documents"] == 8
    assert found["per_1000"] == pytest.approx(20, rel=0.1)
    assert single["p"] > 0.05
    assert single["dispersion"] == pytest.approx(1)
    assert found["dispersion"] == pytest.approx(deviation(np.full(8, 6.0), np.full(8, 300.0)), abs=0.02)
    assert single["g2"] > 30  # as words counted one by one would have it
    assert table.xs("w3", level="word")["p_family"].min() > 0.05


def test_intervals_cover_what_is_there_and_are_missing_without_hits():
    table = keyness_table(planted()).set_index(["outlet", "word"])
    assert table.loc[("B", "flagrant")][["low", "high"]].isna().all()
    rest = table.drop("flagrant", level="word")
    assert 0.9 < ((rest["low"] < 0) & (rest["high"] > 0)).mean() <= 1


def test_too_few_documents_have_no_p_and_no_key_words():
    table = keyness_table(planted(each=4))
    assert table[["p", "p_family", "low", "high"]].isna().all(axis=None)
    assert key_words(table).empty
    assert keyness_finding(table).startswith("No word is tested: of 3 outlets none has five texts")


def test_an_outlet_of_few_documents_is_part_of_the_rest():
    words = planted(each=5)
    kept = ~((words.units["outlet"] == "C") & (words.units["document_id"] > "d11")).to_numpy()
    table = keyness_table(words.of_units(kept))
    assert set(table.loc[table["p"].notna(), "outlet"]) == {"A", "B"}
    assert set(table["outlet"]) == {"A", "B", "C"}


def test_a_word_of_an_event_is_not_a_word_of_the_outlet_that_covers_it():
    texts = [["flood"] * 3 + ["w"] * 40] * 9 + [["fire"] * 3 + ["w"] * 40] * 9
    words = words_of(texts, ["A"] * 8 + ["B"] + ["A"] + ["B"] * 8)
    words.units["event"] = ["flood"] * 9 + ["fire"] * 9
    within, across = (keyness_table(words, within_events=w).set_index(["outlet", "word"])["p"] for w in (True, False))
    assert within[("A", "flood")] == 1
    assert across[("A", "flood")] < 0.05


def test_p_is_the_share_of_all_arrangements():
    rng = np.random.default_rng(1)
    texts = [["x"] * (often := int(rng.integers(0, 9))) + ["y"] * (30 - often) for _ in range(10)]
    words = words_of(texts, ["A"] * 5 + ["B"] * 5)
    table = keyness_table(words, draws=4000, least_documents=1).set_index(["outlet", "word"])
    assert table.loc[("A", "x"), "p"] == pytest.approx(_exact(texts, 5), abs=0.025)
    assert table.loc[("A", "x"), "p"] == table.loc[("B", "x"), "p"]


def _exact(texts, k):
    """The share of divisions of the texts whose rates of "x" differ as much, one division after another."""
    from itertools import combinations

    y, n = [t.count("x") for t in texts], [len(t) for t in texts]
    rate = sum(y) / sum(n)
    e = [a - rate * b for a, b in zip(y, n, strict=True)]

    def statistic(chosen):
        difference, variance = 0.0, 0.0
        for side in (chosen, set(range(len(y))) - set(chosen)):
            of, m = sum(n[i] for i in side), len(side)
            mean = sum(e[i] for i in side) / m
            variance += max(sum((e[i] - mean) ** 2 for i in side) * m / (m - 1), rate * of) / of**2
        difference = sum(e[i] for i in chosen) * (1 / sum(n[i] for i in chosen) + 1 / (sum(n) - sum(n[i] for i in chosen)))
        return abs(difference) / math.sqrt(variance)

    everything = [statistic(chosen) for chosen in combinations(range(len(y)), k)]
    return sum(t >= statistic(tuple(range(k))) - 1e-9 for t in everything) / len(everything)


def test_false_alarms_stay_at_their_level_where_documents_keep_to_their_subjects():
    rng = np.random.default_rng(7)
    common = 30 / np.arange(1, 101)
    ours, g2 = [], []
    for _ in range(8):
        texts = [[f"w{w}" for w in rng.choice(100, 300, p=rng.dirichlet(common))] for _ in range(16)]
        table = keyness_table(words_of(texts, ["A"] * 8 + ["B"] * 8), draws=200)
        ours.append((table["p"] < 0.05).mean())
        g2.append((table["g2"].abs() > 3.84).mean())
    assert np.mean(ours) <= 0.06
    assert np.mean(g2) > 0.2


def test_false_alarms_stay_at_their_level_where_one_outlet_has_few_texts_that_are_long():
    rng = np.random.default_rng(8)
    common = 30 / np.arange(1, 101)
    sizes = [int(n) for n in [*rng.integers(800, 3600, 5), *rng.integers(200, 900, 30)]]
    shares = []
    for _ in range(8):
        texts = [[f"w{w}" for w in rng.choice(100, n, p=rng.dirichlet(common))] for n in sizes]
        shares.append((keyness_table(words_of(texts, ["A"] * 5 + ["B"] * 30), draws=200)["p"] < 0.05).mean())
    assert np.mean(shares) <= 0.06  # 0.1 if the texts were not cut to like lengths


def test_draws_are_the_same_again():
    pd.testing.assert_frame_equal(keyness_table(planted()), keyness_table(planted()))


def test_copies_of_a_text_count_once():
    words = planted(each=6)
    twice = pd.DataFrame({"document_id": ["d0", "d1"], "outlet": ["A", "A"], "cluster": 1, "words": [300, 200]})
    once = keyness_table(words, copies=twice)
    assert once.loc[once["outlet"] == "A", "of_documents"].unique().tolist() == [5]


def test_numbers_have_no_row_but_count_as_words():
    table = keyness_table(words_of([["62", "killed"] * 3] * 3, ["A", "A", "B"]))
    assert set(table["word"]) == {"killed"}
    assert table["words"].tolist() == [12, 6]


def test_p_of_voices_is_the_share_of_all_shifts():
    rng = np.random.default_rng(5)
    texts = [list(rng.permutation(["x", "x", "y", "y", "y", "z"])) for _ in range(5)]
    words = words_of(texts, ["A"] * 5)
    voice = [rng.permutation([0, 0, 1, 1, 1, 1]) for _ in texts]
    places = words.find_places()._replace(voice=np.concatenate(voice))
    voiced = replace(words, find_places=lambda: places)
    table = voice_keyness_table(voiced, draws=4000, least_documents=1).set_index("word")
    said = [np.flatnonzero(of_text == 0) for of_text in voice]
    own = [[[text[i - shift] for i in at] for shift in range(6)] for text, at in zip(texts, said, strict=True)]
    for word in "xyz":
        hits = [[held.count(word) for held in shifts] for shifts in own]
        expected = sum(text.count(word) / 3 for text in texts)
        reached = [abs(sum(some) - expected) for some in product(*hits)]
        observed = abs(sum(shifts[0] for shifts in hits) - expected)
        assert table.loc[word, "p"] == pytest.approx(np.mean(np.array(reached) >= observed - 1e-9), abs=0.025)


@pytest.mark.parametrize("small", [0, 1])  # of all documents, or of those that are looked up
def test_sums_in_single_precision_are_good_enough(monkeypatch, small):
    exact = keyness_table(planted(), draws=200)
    monkeypatch.setattr(permutation, "_MANY", 1)
    monkeypatch.setattr(permutation, "_SMALL", small)
    single = keyness_table(planted(), draws=200)
    assert (exact["p"] - single["p"]).abs().max() <= 2 / 201
    pd.testing.assert_series_equal(exact["p_family"], single["p_family"], atol=2 / 201)


SAID = "The {0} plan failed. The council met late. “A {1} plan will work,” the mayor said. Nobody came to the hall again."


def test_what_outlets_say_themselves_against_what_they_let_others_say():
    names = ["north", "south", "east", "west", "first", "last", "old", "new"]
    tables = tables_of(*(("Wire", SAID.format("botched " + a, "splendid " + a)) for a in names))
    words = read_words(tables)
    table = voice_keyness_table(words).set_index("word")
    assert table.loc["botched", ["hits", "rest_hits", "documents"]].tolist() == [8, 0, 8]
    assert table.loc["splendid", ["hits", "rest_hits", "rest_documents"]].tolist() == [0, 8, 8]
    assert table.loc["botched", "log_ratio"] > 0 > table.loc["splendid", "log_ratio"]
    assert table["p"].between(0, 1).all()
    evidence = word_evidence(tables, words, table.reset_index().query("word == 'splendid'"), "attributed", most=2)
    assert evidence["of"].tolist() == [8, 8]
    assert evidence["document_id"].nunique() == 2
    assert all(r.sentence[r.start : r.end] == "splendid" for r in evidence.itertuples())


def test_key_words_lead_to_their_sentences(sample):
    tables = without_repeats(load_tables(sample))
    words = read_words(tables)
    table = keyness_table(words)
    assert table["p"].isna().all()
    evidence = word_evidence(tables, words, table[table["word"] == "convoy"], most=2)
    assert len(evidence)
    for r in evidence.itertuples():
        assert r.sentence[r.start : r.end].lower().removesuffix("’s") == r.word


def test_an_empty_corpus_has_no_words():
    words = read_words(build_tables([]))
    for table in (keyness_table(words), voice_keyness_table(words)):
        assert table.empty
        assert key_words(table).empty
        assert keyness_finding(table).startswith("No word is tested")


def test_halves_of_one_outlet_are_not_called_different():
    words = planted(each=14, outlets=("A",))
    placebo = keyness_placebo_table(words, splits=6, draws=100)
    assert len(placebo) == 6
    assert placebo["share_p"].mean() <= 0.1
    assert keyness_placebo_finding(placebo).startswith("In 6 divisions of the texts of A into random halves")
    assert keyness_placebo_table(planted(each=3)).empty


def test_a_printed_list_has_p_to_three_places_and_documents_of_how_many():
    shown = key_word_list(key_words(keyness_table(planted()), 2))
    first = shown[(shown["outlet"] == "A") & (shown["word"] == "flagrant")].iloc[0]
    assert first["in documents"] == "8 of 8"
    assert first["p"] == "0.001"
    assert first["log ratio (95 %)"].count("(") == 0
