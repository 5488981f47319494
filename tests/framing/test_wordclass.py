"""The class of each word, read all at once, is the one that it has by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.framing.wordclass import _kind, read_kinds
from mediaanalysis.text.word import find_words

KINDS = [
    ("He didn’t say that.", "POXnT."),
    ("The US told us that IT is it", "DNFPTNBP"),
    ("In May it may fall; he’s at Haven", "INPMn;PSIN"),
    ("The family reportedly needed 16 rings", "DnAe#n"),
    ("An agreed, unneeded bed", "De,en"),
    ("U.S.-led al-Assad self-styled 1,200", "NNe#"),
    ("It went on — quickly", "PFI-A"),
    ("½ and 𝐀", "~Cn"),
]


@pytest.mark.parametrize(("text", "expected"), KINDS)
def test_kinds(text: str, expected: str) -> None:
    assert read_kinds(text) == expected


WORD = st.sampled_from(
    "the The us US it IT may May MAY who WHO haven ally Ally family agreed Agreed need needed going bring King’s eed "
    "ing ly ed al-Assad U.S. U.S.-led 1,200 1990s ½a ²x themselves understandably İly 𝐀ing ΣΑΣ said fled ” , -- '".split()
)


@given(st.lists(WORD), st.sampled_from(["", " "]))
def test_kinds_read_at_once_are_those_of_each_word(words: list[str], between: str) -> None:
    text = between.join(words)
    found = find_words(text)
    alone = [_kind(text[a:b]) for a, b in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]
    assert read_kinds(text) == "".join(alone)
