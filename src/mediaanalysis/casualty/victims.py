"""Who the victims are, by the words used and no others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from .reading import Reading, load_words
from .share import Link

Victims = Literal["military", "civilian", "militant", "mixed_or_unspecified"]
Sex = Literal["", "female", "male"]
Age = Literal["", "child", "adult"]
_PHRASE = re.compile("Q(?:o[da]*Q)?o?[dax]*([eg]?[wNPUexKA]*)")
_LABEL = re.compile("Q(?:o[da]*Q)?[dax]*o?[dax]*([eg]?[wNPUexKA]*[wNPU])")
_PREDICATE = re.compile("Q[^;]{0,16}?,?B[da]{0,2}([wN]{0,2}P)")
_BODIES = re.compile("Q[^X;]{0,5}Xo([dwNaKAeg]*P)")  # six bodies of dead protesters


def find_victims(reading: Reading, link: Link) -> Victims | None:
    """The category of the noun after a quantity; None where it has none of its own ("and 120 others", "12 died").

    >>> from mediaanalysis.casualty.number import find_quantities
    >>> from mediaanalysis.casualty.reading import read_sentence
    >>> from mediaanalysis.text.span import Span
    >>> text = "two off-duty policemen"
    >>> reading = read_sentence(text, Span(0, len(text)), (), find_quantities(text))
    >>> find_victims(reading, Link(0, "killed", "object"))
    'military'
    """
    if link.quantity in reading.told:
        kinds = {category_of((noun,)) for noun in reading.told[link.quantity]}
        return (kinds.pop() if len(kinds) == 1 else None) or "mixed_or_unspecified"
    phrase = _PHRASE.match(reading.letters, link.quantity)
    if phrase is None:
        return None
    named = category_of(reading.words[slice(*phrase.span(1))])
    if named is None and link.whole is not None:
        predicate = _PREDICATE.match(reading.letters, link.quantity)
        named = category_of(reading.words[slice(*predicate.span(1))]) if predicate else None
    if named is None and link.path == "unit":
        bodies = _BODIES.match(reading.letters, link.quantity)
        named = category_of(reading.words[slice(*bodies.span(1))]) if bodies else None
    elif named is None and link.path not in ("toll", "count") and set(phrase[1]) <= set("KA"):
        return None
    return named or "mixed_or_unspecified"


def category_of(words: Sequence[str]) -> Victims | None:
    """That of the head, or of what stands before it where the head is a person of any kind."""
    people = load_words()["people"]
    for word in reversed(words):
        for category in ("military", "militant", "civilian"):
            if word in people[category]:
                return category
    return None


def find_label(text: str, reading: Reading, quantity: int) -> str:
    """The words by which the people are called, as they stand: "Syrian government troops"; "" where there are none."""
    phrase = _LABEL.match(reading.letters, quantity)
    if phrase is None:
        return ""
    return reading.span(phrase.start(1), phrase.end(1) - 1).of(text)


def read_people(label: str) -> tuple[Sex, Age]:
    """Sex and age where the label states them; a mixed group has neither.

    >>> read_people("school girls"), read_people("soldiers")
    (('female', 'child'), ('', ''))
    """
    words, lists = set(label.lower().split()), load_words()
    sexes = [sex for sex, names in lists["sex"].items() if words & names]
    ages = [age for age, names in lists["age"].items() if words & names]
    return sexes[0] if len(sexes) == 1 else "", ages[0] if len(ages) == 1 else ""  # type: ignore[return-value]
