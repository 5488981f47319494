"""Persons named in a list, each by a noun, an age, a title or a name: "a man, his wife and Ada Roe, 20"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..framing.mention import read_mention
from .reading import Reading, load_words

# What shows that a phrase names one person: a noun, whose it is, an age or a title beside a name, a name alone.
_Proof = Literal["noun", "theirs", "known", "named", "capital", "bare"]
_NOUN = re.compile("(?:d{1,2}a?e?|N)[wNgxtU]{0,4}P{1,3}")  # the elderly bus driver; Roe's teenage son
_NATIONAL = re.compile("d[wx]{0,2}N(?![wNPU])")  # an American and a Dane
_NAME = re.compile(  # police sergeant Ada Roe, 20, of Leeds
    "x?(?:[wN]{0,2}P{1,2})?(?P<name>N{1,4})(?P<age>,x(?![wNP]))?(?:,oN{1,3}(?=,))?"
)
_BARE = re.compile("[wxN]{0,2}P{1,2}")  # his wife and young son
_APPOSED = re.compile(",?x?N{1,4}(?:,x(?![wNP]))?|,x(?![wNP])")  # his wife, Ada Roe, 20
_PLACED = re.compile("[po]d?[wNUx]{1,3}(?=,?[C,])")  # a man from Leeds and a woman in her thirties
# Before what is only the end of a list, or what belongs to something else.
_WITHIN = re.compile(
    r"""
    (?: Q[^;BHMKJD]{0,8}[,;C&]+  # six boys, a man and a woman
      | d[wNegax]{0,3}[wNP],     # the Thai, a man and a woman
      | [PX]o[dwN]{1,3},         # the head of Leeds, a man and a woman
      | (?<![poN])N{1,4}, | ,x,  # Ada Roe, 20, his wife and their son
      | [pI] | (?<![EXF])o       # by a man and a woman; but the death of a man and a woman
    ) $
    """,
    re.VERBOSE,
)
_BEYOND = re.compile(",?[C&I][da]*Q|,[da]*Q|,xN")
_GOES_ON = re.compile("[PwNU]")  # Chad and Niger troops
_DEED = re.compile("(?:[EX]o|J)$")
# three of their children, two others
NUMBER = re.compile("[da]{0,2}Q(?:o[da]{1,2})?[daxeg]*(?:[wN]{0,2}P{1,2}|[wN]{0,3})")
_PLURAL = frozenset("were are have both".split())
_SINGULAR = frozenset("was is has".split())
_OTHERS = frozenset({"other", "others"})
_ONE = frozenset("a an another the this that his her their its my our your".split())
_ANY = frozenset("a an another".split())
_THEIRS = frozenset("his her their".split())
THEM = frozenset("him her he she".split())
_AND = (("and",), ("&",))
_SELF = (("himself",), ("herself",))
PAIR = "parents"  # his or her: two; theirs may be more
_ONES = frozenset({"his", "her"})
LONGEST = 8  # persons in one list


@dataclass(frozen=True, slots=True)
class Person:
    """One of a list, or his parents: the letter after it, what shows it, its noun ("" for a name), its first word."""

    end: int
    proof: _Proof
    noun: str = ""
    first: str = ""
    number: int | None = None  # the letter of the quantity that stands for several
    count: int = 1


def list_people(reading: Reading, letters: str, start: int, number: int | None = None) -> Sequence[Person]:
    """The persons of the list that begins at the letter; none where that is no list or cannot be counted.

    With a ``number`` the list has it as one of its members, and no other.
    """
    before = letters[max(0, start - 12) : start]
    if (letters[start] != "d" and before[-1:] in tuple("dNPxwegU")) or _WITHIN.search(before):
        return ()
    people: list[Person] = []
    at, closed, joined = start, False, False
    while len(people) < LONGEST:
        person = _number_at(reading.words, letters, at, number)
        person = person or _person_at(reading, letters, at, first=not people, last=joined)
        if person is None:
            break
        people.append(person)
        closed = joined
        at = person.end
        comma = letters.startswith(",", at) and reading.words[at] == ","
        joined = reading.words[at + comma : at + comma + 1] in _AND
        if not joined and (closed or not comma):
            break
        at += comma + joined
    return people if closed and _is_counted(reading, letters, start, people) else ()


def _number_at(words: Sequence[str], letters: str, at: int, number: int | None) -> Person | None:
    several = NUMBER.match(letters, at) if number is not None else None
    if several is None or letters.index("Q", at) != number:
        return None
    return Person(several.end(), "known", words[several.end() - 1], number=number)


def _person_at(reading: Reading, letters: str, at: int, *, first: bool, last: bool) -> Person | None:
    words = reading.words
    if first and letters.startswith("dC", at) and words[at] in THEM:  # her and another woman
        return Person(at + 1, "known")
    self = at + letters.startswith("a", at)  # his wife and then himself
    if not first and words[self : self + 1] in _SELF:
        return Person(self + 1, "theirs")
    if words[at] in _ONES and words[at + 1 : at + 2] == (PAIR,):
        return Person(at + 2, "theirs", PAIR, words[at], count=2)
    noun = _NOUN.match(letters, at)
    if noun is not None and (words[at] in _ONE or words[at].endswith(("'s", "’s"))):
        end = next((i for i in range(noun.end(), at + 1, -1) if words[i - 1] in single_nouns()), None)
        if end is None:
            return None
        theirs = words[at] in _THEIRS or letters[at] == "N"
        return Person(_past(letters, end, last=last), "theirs" if theirs else "noun", words[end - 1], words[at])
    national = _NATIONAL.match(letters, at)
    if national is not None and words[at] in _ANY and _is_national(words[national.end() - 1]):
        return Person(national.end(), "noun", first=words[at])
    name = _NAME.match(letters, at)
    if name is not None:
        if not last and letters.startswith(",d", name.end()) and words[name.end() + 1] not in _THEIRS:
            return None  # Ada Roe, a nurse, and: one or two
        return Person(name.end(), _proof_of(reading, name))
    bare = None if first else _BARE.match(letters, at)
    if bare is None or words[bare.end() - 1] not in single_nouns():
        return None
    return Person(_past(letters, bare.end(), last=last), "bare", words[bare.end() - 1])


def _proof_of(reading: Reading, name: re.Match[str]) -> _Proof:
    before = reading.words[name.start() : name.start("name")]
    if name["age"] or any(word in single_nouns() or word[0].isdigit() for word in before):
        return "known"
    words = " ".join(word.title() for word in reading.words[slice(*name.span("name"))])
    return "named" if " " in words and read_mention(words).kind == "named_person" else "capital"


def _is_national(word: str) -> bool:
    return word.endswith(("an", "i", "ese", "woman")) or word in load_words()["nationals"]["single"]


def _past(letters: str, end: int, *, last: bool) -> int:
    """The letter after the name, the age and the place that follow a noun."""
    for pattern in (_APPOSED,) if last else (_APPOSED, _PLACED):
        found = pattern.match(letters, end)
        end = found.end() if found else end
    return end


def _is_counted(reading: Reading, letters: str, start: int, people: Sequence[Person]) -> bool:
    """Whether these are so many people: no one person under two names, no places, no part of a longer list."""
    end = people[-1].end
    following = reading.words[end : end + 2]
    if _BEYOND.match(letters, end) or not _OTHERS.isdisjoint(following):
        return False
    of_another = letters.startswith("s", end) or not _SINGULAR.isdisjoint(following)
    objects = start > 0 and reading.words[start - 1].endswith("ing") and letters[people[-2].end] != ","
    if of_another and not objects:
        return False  # a man and a woman said; but the boy accused of killing a man and a woman said
    who = letters.find("R", end, end + 2)
    if who >= 0 and reading.words[who + 1 : who + 2] not in [(word,) for word in _PLURAL]:
        return False  # a man and a woman who died
    if people[-1].proof in ("named", "capital") and _GOES_ON.match(letters, end):
        return False
    proofs = {person.proof for person in people}
    if "bare" in proofs and _PLURAL.isdisjoint(following) and not _is_kin(people):
        return False  # a teacher and writer
    if people[0].first == "the" and people[1].first in ("a", "an") and letters[people[0].end] == ",":
        return False  # the mayor, a lawyer, and his wife
    if "capital" in proofs:
        return "theirs" in proofs
    harm = reading.harms.get(start - 1) or reading.harms.get(start - 2)
    deed = harm is not None and (harm.category == "killed" or harm.lemma in ("shoot", "shooting"))
    return "named" not in proofs or "theirs" in proofs or (deed and _DEED.search(letters[:start]) is not None)


def _is_kin(people: Sequence[Person]) -> bool:
    """Whether the nouns are of one family, where each is another person: his wife and son."""
    kin = load_words()["kin"]["single"]
    return people[0].proof == "theirs" and all(person.noun in kin for person in people)


@cache
def single_nouns() -> frozenset[str]:
    """The nouns for one person: those of which the lists have the plural too."""
    people = frozenset(word for words in load_words()["people"].values() for word in words)
    return frozenset(word for word in people if not people.isdisjoint(_plurals(word)))


def _plurals(word: str) -> tuple[str, ...]:
    irregular = {"person": "people", "child": "children", "schoolchild": "schoolchildren"}.get(word, word + "s")
    relative, law, _ = word.partition("-in-law")
    man = word[:-3] + "men" if word.endswith("man") else irregular
    return (irregular, man, word + "es", word[:-1] + "ies", word[:-2] + "ves", relative + "s" + law)
