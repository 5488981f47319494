"""Quotation marks: straight, curly and angular, double and single, nested, over paragraphs, and with one missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.text.quotation import _nested, _pairs, find_quotations
from mediaanalysis.text.sentence import find_blocks

MARKS = [
    ("He said: “It is over.”", ["It is over."]),
    ('He said: "It is over."', ["It is over."]),
    ("He said: «It is over.»", ["It is over."]),
    ("He said: ''It is over.''", ["It is over."]),
    ("He said: ``It is over.''", ["It is over."]),
    ("“One,” he said, “two.”", ["One,", "two."]),
    ('He said—"well"—no.', ["well"]),
    ("The best “in the world“ and more.", ["in the world"]),  # the typist's closing mark is an opening one
    ("", []),
    ("No marks at all.", []),
    ('"', []),
]
APOSTROPHES = [
    ("‘They’re gone,’ she said.", ["They’re gone,"]),
    ("The soldiers’ wives and Hamas’ men don’t agree.", []),
    ("He called it ‘a mistake’ that cost soldiers’ lives.", ["a mistake"]),
    ("‘It was Hamas’ fault,’ he said.", ["It was Hamas’ fault,"]),
    ("The soldiers' wives said 'no' in the '90s.", ["no"]),
    ("Rock 'n' roll, 'tis said.", []),
    ("A 12\" gun and a 5' wall.", []),
]
NESTED = [
    ("“He told me ‘no’ twice.”", ["He told me ‘no’ twice.", "no"]),
    ("‘He told me “no” twice.’", ["He told me “no” twice.", "no"]),
    ("“We saw “bad” things.”", ["We saw “bad” things.", "bad"]),
]
PARAGRAPHS = [
    ("“One.\n\n“Two,” he said.", ["One.", "Two,"]),  # reopened in each paragraph, closed once
    ("“One.\n\nThe wall is high.", ["One."]),  # never closed: ends with its paragraph
    ("“One. “Two,” he said.", ["One.", "Two,"]),  # the first is never closed
    ("It rained. It was bad,” he said.", ["It was bad,"]),  # never opened: begins with its sentence
    ("He said: “They came to the site,\n\nand took it.” Then it rained.", ["They came to the site,\n\nand took it."]),
]


@pytest.mark.parametrize(("text", "expected"), MARKS + APOSTROPHES + NESTED + PARAGRAPHS)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [q.inner.of(text) for q in find_quotations(text)] == expected


def test_style_and_depth() -> None:
    text = "“He said ‘no’,” «oui»."
    assert [(q.style, q.depth) for q in find_quotations(text)] == [("double", 0), ("single", 1), ("guillemet", 0)]


@given(st.text(alphabet="ab .,!?\n\"'“”‘’«»„—1sS`", max_size=80))
def test_any_text_gives_sorted_spans_inside_it(text: str) -> None:
    quotations = list(find_quotations(text))
    starts = [q.outer.start for q in quotations]
    assert starts == sorted(starts)
    assert all(q.outer.contains(q.inner) and q.outer.end <= len(text) and len(q.inner) for q in quotations)
    top = [q.outer for q in quotations if q.depth == 0]
    assert not any(a.overlaps(b) for a, b in zip(top, top[1:], strict=False))


@given(st.text(st.sampled_from('""“”\'’ aB1.,—-(\n)«»'), max_size=16))
def test_marks_beyond_doubt_are_paired_as_all_others_are(text: str) -> None:
    read = [quotation for block in find_blocks(text) for quotation in _nested(_pairs(text, block))]
    assert list(find_quotations(text)) == read
