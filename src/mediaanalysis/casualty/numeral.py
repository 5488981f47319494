"""Numerals: the words and digits of a number, what they are worth, and one pattern that finds them in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from ..text.match import fold

Modifier = Literal["exact", "at_least", "more_than", "up_to", "about", "range", "vague"]
LARGEST = 10**10  # more than have ever lived at one time; what states more is no count of people
_SCALES = ("dozen", "score", "hundred", "thousand", "million", "billion")
_STRENGTH: tuple[Modifier, ...] = ("at_least", "more_than", "up_to", "about")  # a bound goes before "about"
_DIGITS = r"\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+(?:\.\d{1,2}(?=\s(?:thousand|million|billion)))?"
_GROUPED = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
_TOKEN = re.compile(r"\d[\d,.]*|[a-z]+")


@dataclass(frozen=True)
class Grammar:
    """The words of number.toml by what they mean, and the pattern of a quantity, all in lower case: it is faster.

    ``starters`` are the words that a quantity can begin with, ``cores`` those of which, or of digits, it has one: the
    pattern is tried at a starter with a core near it, and nowhere else.
    """

    pattern: re.Pattern[str]
    starters: frozenset[str]
    cores: frozenset[str]
    numbers: Mapping[str, int]
    vague: Mapping[str, str]
    modifiers: Mapping[str, Modifier]
    modifier: re.Pattern[str]

    def value(self, words: str) -> int | None:
        """The whole number that the words state, or None.

        >>> words = ("1,200", "1.2 million", "two hundred and six", "half a dozen", "sixty-two", "thirtythree")
        >>> [load_grammar().value(w) for w in words]
        [1200, 1200000, 206, 6, 62, 33]
        """
        folded = fold(words)
        if folded in self.numbers or folded.endswith(" couple"):
            return self.numbers.get(folded, 2)
        total = group = 0.0
        for token in _TOKEN.findall(folded):
            if token[0].isdigit():
                group += _digits(token)
            elif token in ("a", "an"):
                group += 1
            elif token in _SCALES:
                scale = self.numbers[token]
                if scale < 1000:
                    group = max(group, 1) * scale
                else:
                    total, group = total + max(group, 1) * scale, 0
            elif token in self.numbers:
                group += self.numbers[token]
            elif token not in ("and", "of"):
                return None
        value = round(total + group)
        return value if value <= LARGEST else None

    def vague_kind(self, words: str) -> tuple[str, int] | None:
        """The kind of a vague word and the unit that it counts ("several hundred": several, 100), or None."""
        if words[0].isdigit():
            return None
        folded = fold(words)
        if folded.endswith("number"):  # an unknown number
            return "many", 1
        if folded in self.vague:
            return self.vague[folded], 1
        head, _, scale = folded.rpartition(" ")
        return (self.vague[head], self.numbers[scale.removesuffix("s")]) if head in self.vague else None

    def modifier_of(self, *words: str | None) -> Modifier:
        """The strongest of the modifiers among the words before and after a number."""
        found = {self.modifiers[fold(m[0])] for text in words if text for m in self.modifier.finditer(text)}
        return next((m for m in _STRENGTH if m in found), "exact")


_LIGHT = ("a", "an", "so", "too", "very")


@cache
def load_grammar() -> Grammar:
    book = tomllib.loads(Path(__file__).with_name("number.toml").read_text(encoding="utf-8"))
    run_together = {t + u: book["tens"][t] + n for t in book["tens"] for u, n in book["units"].items() if 0 < n < 10}
    numbers = book["units"] | book["tens"] | book["scales"] | book["fixed"] | run_together
    vague = {fold(word): kind for kind, words in book["vague"].items() for word in words}
    modifiers: dict[str, Modifier] = {
        fold(word): kind for part in ("before", "after") for kind, words in book[part].items() for word in words
    }
    before = [word for words in book["before"].values() for word in words]
    starters = {re.split(r"[\s-]", phrase)[0] for phrase in [*numbers, *vague, *before]}
    starters |= {"a", "an", "unknown", "untold", "between", "from", "anywhere", "somewhere", "ranging", "limited"}
    cores = {next(w for w in re.split(r"[\s-]", phrase) if w not in _LIGHT) for phrase in [*numbers, *vague]}
    return Grammar(
        re.compile(_pattern(book, [*run_together], [*vague]), re.VERBOSE),
        frozenset(starters | set(book["number_of"]["adjectives"])),
        frozenset(cores | {"number"}),
        numbers,
        vague,
        modifiers,
        re.compile(any_of(modifiers)),
    )


def _pattern(book: Mapping[str, Any], run_together: list[str], vague: list[str]) -> str:
    units, tens, scale = any_of(book["units"]), any_of(book["tens"]), any_of(book["scales"])
    before = any_of(word for words in book["before"].values() for word in words)
    after = any_of(word for words in book["after"].values() for word in words)
    word = rf"(?:{any_of(run_together)}|{tens}(?:[\s-]{units})?|{units})\b"
    number_of = r"(?=\s(?:of|have|has|had|were|are)\b)"  # an unknown number of people; an unknown number have died
    joined = "(?:(?<=hundred)|(?<=thousand)|(?<=[mb]illion))"  # but between twenty and thirty
    number = rf"""(?:
        (?:{_DIGITS})(?:\s{scale}\b)?                     # 1.2 million
      | (?:tens|hundreds)\sof\s(?:thousands|millions)
      | (?:an?\s)?{any_of(book["number_of"]["adjectives"])}\snumber{number_of} | a\snumber{number_of}
      | an?\s[a-z]{{4,12}}\scouple(?!\sof)                # a young couple
      | {any_of(book["fixed"])}(?!\w)
      | {any_of(vague)}\s{scale}s?\b                        # several hundred
      | {any_of(vague)}
      | an?\s{scale}(?:\s(?:thousand|million))?           # a hundred
      | {word}(?:\s{scale}\b)*(?:(?:\s|{joined}\sand\s){word}(?:\s{scale}\b)*)*
    )"""
    modified = rf"(?:{before}\s(?:(?:another|an\sadditional|a\sfurther|an?)\s(?=\S))?(?:the\s(?=\d))?)+"
    return rf"""
        (?P<before> (?!\d) {modified}
          | (?!\d) (?P<between> (?:anywhere\s|somewhere\s|ranging\s)?(?:between|from)\s ) (?:{before}\s)*
        )?
        (?P<number> {number} ) (?! \w | \.\d )
        (?P<after> (?:\s|(?=-)){after}\b | \+ )?
        (?:
          (?P<joint> (?(between) \s(?:to|and)\s | (?:\s(?:to|or)\s|\s?[-–—]\s?) ) )
          (?P<before2> {modified} )?
          (?P<number2> {number} ) (?! [\w-] )
          (?P<after2> \s{after}\b )?
        )?
    """


def _digits(token: str) -> float:
    token = token.rstrip(",.")
    if _GROUPED.fullmatch(token):
        return float(re.sub(r"[,.]", "", token))
    return float(token) if len(token) < 16 and token.count(".") < 2 and "," not in token else float(LARGEST * 10)


def any_of(phrases: Iterable[str]) -> str:
    """The phrases as one pattern, the longest first, with any white space between their words.

    They are grouped by first letter: re tries each alternative in turn, and most differ in the first already.
    """
    rests: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        rests.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace(r"\ ", r"\s+"))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()) + ")"
