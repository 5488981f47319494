"""Voice: each character is the outlet's, quoted or paraphrased, and has at most one owner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.framing.attribution import find_attributions
from mediaanalysis.framing.codebook import load_codebook
from mediaanalysis.framing.voice import Content, find_contents, voice_of
from mediaanalysis.text.quotation import find_quotations
from mediaanalysis.text.sentence import find_sentences
from mediaanalysis.text.span import Span


def voices(text: str) -> tuple[Content, ...]:
    sentences, quotations = tuple(find_sentences(text)), tuple(find_quotations(text))
    attributions = find_attributions(text, sentences, quotations, load_codebook().find(text))
    return find_contents(quotations, attributions)


STRETCHES = [
    ("It rained. The mayor said that it was “bad”.", [("that it was ", "paraphrased"), ("“bad”", "quoted")]),
    ("“It rained,” the mayor said. It did.", [("“It rained,”", "quoted")]),
    ("The “mistake” cost ten lives.", []),  # a scare quote is the outlet's own
    ("An official said that the mayor claimed that it rained.", [("that the mayor claimed ", "paraphrased"), ("that it rained", "paraphrased")]),
]


@pytest.mark.parametrize(("text", "expected"), STRETCHES)
def test_stretches(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.span.of(text), c.voice) for c in voices(text)] == expected


WORDS = [
    ("The mayor said that the road was closed. It was mined.", "closed", "paraphrased"),
    ("The mayor said that the road was closed. It was mined.", "mined", "outlet"),
    ("“It is closed,” the mayor said. “It is mined.”", "mined", "quoted"),
    ("“It is closed.\n\n“It is mined,” the mayor said.", "mined", "quoted"),
    ("Such claims that nobody died are not credible.", "died", "paraphrased"),
    ("Such claims that nobody died are not credible.", "credible", "outlet"),
    ("The mayor claimed a victory, but it is not clear.", "clear", "outlet"),
    ("The army warned that it may return, and left a guard.", "may", "paraphrased"),
    ("The army apologized for the massacre.", "massacre", "outlet"),
    ("“They were told that it rained,” she said, smiling. “It did.”", "smiling", "outlet"),
    ("Remarkably, the army has not apologized.", "Remarkably", "outlet"),
]


@pytest.mark.parametrize(("text", "word", "voice"), WORDS)
def test_the_voice_of_a_word(text: str, word: str, voice: str) -> None:
    start = text.index(word)
    assert voice_of(voices(text), Span(start, start + len(word)))[0] == voice


def test_the_innermost_attribution_owns_a_stretch() -> None:
    text = "An official said that the mayor claimed that it rained."
    start = text.index("rained")
    _, owner = voice_of(voices(text), Span(start, start + 6))
    assert owner == 1


@given(st.text(alphabet="ab .,“”\"'\n", max_size=40) | st.lists(st.sampled_from(["He said", "“It rained,”", "that", "it", ".", "“", ", adding", "\n\n"]), max_size=12).map(" ".join))
def test_stretches_are_sorted_apart_and_inside(text: str) -> None:
    at = 0
    for content in voices(text):
        assert at <= content.span.start < content.span.end <= len(text)
        at = content.span.end
