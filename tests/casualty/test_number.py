"""The number grammar: every way to state a quantity, read back."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediaanalysis.casualty import numeral
from mediaanalysis.casualty.number import Quantity, all_but, apply_policy, find_quantities
from mediaanalysis.casualty.policy import load_policy
from mediaanalysis.text.span import Span

QUANTITIES = [
    # digits and words
    ("12 miners", "12", 12, 12, "exact"),
    ("1,204 miners", "1,204", 1204, 1204, "exact"),
    ("seventeen miners", "seventeen", 17, 17, "exact"),
    ("sixty-two miners", "sixty-two", 62, 62, "exact"),
    ("THIRTYTHREE MINERS", "THIRTYTHREE", 33, 33, "exact"),
    ("two hundred and six miners", "two hundred and six", 206, 206, "exact"),
    ("three thousand four hundred miners", "three thousand four hundred", 3400, 3400, "exact"),
    ("1.2 million farmers", "1.2 million", 1_200_000, 1_200_000, "exact"),
    ("12 thousand farmers", "12 thousand", 12_000, 12_000, "exact"),
    ("a hundred farmers", "a hundred", 100, 100, "exact"),
    ("a dozen farmers", "a dozen", 12, 12, "exact"),
    ("two dozen farmers", "two dozen", 24, 24, "exact"),
    ("half a dozen farmers", "half a dozen", 6, 6, "exact"),
    ("half a million farmers", "half a million", 500_000, 500_000, "exact"),
    ("both farmers", "both", 2, 2, "exact"),
    ("40 total miners", "40 total", 40, 40, "exact"),
    ("a score of farmers", "a score", 20, 20, "exact"),
    ("a couple of farmers", "a couple", 2, 2, "exact"),
    ("a young couple", "a young couple", 2, 2, "exact"),
    ("a couple of dozen farmers", "a couple of dozen", 24, 24, "exact"),
    ("no one", "no one", 0, 0, "exact"),
    ("no passengers", "no", 0, 0, "exact"),
    ("a total of 31 miners", "a total of 31", 31, 31, "exact"),
    # bounds
    ("at least 40 miners", "at least 40", 40, None, "at_least"),
    ("no fewer than forty miners", "no fewer than forty", 40, None, "at_least"),
    ("40 or more miners", "40 or more", 40, None, "at_least"),
    ("at least another 12 miners", "at least another 12", 12, None, "at_least"),
    ("at least some 40 miners", "at least some 40", 40, None, "at_least"),
    ("more than 40 miners", "more than 40", 40, None, "more_than"),
    ("over a dozen miners", "over a dozen", 12, None, "more_than"),
    ("upwards of 300 miners", "upwards of 300", 300, None, "more_than"),
    ("up to 90 miners", "up to 90", None, 90, "up_to"),
    ("as many as ninety miners", "as many as ninety", None, 90, "up_to"),
    ("nearly 90 miners", "nearly 90", None, 90, "up_to"),
    ("almost two dozen miners", "almost two dozen", None, 24, "up_to"),
    ("fewer than ten miners", "fewer than ten", None, 10, "up_to"),
    ("about 80 miners", "about 80", 80, 80, "about"),
    ("some 80 miners", "some 80", 80, 80, "about"),
    ("an estimated 8,000 miners", "an estimated 8,000", 8000, 8000, "about"),
    ("around the 1,500 mark", "around the 1,500", 1500, 1500, "about"),
    ("80 or so miners", "80 or so", 80, 80, "about"),
    # ranges
    ("between 600 and 1,000 miners", "between 600 and 1,000", 600, 1000, "range"),
    ("from anywhere between 75 to over 200 miners", "anywhere between 75 to over 200", 75, None, "range"),
    ("from about 1,100 to more than 1,700 miners", "from about 1,100 to more than 1,700", 1100, None, "range"),
    ("60-90 miners", "60-90", 60, 90, "range"),
    ("60–90 miners", "60–90", 60, 90, "range"),
    ("two or three miners", "two or three", 2, 3, "range"),
    ("two to three thousand miners", "two to three thousand", 2000, 3000, "range"),
    # vague words
    ("several miners", "several", 3, None, "vague"),
    ("a few miners", "a few", 3, None, "vague"),
    ("a handful of miners", "a handful", 3, None, "vague"),
    ("dozens of miners", "dozens", 24, None, "vague"),
    ("Scores of miners", "Scores", 40, None, "vague"),
    ("hundreds of miners", "hundreds", 200, None, "vague"),
    ("thousands of miners", "thousands", 2000, None, "vague"),
    ("tens of thousands of miners", "tens of thousands", 20_000, None, "vague"),
    ("several hundred miners", "several hundred", 300, None, "vague"),
    ("a few dozen miners", "a few dozen", 36, None, "vague"),
    ("many miners", "many", None, None, "vague"),
    ("vast numbers of miners", "vast numbers", None, None, "vague"),
    ("an unknown number have died", "an unknown number", None, None, "vague"),
    ("an unknown number of miners", "an unknown number", None, None, "vague"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "modifier"), QUANTITIES)
def test_a_quantity_is_read_with_its_bounds(text: str, words: str, low: int, high: int, modifier: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.span.of(text) == words
    assert (quantity.low, quantity.high, quantity.modifier) == (low, high, modifier)


NO_COUNTS = [
    "40% of the vote",
    "40 percent",
    "a two-thirds majority",
    "two out of three",
    "$40 and €12",
    "the 40th day",
    "on 17 September",
    "on September 17, 2016",
    "since 2011",
    "in the summer of 2014,",
    "at 5:30 p.m.",
    "at 0815 (1415 GMT)",
    "the 12-year-old",
    "twelve years old",
    "aged 12",
    "ages 14, 16, 17 and 18",
    "aged between 5 and 11",
    "both soldiers and cooks",
    "the one survivor",
    "Ruth Amsel, 29, was",
    "those 45 and over",
    "when he was 12.",
    "an F-16",
    "Flight 1204",
    "No. 5",
    "Resolution 2254",
    "3.5 out",
    "one in five",
    "a call at 5918 Linden Street",
    "how many",
    "the two-tiered system",
    "the verdict [12]",
    "(19)",
    "999999999999999999999999 stars",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_a_number_whose_form_shows_that_it_is_no_count_is_left_out(text: str) -> None:
    assert [q.span.of(text) for q in find_quantities(text)] == []


def test_two_numbers_of_a_rise_are_no_range() -> None:
    text = "The toll rose from 30 to 80."
    assert [(q.low, q.high) for q in find_quantities(text)] == [(30, 30), (80, 80)]


def test_all_but_some_are_what_they_leave() -> None:
    text = "67 dead, all but three of them soldiers"
    whole, part = find_quantities(text)
    assert all_but(text, part, whole) == Quantity(Span(9, 22), 64, 64, "exact")
    assert all_but(text, whole, whole) == whole


UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen".split()
UNITS += ["eighteen", "nineteen"]
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n: int) -> str:
    """The number in English words, the way a news agency writes it."""
    for scale, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            joint = " and " if scale == 100 or rest < 100 else " "
            return f"{in_words(n // scale)} {name}" + (joint + in_words(rest) if rest else "")
    if n < 20:
        return UNITS[n - 1]
    return TENS[n // 10 - 2] + ("-" + UNITS[n % 10 - 1] if n % 10 else "")


@given(st.integers(1, 999_999_999))
def test_a_number_written_in_words_or_in_digits_is_read_back(n: int) -> None:
    for words in (in_words(n), in_words(n).upper(), f"{n:,}"):
        text = f"There were {words} farmers."
        (quantity,) = find_quantities(text)
        assert (quantity.low, quantity.high) == (n, n)
        assert quantity.span.of(text) == words


MODIFIERS = {
    "at least ": lambda n: (n, None),
    "no fewer than ": lambda n: (n, None),
    "more than ": lambda n: (n, None),
    "over ": lambda n: (n, None),
    "up to ": lambda n: (None, n),
    "nearly ": lambda n: (None, n),
    "about ": lambda n: (n, n),
    "some ": lambda n: (n, n),
    "": lambda n: (n, n),
}


@given(st.sampled_from(sorted(MODIFIERS)), st.integers(10, 90_000))
def test_a_modifier_bounds_any_number(modifier: str, n: int) -> None:
    text = f"They counted {modifier}{n:,} farmers."
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.high) == MODIFIERS[modifier](n)
    assert quantity.span.of(text) == f"{modifier}{n:,}"


BOOK = tomllib.loads(Path(numeral.__file__).with_name("number.toml").read_text(encoding="utf-8"))
BOUNDING = [(kind, words) for kind, phrases in BOOK["before"].items() for words in phrases if words != "all but"]
AFTER = [(kind, words) for kind, phrases in BOOK["after"].items() for words in phrases]
BOUNDS = {"at_least": (True, False), "more_than": (True, False), "up_to": (False, True)}  # which ends are closed


@given(st.sampled_from(BOUNDING), st.integers(10, 90_000), st.booleans())
def test_every_modifier_of_the_grammar_is_read_back(modifier: tuple[str, str], n: int, spelled: bool) -> None:
    kind, before = modifier
    words = f"{before} {in_words(n) if spelled else format(n, ',')}"
    (quantity,) = find_quantities(f"They counted {words} farmers.")
    low, high = BOUNDS.get(kind, (True, True))
    assert (quantity.low, quantity.high) == (n if low else None, n if high else None)
    assert quantity.modifier == kind
    assert len(quantity.span) == len(words)


@given(st.sampled_from(AFTER), st.integers(100, 90_000))
def test_every_modifier_behind_a_number_is_read_back(modifier: tuple[str, str], n: int) -> None:
    kind, after = modifier
    (quantity,) = find_quantities(f"They counted {n}{after if after.startswith('-') else ' ' + after} farmers.")
    low, high = BOUNDS.get(kind, (True, True))
    assert (quantity.low, quantity.high, quantity.modifier) == (n if low else None, n if high else None, kind)


SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}


@given(st.sampled_from(sorted(SCALES)), st.integers(2, 19), st.sampled_from(["digits", "words", "several"]))
def test_a_number_of_dozens_or_millions_is_read_back(scale: str, n: int, form: str) -> None:
    words = {"digits": f"{n} {scale}", "words": f"{in_words(n)} {scale}", "several": f"several {scale}"}[form]
    (quantity,) = find_quantities(f"They counted {words} farmers.")
    expected = (3 * SCALES[scale], None) if form == "several" else (n * SCALES[scale],) * 2
    assert (quantity.low, quantity.high) == expected


@given(st.integers(2, 5000), st.integers(1, 5000))
def test_a_range_is_read_back(low: int, more: int) -> None:
    for text in (f"between {low:,} and {low + more:,} farmers", f"from {low:,} to {low + more:,} farmers"):
        (quantity,) = find_quantities(text)
        assert (quantity.low, quantity.high, quantity.modifier) == (low, low + more, "range")


@given(st.text(alphabet=st.sampled_from("0123456789 ,.-–$%()abdehlnorstu\n'’ſıİ"), max_size=60))
def test_no_text_raises_and_quantities_lie_in_it_in_order(text: str) -> None:
    found = find_quantities(text)
    assert all(len(q.span) and q.span.end <= len(text) for q in found)
    assert all(a.span.end <= b.span.start for a, b in zip(found, found[1:], strict=False))


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_a_part_of_a_text_is_read_in_place(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    assert all(start <= q.span.start <= q.span.end <= end for q in find_quantities(text, start, end))


@given(st.sampled_from([row[1] for row in QUANTITIES]), st.sampled_from(["codebook", "acled", "airwars", "literal"]))
def test_a_policy_never_turns_a_quantity_upside_down(words: str, name: str) -> None:
    low, high = apply_policy(words, load_policy(name))
    assert low is None or high is None or low <= high


def test_words_without_a_quantity_have_no_bounds() -> None:
    assert apply_policy("soldiers", load_policy()) == (None, None)
