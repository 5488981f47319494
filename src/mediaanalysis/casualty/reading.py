"""A sentence read as a string of letters, one a token, in which the rules of link.py are written.

Quantities and harm words are one letter each, however many words they have; the rest are classes of words.toml
that need no tagger: closed classes from a list, nouns for people and for things, and what is left by its shape.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from msgspec import Struct

from ..framing.codebook import Form
from ..text.athand import Remembered
from ..text.span import Span
from .number import Quantity, lower

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
    "wounds": "W", "carry": "Z", "recovering": "A",
}  # fmt: skip
_VERBS = ("transitive", "struck", "held")  # constructions that are K or J
_TOKEN = re.compile(
    r"""
      [B-HJ-SU-Zb-hj-su-z][A-Za-z]*+ (?=[\s,])  # most are; the rest would find them too, but slower
    | [AITait] (?i: (?:(?<=a)long|(?<=t)ogether)\s+with | (?<=a)s\s+well\s+as | (?<=i)n\s+addition\s+to ) \b
    | (?:[A-Za-z]\.){2,} | [^\W_]+ (?:['’./-][^\W_]+)*
    | \( [^()]{1,60} \) | \[ [^][]{1,60} \]  # left out where nothing in it is marked
    | -- | \s[-?]\s  # a dash, or one that was lost on the way: "people ? most of them women ? were"
    | (?<=["”])\s-(?=[A-Z])  # before whom a quotation is by
    | [,–—()\[\];:!?…] | \.\.+
    """,
    re.VERBOSE,
)
_ALONG = re.compile(r"(?:along|together)\s+with|as\s+well\s+as|in\s+addition\s+to", re.IGNORECASE)
_COMMAS = frozenset(",–—()[]") | {"--", " - ", " -", " ? "}
_PASSIVE = re.compile(r"B(?:[aBHMnseptyVd]|K,?C?(?=a*K)){0,6}K")
_COUNTED = re.compile(r"[da]*Q")
_NOMINAL = frozenset("the those these".split())
_COUNT_BEFORE = re.compile(r"Qa?\Z")
_AFTER_BE = re.compile(r"Ba?\Z")
_OBJECT = re.compile(r"[QdNwP]|[oa]Q|[ex][wNP]")
_NOUN_OBJECT = re.compile(r"[QdP]|[oa]Q")
_CHAIN = re.compile(r"K(?=[,C]?C?a{0,4}J)")


class Harmful(Struct, frozen=True, gc=False):
    """A harm word: its letter, which harm it is, and in which construction it stands."""

    letter: str
    category: Harm
    lemma: str
    construction: str


class Reading(Struct, frozen=True, gc=False):
    """The letters of a sentence, the words behind them, as long as they are in the text, and where these begin there.

    Quantities and harm words are found by the index of their letter, and so are the nouns of a quantity of people who
    are told one by one.
    """

    letters: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    quantities: Mapping[int, Quantity]
    harms: Mapping[int, Harmful]
    told: Mapping[int, tuple[str, ...]]

    def span(self, first: int, last: int) -> Span:
        """Where the words from the first to the last stand in the text."""
        return Span(self.starts[first], self.starts[last] + len(self.words[last]))


def read_sentence(
    text: str,
    sentence: Span,
    harmful: Sequence[tuple[Span, Harmful]],
    quantities: Sequence[Quantity],
    rolls: Mapping[Quantity, tuple[str, ...]] = MappingProxyType({}),
) -> Reading:
    """The sentence in letters, with its harm words; the rolls are quantities of people told one by one.

    >>> from mediaanalysis.casualty.number import find_quantities
    >>> text = "Two of the soldiers fell ill."
    >>> read_sentence(text, Span(0, len(text)), (), find_quantities(text)).letters
    'QodPrw'
    """
    letters: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    found: dict[int, Quantity] = {}
    harms: dict[int, Harmful] = {}
    told: dict[int, tuple[str, ...]] = {}
    at = sentence.start
    classes = _letters(plain=sentence.of(text).isupper())
    for span, mark, value in [*_marks(harmful, [*quantities, *rolls]), (Span(sentence.end, sentence.end), "", None)]:
        if span.start < at:
            continue  # inside a longer phrase, or a harm word in a quantity
        for token in _TOKEN.finditer(text, at, span.start):
            letter, word = classes[token[0]]
            if letter:
                letters.append(letter)
                words.append(word)
                starts.append(token.start())
        at = span.end
        if isinstance(value, Quantity):
            found[len(letters)] = value
            if value in rolls:
                told[len(letters)] = rolls[value]
                at += text[at - 1].isdigit() and text.startswith(",", at)  # the comma that closes the age
        elif value is not None:
            harms[len(letters)] = value
        letters.append(mark)
        words.append(lower(span.of(text)))
        starts.append(span.start)
    if letters[0] == "N" and starts[0] == sentence.start:  # a capital that is due to its place
        letters[0] = _letters(plain=True)[words[0]][0]
    return Reading(_with_voice(letters, words, harms, told), tuple(words), tuple(starts), found, harms, told)


def _marks(
    harmful: Sequence[tuple[Span, Harmful]], quantities: Sequence[Quantity]
) -> list[tuple[Span, str, Quantity | Harmful | None]]:
    """Quantities and harm words by their place, the longest first where two begin together."""
    marks: list[tuple[Span, str, Quantity | Harmful | None]] = [(q.span, "Q", q) for q in quantities]
    marks += [(span, harm.letter, harm) for span, harm in harmful]
    return sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end))


@lru_cache(maxsize=10_000)
def read_harm_word(forms: tuple[Form, ...]) -> Harmful:
    """What a word is that may be these forms, of which one is of harm."""
    harms = [form for form in forms if form.entry.feature == "harm"]
    entry = harms[0].entry
    return Harmful(_harm_letter(harms), cast(Harm, entry.category), harms[0].lemma, entry.id.rpartition(".")[2])


def _harm_letter(forms: Sequence[Form]) -> str:
    constructions = [form.entry.id.rpartition(".")[2] for form in forms]
    for noun in ("wounds", "event", "unit"):  # as often as a verb: wounds, murder, killing, martyrs
        if noun in constructions and not any(form.inflection == "past" for form in forms):
            return _CONSTRUCTIONS[noun]
    if constructions[0] not in _VERBS:
        return _CONSTRUCTIONS[constructions[0]]
    participle = any(f.inflection in ("past", "participle") or f.lemma.endswith(("ed", " shot")) for f in forms)
    return "K" if participle else "J"


def _with_voice(
    letters: Sequence[str], words: Sequence[str], harms: Mapping[int, Harmful], told: Mapping[int, tuple[str, ...]]
) -> str:
    """The letters, each word that may be of two classes in the one that its neighbours ask for.

    K is left where it is a participle without an object, and is J where it is a verb that has one; E is J likewise.
    """
    line = "".join(letters)
    if "HS" in line and "since" in words:
        line = line.replace("HS", "Ha")  # have since died
    out = list(line)
    passive = {i for m in _PASSIVE.finditer(line) for i in range(m.start(), m.end()) if line[i] == "K"}
    passive = {i for i in passive if not _COUNTED.match(line, i + 1) or _AFTER_BE.search(line, max(0, i - 2), i)}
    for i in harms:
        letter, word = line[i], words[i]
        if letter == "W" and _COUNTED.match(line, i + 1):  # he wounds two
            out[i] = "J"
        elif letter == "E" and (_OBJECT if word.endswith("ing") else _NOUN_OBJECT).match(line, i + 1):
            out[i] = "J" if line[i + 1] != "o" else "E"  # killing two; but the killing of two
        elif letter == "J" and harms[i].construction == "struck" and line[i + 1 : i + 2] in ("P", "w"):
            out[i] = "g"  # striking workers
        elif letter == "K" and i not in passive and _OBJECT.match(line, i + 1):
            nominal = words[i - 1] in _NOMINAL if i else False  # the wounded
            if not nominal and (i - 1 in told or not _COUNT_BEFORE.search(line, max(0, i - 2), i)):
                out[i] = "J"
    for i in reversed(tuple(harms)):
        if out[i] == "K" and i not in passive and _CHAIN.match("".join(out[i : i + 8])):
            out[i] = "J"
    return "".join(out)


# Endings of nouns that name no people.
_ABSTRACT = ("ities", "tions", "sions", "ments", "nesses", "isms", "ships", "ances", "ences", "logies", "tures")


@cache
def _letters(*, plain: bool) -> Remembered[tuple[str, str]]:
    return Remembered(partial(_read_letter, plain))


def _read_letter(plain: bool, given: str) -> tuple[str, str]:
    """The letter of a token as it stands, and the token in lower case.

    Where ``plain``, a capital is due to its place. An aside in brackets has no letter.
    """
    word = lower(given)
    if given[0] in "([" and len(given) > 1:
        return "", word
    return "&" if _ALONG.fullmatch(given) else _letter(word, plain or word == given), word


def _letter(word: str, plain: bool) -> str:
    """The class of a word in lower case; one that is not ``plain`` has a capital that is not due to its place."""
    known = _classes().get(word)
    if known is not None:
        return known
    first = word[0]
    if first.isdigit():
        return "x"
    if not first.isalpha():
        return "," if word in _COMMAS or first.isspace() else ";"
    if not plain:
        return "N"
    if word.endswith("ly") and len(word) > 4:
        return "a"
    if word.endswith(_ABSTRACT):
        return "U"
    if word.endswith("ing") and len(word) > 5:
        return "g"
    return "e" if word.endswith("ed") and len(word) > 4 else "w"


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
