"""A sentence read as a string of letters, one a token, in which the rules of link.py are written.

Quantities and harm words are one letter each, however many words they have; the rest are classes of words.toml
that need no tagger: closed classes from a list, nouns for people and for things, and what is left by its shape.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, cast

from ..framing.codebook import Form
from ..text.match import Hit
from ..text.span import Span
from .number import Quantity

# One letter a class.
# Q quantity · harm: K participle (were killed), J verb with an object (killed them), D intransitive (died), A state
# (dead), X unit (deaths), E event (murder of), T toll, F lives, L lose, W wounds, Z hospital
# B be · H have · M modal, to · o of · p preposition · I including · C and, or · R who, which · S while, after
# d determiner · n not · a adverb · t time · s say · u suffer · V leave · r rise, reach · y taken · c claim, cost
# O number, figure · P person · U unit of measure, thing · N capitalised · w other word · g -ing · e -ed · x digits
# & along with, as well as · , comma, dash, bracket · ; colon, semicolon, full stop
Harm = Literal["killed", "wounded", "missing", "displaced", "unspecified"]
_CONSTRUCTIONS = {
    "intransitive": "D", "state": "A", "unit": "X", "event": "E", "toll": "T", "lives": "F", "lose": "L",
    "wounds": "W", "carry": "Z",
}  # fmt: skip
_VERBS = ("transitive", "struck", "held")
HARM_LETTERS = "KJDAXETFLWZ"
_TOKEN = re.compile(
    r"""
      (?P<aside> \( [^()]{1,60} \) | \[ [^][]{1,60} \] )  # left out where nothing in it is marked
    | (?P<along> (?:along|together)\s+with | as\s+well\s+as | in\s+addition\s+to ) \b
    | (?:[A-Za-z]\.){2,} | [^\W_]+ (?:['’./-][^\W_]+)*
    | -- | [,–—()\[\];:!?…] | \s-\s
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PASSIVE = re.compile(r"B(?:[aBHMnseptyVd]|K,?C?(?=a*K)){0,6}K")
_CHAIN = re.compile(r"K(?=[,C]?C?a*J)")
_COUNTED = re.compile(r"[da]*Q")
_AFTER_BE = re.compile(r"Ba?\Z")
_OBJECT = re.compile(r"[QdNwPge]|[oa]Q")


@dataclass(frozen=True, slots=True)
class Harmful:
    """A harm word of the sentence: which harm, and the index of its token."""

    index: int
    category: Harm
    lemma: str
    construction: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The letters of a sentence and the span of each; quantities and harm words by the index of their letter."""

    letters: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quantities: Mapping[int, Quantity]
    harms: Mapping[int, Harmful]


def read_sentence(text: str, sentence: Span, hits: Sequence[Hit[Form]], quantities: Sequence[Quantity]) -> Reading:
    """The sentence in letters; the hits are its harm words."""
    marked: list[tuple[int, int, str, Quantity | Harmful | None]] = []
    for quantity in quantities:
        marked.append((quantity.span.start, quantity.span.end, "Q", quantity))
    for hit in hits:
        if not any(hit.span.overlaps(q.span) for q in quantities):
            form = next(f for f in hit.values if f.entry.feature == "harm")
            harm = Harmful(0, cast(Harm, form.entry.category), form.lemma, form.entry.id.rpartition(".")[2])
            marked.append((hit.span.start, hit.span.end, _harm_letter(hit), harm))
    marked.sort(key=lambda m: (m[0], -m[1]))
    shouted = sentence.of(text).isupper()
    letters: list[str] = []
    spans: list[Span] = []
    found: dict[int, Quantity] = {}
    harms: dict[int, Harmful] = {}
    at = sentence.start
    for start, end, letter, value in [*marked, (sentence.end, sentence.end, "", None)]:
        if start < at:
            continue
        for token in _TOKEN.finditer(text, at, max(at, start)):
            if token["aside"]:
                continue
            first = shouted or token.start() == sentence.start
            letters.append("&" if token["along"] else _letter(token[0], first))
            spans.append(Span(*token.span()))
        at = max(at, end)
        if letter:
            if isinstance(value, Quantity):
                found[len(letters)] = value
            elif isinstance(value, Harmful):
                harms[len(letters)] = replace(value, index=len(letters))
            letters.append(letter)
            spans.append(Span(start, end))
    words = tuple(span.of(text).lower() for span in spans)
    return Reading(_with_voice("".join(letters)), words, tuple(spans), found, harms)


def _harm_letter(hit: Hit[Form]) -> str:
    constructions = [f.entry.id.rpartition(".")[2] for f in hit.values if f.entry.feature == "harm"]
    if "wounds" in constructions:
        return "W"
    if constructions[0] in _VERBS:
        return "K" if any(_is_participle(f) for f in hit.values) else "J"
    return _CONSTRUCTIONS[constructions[0]]


def _is_participle(form: Form) -> bool:
    return form.inflection in ("past", "participle") or form.lemma.endswith(("ed", " shot"))


def _with_voice(letters: str) -> str:
    """K is left where the word is a participle without an object, and is J where it is a verb that has one."""
    out = list(letters)
    passive = {i for m in _PASSIVE.finditer(letters) for i in range(m.start(), m.end()) if letters[i] == "K"}
    passive -= {i for i in passive if _COUNTED.match(letters, i + 1) and not _AFTER_BE.search(letters, 0, i)}
    for i, letter in enumerate(letters):
        if letter == "W" and _COUNTED.match(letters, i + 1):
            out[i] = "J"
        elif letter == "K" and i not in passive and _OBJECT.match(letters, i + 1) and letters[i - 1 : i] != "Q":
            out[i] = "J"
    for i in range(len(out) - 1, -1, -1):
        if out[i] == "K" and i not in passive and _CHAIN.match("".join(out), i):
            out[i] = "J"
    return "".join(out)


def _letter(token: str, shouted: bool) -> str:
    first = token[0]
    if first.isdigit():
        return "x"
    if not first.isalpha():
        return "," if token.strip() in (",", "–", "—", "-", "--", "(", ")", "[", "]") else ";"
    word = token.lower().replace("’", "'")
    known = _classes().get(word)
    if known is not None:
        return known
    if not shouted and first.isupper():
        return "N"
    if word.endswith("ly") and len(word) > 4:
        return "a"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    if word.endswith("ed") and len(word) > 4:
        return "e"
    return "w"


@cache
def load_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The lists of words.toml: section, class, words."""
    book = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    return {section: {name: frozenset(words.split()) for name, words in rows.items()} for section, rows in book.items()}


@cache
def _classes() -> Mapping[str, str]:
    """Letter by word; a word in several classes has the last that is set here."""
    book = load_words()
    classes = {word: "U" for words in book["things"].values() for word in words}
    classes |= {word: "P" for words in book["people"].values() for word in words}
    for letter in "tOcryVusandSRCIpoMHB":
        classes |= dict.fromkeys(book["letters"][letter], letter)
    return classes
