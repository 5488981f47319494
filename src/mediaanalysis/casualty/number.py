"""The number grammar: quantities as news texts state them, with their bounds.

Digits, number words, mixtures, ranges and vague words, each with the words that bound it ("at least", "or more").
What is plainly no count is left out by its form: percentages, money, ordinals, dates, years, times of day, ages and
decimals. Whether a count is one of people is for the reader of the sentence to say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from ..text.match import fold
from ..text.span import Span
from .policy import Bounds, Policy, load_policy

Modifier = Literal["exact", "at_least", "more_than", "up_to", "about", "range", "vague"]
LARGEST = 10**10  # more than have ever lived at one time; a longer row of digits is no count of people


@dataclass(frozen=True, slots=True)
class Quantity:
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
    grammar, policy = _grammar(), policy or load_policy()
    found = []
    for match in grammar.pattern.finditer(text, start, len(text) if end is None else end):
        if not _is_no_count(text, match):
            quantity = _read(match, grammar, policy)
            if quantity is not None:
                found.append(quantity)
    return found


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


@dataclass(frozen=True, slots=True)
class _Grammar:
    pattern: re.Pattern[str]
    numbers: Mapping[str, int]
    vague: Mapping[str, str]
    modifiers: Mapping[str, Modifier]


_DIGITS = r"\d{1,3}(?:[,.]\d{3})+(?!\d)|\d+(?:\.\d{1,2}(?=\s(?:thousand|million|billion)))?"
_NO_COUNT_BEFORE = re.compile(
    r"""
    (?: [$€£¥₪] \s?
      | \b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.?,?\s
      | \b(?:no|nos|number|article|chapter|section|resolution|page|pages|flight|route|highway|channel|room|title|room|
          unit|block|page|apartment|apt|boeing|airbus|volume|vol|grade|chapter|paragraph|exit|interstate|page|bus|km|
          kilometer|kilometre|mile|model|type|line|battalion|brigade|division|regiment|step|phase|level|figure|table|
          g-|group\sof|top|past|last|next|first|final)\.?\s
        | \bper\s | \bages?\s(?:of\s|between\s)? | \baged\s(?:between\s)? | \b(?:turned|turning)\s
      | \b(?:at|by|around|about|until|before|after|from)\s(?=\d{1,2}[.:]\d\d)
      | [:.]
    ) \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(
    r"""
      \s?%  | \s?per\s?cent | \s?percentage
    | (?:st|nd|rd|th)\b | [:]\d\d | \s?[ap]\.?m\b | \s?(?:hours|hrs)?\s?(?:gmt|utc)\b | [°º]
    | -(?:year|month|week|day|hour|minute|mile|foot|meter|metre|inch|man|member|story|storey|point|count|page|vehicle
         |time|strong|caliber|millimeter|mm|km|pound|ton|seat|nation|state|degree|way|star|room|bed|car|kilo|volt)
    | [\s-](?:(?:and|to)\s\w+\s)?years?[\s-]olds?\b
    | \s(?:of\s)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b
    | [-\s](?:thirds?|quarters?|fifths?|tenths?|halves)\b | \sout\sof\s | \sin\s(?:\d+|two|three|four|five|six|ten)\b
    | [/]\d | -\d+-\d+ | ['’]s\b | \]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"\d\s\Z")  # on 23 September 28 bodies were found
_NOUN_AFTER = re.compile(r"\s[A-Za-z]{3}")
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
_YEAR_BEFORE = re.compile(r"(?:\b(?:in|since|of|with|from|until|till|to|by|before|after|during|early|late|mid|than|and|the|year)|[,(-])\s?\Z", re.I)
_AGE_BEFORE = re.compile(r"[A-Z][\w'’-]*\.?[\"”]?,\s\Z")
_AGE_AFTER = re.compile(r"\s?[,;.)\]]|\s(?:was|were|is|who|and|of|died|both)\b|\Z", re.I)
_CLOCK = re.compile(r"0\d{3}\Z|[01]\d[0-5]\d\Z|2[0-4][0-5]\d\Z")
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|around|about|until|between|from|approximately)\s\Z", re.I)


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a number shows it to be a date, a time, an age, a price, a share or a name."""
    start, end = match.start("number"), match.end("number2") if match["number2"] else match.end("number")
    before = max(0, start - 24)
    if _NO_COUNT_AFTER.match(text, end):
        return True
    named = _NO_COUNT_BEFORE.search(text, before, start)
    if named and not (_DAY_BEFORE.search(text, max(0, named.start() - 3), named.start()) and _NOUN_AFTER.match(text, end)):
        return True
    if match["before"] and _NO_COUNT_BEFORE.search(text, max(0, match.start() - 24), match.start()):
        return True
    digits = match["number"]
    if not digits.isdigit() or match["before"]:
        return False
    if _YEAR.match(digits) and _YEAR_BEFORE.search(text, before, start):
        return True
    if len(digits) == 4 and _CLOCK.match(digits) and (digits[0] == "0" or _CLOCK_BEFORE.search(text, before, start)):
        return True
    return len(digits) < 4 and bool(_AGE_BEFORE.search(text, before, start) and _AGE_AFTER.match(text, end))


def _read(match: re.Match[str], grammar: _Grammar, policy: Policy) -> Quantity | None:
    start = match.start("number") if match["between"] and not match["number2"] else match.start()
    span = Span(start, match.end())
    modifier = _modifier(match["before"], match["after"], grammar)
    kind = _vague_kind(match["number"], grammar)
    if kind is not None:
        low, high = _vague_bounds(match["number"], kind, grammar, policy)
        return Quantity(span, *_closed(low, high, policy), "vague")
    value = _value(match["number"], grammar)
    if value is None or value > LARGEST:
        return None
    if match["number2"]:
        second, second_kind = _value(match["number2"], grammar), _vague_kind(match["number2"], grammar)
        top = second
        if second_kind is not None:
            top = None
        elif second is None or second > LARGEST:
            return None
        elif match["joint"].strip().isalpha() and value < 100 <= second and second % 100 == 0 and value * 100 <= second:
            scale = 10 ** (len(str(second)) - 1)  # "two to three thousand" is 2,000 to 3,000
            value = value * scale if scale > value else value
        modifier2 = _modifier(match["before2"], match["after2"], grammar)
        if modifier2 in ("at_least", "more_than"):
            top = None
        if top is not None and top < value:
            return None
        return Quantity(span, *_closed(value, top, policy), "range")
    bounds: dict[Modifier, Bounds] = {
        "at_least": (value, None),
        "more_than": (value + policy.more_than, None),
        "up_to": (None, value),
    }
    return Quantity(span, *_closed(*bounds.get(modifier, (value, value)), policy), modifier)


def _modifier(before: str | None, after: str | None, grammar: _Grammar) -> Modifier:
    """The strongest of the modifiers: a bound goes before "about", and "about" before nothing."""
    found = {grammar.modifiers[fold(m[0])] for words in (before, after) if words for m in _words(grammar).finditer(words)}
    return next((m for m in _STRENGTH if m in found), "exact")


_STRENGTH: tuple[Modifier, ...] = ("at_least", "more_than", "up_to", "about")


@cache
def _modifier_pattern() -> re.Pattern[str]:
    return re.compile(_alternatives(_grammar().modifiers), re.IGNORECASE)


def _words(_: _Grammar) -> re.Pattern[str]:
    return _modifier_pattern()


def _vague_kind(words: str, grammar: _Grammar) -> str | None:
    folded = fold(words)
    if folded in grammar.vague:
        return grammar.vague[folded]
    if folded.endswith("number"):
        return "many"
    head = folded.rpartition(" ")[0]  # "several dozen", "a few hundred"
    return grammar.vague.get(head)


def _vague_bounds(words: str, kind: str, grammar: _Grammar, policy: Policy) -> Bounds:
    low, high = policy.vague[kind]
    folded = fold(words)
    if folded in grammar.vague or folded.endswith("number"):
        return low, high
    scale = grammar.numbers[folded.rpartition(" ")[2]]
    return (low and low * scale, high and high * scale)


def _closed(low: int | None, high: int | None, policy: Policy) -> Bounds:
    if not policy.closed:
        return low, high
    lowest = low if low is not None else high
    return lowest, lowest


def _value(words: str, grammar: _Grammar) -> int | None:
    """The whole number that the words state, or None.

    >>> [_value(w, _grammar()) for w in ("1,200", "1.2 million", "two hundred and six", "half a dozen", "sixty-two")]
    [1200, 1200000, 206, 6, 62]
    """
    folded = fold(words)
    if folded in grammar.numbers or folded.endswith(" couple"):
        return grammar.numbers.get(folded, 2)
    total, group = 0.0, 0.0
    for token in re.findall(r"\d[\d,.]*|[a-z]+", folded):
        if token[0].isdigit():
            group += _digits(token)
        elif token in ("a", "an"):
            group += 1
        elif token in ("and", "of"):
            continue
        else:
            number = grammar.numbers.get(token)
            if number is None:
                return None
            if token in _SCALES:
                if number >= 1000:
                    total, group = total + max(group, 1) * number, 0
                else:
                    group = max(group, 1) * number
            else:
                group += number
    return round(total + group)


_SCALES = ("dozen", "score", "hundred", "thousand", "million", "billion")


def _digits(token: str) -> float:
    token = token.rstrip(",.")
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", token):
        return float(re.sub(r"[,.]", "", token))
    return float(token) if re.fullmatch(r"\d{1,15}(?:\.\d+)?", token) else float(LARGEST * 10)


@cache
def _grammar() -> _Grammar:
    book = tomllib.loads(Path(__file__).with_name("number.toml").read_text(encoding="utf-8"))
    numbers = book["units"] | book["tens"] | book["scales"] | book["fixed"]
    numbers |= {t + u: book["tens"][t] + book["units"][u] for t in book["tens"] for u in list(book["units"])[1:10]}
    vague = {fold(word): kind for kind, words in book["vague"].items() for word in words}
    modifiers: dict[str, Modifier] = {
        fold(word): kind for part in ("before", "after") for kind, words in book[part].items() for word in words
    }
    return _Grammar(_pattern(book, numbers, vague), numbers, vague, modifiers)


def _pattern(book: Mapping[str, Mapping[str, list[str]]], numbers: Mapping[str, int], vague: Mapping[str, str]) -> re.Pattern[str]:
    units, tens = _alternatives(book["units"]), _alternatives(book["tens"])
    run_together = _alternatives(k for k in numbers if k not in book["fixed"] and any(k.startswith(t) and k != t for t in book["tens"]))
    word = rf"(?:{run_together}|(?:{tens})(?:[\s-](?:{units}))?|(?:{units}))"
    scale = _alternatives(book["scales"])
    before = _alternatives(w for words in book["before"].values() for w in words)
    after = _alternatives(w for words in book["after"].values() for w in words)
    some_vague = _alternatives(w for w in vague if not w.endswith("s") or w in ("numerous", "countless", "various"))
    number = rf"""(?:
        (?:tens|hundreds)\sof\s(?:thousands|millions)
      | (?:an?\s)? (?:unknown|unspecified|undisclosed|undetermined|uncounted|untold|large|great|huge|limited|small|
            considerable|significant|substantial|certain|growing|similar|equal|unprecedented|record)\snumber(?=\sof\b)
      | a\snumber(?=\sof\b)
      | an?\s[a-z]{{4,12}}\scouple(?!\sof) | {_alternatives(book["fixed"])}
      | (?:{some_vague}) (?:\s(?:{scale})s?\b)
      | {_alternatives(vague)}
      | an?\s(?:{scale})(?:\s(?:thousand|million))?
      | (?:{_DIGITS})(?:\s(?:{scale}))?
      | {word}(?:\s(?:{scale}))*(?:\s(?:and\s)?{word}(?:\s(?:{scale}))*)*
    )"""
    mod = rf"(?:{before})\s(?:(?:another|an\sadditional|a\sfurther|an?)\s(?=\S))?(?:the\s(?=\d))?"
    return re.compile(
        rf"""
        (?<![\w$€£¥#@/]) (?<![\d][.,:/-]) (?<![a-z]-)
        (?P<before> (?:{mod})+ | (?P<between>(?:anywhere\s|somewhere\s|ranging\s)?(?:between|from)\s)(?:(?:{before})\s)* )?
        (?P<number> {number} ) (?!\w|\.\d)
        (?P<after> (?:\s|(?=-))(?:{after})\b | \+ )?
        (?: (?P<joint> (?(between)\s(?:to|and)\s|(?:\s(?:to|or)\s|\s?[-–—]\s?)) )
            (?P<before2> (?:{mod})+ )?
            (?P<number2> {number} ) (?![\w-])
            (?P<after2> \s(?:{after})\b )?
        )?
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _alternatives(phrases: object) -> str:
    """The phrases as one pattern, the longest first, any white space or hyphen variant between their words."""
    ordered = sorted(map(str, phrases), key=len, reverse=True)  # type: ignore[call-overload]
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) + ")"
