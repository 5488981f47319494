"""Tags: which words, under which category, in whose voice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.analysis import analyze
from mediaanalysis.corpus.document import Document
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.framing.tag import UNTAGGED


def tags(text: str, feature: str) -> list[tuple[str, str]]:
    found = analyze(Document("d", text)).tags
    return [(tag.span.of(text), tag.category) for tag in found if tag.feature == feature]


HEDGES = [
    ("The jets may have hit a camp.", [("may", "epistemic")]),
    ("It happened in May, on 9 May and on May 10.", []),
    ("Their might was feared, but it might rain.", [("might", "epistemic")]),
    ("It could be years before they could walk again.", [("could", "epistemic")]),
    ("He appeared in court, where he appeared to sleep.", [("appeared", "epistemic")]),
    ("She is the likely candidate and likely to win.", [("likely", "epistemic")]),
    ("They spoke about the raid for about 20 minutes.", [("about", "approximation")]),
    ("It is believed to be a drone.", [("believed to", "doxastic")]),
    ("Nobody knows whether it will rain.", [("whether", "investigation")]),
    ("If it rains, they would stay.", [("If", "condition"), ("would", "condition")]),
    # an accident, and an accident denied
    ("The army says the shelling was a mistake.", [("mistake", "accident")]),
    ("It was certainly not a mistake.", []),
    ("This was no accident.", []),
    ("He denied that it was an accident.", []),
    ("Our pilots would not knowingly strike a hospital.", [("not knowingly", "accident")]),
    ("It was not accidental that they met.", []),
]
EVALUATIVE = [
    ("It was a cruel act.", [("cruel", "negative")]),
    # intensifiers belong to the phrase
    ("Their silence is staggeringly hypocritical.", [("staggeringly hypocritical", "negative")]),
    ("It was an utter fiasco.", [("utter fiasco", "negative")]),
    ("The story is simply not credible.", [("simply not credible", "negative")]),
    # a negation turns the pole
    ("The count was not honest.", [("not honest", "negative")]),
    ("He was never very brave.", [("never very brave", "negative")]),
    ("It is hardly cruel.", [("hardly cruel", "positive")]),
    # neighbours are one phrase
    ("It was a vile and shameful act.", [("vile and shameful", "negative")]),
    ("They paid for his reckless folly.", [("reckless folly", "negative")]),
    # what is only named, or a topic, is not judged
    ("Ten police officers were killed in the attack on the mosque.", []),
    ("The Superior Court heard from Mr. Noble that nothing had been stolen from his house.", []),
    ("A bomb blast hit the grand hotel.", []),
    ("Senators blast the bill.", [("blast", "attitude")]),
]


@pytest.mark.parametrize(("text", "expected"), HEDGES)
def test_hedges(text: str, expected: list[tuple[str, str]]) -> None:
    assert tags(text, "hedge") == expected


@pytest.mark.parametrize(("text", "expected"), EVALUATIVE)
def test_evaluative_phrases(text: str, expected: list[tuple[str, str]]) -> None:
    assert tags(text, "evaluative") == expected


def test_every_tag_has_its_voice() -> None:
    text = "The cruel siege goes on. “It is a cruel siege,” the mayor said."
    found = [tag for tag in analyze(Document("d", text)).tags if tag.feature == "evaluative"]
    assert [tag.voice for tag in found] == ["outlet", "quoted"]
    assert [tag.attribution for tag in found] == [None, 0]


def test_a_span_may_have_several_tags() -> None:
    text = "The “accidental” raid killed nine."
    found = {(tag.feature, tag.category) for tag in analyze(Document("d", text)).tags if tag.span.of(text) == "accidental"}
    assert found >= {("hedge", "accident"), ("scare_quote", "distancing")}


@given(st.lists(st.sampled_from(["may ", "not ", "a ", "cruel ", "and ", "“", "”", ". ", "\n\n", "İ", "very ", "if "])))
def test_tags_of_any_text_are_sorted_and_lie_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = analyze(Document("d", text)).tags
    assert [tag.span.start for tag in found] == sorted(tag.span.start for tag in found)
    assert all(len(tag.span) > 0 and tag.span.end <= len(text) for tag in found)
    rules = {entry.id for entry in load_codebook().entries if entry.feature not in UNTAGGED}
    assert all(tag.rule in rules or tag.feature == "scare_quote" for tag in found)
