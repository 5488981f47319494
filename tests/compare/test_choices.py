"""Choices of words: shares that add up, first mentions once a document, holders for every hit."""

import pytest

from mediaanalysis import DataError, build_tables
from mediaanalysis.compare import choice_table, holder_table, label_families, name_table
from synthetic import make_tables


@pytest.fixture(scope="module")
def tables():
    return make_tables(outlets=5, documents=20)


def test_shares_of_an_outlet_add_up_and_hits_are_the_tags_of_the_voice(tables):
    for voice, of in (("own", ["outlet"]), ("attributed", ["quoted", "paraphrased"])):
        choices = choice_table(tables, "hedge", voice)
        tags = tables.tags[(tables.tags["feature"] == "hedge") & tables.tags["voice"].isin(of)]
        assert choices["hits"].sum() == len(tags) > 0
        sums = choices.groupby("outlet", observed=False)["share"].sum()
        assert sums[choices.groupby("outlet", observed=False)["total"].first() > 0].round(9).eq(1).all()


def test_names_differ_by_letters_and_not_by_capitals(tables):
    names = name_table(tables, "state_forces")
    assert set(names["name"].cat.categories) == {"soldiers", "the army", "regime troops", "$loyal$ <b>forces</b>"}
    few = name_table(tables, "state_forces", most=2)
    assert few["name"].cat.categories[-1] == "other names"
    assert few["hits"].sum() == names["hits"].sum()


def test_a_document_has_one_first_mention(tables):
    names = name_table(tables, "state_forces")
    assert names["first"].sum() == names.drop_duplicates("outlet")["in_documents"].sum()


def test_every_hit_has_a_holder(tables):
    holders = holder_table(tables, "hedge")
    assert holders["hits"].sum() == (tables.tags["feature"] == "hedge").sum()
    own = holders[holders["holder"] == "the outlet itself"]["hits"].sum()
    assert own == ((tables.tags["feature"] == "hedge") & (tables.tags["voice"] == "outlet")).sum()


def test_families_come_by_number_and_nothing_is_nothing(tables):
    assert label_families(tables) == ["state_forces"]
    empty = build_tables([])
    assert label_families(empty) == []
    assert choice_table(empty, "intent").empty
    assert holder_table(empty, "intent").empty


def test_an_unknown_voice_is_an_error(tables):
    with pytest.raises(DataError, match="there are attributed and own"):
        choice_table(tables, "hedge", "quoted")
