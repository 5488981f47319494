"""Who is given words by whom: nothing is added, nothing lost, and each row leads back to its sentence."""

from dataclasses import replace

import pandas as pd
import pytest

from mediaanalysis import Document, analyze, build_tables, load_tables
from mediaanalysis.compare import (
    anonymity_table,
    group_order,
    outlet_sizes,
    source_table,
    source_words,
    speech_finding,
    speech_table,
    stance_table,
)
from mediaanalysis.compare.speakers import NOBODY, STEPS, UNRESOLVED


@pytest.fixture(scope="module")
def speech(tables):
    return speech_table(tables)


def said(*texts):
    return speech_table(build_tables(analyze(Document(f"d{i}", text, outlet="Wire")) for i, text in enumerate(texts)))


def test_what_is_not_said_is_not_counted():
    assert said("The ministry declined to comment on the strike.").empty


def test_every_attribution_is_a_row(tables, speech):
    assert len(speech) == len(tables.attributions)
    assert stance_table(speech)["attributions"].sum() == len(speech)


def test_the_cue_is_in_the_sentence_where_the_row_says(speech, sample):
    for each in (speech, speech_table(load_tables(sample))):
        cues = each[each["cue"] != ""]
        assert len(cues)
        assert [s[a:b] for s, a, b in zip(cues["sentence"], cues["start"], cues["end"], strict=True)] == list(cues["cue"])


def test_words_given_are_those_of_the_voices(sample):
    tables = load_tables(sample)
    speech, sizes = speech_table(tables), outlet_sizes(tables)
    keys = ["document_id", "attribution_id"]
    flags = tables.attributions[[*keys, "absent"]].astype({"attribution_id": "Int64"})
    absent = tables.contents.merge(flags, on=keys, how="inner").query("absent")
    unclaimed = tables.contents[tables.contents["attribution_id"].isna()]
    for voice in ("quoted", "paraphrased"):
        nobody = unclaimed.loc[unclaimed["voice"] == voice, "words"].sum()
        unsaid = absent.loc[absent["voice"] == voice, "words"].sum()
        assert speech[f"words_{voice}"].sum() + nobody + unsaid == sizes[f"words_{voice}"].sum()
    assert (speech["words"] == speech["words_quoted"] + speech["words_paraphrased"]).all()


def test_words_by_voice_and_source_add_up_to_the_words_of_the_outlets(sample):
    tables = load_tables(sample)
    words = source_words(tables)
    assert words["words"].sum() == outlet_sizes(tables)["words"].sum()
    assert not words.duplicated(["document_id", "outlet", "voice", "source_name"]).any()


@pytest.mark.parametrize(
    ("text", "group", "step"),
    [
        ("Russian Defence Ministry spokesman Igor Konashenkov said it rained.", "Russia", "named_person"),
        ("The Pentagon said it rained.", "United States", "named_organisation"),
        ("A senior US defence official said it rained.", "United States", "described_role"),
        ("Activists said it rained.", "Opposition and rebels", "group"),
        ("Sources said it rained.", "other unnamed sources", "bare"),
        ("Ada Roe said it rained.", "other persons", "named_person"),
        ("It is believed that it rained.", NOBODY, "hearsay"),
    ],
)
def test_each_source_has_a_group_and_a_step(text, group, step):
    row = said(text).iloc[0]
    assert (row["source_group"], row["anonymity"]) == (group, step)


def test_a_pronoun_that_nobody_is_found_for_has_no_step():
    speech = said("He said that it rained.")
    assert speech["source_group"].tolist() == [UNRESOLVED]
    assert speech["anonymity"].isna().all()
    assert anonymity_table(speech)["attributions"].sum() == 0


def test_a_name_has_the_group_that_another_mention_of_it_tells():
    speech = said("Russian army spokesman Igor Konashenkov said it rained. Konashenkov added that it was cold.")
    assert speech["source_group"].tolist() == ["Russia", "Russia"]
    assert said("Konashenkov said it rained.")["source_group"].tolist() == ["other persons"]


def test_the_scale_has_every_outlet_and_step_and_counts_each_attribution_once(tables, speech):
    table = anonymity_table(speech)
    assert len(table) == 6 * len(STEPS)
    assert table["attributions"].sum() == speech["anonymity"].notna().sum()
    shares = table.dropna(subset="share").groupby("outlet", observed=True)["share"].sum()
    assert shares.tolist() == pytest.approx([1.0] * len(shares))


def test_a_source_that_two_documents_spell_alike_is_one():
    table = source_table(said("“It is raining again,” Ada Roe said.", "Ada Roe said it was cold.", "Sources said no."))
    assert table[["source", "documents", "attributions"]].to_numpy().tolist() == [["Ada Roe", 2, 2]]
    assert table["words_quoted"].tolist() == [4]


def test_groups_of_no_actor_come_last(speech):
    order = group_order(speech)
    assert set(order) == set(speech["source_group"])
    assert order[-1] == NOBODY
    assert order.index("Russia") < order.index("other unnamed sources")


def test_reprints_and_boilerplate_are_not_counted(tables):
    segments = tables.segments.assign(kind="boilerplate")
    assert speech_table(replace(tables, segments=segments)).empty


def test_findings_say_how_much_they_rest_on(speech):
    finding = " ".join(speech_finding(speech))
    assert f"{len(speech):,} attributions in" in finding
    assert "cast doubt" in finding
    assert "name a person or an organisation" in finding


def test_nobody_speaks_in_an_empty_corpus():
    speech = speech_table(build_tables([]))
    assert speech.empty
    assert speech_finding(speech) == ["Nobody is given any words."]
    assert anonymity_table(speech).empty
    assert source_table(speech).empty
    assert source_words(build_tables([])).empty
    assert isinstance(stance_table(speech), pd.DataFrame)
