"""Policies: the same words, worth what each coding project makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediaanalysis.casualty.number import apply_policy, find_quantities
from mediaanalysis.casualty.policy import load_policy
from mediaanalysis.errors import DataError

WORTH = [
    # words, codebook, acled, airwars, literal
    ("62", (62, 62), (62, 62), (62, 62), (62, 62)),
    ("at least 80", (80, None), (80, 80), (80, None), (80, None)),
    ("more than 60", (60, None), (60, 60), (61, None), (61, None)),
    ("up to 90", (None, 90), (90, 90), (None, 90), (None, 90)),
    ("62 to 83", (62, 83), (62, 62), (62, 83), (62, 83)),
    ("about 80", (80, 80), (80, 80), (80, 80), (80, 80)),
    ("dozens", (24, None), (12, 12), (12, 24), (None, None)),
    ("hundreds", (200, None), (100, 100), (100, 200), (None, None)),
    ("several", (3, None), (3, 3), (2, 3), (None, None)),
    ("many", (None, None), (None, None), (2, None), (None, None)),
]

POLICIES = ("codebook", "acled", "airwars", "literal")


@pytest.mark.parametrize(("words", "codebook", "acled", "airwars", "literal"), WORTH)
def test_the_same_words_are_worth_what_the_policy_says(
    words: str, codebook: object, acled: object, airwars: object, literal: object
) -> None:
    worth = [apply_policy(words, load_policy(name)) for name in ("codebook", "acled", "airwars", "literal")]
    assert worth == [codebook, acled, airwars, literal]


def test_a_policy_never_touches_the_words() -> None:
    text = "Dozens died and more than 60 were hurt."
    spans = {name: [q.span for q in find_quantities(text, policy=load_policy(name))] for name in POLICIES}
    assert len({tuple(s) for s in spans.values()}) == 1


def test_every_policy_says_where_it_comes_from() -> None:
    assert all(load_policy(name).about and load_policy(name).source for name in POLICIES)


def test_an_unknown_policy_is_refused_with_those_there_are() -> None:
    with pytest.raises(DataError, match="no policy 'acld'; there are codebook, acled, airwars, literal"):
        load_policy("acld")


OWN = """
[mine]
several = [3, 7]
many = ["open", "open"]
dozens = [24, 60]
tens = [20, 50]
scores = [40, 80]
hundreds = [200, 600]
thousands = [2000, 6000]
ten_thousands = [20000, "open"]
hundred_thousands = [200000, "open"]
millions = [2000000, "open"]
"""


def test_a_policy_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    assert apply_policy("dozens", load_policy(f"{path}:mine")) == (24, 60)
    assert load_policy(str(path)).name == "mine"


WRONG = [
    ("several = [3, 7]\n", "", "has no row for 'several'"),
    ("[24, 60]", "24", "dozens = 24; expected [low, high]"),
    ("[24, 60]", '[24, "many"]', "dozens = [24, 'many']; expected [low, high]"),
    ("[24, 60]", "[60, 24]", "dozens = [60, 24]; expected [low, high]"),
    ("tens =", "ten =", "'ten' is no kind of vague word"),
]


@pytest.mark.parametrize(("old", "new", "message"), WRONG)
def test_a_policy_that_cannot_be_used_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_policy(str(path))
    assert message in str(error.value)
    assert "own.toml: [mine]" in str(error.value)


def test_a_policy_may_be_based_on_another(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[mine]\nbased_on = "airwars"\ndozens = [24, 60]\n[other]\nbased_on = "acled"\n', encoding="utf-8")
    mine = load_policy(f"{path}:mine")
    assert (mine.vague["dozens"], mine.vague["hundreds"], mine.more_than) == ((24, 60), (100, 200), 1)
    with pytest.raises(DataError, match="there are mine, other; write own.toml:mine"):
        load_policy(str(path))


@pytest.mark.parametrize(
    ("text", "message"),
    [(None, "no policy can be read here"), ("[mine", "not valid TOML"), ("dozens = [1, 2]", "stands in no table"),
     ('[mine]\nbased_on = "acled"\nclosed = 1', "closed = true or false")],
)  # fmt: skip
def test_a_file_that_holds_no_policy_says_why(tmp_path: Path, text: str | None, message: str) -> None:
    path = tmp_path / "own.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_policy(str(path))
