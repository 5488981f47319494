"""A document back from its tables is the document that was tagged."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from msgspec import structs

import mediaanalysis as ma
from mediaanalysis.analysis import Analysis
from mediaanalysis.study import codebook_of


@pytest.fixture(scope="module")
def tables(sample: Path) -> ma.Tables:
    return ma.load_tables(sample)


def in_tables(analysis: Analysis) -> Analysis:
    """What of an analysis tables hold: the text to its last sentence, claims with the event of their document."""
    document, event = analysis.document, analysis.document.event
    return replace(
        analysis,
        document=replace(document, text=document.text.rstrip()),
        attributions=tuple(structs.replace(a, contents=()) for a in analysis.attributions),
        claims=tuple(structs.replace(c, event=c.event or event, chain=tuple(filter(None, c.chain))) for c in analysis.claims),
    )


def test_a_document_comes_back_as_it_was(sample: Path, tables: ma.Tables, tmp_path: Path) -> None:
    ma.write_tables(tables, tmp_path / "t")
    read = ma.read_tables(tmp_path / "t")
    corpus = ma.open_corpus(sample)
    for document in corpus:
        restored = ma.restore_analysis(read, document.id)
        assert in_tables(restored) == in_tables(ma.analyze(document, codebook_of(corpus), corpus.description.events))
        own = {c.attribution for c in restored.contents}
        assert all(bool(a.contents) == (i in own) for i, a in enumerate(restored.attributions))


def test_it_makes_the_same_tables_again(tables: ma.Tables) -> None:
    again = ma.build_tables(ma.restore_analysis(tables, i) for i in tables.documents["document_id"])
    for name in ("segments", "sentences", "attributions", "contents", "tags", "claims"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(tables, name))


def test_the_first_document_is_the_default(tables: ma.Tables) -> None:
    assert ma.restore_analysis(tables).document.id == tables.documents["document_id"].iloc[0]


def test_offsets_hold_where_a_sentence_was_left_out(tables: ma.Tables) -> None:
    some = replace(tables, sentences=tables.sentences.drop(index=tables.sentences.index[3]))
    restored = ma.restore_analysis(some)
    assert all(s.of(restored.document.text) == r.text for s, r in zip(restored.sentences, some.sentences.itertuples(), strict=False))


@pytest.mark.parametrize("name", ["no-such-id", "=1+1"])
def test_an_id_that_is_not_there_is_an_error(tables: ma.Tables, name: str) -> None:
    with pytest.raises(ma.DataError, match=r"not in these tables; they have 2016-.* more"):
        ma.restore_analysis(tables, name)
    with pytest.raises(ma.DataError, match="no documents"):
        ma.restore_analysis(ma.build_tables([]))
