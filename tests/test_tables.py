from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import mediaanalysis as ma
from mediaanalysis.study import codebook_of
from mediaanalysis.tables import COLUMNS, write_batches

CONTRACT = {
    "documents": "document_id outlet title byline published url path sha256 event words language",
    "segments": "document_id segment_id kind outlet byline published start end words",
    "sentences": "document_id segment_id sentence_id start end",
    "attributions": "document_id segment_id attribution_id cue_start cue_end cue stance source_start source_end source "
    "source_name source_kind quotation",
    "contents": "document_id attribution_id start end voice",
    "tags": "document_id segment_id sentence_id start end text feature category rule voice attribution_id source",
    "claims": "document_id segment_id sentence_id claim_id start end text low high modifier harm victims scope source "
    "source_name source_kind chain event asserted superseded voice place_in_text",
}


@pytest.fixture(scope="module")
def tables(sample: Path) -> ma.Tables:
    return ma.load_tables(sample)


def test_the_contract_columns_are_there(tables: ma.Tables) -> None:
    for name, columns in CONTRACT.items():
        assert set(columns.split()) <= set(getattr(tables, name).columns), name


@pytest.mark.parametrize("name", list(COLUMNS))
def test_what_is_written_is_read_again(tables: ma.Tables, name: str, tmp_path: Path) -> None:
    ma.write_tables(tables, tmp_path / "t")
    pd.testing.assert_frame_equal(getattr(ma.read_tables(tmp_path / "t"), name), getattr(tables, name))


def test_the_same_tables_are_the_same_bytes(tables: ma.Tables, tmp_path: Path) -> None:
    ma.write_tables(tables, tmp_path / "a")
    ma.write_tables(tables, tmp_path / "b")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_batches_make_the_same_table_as_one(sample: Path, tables: ma.Tables, tmp_path: Path) -> None:
    corpus = ma.open_corpus(sample)
    analyses = [ma.analyze(document, codebook_of(corpus), corpus.description.events) for document in corpus]
    batches = (ma.build_tables(analyses[i : i + 4]) for i in range(0, len(analyses), 4))
    write_batches(batches, tmp_path / "t", tables.about)
    for name in COLUMNS:
        pd.testing.assert_frame_equal(getattr(ma.read_tables(tmp_path / "t"), name), getattr(tables, name))


def test_a_fault_midway_leaves_the_folder_as_it_was(tables: ma.Tables, tmp_path: Path) -> None:
    ma.write_tables(tables, tmp_path / "t")
    before = {p.name: p.read_bytes() for p in (tmp_path / "t").iterdir()}

    def batches():  # type: ignore[no-untyped-def]
        yield replace(tables, documents=tables.documents.head(1))
        raise ma.DataError("the second document is broken")

    with pytest.raises(ma.DataError):
        write_batches(batches(), tmp_path / "t", {})
    assert {p.name: p.read_bytes() for p in (tmp_path / "t").iterdir()} == before
    assert [p.name for p in tmp_path.iterdir()] == ["t"]


def test_a_folder_without_tables_says_so(tmp_path: Path) -> None:
    with pytest.raises(ma.DataError, match="no tables here"):
        ma.read_tables(tmp_path)


def test_every_row_leads_back_to_its_words(sample: Path, tables: ma.Tables) -> None:
    texts = {d.id: d.text for d in ma.load_documents(sample)}
    for frame in (tables.tags, tables.claims, tables.sentences):
        for row in frame.itertuples():
            assert texts[row.document_id][row.start : row.end] == row.text
    cues = tables.attributions.dropna(subset="cue_start")
    assert all(texts[a.document_id][a.cue_start : a.cue_end] == a.cue for a in cues.itertuples())


def test_the_sentences_make_up_the_text(sample: Path, tables: ma.Tables) -> None:
    for document in ma.load_documents(sample):
        rows = tables.sentences[tables.sentences["document_id"] == document.id]
        assert "".join(rows["before"] + rows["text"]) == document.text.rstrip()


def test_attributed_stretches_have_the_words_of_their_voice(tables: ma.Tables) -> None:
    by_voice = tables.contents.groupby("voice")["words"].sum()
    assert by_voice["quoted"] == tables.segments["words_quoted"].sum()
    assert by_voice["paraphrased"] == tables.segments["words_paraphrased"].sum()


def test_words_by_voice_add_up(tables: ma.Tables) -> None:
    s = tables.segments
    assert (s["words_outlet"] + s["words_quoted"] + s["words_paraphrased"]).equals(s["words"])
    assert s.groupby("document_id")["words"].sum().eq(tables.documents.set_index("document_id")["words"]).all()


def test_the_tables_say_what_corpus_they_are_of(tables: ma.Tables) -> None:
    assert "Demonstration corpus" in tables.about["corpus"]["note"]
    assert {o["name"] for o in tables.about["outlets"]} >= {"Meridian Wire", "The Red Ledger"}
