"""Sources: the mention beside the cue, whom it stands for, what kind of source that is and how anonymous."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.framing.attribution import Attribution, find_attributions
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.framing.mention import anonymity_of, read_mention
from mediaanalysis.text.quotation import find_quotations
from mediaanalysis.text.sentence import find_sentences


def attribute(text: str) -> tuple[Attribution, ...]:
    sentences, quotations = tuple(find_sentences(text)), tuple(find_quotations(text))
    return find_attributions(text, sentences, quotations, load_codebook().find(text))


MENTIONS = [  # text, the mention beside its first cue
    ("Two officials in Oslo said that it was over.", "Two officials in Oslo"),
    ("The army, which left on Monday, said that it was over.", "The army"),
    ("Jane Roe, a nurse at the clinic, said that it was over.", "Jane Roe, a nurse at the clinic"),
    ("Norway and a war monitor said that it was over.", "Norway and a war monitor"),
    ("Norway’s Ambassador to the UN Jane Roe said that it was over.", "Norway’s Ambassador to the UN Jane Roe"),
    ("People who had been there said that it was over.", "who"),
    ("The plan was criticized last week by the army.", "the army"),
    ("The army was forced to admit that it was over.", "The army"),
    ("The army went on to say that it was over.", "The army"),
    ("The army has since said that it was over.", "The army"),
    ("The army issued a report admitting that it was over.", "The army"),
    ("It was Norway’s claim that it was over.", "Norway"),
    ("His claim that it was over is false.", "His"),
    ("With the army reporting that it was over, they left.", "the army"),
    ("It is the form of support in the area, with Norway claiming that it was over.", "Norway"),
    ("The army’s refusal to admit that it was over drew laughter.", "The army"),
    ("The statement, printed in full below, goes on to imply that it was over.", "The statement"),
    ("Lawmakers tabled legislation calling for his removal.", "Lawmakers"),
    ("Unnamed officials issued grave accusations last week, claiming that it was over.", "Unnamed officials"),
    ("Thousands marched through Oslo, demanding new elections.", "Thousands"),
    ("The town fell but both the army and the rebels said that it was over.", "both the army and the rebels"),
    ("The paper cited fears by two engineers that it would fall.", "two engineers"),
    ("It listed reports by the army, and said that it was over.", "It"),
    ("Ada Roe, 34, of Leeds, denies murder.", "Ada Roe"),
    ("A source close to the family said that it was over.", "A source close to the family"),
    ("A letter signed by 40 academics says that it is over.", "A letter signed by 40 academics"),
    ("The regime in Oslo has long insisted that it is over.", "The regime in Oslo"),
    ("“Put this on,” said one man’s aunt as she ran.", "one man’s aunt"),
    ("In a statement on Monday, Roe Inc. said that it was over.", "Roe Inc."),
    ("Theresa May said that it was over.", "Theresa May"),
    ("Ada Roe appeared on air declaring that it was over.", "Ada Roe"),
    ("It is over, according to those briefed on the effort.", "those briefed on the effort"),
    ("14:05 Reuters is reporting that it is over.", "Reuters"),
]


@pytest.mark.parametrize(("text", "mention"), MENTIONS)
def test_the_mention_beside_the_cue(text: str, mention: str) -> None:
    found = attribute(text)[0].source_span
    assert found is not None
    assert found.of(text) == mention


RESOLVED = [  # text, source and fullest name of its last attribution
    ("Gen. Ada Roe arrived. She said that it was over.", "Gen. Ada Roe", "Ada Roe"),
    ("Ada Roe, the mayor, said little. Roe warned that it was over.", "Roe", "Ada Roe"),
    ("The Foreign Ministry said little. It warned that it was over.", "The Foreign Ministry", "Foreign Ministry"),
    ("The Norwegian Red Cross said little. The Red Cross warned that it fell.", "The Red Cross", "Norwegian Red Cross"),
    ("A senior Oslo official said little. The official warned that it fell.", "A senior Oslo official", "senior Oslo official"),
    ("Ada Roe met two officials, who said that it was over.", "two officials", "two officials"),
    ("“Jan Doe is here,” Ada Roe said. “He left,” she added.", "Ada Roe", "Ada Roe"),  # not whom she speaks of
    ("The US and Norway met. The US said that it was over.", "The US", "US"),  # not the pronoun
    ("The ‘Oslo Office for Rights’ said little. The Office warned that it fell.", "The Office", "Oslo Office for Rights"),
    ("The Oslo Central Command left. Oslo warned that it fell.", "Oslo", "Oslo"),
    ("It drew objections from lawmakers who warned that it fell.", "lawmakers", "lawmakers"),
    ("That was the fear of old lawmakers who warned that it fell.", "old lawmakers", "old lawmakers"),
    ("A spokesman for the council who warned that it fell left.", "A spokesman for the council", "spokesman for the council"),
    ("He said that it was over.", "", ""),
]


@pytest.mark.parametrize(("text", "source", "name"), RESOLVED)
def test_whom_a_mention_stands_for(text: str, source: str, name: str) -> None:
    found = attribute(text)[-1]
    assert (found.source, found.source_name) == (source, name)


KINDS = [
    ("Ada Roe", "named_person", "named_person"),
    ("Maj. Gen. Ada Roe", "named_person", "named_person"),
    ("Foreign Ministry spokeswoman Ada Roe", "named_person", "named_person"),
    ("Norwegian Ambassador to the UN Ada Roe", "named_person", "named_person"),
    ("Yusuf al-Shami", "named_person", "named_person"),
    ("Moscow", "named_organisation", "named_organisation"),
    ("the Foreign Ministry", "named_organisation", "named_organisation"),
    ("state television", "named_organisation", "named_organisation"),
    ("the Oslo Observatory for Human Rights", "named_organisation", "named_organisation"),
    ("UNICEF", "named_organisation", "named_organisation"),
    ("al-Qaeda", "named_organisation", "named_organisation"),
    ("a senior US defence official", "unnamed_role", "described_role"),
    ("two officials", "unnamed_role", "group"),
    ("activists", "unnamed_role", "group"),
    ("a source", "unnamed_role", "bare"),
    ("sources", "unnamed_role", "bare"),
    ("a source at the airport", "unnamed_role", "described_role"),
    ("an aid group", "unnamed_role", "described_role"),
    ("", "none", "hearsay"),
]


@pytest.mark.parametrize(("phrase", "kind", "anonymity"), KINDS)
def test_kind_and_anonymity(phrase: str, kind: str, anonymity: str) -> None:
    assert read_mention(phrase).kind == kind
    assert anonymity_of(phrase, read_mention(phrase).kind) == anonymity


@given(st.text(max_size=30))
def test_any_phrase_can_be_read(phrase: str) -> None:
    anonymity_of(phrase, read_mention(phrase).kind)
