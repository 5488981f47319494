"""Shared passages: the same words in the same order in two documents, as long as they go."""

from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis import Document, analyze, build_tables, load_tables
from mediaanalysis.compare import (
    copy_table,
    outlet_reuse_table,
    passage_list,
    read_words,
    reuse_finding,
    reuse_matrix,
    reuse_table,
    shared_passages,
    shares,
)
from mediaanalysis.compare.reuse import both_ways, found_table
from mediaanalysis.compare.words import Places, Words

REPORT = (
    "Two shells fell on the market of the old town shortly after noon on Sunday. A doctor at the clinic counted nine "
    "wounded people, among them a baker and his son. The army said that it had aimed at a depot behind the bridge."
)
OTHER = "Traders cleared the stalls with brooms on Monday while a loudspeaker van went around and asked for donors of blood."
BOTH = f"{REPORT} {OTHER}"


def words_of(texts, outlets=None, dates=None):
    """The arrays of texts given as lists of words; an outlet each, if nothing else is said."""
    n = len(texts)
    word, unit = [w for text in texts for w in text], [i for i, text in enumerate(texts) for _ in text]
    vocabulary = sorted(set(word))
    start = np.array([7 * k for text in texts for k in range(len(text))], dtype=np.int64)
    names = outlets or [f"Outlet {i}" for i in range(n)]
    units = pd.DataFrame({
        "document_id": [f"d{i}" for i in range(n)], "outlet": pd.Categorical(names, sorted(set(names)), ordered=True),
        "title": "", "published": pd.to_datetime(dates or [None] * n), "event": "", "words": list(map(len, texts)),
    })  # fmt: skip
    codes = np.array([vocabulary.index(w) for w in word], dtype=np.int64)
    unit = np.array(unit, dtype=np.int64)
    places = Places(np.zeros_like(unit), start, start + 5)
    return Words(units, np.array(vocabulary, dtype=object), codes, unit, unit, lambda: places)


def tables_of(*documents):
    return build_tables(analyze(Document(f"d{i}", text, outlet=outlet)) for i, (outlet, text) in enumerate(documents))


letters = st.lists(st.sampled_from("abc"), max_size=14)


@given(st.lists(letters, min_size=2, max_size=4))
def test_a_passage_is_the_same_words_in_both_and_goes_as_far_as_they_agree(texts):
    for p in shared_passages(words_of(texts), least=3).itertuples():
        a, b = texts[int(p.document_id[1:])], texts[int(p.other_id[1:])]
        assert p.document_id != p.other_id
        assert p.words >= 3
        assert a[p.place : p.place + p.words] == b[p.other_place : p.other_place + p.words]
        assert (p.start, p.end) == (7 * p.place, 7 * (p.place + p.words - 1) + 5)


@given(st.lists(letters, min_size=2, max_size=4))
def test_every_run_that_two_documents_have_is_in_a_passage_of_both(texts):
    passages = both_ways(shared_passages(words_of(texts), least=3))
    for i, a in enumerate(texts):
        for j, b in enumerate(texts):
            for run in _runs(a) & _runs(b) if i != j else ():
                found = passages[(passages["document_id"] == f"d{i}") & (passages["other_id"] == f"d{j}")]
                assert any(run in _runs(a[p.place : p.place + p.words]) for p in found.itertuples())


@given(st.lists(letters, min_size=2, max_size=5), st.data())
def test_words_found_in_an_outlet_are_those_in_runs_that_its_other_documents_have(texts, data):
    outlets, pages = ([data.draw(st.sampled_from(names)) for _ in texts] for names in ("XYZ", "pqrstu"))
    words = words_of(texts, outlets)
    words.units["document_id"] = pages  # a page may have parts by several outlets
    with patch.object(shares, "_BITS", data.draw(st.sampled_from([2, 64]))):
        table = outlet_reuse_table(words, least=3)
    for row in table.itertuples():
        mine = [i for i in range(len(texts)) if outlets[i] == row.outlet]
        assert row.shared == sum(_found(texts, pages, outlets, i, {row.other_outlet}) for i in mine)
        elsewhere = sum(_found(texts, pages, outlets, i, {*"XYZ"} - {row.outlet}) for i in mine)
        assert row.share_elsewhere * row.words == pytest.approx(elsewhere) or (row.words == 0 and not elsewhere)


def _found(texts, pages, outlets, i, others):
    """How many words of a text are in runs that other pages have in texts by the others."""
    known = {run for j, b in enumerate(texts) if pages[j] != pages[i] and outlets[j] in others for run in _runs(b)}
    return len({k + n for k in range(len(texts[i]) - 2) if tuple(texts[i][k : k + 3]) in known for n in range(3)})


def _runs(text):
    return {tuple(text[k : k + 3]) for k in range(len(text) - 2)}


def test_case_punctuation_and_apostrophes_do_not_count():
    tables = tables_of(("A", "He said the army's own guns had fired first, twice."), ("B", "HE SAID: the army’s own guns had fired first!"))
    (passage,) = shared_passages(read_words(tables)).itertuples()
    assert (passage.words, passage.start, passage.end) == (9, 0, 43)


def test_shares_count_each_word_once_and_are_of_the_own_text():
    words = read_words(tables_of(("A", REPORT), ("B", BOTH)))
    table = reuse_table(words, shared_passages(words)).set_index("document_id")
    assert table["share"].to_dict() == {"d0": 1.0, "d1": pytest.approx(41 / 61, abs=0.03)}


def test_what_stands_in_the_foot_of_pages_is_not_shared():
    foot = "\n\nRead more: Subscribe to our newsletter today.\n\nFollow us on all of the usual networks and share this."
    first, second = "The first page tells of a flood.", "Another page speaks about a strike at the port."
    tables = tables_of(("A", first + foot), ("B", second + foot))
    assert (tables.segments["kind"] == "boilerplate").any()
    assert shared_passages(read_words(tables)).empty


def test_copies_are_clusters_and_a_shared_quotation_is_none():
    words = read_words(tables_of(("A", REPORT), ("B", BOTH), ("C", OTHER * 2), ("D", "“" + REPORT[:75] + "”, it said. " + OTHER[:30] * 6)))
    copies = copy_table(words, reuse_table(words, shared_passages(words)))
    assert copies.groupby("cluster")["document_id"].agg(set).to_dict() == {1: {"d0", "d1", "d2"}}


def test_the_earlier_document_comes_first():
    text = [f"w{i}" for i in range(12)]
    passages = shared_passages(words_of([text] * 3, dates=["2016-09-03", "2016-09-01", None]))
    assert list(zip(passages["document_id"], passages["other_id"], strict=True)) == [("d0", "d2"), ("d1", "d0"), ("d1", "d2")]


def test_what_very_many_documents_share_is_aligned_with_the_earliest():
    text = [f"w{i}" for i in range(12)]
    words = words_of([text] * 150)
    passages = shared_passages(words)
    assert len(passages) == 149
    assert set(passages["document_id"]) == {"d0"}
    assert len(copy_table(words, reuse_table(words, passages))) == 150


def test_reprints_in_the_sample_are_found_whole(sample):
    words = read_words(load_tables(sample))
    found = found_table(words, both_ways(shared_passages(words)))
    lantern = found[found["document_id"].str.contains("lantern")].set_index("outlet")["share"]
    assert (lantern > 0.95).all()
    assert set(lantern.index) == {"Meridian Wire", "The Harbour Post"}


def test_words_are_those_of_the_tables_and_an_empty_corpus_has_none(sample):
    tables = load_tables(sample)
    words = read_words(tables)
    said = tables.segments[tables.segments["kind"] != "boilerplate"]
    assert len(words.word) == said["words"].sum() == words.counts().sum()
    parts = [words.counts(voice).sum() for voice in ("own", "attributed")]
    assert sum(parts) == len(words.word)
    assert parts[0] == pytest.approx(said["words_outlet"].sum(), rel=0.01)
    empty = read_words(build_tables([]))
    assert shared_passages(empty).empty
    assert outlet_reuse_table(empty).empty
    assert copy_table(empty, reuse_table(empty, shared_passages(empty))).empty


def test_passages_are_listed_with_their_words_and_the_finding_names_the_outlet():
    tables = tables_of(("A", REPORT), ("B", f"Breaking: {REPORT[:75]} {OTHER}"), ("C", OTHER[:40]))
    words = read_words(tables)
    passages = shared_passages(words)
    listed = passage_list(tables, passages)
    assert listed["text"].iloc[0] in REPORT
    assert listed["text"].str.split().str.len().tolist() == listed["words"].tolist()
    copies = copy_table(words, reuse_table(words, passages))
    assert reuse_finding(outlet_reuse_table(words), copies).startswith("Of the words by B")
    assert reuse_finding(outlet_reuse_table(words.of_units((words.units["outlet"] == "C").to_numpy())), copies).startswith("No two outlets")


def test_the_square_table_holds_the_shares_of_the_texts_that_share_most():
    texts = [[f"w{i}" for i in range(12)], [f"w{i}" for i in range(24)], ["x"] * 5, [f"w{i}" for i in range(12, 24)]]
    words = words_of(texts)
    square = reuse_matrix(words, reuse_table(words, shared_passages(words)))
    assert square.to_numpy().tolist() == [[0, 1, 0], [0.5, 0, 0.5], [0, 1, 0]]
    assert len(reuse_matrix(words, reuse_table(words, shared_passages(words)), most=2)) == 2
