"""Choices of words: shares that add up, first mentions once a document, holders for every hit."""

import pytest

from mediaanalysis import DataError, Document, analyze, build_tables
from mediaanalysis.compare import (
    choice_table,
    holder_finding,
    holder_table,
    label_referents,
    name_table,
    scare_quote_table,
)
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


def tagged(*texts, **about):
    documents = [Document(f"d{i}", text, outlet="Wire") for i, text in enumerate(texts)]
    return build_tables((analyze(d) for d in documents), about)


def test_a_headline_has_no_first_mention():
    names = name_table(tagged("Regime Falls\n\nThe government fell within days. The regime had ruled long."), "government")
    rows = {row.name: (row.family, row.hits, row.first, row.headline) for row in names.itertuples(index=False)}
    assert rows == {"regime": ("delegitimising", 2, 0, 1), "government": ("neutral", 1, 1, 0)}


def test_the_names_of_a_family_stand_together():
    names = name_table(tagged("Militants fled.", "Terrorists fled.", "Gunmen fled.", "The jihadists fled."), "armed_group")
    family = names.drop_duplicates("name").set_index("name")["family"]
    families = [family[name] for name in names["name"].cat.categories]
    assert families == ["delegitimising", "delegitimising", "neutral", "neutral"]


def test_rival_families_of_a_study_are_names_of_one_referent():
    tables = tagged(
        "The government fell.", "The regime fell.",
        label_families=[{"name": "government", "side": "the state"}, {"name": "other", "side": "the state"}],
    )  # fmt: skip
    assert label_referents(tables) == ["the state"]
    assert set(name_table(tables, "the state")["family"]) == {"government"}


def test_every_hit_has_a_holder(tables):
    holders = holder_table(tables, "hedge")
    assert holders["hits"].sum() == (tables.tags["feature"] == "hedge").sum()
    own = holders[holders["holder"] == "the outlet itself"]["hits"].sum()
    assert own == ((tables.tags["feature"] == "hedge") & (tables.tags["voice"] == "outlet")).sum()


def test_who_holds_it_and_about_whose_act():
    tables = tagged(
        "Russia accused Washington of bombing the post deliberately.",
        "The Pentagon said that American jets had hit the post by mistake.",
        "The Russian bombing was no accident.",
        "The post was bombed by mistake.",
        "The Pentagon said that the guard had bombed the post by mistake.",
    )
    holders = holder_table(tables)
    found = {(row.about, row.category, row.holder) for row in holders.itertuples(index=False)}
    assert found == {
        ("United States", "deliberate", "Russia"),
        ("United States", "mistake", "United States"),
        ("Russia", "deliberate", "the outlet itself"),
        ("nobody named", "mistake", "the outlet itself"),
        ("others", "mistake", "United States"),
    }
    assert list(holders["about"].cat.categories)[-2:] == ["others", "nobody named"]
    assert holder_finding(holders)[0] == "5 hits; of 4 the text tells whose act it is about."


def test_the_uptake_of_a_scare_quote_is_by_those_quoted_with_its_words():
    quoted = "Raid on a Hill\n\n“We saw that the accidental shelling went on all night,” Ada Roe said. "
    errors = "“The terrorists came back,” Ida Poe said."
    tables = tagged(quoted + "The “accidental” raid went on.", "The “error” went on for an hour. " + errors)
    table = scare_quote_table(tables)
    assert table[["words", "uptake"]].to_numpy().tolist() == [["accidental", "Ada Roe"], ["error", ""]]
    assert scare_quote_table(build_tables([])).empty


def test_referents_come_by_number_and_nothing_is_nothing(tables):
    assert label_referents(tables) == ["state_forces"]
    empty = build_tables([])
    assert label_referents(empty) == []
    assert choice_table(empty, "intent").empty
    assert holder_table(empty, "intent").empty
    assert holder_finding(holder_table(empty)) == ["No word of intent was found."]


def test_an_unknown_voice_is_an_error(tables):
    with pytest.raises(DataError, match="there are attributed and own"):
        choice_table(tables, "hedge", "quoted")
