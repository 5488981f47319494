"""What is read from a text once, and texts that are read side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.text.athand import LONGEST_WORD, TOGETHER, Remembered, at_hand, side_by_side


@given(st.lists(st.integers(0, 2 * TOGETHER)))
def test_texts_are_read_side_by_side_in_order_and_none_is_lost(lengths: list[int]) -> None:
    texts = ["x" * length for length in lengths]
    groups = list(side_by_side(texts, str))
    assert [text for group in groups for text in group] == texts
    assert all(sum(map(len, group[:-1])) < TOGETHER for group in groups)


def test_no_more_is_remembered_than_texts_at_hand() -> None:
    read: list[int] = []
    length = at_hand(lambda text: read.append(len(text)) or len(text))
    longer = "x" * TOGETHER
    texts = ["a", longer, longer + "y", "b", 3 * longer]
    assert [length(text) for text in (*texts, *texts[-1:])] == [len(text) for text in (*texts, *texts[-1:])]
    assert read == [len(text) for text in texts]
    assert length("b") == 1
    assert read[-1] == 1


def test_a_long_line_without_blanks_is_not_remembered_as_a_word() -> None:
    length = Remembered(len)
    line = "x" * (LONGEST_WORD + 1)
    assert (length[line], length["x"], dict(length)) == (LONGEST_WORD + 1, 1, {"x": 1})
