"""Rolls: people told one by one, as many as are told: "a man and a woman", "Ada Roe, 20, and her son".

A list of which one member is a number is a sum: "a man and two women" are three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..text.span import Span
from .number import Quantity
from .person import NUMBER, PAIR, THEM, Person, list_people, single_nouns
from .reading import Reading

_MEMBERS = frozenset("dNPwxaegtUopC,")  # letters of a list of persons
_JOINT = re.compile(
    r"""
    \s (?i:and|&) \s (?=
      (?i: an? | the | his | her | their | another | \w+['’]s ) \s
      | (?:then\s)?(?i:him|her)self\b | \d+-year | [A-Z][\w’'-]* (?: \s[A-Z] | ,\s\d )
      | (?P<bare> [a-z]+ (?: \s[a-z]+ )? )
    )
    """,
    re.VERBOSE,
)
_ANDS = ("and", "&", "AND", "And")
_ANYBODY = frozenset("people persons victims individuals".split())
LONGEST_WORD = 24  # characters


def may_tell(text: str, sentence: Span) -> bool:
    """Whether the sentence joins two words as persons are joined; cheap, and asked first."""
    said = sentence.of(text)
    if not any(map(said.__contains__, _ANDS)):
        return False
    for joint in _JOINT.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, joint.start() - LONGEST_WORD) : joint.start()].rstrip(",").split()
        if joint["bare"] and single_nouns().isdisjoint(joint["bare"].split()):
            continue
        last = before[-1] if before else ""
        if last.istitle() or last.isdigit() or last.lower() in single_nouns() or last in THEM or last == PAIR:
            return True
    return False


def find_rolls(reading: Reading) -> dict[Quantity, tuple[str, ...]]:
    """The lists of two or more single persons, with the nouns by which they are called, "" for a name.

    A list that goes on with a number ("a man and two women") is left to that number.
    """
    letters = _with_name(reading)
    found: dict[Quantity, tuple[str, ...]] = {}
    at = 0
    while at < len(letters):
        people = list_people(reading, letters, at) if letters[at] in "dNxPw" else ()
        if people:
            span = reading.span(at, people[-1].end - 1)
            told = sum(person.count for person in people)
            found[Quantity(span, told, told, "exact")] = tuple(person.noun for person in people)
        at = people[-1].end if people else at + 1
    return found


def find_sum(reading: Reading, q: int, h: int) -> tuple[Span, int, tuple[str, ...]] | None:
    """The list of which the quantity is the one number: where it stands, how many it adds, and their nouns.

    All of it is on one side of the harm word: in "hurt a man and two women died" there is no such list.
    """
    letters, count = _with_name(reading), reading.quantities[q].low
    for at in _beginnings(letters, q):
        people = list_people(reading, letters, at, q) if letters[at] in "dNPwxaQ" else ()
        others = [person for person in people if person.number is None]
        told = bool(people) and people[0].number is not None and letters.startswith(",", people[0].end)
        if told and (len(others) == count or people[0].noun in _ANYBODY):
            return None  # two clerks, a man and a woman
        if len(others) == len(people) - 1 and _is_under(letters, at, people, h):
            span = reading.span(at, people[-1].end - 1)
            return span, sum(person.count for person in others), tuple(person.noun for person in others)
    return None


def _beginnings(letters: str, q: int) -> Iterable[int]:
    """Where a list may begin that has the quantity as its first member, or as a later one."""
    first = q
    while first and letters[first - 1] in "da":
        first -= 1
    if letters[first - 1 : first] in ("C", ","):
        start = first
        while start and letters[start - 1] in _MEMBERS:
            start -= 1
        return range(start, first + 1)
    several = NUMBER.match(letters, first)
    return (first,) if several and letters[several.end() : several.end() + 1] in ("C", ",") else ()


def _with_name(reading: Reading) -> str:
    """The letters; as any name has a capital at the beginning, so has any word."""
    first = reading.words[0]
    named = reading.letters.startswith("w") and (first[-2:] in ("'s", "’s") or not first.endswith("s"))
    return "N" + reading.letters[1:] if named else reading.letters


def _is_under(letters: str, start: int, people: Sequence[Person], h: int) -> bool:
    """Whether the harm word is that of the whole list."""
    if h < start:
        return set(letters[h + 1 : start]) <= set("aod")
    return people[-1].end <= h and letters[start - 1 : start] in ("", *";,SsRtC")
