"""Phrases in a text, whole words only, whatever their case and marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.text.match import Matcher, fold

PHRASES = ["strike", "air strike", "air-strike", "act of war", "war crime", "didn't", "İstanbul"]
MATCHER = Matcher({phrase: [phrase] for phrase in PHRASES})
FOUND = [
    ("An air strike.", ["air strike", "strike"]),
    ("An air-strike, an AIR STRIKE", ["air-strike", "strike", "air strike", "strike"]),
    ("an air‑strike", ["air-strike", "strike"]),  # U+2011, the hyphen that does not break
    ("an air\u00a0strike and an air\nstrike", ["air strike", "strike", "air strike", "strike"]),
    ("an air\n\nstrike", ["strike"]),  # not across paragraphs
    ("It didn’t.", ["didn't"]),
    ("strikes, airstrike, striké, strike2, 2strike", []),
    ("“strike” and _strike_", ["strike", "strike"]),
    ("of war; act of war", ["act of war"]),
    ("an act of war crime", ["act of war", "war crime"]),
    ("an act of wart", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find(text: str, expected: list[str]) -> None:
    assert [value for hit in MATCHER.find_all(text) for value in hit.values] == expected


def test_offsets_hold_where_a_lower_case_letter_is_longer() -> None:
    text = "In İstanbul: İİİ a strike"
    assert [hit.span.of(text) for hit in MATCHER.find_all(text)][-1] == "strike"


def test_values_of_one_phrase_under_two_spellings_are_joined() -> None:
    assert [hit.values for hit in Matcher({"Da’esh": [1], "da'esh": [2]}).find_all("DA'ESH")] == [(1, 2)]


@pytest.mark.parametrize("phrase", ["", " ", "…"])
def test_a_phrase_that_can_never_be_found_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="would never be found"):
        Matcher({phrase: [1]})


@given(
    st.text(st.sampled_from("aAbİ’' -\n.é“"), max_size=40),
    st.sets(st.text(st.sampled_from("abé"), min_size=1, max_size=3)),
)
def test_what_is_found_is_what_stands_there(text: str, phrases: set[str]) -> None:
    matcher = Matcher({p: [p] for p in phrases})
    everything = matcher.find_all(text)
    assert all(fold(hit.span.of(text)) == fold(hit.values[0]) for hit in everything)
    assert sorted(everything, key=lambda h: (h.span.start, -h.span.end)) == everything
    words = [fold(word) for word in re.findall(r"[^\W_]+", text)]
    assert [hit.values[0] for hit in everything] == [word for word in words if word in set(map(fold, phrases))]


def test_a_word_no_longer_than_other_stems_is_found_once() -> None:
    hits = [*Matcher({"blame*": ["a"], "condemn*": ["b"], "criticis*": ["c"]}).find_all("Blame")]
    assert [hit.values for hit in hits] == [("a",)]
