"""The number grammar: quantities as news texts state them, with their bounds.

Digits, number words, mixtures, ranges and vague words, each with the words that bound it ("at least", "or more").
Whether a quantity is one of people is for the reader of the sentence to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

import numpy as np
from msgspec import Struct

from ..text.athand import at_hand
from ..text.letters import Bytes, Places, Vocabulary, read_letters
from ..text.match import fold
from ..text.span import Span
from .numeral import Modifier as Modifier
from .numeral import load_grammar
from .othernumber import is_other_number
from .policy import Bounds, Policy, load_policy

MANIFOLD = frozenset(("double", "triple", "quadruple", "quintuple"))
LEAD = 48  # characters from the beginning of a quantity to its number: "no fewer than an estimated 12"
CHANGE = 40  # characters between "rose" and "from 30 to 80", which are then two numbers and no range
_CHANGED = re.compile(
    r"\b(?:r[io]se[ns]?|rais\w+|climb\w*|increas\w+|jump\w*|gr[eo]w\w*|soar\w*|revis\w+|up|adjust\w*|lower\w*|cut|dropp?\w*"
    r"|f[ae]ll\w*|went)\s(?:[\w’']+\s){0,5}\Z"
)


class Quantity(Struct, frozen=True, gc=False):
    """A number of people as stated: ``low`` or ``high`` is None where that end is open."""

    span: Span
    low: int | None
    high: int | None
    modifier: Modifier


def find_quantities(text: str, start: int = 0, end: int | None = None, policy: Policy | None = None) -> list[Quantity]:
    """The quantities in ``text[start:end]``, in order; those that their form shows to be no count are left out.

    >>> text = "At least 80 died, two dozen were hurt and hundreds fled; it was 8 July 2014, 40% of all."
    >>> [(q.span.of(text), q.low, q.high) for q in find_quantities(text)]
    [('At least 80', 80, None), ('two dozen', 24, 24), ('hundreds', 200, None)]
    """
    grammar, policy = load_grammar(), policy or _codebook()
    stop = len(text) if end is None else end
    words = _number_words(text, start, stop)
    cores = [at for at, part in words if part & _CORE]
    if not cores:
        return []
    said = lower(text[start:stop])
    found: list[Quantity] = []
    reached = start
    for at, part in words:
        if at < reached or not part & _STARTER:
            continue
        core = bisect_left(cores, at)
        if core == len(cores) or cores[core] - at > LEAD or (at and _touches(text, at)):
            continue
        match = grammar.pattern.match(said, at - start)
        if match is None:
            continue
        if match["before"] and fold(match["number"]) in MANIFOLD:  # a book about the double murder
            match = grammar.pattern.match(said, match.start("number")) or match
        if match["number2"] and match["between"] and _CHANGED.search(said, max(0, at - start - CHANGE), at - start):
            match = grammar.pattern.match(said, match.start("number"), match.end("number")) or match
        reached = start + match.end()
        last = match.end("number2") if match["number2"] else match.end("number")
        if not is_other_number(text, start + match.start("number"), start + last, modified=bool(match["before"])):
            quantity = _read(match, start, policy)
            if quantity is not None:
                found.append(quantity)
    return found


def lower(words: str) -> str:
    """The words in lower case, letter by letter: as long as they were.

    >>> lower("TEN İ")
    'ten i'
    """
    return words.replace("İ", "I").lower()


def apply_policy(words: str, policy: Policy) -> Bounds:
    """The bounds of a quantity's words under another policy; (None, None) where the words hold no quantity.

    >>> apply_policy("dozens", load_policy("airwars")), apply_policy("more than 60", load_policy("acled"))
    ((12, 24), (60, 60))
    """
    found = find_quantities(words, policy=policy)
    return (found[0].low, found[0].high) if found else (None, None)


def all_but(text: str, part: Quantity, whole: Quantity) -> Quantity:
    """The quantity; where it says "all but three", what that leaves of the whole."""
    if not fold(part.span.of(text)).startswith("all but ") or whole.low is None or part.low is None:
        return part
    left = max(whole.low - part.low, 0)
    return Quantity(part.span, left, left if whole.high == whole.low else None, part.modifier)


def _touches(text: str, at: int) -> bool:
    """Whether what stands at the offset goes on with a word, a price or another number: F-16, $20, 3.5, café7."""
    before = text[at - 1]
    if before in ".,:-/" and at > 1:
        return text[at - 2].isdigit() or (before in "-/" and text[at - 2].isalpha())
    return before.isalnum() or before in "_$€£¥#@/"


def _read(match: re.Match[str], start: int, policy: Policy) -> Quantity | None:
    """The quantity of the match in a sentence that starts there."""
    first = match.start("number") if match["between"] and not match["number2"] else match.start()
    span = Span(start + first, start + match.end())
    kind = _vague_kind(match["number"])
    if kind is not None:
        low, high = (bound and bound * kind[1] for bound in policy.vague[kind[0]])
        return Quantity(span, *_closed((low, high), policy), "vague")
    value = _value(match["number"])
    if value is None:
        return None
    if match["number2"]:
        bounds = _range(value, match)
        return Quantity(span, *_closed(bounds, policy), "range") if bounds else None
    modifier = _modifier_of(match["before"], match["after"])
    by_modifier: dict[Modifier, Bounds] = {
        "at_least": (value, None),
        "more_than": (value + policy.more_than, None),
        "up_to": (None, value),
    }
    return Quantity(span, *_closed(by_modifier.get(modifier, (value, value)), policy), modifier)


def _range(low: int, match: re.Match[str]) -> Bounds | None:
    """The bounds of "75 to over 200"; "two to three thousand" begins at two thousand. None where the order is wrong."""
    if _vague_kind(match["number2"]) is not None:
        return low, None
    high = _value(match["number2"])
    if high is None:
        return None
    scale = next((s for s in (1_000_000_000, 1_000_000, 1000, 100, 12) if high % s == 0), 1)
    if match["joint"].strip().isalpha() and low < 100 and low * scale <= high and not match["number2"].isdigit():
        low *= scale
    if _modifier_of(match["before2"], match["after2"]) in ("at_least", "more_than"):
        return low, None
    return (low, high) if low <= high else None


def _closed(bounds: Bounds, policy: Policy) -> Bounds:
    """The bounds, or their lowest number twice where the policy knows no open ends."""
    low, high = bounds
    if not policy.closed:
        return bounds
    lowest = low if low is not None else high
    return lowest, lowest


_STARTER, _CORE = 1, 2


def _number_words(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Where the words stand that a quantity may have, and their parts in it."""
    starts, parts = _listed_words(text)
    within = slice(*starts.searchsorted((start, stop)).tolist())
    found = list(zip(starts[within].tolist(), parts[within].tolist(), strict=True))
    for number in _DIGITS.finditer(text, start, stop):
        found.append((number.start(), _STARTER | _CORE))
        if (unit := number["unit"]) and (part := _part(unit.lower())):
            found.append((number.start("unit"), part))
    found.sort()
    return found


_DIGITS = re.compile(r"\d+(?P<unit>[A-Za-z]+)?")  # 62, 2million


@at_hand
def _listed_words(text: str) -> tuple[Places, Bytes]:
    """Where the words stand that are listed for quantities, and their parts; remembered for the text at hand."""
    vocabulary, parts = _vocabulary()
    letters = read_letters(text)
    runs, numbers = vocabulary.find(letters.keys)
    return letters.starts[runs], parts[numbers]


@cache
def _vocabulary() -> tuple[Vocabulary, Bytes]:
    """The words that are listed for quantities, and by their numbers in here their parts."""
    grammar = load_grammar()
    words = [word for word in grammar.starters | grammar.cores if word.isalnum()]  # not "approx."
    vocabulary, parts = Vocabulary(words), np.zeros(len(words), np.uint8)
    parts[vocabulary.numbers] = [_part(word) for word in words]
    return vocabulary, parts


def _part(word: str) -> int:
    grammar = load_grammar()
    return _STARTER * (word in grammar.starters) | _CORE * (word in grammar.cores)


@cache
def _codebook() -> Policy:
    return load_policy()


# The same words come again and again.
@lru_cache(maxsize=10_000)
def _value(words: str) -> int | None:
    return load_grammar().value(words)


@lru_cache(maxsize=10_000)
def _vague_kind(words: str) -> tuple[str, int] | None:
    return load_grammar().vague_kind(words)


@lru_cache(maxsize=10_000)
def _modifier_of(before: str | None, after: str | None) -> Modifier:
    return load_grammar().modifier_of(before, after)
