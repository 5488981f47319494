"""Whose act it is that is called a mistake or deliberate."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.analysis import analyze
from mediaanalysis.corpus.document import Document


def doers(text: str) -> list[tuple[str, str]]:
    return [(t.span.of(text), t.act_of) for t in analyze(Document("d", text)).tags if t.feature == "intent"]


ACTS = [
    # the subject of the verb
    ("The Pakistani army killed nine villagers by mistake.", [("by mistake", "The Pakistani army")]),
    ("Rebels deliberately targeted the clinic, the ministry said.", [("deliberately", "Rebels")]),
    ("The ministry said that rebel gunners had shelled the market on purpose.", [("on purpose", "rebel gunners")]),
    ("The navy admitted that its missile had hit the airliner in error.", [("error", "The navy")]),
    ("Kyiv accused Russia of deliberately shelling the road.", [("deliberately", "Russia")]),
    ("The coalition “would not intentionally strike” a clinic.", [("not intentionally", "The coalition")]),
    ("The admiral admits that the navy ‘by mistake’ hit the airliner.", [("by mistake", "the navy")]),
    # the agent of a passive
    ("The clinic was hit by mistake by an Israeli jet.", [("by mistake", "an Israeli jet")]),
    ("The clinic was deliberately targeted by rebels.", [("deliberately", "rebels")]),
    # the owner of a noun, or the name before it
    ("The coalition’s error killed nine.", [("error", "The coalition")]),
    ("The US raid was a deliberate attempt to sabotage the talks.", [("deliberate", "US"), ("attempt to sabotage", "US")]),
    ("“Mistaken” US Airstrike Kills Nine", [("Mistaken", "US")]),
    ("An accidental Saudi air raid killed nine.", [("accidental", "Saudi")]),
    ("It was a deliberate attack on the school by the militia.", [("deliberate", "the militia")]),
    ("Hamas called the Israeli shelling a crime, not a mistake.", [("mistake", "Israeli")]),
    ("The army apologised for its mistaken bombing of the clinic.", [("mistaken", "The army")]),
    # a weapon stands for whoever owns it
    ("Russian rockets deliberately hit a school.", [("deliberately", "Russian")]),
    # what goes on in the doer's mind
    ("The pilots who bombed the school were unaware of the children.", [("unaware", "The pilots")]),
    ("The crew mistook the hospital for a depot and bombed it.", [("mistook", "The crew")]),
    ("The shelling was planned and carried out by the guard.", [("planned and carried out", "the guard")]),
    # the speaker's own
    ("“We made a terrible mistake when we bombed the clinic,” the general said.", [("mistake", "the general")]),
    ("The general ordered the raid and later called it a mistake.", [("mistake", "The general")]),
    # named in a sentence before
    ("A US strike killed nine.\n\nThe strike was a mistake.", [("mistake", "US")]),
    # nobody's, as far as the text tells
    ("The bombing of the clinic was a mistake.", [("mistake", "")]),
    ("The clinic was hit by mistake.", [("by mistake", "")]),
    ("Nine people died in what the ministry called a terrible mistake.", [("mistake", "")]),
    ("The raid was planned in advance, the paper said.\nA rebel killed a goat.", [("planned in advance", "")]),
]
MISSED = [
    ("The raid that the general planned was a mistake.", [("mistake", "the general")]),
    ("The Paris attack was deliberate, and the group said so.", [("deliberate", "the group")]),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_whose_act(text: str, expected: list[tuple[str, str]]) -> None:
    assert doers(text) == expected


@pytest.mark.xfail(strict=True, reason="who ordered an act, and who claims it, is told by words that are not looked at")
@pytest.mark.parametrize(("text", "expected"), MISSED)
def test_a_doer_that_is_missed(text: str, expected: list[tuple[str, str]]) -> None:
    assert doers(text) == expected


def test_who_holds_it_and_about_whose_act_are_two_answers() -> None:
    text = "Syria accused Washington of bombing the post deliberately."
    analysis = analyze(Document("d", text))
    tag = next(tag for tag in analysis.tags if tag.feature == "intent")
    assert tag.attribution is not None
    assert (analysis.attributions[tag.attribution].source, tag.act_of) == ("Syria", "Washington")


def test_other_tags_have_no_act() -> None:
    tags = analyze(Document("d", "The reckless pilots may have bombed the wrong hill.")).tags
    assert {tag.act_of for tag in tags if tag.feature != "intent"} == {""}


_WORDS = ("by", "mistake", "deliberate", "deliberately", "US", "raid", "hit", "the", "army’s", "“", "”", ",", ".", "\n", "they", "of", "bombing")


@given(st.lists(st.sampled_from(_WORDS), max_size=14))
def test_any_text_has_doers_that_stand_in_it(words: list[str]) -> None:
    text = " ".join(words)
    assert all(doer in text for _, doer in doers(text))
