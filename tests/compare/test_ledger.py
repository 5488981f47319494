"""Views of the claims: nothing is added to them, nothing lost, and each leads back to its sentence."""

from dataclasses import replace
from datetime import datetime

import pandas as pd
import pytest

from mediaanalysis import DataError, Document, analyze, build_tables, load_tables
from mediaanalysis.compare import (
    actors,
    casualty_finding,
    choose_event,
    evidence_table,
    first_per_outlet,
    latest_table,
    ledger_table,
    reference_table,
    source_matrix,
    source_spread_table,
    spread_table,
)
from mediaanalysis.compare.actors import group_sources
from mediaanalysis.compare.casualty import UNATTRIBUTED, figure


@pytest.fixture(scope="module")
def ledger(tables):
    return ledger_table(tables)


def test_every_claim_is_a_mention_of_a_row(tables, ledger):
    assert ledger["mentions"].sum() == len(tables.claims)


def test_the_words_are_in_the_sentence_where_the_row_says(ledger, sample):
    for each in (ledger, ledger_table(load_tables(sample))):
        assert len(each)
        assert [s[a:b] for s, a, b in zip(each["sentence"], each["start"], each["end"], strict=True)] == list(each["text"])


def test_evidence_is_the_words_in_the_sentence(tables, sample):
    for each in (tables, load_tables(sample)):
        evidence = evidence_table(each, ["hedge"])
        assert len(evidence) == (each.tags["feature"] == "hedge").sum() > 0
        found = [s[a:b] for s, a, b in zip(evidence["sentence"], evidence["start"], evidence["end"], strict=True)]
        assert found == list(evidence["words"])


def test_evidence_is_taken_from_each_outlet_in_turn(tables):
    some = first_per_outlet(evidence_table(tables, ["hedge", "evaluative"]), 10)
    assert some.groupby("feature", observed=True).size().tolist() == [10, 10]
    assert some["outlet"].nunique() == 5


@pytest.mark.parametrize(
    ("low", "high", "modifier", "text", "signs"),
    [
        (62, 62, "exact", "Sixty-two", "62"),
        (80, None, "at_least", "at least 80", "≥80"),
        (60, None, "more_than", "more than 60", ">60"),
        (None, 90, "up_to", "nearly 90", "≤90"),
        (62, 83, "range", "62 to 83", "62–83"),
        (100, 100, "about", "about 100", "~100"),
        (24, None, "vague", "Dozens", "dozens"),
        (None, None, "vague", "an  unknown\nnumber", "an unknown number"),
        (300000, None, "more_than", "more than 300,000", ">300,000"),
        (0, 0, "exact", "none", "0"),
    ],
)
def test_figures_in_signs(low, high, modifier, text, signs):
    assert figure(pd.NA if low is None else low, pd.NA if high is None else high, modifier, text) == signs


def test_a_policy_changes_what_vague_words_are_worth_and_no_word(tables):
    book, airwars = ledger_table(tables), ledger_table(tables, policy="airwars")
    dozens = airwars[airwars["text"] == "dozens"]
    assert set(dozens["low"]) == {12}
    assert set(dozens["high"]) == {24}
    assert sorted(book["text"]) == sorted(airwars["text"])
    exact = airwars[airwars["modifier"] == "exact"]
    assert (exact["low"] == exact["high"]).all()


def test_a_number_keeps_what_the_words_around_it_say_of_it_under_any_policy():
    text = "The raid killed 67, all but three of them soldiers. Over 30 were hurt and up to 9 died later."
    told = build_tables([analyze(Document("d", text))])
    bounds = {p: ledger_table(told, policy=p)[["low", "high"]].to_numpy(dtype=object).tolist() for p in ("acled", "airwars")}
    assert bounds["acled"] == [[67, 67], [64, 64], [30, 30], [9, 9]]
    assert bounds["airwars"] == [[67, 67], [64, 64], [31, pd.NA], [pd.NA, 9]]


def test_the_policy_may_be_a_file_of_ones_own(tables, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[mine]\nbased_on = "literal"\ndozens = [36, 36]\n', encoding="utf-8")
    own = ledger_table(tables, policy=str(path))
    assert set(own.loc[own["text"] == "dozens", "low"]) == {36}


def test_a_source_is_grouped_by_the_name_that_its_document_gives_it_elsewhere():
    text = "The Lund Relief Board met on Monday. The board said that 12 people died. A clerk said that 9 people died."
    told = replace(build_tables([analyze(Document("d", text))]), about={"actors": [{"name": "Relief", "members": ["Lund Relief Board"]}]})
    assert ledger_table(told, None)["source_group"].tolist() == ["Relief", "A clerk"]


def test_the_latest_figure_of_a_source_is_the_first_that_stands():
    first = "The mayor said 30 died. The union said 12 died.\n\nThe mayor said at least 83 died."
    second = "The mayor said 90 died. She had said earlier that 83 died."
    days = (datetime(2016, 9, 17), datetime(2016, 9, 18))
    documents = [
        Document(name, text, outlet="O", published=day)
        for name, text, day in zip(("d0", "d1"), (first, second), days, strict=True)
    ]
    latest = latest_table(ledger_table(build_tables(map(analyze, documents)), None))
    rows = latest[["document_id", "source_group", "figure", "other_figures", "newest"]].to_numpy(dtype=object).tolist()
    assert rows == [
        ["d0", "mayor", "30", "≥83", False],
        ["d0", "union", "12", "", True],
        ["d1", "mayor", "90", "83", True],
    ]


def test_the_spread_between_sources_is_told_from_that_within_one(ledger):
    by_source = source_spread_table(ledger)
    whole = spread_table(ledger).set_index("harm")
    attributed = by_source[by_source["source_group"] != UNATTRIBUTED].groupby("harm")
    assert attributed["spread"].max().to_dict() == whole["within_source"].to_dict()
    assert by_source.groupby("harm")["claims"].sum().to_dict() == whole["claims"].to_dict()
    assert (whole["repeated"] == ledger["mentions"].sub(1).groupby(ledger["harm"]).sum()).all()
    assert (whole["between_sources"] <= whole["spread"]).all()


def test_unknown_policies_harms_and_events_are_errors(tables):
    with pytest.raises(DataError, match="no policy 'airwar'"):
        ledger_table(tables, policy="airwar")
    with pytest.raises(DataError, match="harms: dead is not counted"):
        ledger_table(tables, harms=["dead"])
    with pytest.raises(DataError, match="it has strike"):
        choose_event(tables, "raid")


def test_the_event_with_most_figures_is_the_default(sample):
    assert choose_event(load_tables(sample)) == "deir-ez-zor-2016-09-17"
    assert choose_event(build_tables([])) == ""


def test_sources_are_grouped_by_the_actors_of_the_description(tables):
    told = pd.Series(["the Russian Defence Ministry’s Igor Konashenkov", "Unrussian Defence Ministryman", UNATTRIBUTED])
    assert group_sources(told, actors(tables)).tolist() == ["Russia", "Unrussian Defence Ministryman", UNATTRIBUTED]


def test_spread_leaves_out_what_is_denied_or_replaced(ledger):
    killed = ledger[ledger["harm"] == "killed"].assign(asserted=True, superseded=False)
    one = killed.iloc[:3].assign(low=[10, 20, 500], high=[10, 30, 500], modifier="exact", source_group="S", mentions=1)
    whole = spread_table(one.astype({"low": "Int64", "high": "Int64"})).iloc[0]
    assert (whole["lowest"], whole["highest"], whole["spread"]) == (10, 500, 490)
    part = spread_table(one.assign(superseded=[False, False, True]).astype({"low": "Int64", "high": "Int64"})).iloc[0]
    assert (part["lowest"], part["highest"], part["withdrawn"]) == (10, 30, 1)


def test_the_matrix_holds_every_mention(ledger):
    assert source_matrix(ledger)["claims"].sum() == ledger["mentions"].sum()


def test_references_keep_their_open_ends(tables):
    reference = reference_table(tables, "strike")
    assert reference["low"].tolist() == [15, 70]
    assert reference["high"].isna().tolist() == [True, False]
    assert reference_table(tables, "other").empty


def test_nothing_found_is_said(tables):
    empty = ledger_table(tables, event="other")
    assert empty.empty
    assert spread_table(empty).empty
    assert casualty_finding(spread_table(empty), "a strike") == ["No figure of people killed or wounded was found for a strike."]
