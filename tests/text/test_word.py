"""Words and marks, read all at once, are those that are read one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.text.word import _READ, find_words

WORDS = [
    ("US-led jets didn’t stop.", ["US-led", "jets", "didn", "’t", "stop", "."]),
    ("The U.S.-led raid, of Oct. 3,", ["The", "U.S.-led", "raid", ",", "of", "Oct", ".", "3", ","]),
    ("1,200 in the 1990s; 16-year-old", ["1,200", "in", "the", "1990s", ";", "16", "-", "year-old"]),
    ("_no_ ''one'' -- and—none --", ["no", "''", "one", "''", "--", "and", "—", "none", "-", "-"]),
    ("soldiers’ ‘wives’ and he's", ["soldiers", "’", "‘", "wives", "’", "and", "he", "'s"]),
    ("5...10 of J.K. Roe's F-16s", ["5...10", "of", "J.K.", "Roe", "'s", "F-16s"]),
    ("a\ud800b 🙂 𝐀𝐁-x ½", ["a", "\ud800", "b", "🙂", "𝐀𝐁-x", "½"]),
    ("", []),
    (" \n", []),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in _spans(text)] == expected


@given(st.text(st.sampled_from("aAsvtreUS19.,;'’‘`-‑_ \n\u3000é½²İ🙂𝐀𝟔—“"), max_size=30))
def test_words_read_at_once_are_those_read_one_by_one(text: str) -> None:
    assert _spans(text) == [word.span() for word in _READ.finditer(text)]


def _spans(text: str) -> list[tuple[int, int]]:
    words = find_words(text)
    return list(zip(words.starts.tolist(), words.ends.tolist(), strict=True))
