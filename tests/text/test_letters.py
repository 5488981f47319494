"""Words found by their keys."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.text.letters import PLANE, Vocabulary, read_letters

ASCII_WORD = st.text(st.sampled_from("abcxyz19"), min_size=1, max_size=8)
RUN = re.compile(r"[^\W_]+")


@given(st.text(st.sampled_from("aZé1½_-. İ🙂𝐀𝟔\ud800"), max_size=30))
def test_runs_are_those_of_letters_and_digits(text: str) -> None:
    letters = read_letters(text)
    spans = list(zip(letters.starts.tolist(), letters.ends.tolist(), strict=True))
    assert spans == [run.span() for run in RUN.finditer(text)]


@given(st.lists(ASCII_WORD, unique=True), st.lists(ASCII_WORD))
def test_short_words_are_found_and_no_others(listed: list[str], asked: list[str]) -> None:
    vocabulary = Vocabulary(listed)
    word_of = dict(zip(vocabulary.numbers, listed, strict=True))
    found, numbers = vocabulary.find(read_letters(" ".join(asked).upper()).keys)
    told = dict(zip(found.tolist(), map(word_of.__getitem__, numbers.tolist()), strict=True))
    assert told == {i: word for i, word in enumerate(asked) if word in listed}


def test_long_words_have_keys_of_their_own() -> None:
    stem = "counterproductiveness"
    words = [stem[:n] for n in range(8, len(stem) + 1)] + [stem[:n] + "x" for n in range(8, len(stem))]
    assert len({*Vocabulary(words).numbers}) == len(words)


def test_a_letter_has_one_key_in_all_its_forms() -> None:
    """So that a list in lower case is found in any case: for every letter whose lower case is one letter."""
    letters = [chr(code) for code in range(PLANE) if chr(code).isalnum() and len(chr(code).lower()) == 1]
    upper, lower = read_letters(" ".join(letters)).keys, read_letters(" ".join(map(str.lower, letters))).keys
    assert upper.tolist() == lower.tolist()
