import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.text.sentence import find_paragraphs, find_sentences
from mediaanalysis.text.span import Span

# The sentences of a text, told by " | " where one ends.
SENTENCES = [
    ("abbreviated titles", "Maj. Gen. Orlov spoke. | Lt. Col. Reyes did not."),
    ("an initial before a name that ends a quotation", "“They chose Ada B. Roe!” | Nobody knew."),
    ("a title after a quotation mark", "“Mr. Roe left. | I know,” she said. | “Gov. Hale stayed.” | It rained."),
    ("months and times", "It began on Sept. 12 at 5 p.m. Monday. | It ended on Oct. 3."),
    ("initials", "A. J. Morrow filed the story. | It was late."),
    ("a country before a new sentence", "The plan came from the U.S. | The army agreed."),
    ("a country inside one", "The U.S. Central Command agreed."),
    ("curly marks close a sentence", "“We erred.” | The ministry was silent."),
    ("straight marks too", '"We erred." | The ministry was silent.'),
    ("British single marks", "‘We erred.’ | The ministry was silent."),
    ("a quotation that goes on", "“Did they know?” he asked. | Nobody answered."),
    ("an ellipsis between sentences", "The line went dead... | The officer called again."),
    ("an ellipsis inside one", "He said they would … wait until dawn."),
    ("a decimal is no end", "About 4.8 million fled. | Some returned."),
    ("a bracketed date", "(September 18, 2016) — The base fell."),
]
BLOCKS = [
    ("a title stands by itself", "Base lost after air strike\n\nThe base fell.", ["Base lost after air strike", "The base fell."]),
    ("a byline too", "Base lost\nBy Ana Reyes\n\nIt fell.", ["Base lost", "By Ana Reyes", "It fell."]),
    ("a paragraph torn inside a sentence", "They hit the post,\n\nkilling a guard.", ["They hit the post,\n\nkilling a guard."]),
    ("a headline on two lines", "Strike kills dozens of\nSoldiers at base\n\nIt was late.",
     ["Strike kills dozens of\nSoldiers at base", "It was late."]),
    ("nothing", " \n\n ", []),
]  # fmt: skip


@pytest.mark.parametrize(("case", "marked"), SENTENCES, ids=[c for c, _ in SENTENCES])
def test_sentences(case: str, marked: str) -> None:
    text = marked.replace(" | ", " ")
    assert [s.of(text) for s in find_sentences(text)] == marked.split(" | ")


@pytest.mark.parametrize(("case", "text", "expected"), BLOCKS, ids=[b[0] for b in BLOCKS])
def test_blocks(case: str, text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in find_sentences(text)] == expected


def test_hard_wrapped_text_is_read_across_its_line_ends() -> None:
    line = "THE MINISTRY OF DEFENSE STATED THAT TWO SOLDIERS AND A CIVILIAN WERE"
    text = "\n".join([line, line, line, "HURT YESTERDAY. NO GROUP SPOKE."])
    assert len(list(find_paragraphs(text))) == 1
    assert [s.of(text)[-16:] for s in find_sentences(text)] == ["\nHURT YESTERDAY.", "NO GROUP SPOKE."]


@given(st.text(alphabet=st.sampled_from("aB .,!?\n“”\"'’…U")))
def test_every_character_that_is_not_white_space_lies_in_exactly_one_sentence(text: str) -> None:
    spans: list[Span] = list(find_sentences(text))
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= covered
