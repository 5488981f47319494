"""The class of each word of a text, one letter each, so that grammar can be written as regular expressions.

There is no tagger: the closed classes of English are listed (Quirk et al. 1985, section 2.34 and following), verbs are
known where a word list has found one, and every other word is a noun until something tells otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..text.athand import Remembered
from ..text.letters import PLANE, Bytes, Vocabulary, key_of, read_letters
from ..text.word import find_words
from .irregular import IRREGULAR_VERBS

# The letters of the classes. Capitalised words are N, lower-case ones n, g (-ing) or e (-ed); digits are #.
CLASSES: Mapping[str, str] = {
    "D": "the a an this these those some any every each no all both another such many several few most either neither",
    "H": "his her their its our my your",
    "P": "he she it they we i you him them us me himself herself itself themselves someone somebody anyone everyone "
    "nobody",
    "W": "who which whom whose",
    "T": "that",
    "B": "be is are was were been being am isn aren wasn weren",
    "V": "has have had having hasn haven hadn",
    "O": "do does did doing don doesn didn",
    "M": "will would can could may might must shall should won wouldn couldn shouldn cannot",
    "X": "not never",
    "t": "to",
    "o": "of",
    "b": "by",
    "I": "in on at for from with about against into over under between among through during without within toward "
    "towards onto upon across behind beyond near around per via amid despite like than off out up down inside outside "
    "along",
    "C": "and or but nor",
    "U": "because although though while when if as since after before unless until whereas where so whenever",
    "Q": "what how why whether whatever",
    "A": "also still now then just ever already recently later earlier again even only once soon too often first "
    "always sometimes instead twice meanwhile however yet long",
    "Y": "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight morning afternoon "
    "evening night week month year here there",
}
# F is a finite verb by its irregular past, those left out that are more often nouns or adjectives.
_NOT_VERBS = frozenset("shot left thought ground wound bound bit rose dove felt bent lit spread".split())
_PASTS = {past for base, forms in IRREGULAR_VERBS.items() for past in forms.split(" / ")[0].split() if past != base}
_CLASS = dict.fromkeys(_PASTS - _NOT_VERBS, "F") | {
    word: letter for letter, words in CLASSES.items() for word in words.split()
}
_NO_ADVERBS = frozenset(
    "family ally assembly supply rally bully monopoly anomaly elderly deadly friendly costly lonely lively daily "
    "weekly monthly imply reply apply comply rely".split()
)
_IN_EED = frozenset({"agreed", "disagreed", "freed", "guaranteed", "decreed", "pedigreed"})
_NAMES = frozenset({"US", "IT", "WHO", "May", "Haven"})  # written so they are names, mostly
_CLITIC = {"re": "B", "m": "B", "ve": "V", "ll": "M", "d": "M", "t": "X", "s": "S"}
_POINT = (
    {",": ",", ";": ";", ":": ":", "(": "(", ")": ")", "[": "(", "]": ")"}
    | dict.fromkeys("-—–―", "-")
    | dict.fromkeys(".!?…", ".")
)


def read_kinds(text: str) -> str:
    """The class of each word of :func:`.word.find_words` by itself.

    >>> read_kinds("He didn’t say that.")
    'POXnT.'
    """
    words, letters = find_words(text), read_letters(text)
    kinds = _by_first_character().take(letters.codes[words.starts], mode="clip")
    lengths = words.ends - words.starts
    three = letters.endings(words.ends, 3)
    two = three >> np.uint64(8)
    open_class = kinds == _NOUN
    kinds[open_class & (two == _LY)] = ord("A")
    kinds[open_class & (three == _ING) & (lengths > 4)] = ord("g")
    kinds[open_class & (two == _ED) & (three != _EED) & (lengths > 3)] = ord("e")
    vocabulary, told, names = _listed()
    runs, numbers = vocabulary.find(letters.keys)
    at = words.starts.searchsorted(letters.starts[runs], "right") - 1
    capital = kinds[at] == _NAME
    kinds[at] = told[capital.view(np.uint8), numbers]
    for i in [*at[capital & names[numbers]].tolist(), *words.joined]:
        kinds[i] = ord(_KINDS[text[words.starts[i] : words.ends[i]]])
    return kinds.tobytes().decode("ascii")


_NOUN, _NAME = ord("n"), ord("N")
_LY, _ED, _ING, _EED = (key_of(ending) for ending in (b"ly", b"ed", b"ing", b"eed"))


@cache
def _by_first_character() -> Bytes:
    """The class that a word has by its first character alone."""
    return np.array([ord(_kind_of_first(chr(code))) for code in range(PLANE)], np.uint8)


def _kind_of_first(char: str) -> str:
    if char.isalpha():
        return "n" if char.lower()[0] == char else "N"
    return "#" if char.isdigit() else _POINT.get(char, "~")


@cache
def _listed() -> tuple[Vocabulary, Bytes, NDArray[np.bool_]]:
    """Words whose class is listed; by their numbers that class, in a second row with a capital; which may be names."""
    listed = [*(_CLASS.keys() | _NO_ADVERBS | _IN_EED)]
    vocabulary = Vocabulary(listed)
    told, names = np.zeros((2, len(listed)), np.uint8), np.zeros(len(listed), np.bool_)
    for word, number in zip(listed, vocabulary.numbers, strict=True):
        told[:, number] = [ord(_kind(word)), ord(_kind(word.title()))]
        names[number] = word in {name.lower() for name in _NAMES}
    return vocabulary, told, names


def _kind(word: str) -> str:
    """The class of a word."""
    if word in _NAMES or (word[0].isalpha() and "." in word):
        return "N"
    if word[0].isalpha():
        lower = word.lower()
        return _CLASS.get(lower) or _open_class(word, lower)
    if word[0] in "'’" and word[1:2].isalpha():
        return _CLITIC[word[1:].lower()]
    return _kind_of_first(word[0])


_KINDS = Remembered(_kind)


def _open_class(word: str, lower: str) -> str:
    if word[0] != lower[0] or (lower[:3] in ("al-", "el-") and word[3:4].isupper()):
        return "N"
    if lower.endswith("ly"):
        return "n" if lower in _NO_ADVERBS else "A"
    if lower.endswith("ing") and len(lower) > 4:
        return "g"
    past = lower.endswith("ed") and len(lower) > 3 and (not lower.endswith("eed") or lower in _IN_EED)
    return "e" if past else "n"
