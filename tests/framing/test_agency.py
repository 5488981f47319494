"""Who killed, as the grammar of the sentence has it."""

from __future__ import annotations

import pytest

from mediaanalysis.analysis import analyze
from mediaanalysis.corpus.document import Document

AGENCY = [
    ("Government jets killed nine soldiers.", ["active"]),
    ("Gunmen shot dead two officers.", ["active"]),
    ("The army said that it killed 20 fighters.", ["active"]),
    ("Jets bombed the camp, killing nine.", ["active"]),
    ("A missile strike killed nine soldiers.", ["instrument"]),
    ("Strike kills nine", ["instrument"]),
    ("An air raid hit the camp, wounding nine.", ["instrument"]),
    ("The attack left nine soldiers dead.", ["instrument"]),
    ("Nine soldiers were killed by government jets.", ["passive"]),
    ("Nine people were reportedly wounded by gunmen.", ["passive"]),
    ("At least nine soldiers have been killed.", ["agentless"]),
    ("Nine killed in raid on camp", ["agentless"]),
    ("Nine people were killed by Monday.", ["agentless"]),
    ("The killing of nine soldiers caused an outcry.", ["nominal"]),
    ("The deaths of nine soldiers were confirmed.", ["nominal"]),
    ("Nine soldiers died in the fire.", ["intransitive"]),
    ("Nine dead, 20 wounded as jets bomb camp", ["intransitive", "agentless"]),
    ("The soldiers marched home.", []),
    # the noun before the verb is its subject, wherever it stands
    ("If the calm holds, the fighting that has killed 1,900 people is over.", ["instrument"]),
    ("The report said that its raids on the town last week killed nine.", ["instrument"]),
    ("Government jets in an attack at dawn killed nine.", ["active"]),
    ("The attack killed nine troops and wounded 120 others.", ["instrument", "instrument"]),
    ("Police said the fire, which left nine dead, began at dawn.", ["instrument"]),
    # a participle that describes somebody, and one after its noun
    ("The hotel took in wounded demonstrators and the slain guard’s widow.", ["agentless", "agentless"]),
    ("The number of 40 rebels killed was an estimate.", ["agentless"]),
    ("Two guards were shot at dawn but were rescued by a medic.", ["agentless"]),
    # nouns in -ing
    ("Nine died in the apartment shooting.", ["intransitive", "nominal"]),
    ("He was accused of killing nine.", ["active"]),
    # no harm to people
    ("The jet burns fuel, and the plan could hurt the party.", []),
    ("They sent death threats.", []),
    ("The execution of the accord failed.", []),
    ("He has no shot with the voters.", []),
    pytest.param("Government jets, in an attack at dawn, killed nine.", ["active"], marks=pytest.mark.xfail(strict=True)),
]


@pytest.mark.parametrize(("text", "expected"), AGENCY)
def test_agency(text: str, expected: list[str]) -> None:
    assert [tag.category for tag in analyze(Document("d", text)).tags if tag.feature == "agency"] == expected
