"""Findings in words: each with what it rests on, and nothing where there is nothing to be said."""

import pytest

from mediaanalysis import Document, analyze, build_tables
from mediaanalysis.compare import (
    casualty_finding,
    compare_outlets,
    corpus_finding,
    framing_finding,
    ledger_table,
    outlet_sizes,
    rates_table,
    spread_table,
)
from synthetic import make_tables


def framing(outlets, documents, features=("evaluative", "scare_quote")):
    return framing_finding(compare_outlets(rates_table(make_tables(outlets, documents), features)))


def test_a_range_is_told_with_hits_and_documents_and_only_of_these_documents():
    first, second, third = framing(4, 12)
    assert first.startswith("Evaluative words, in the outlets’ own words: in these documents from ")
    assert " documents) to " in first
    assert second == "Scare quotes, in the outlets’ own words: no hit."
    assert "says nothing of the outlets" in third


@pytest.mark.parametrize("documents", [1, 6])
def test_one_outlet_cannot_be_compared(documents):
    assert framing(1, documents)[-1] == "Fewer than two outlets have two documents: outlets cannot be compared."


def test_no_hit_is_said_only_where_no_document_has_one():
    tables = make_tables(3, 3)
    table = compare_outlets(rates_table(tables, ["evaluative"]))
    assert not any("no hit" in sentence for sentence in framing_finding(table))


def test_the_corpus_in_a_sentence():
    told = corpus_finding(outlet_sizes(make_tables(4, 12)))
    assert told.startswith("3 outlets, 12 texts, ")
    assert "2 of 3 outlets have fewer than five texts" in told
    assert "Every outlet has fewer than five texts" in corpus_finding(outlet_sizes(make_tables(3, 4)))
    assert corpus_finding(outlet_sizes(build_tables([]))) == "The corpus holds no words."


def test_figures_in_a_sentence_for_each_harm():
    killed, wounded = casualty_finding(spread_table(ledger_table(make_tables(5, 30))), "a strike")
    assert killed.startswith("People killed, a strike: figures from 24 to 100 (")
    assert wounded.startswith("People wounded, a strike: ")
    assert "Mentions without a source: " in killed


def test_one_figure_has_no_range_and_no_share():
    one = build_tables([analyze(Document("d1", "At least 40 people were killed in Aleppo.", outlet="Wire"))])
    (told,) = casualty_finding(spread_table(ledger_table(one)), "a strike")
    assert told == (
        "People killed, a strike: every figure is 40 (1 mention in 1 document by 1 outlet). "
        "Mentions without a source: 1 of 1; with one end left open: 1 of 1."
    )
