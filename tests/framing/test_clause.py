import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.framing.clause import read_clause
from mediaanalysis.text.span import Span


@pytest.mark.parametrize(
    ("text", "words", "kinds"),
    [
        ("", [], ""),
        (" _ \n", [], ""),
        ("__The  mayor’s\n_plan_ failed.", ["the", "mayor", "’s", "plan", "failed", "."], "DnSne."),
        ("Gen. Roe of the U.S.-led force", ["gen", ".", "roe", "of", "the", "u.s.-led", "force"], "N~NoDNn"),
        ("She’s 1,200 miles out -- gone", ["she", "’s", "1,200", "miles", "out", "--", "gone"], "PB#nI-n"),
    ],
)
def test_words_and_their_classes(text: str, words: list[str], kinds: str) -> None:
    clause = read_clause(text, Span(0, len(text)), (), ())
    assert (list(clause.words), clause.kinds) == (words, kinds)


@given(st.text(alphabet="aBé’'-_. \n\u00a0“1,²\x1cİ", max_size=40))
def test_every_word_is_where_its_offsets_say(text: str) -> None:
    clause = read_clause(text, Span(0, len(text)), (), ())
    stretches = [text[a:b] for a, b in zip(clause.starts, clause.ends, strict=True)]
    assert [s.lower() for s in stretches] == list(clause.words)
    assert "".join(stretches) == "".join(text.replace("_", " ").split())
