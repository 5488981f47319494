"""Short quotations that hold words at a distance, told from quotations, titles, names and words mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.analysis import analyze
from mediaanalysis.corpus.document import Document
from mediaanalysis.framing.scare import find_scare_quotes
from mediaanalysis.text.quotation import find_quotations
from mediaanalysis.text.sentence import find_sentences


def scare_quotes(text: str) -> list[str]:
    return [tag.span.of(text) for tag in analyze(Document("d", text)).tags if tag.feature == "scare_quote"]


DISTANCING = [
    ("The “accidental” shelling went on for an hour.", ["accidental"]),
    ("“Accidental” Shelling Kills Nine in Border Town", ["Accidental"]),
    ("The two sides traded charges of “provocations” all summer.", ["provocations"]),
    ("The ministry has since expressed “sorrow” but blamed the rebels.", ["sorrow"]),
    ("Such are the fruits of ‘humanitarian’ bombing.", ["humanitarian"]),
    ("So-called “experts” filled the studio.", ["experts"]),
    ("Some 'moderate rebels' now hold the pass.", ["moderate rebels"]),
    # other marks than those in which the document quotes
    (
        "“We will look into every detail of this raid,” the general said. He admits that they ‘by accident’ hit a school.",
        ["by accident"],
    ),
]
NOT_DISTANCING = [
    "“It was an accident,” the spokesman said.",
    "The spokesman called the raid “an accident”.",
    "The senator said the plan was “dead wrong” from the start.",
    "The monitor described the shelling as “indiscriminate”.",
    "She read “War and Peace” on the train.",
    "They sang “Silent Night” in the trench.",
    "William “Bill” Hartley was elected mayor.",
    "The group is known as “the helmets”.",
    "The word “peace” was not in the text.",
    "Protesters shouted “enough” at the guards.",
    "“No comment.”",
    "The memo spoke of “1.5 million” refugees.",
    "The fund gave “more than it could possibly afford” to the camp.",
    'He is 5\'10" and weighs 12 stone.',
    'The page has <img alt=" author="Roe" src="x"> in it.',
    "The ministry issued a note calling the deal with the bank “a steep price” for peace.",
    "Roe: Guard acted as ‘judge and jury’ in raid\n\n“The raid was a long time in the planning,” she said.",
    "",
]


@pytest.mark.parametrize(("text", "expected"), DISTANCING)
def test_scare_quotes(text: str, expected: list[str]) -> None:
    assert scare_quotes(text) == expected


@pytest.mark.parametrize("text", NOT_DISTANCING)
def test_no_scare_quotes(text: str) -> None:
    assert scare_quotes(text) == []


def test_words_that_a_longer_quotation_repeats_are_a_partial_quotation() -> None:
    text = "Mayor Sees ‘Hostile Takeover’ of Port\n\n“This is a hostile takeover of our port,” the mayor said."
    assert scare_quotes(text) == []


def test_a_term_that_the_text_goes_on_to_use_is_no_scare_quote() -> None:
    assert scare_quotes("They closed a “carried interest” loophole. Carried interest had cost the state a fortune.") == []


def test_the_marks_are_the_outlets() -> None:
    text = "The “accidental” shelling went on for an hour."
    tag = next(tag for tag in analyze(Document("d", text)).tags if tag.feature == "scare_quote")
    assert (tag.voice, tag.attribution, tag.rule) == ("outlet", None, "scare_quote.unattributed")


@given(st.text(st.sampled_from("aB “”‘’'\".,(\n"), max_size=40))
def test_any_text_has_scare_quotes_of_one_to_four_words(text: str) -> None:
    found = find_scare_quotes(text, tuple(find_sentences(text)), tuple(find_quotations(text)), ())
    assert all(1 <= len(span) <= 60 for span, _ in found)
