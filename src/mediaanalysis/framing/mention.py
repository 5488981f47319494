"""What kind of source a phrase names, and how much it says of who that is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

SourceKind = Literal["named_person", "named_organisation", "unnamed_role", "none"]
# From a name to hearsay (after Culbertson 1975 and Hatcher 2010): who could be asked again, and who could not.
Anonymity = Literal["named_person", "named_organisation", "described_role", "group", "bare", "hearsay"]

WORDS = Path(__file__).with_name("source.toml")
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_][\w.’'&/-]*")
NATIONALITY = re.compile(r"(?:[Tt]he )?[A-Z]\w+(?:ians?|eans?|ish|ese|icans?|elis?|aqis?|enis?|nch|eeks?|urds?)")
_TAIL = re.compile(
    r"[,(—– ](?:(?<! )|(?:of|in|at|from|for|with|on|who|which|that|to|about|near|inside|close|familiar|based) )"
)
_INDEFINITE = re.compile(r"(?:an?|some|one|another|several|many|two|three|other)\b")


class Mention(Struct, frozen=True, gc=False):
    """A phrase that names a source, read: its kind, its head word, whether it is several, its proper names."""

    kind: SourceKind
    head: str
    plural: bool
    names: tuple[str, ...]
    pronoun: bool = False


@lru_cache(maxsize=10_000)
def read_mention(phrase: str) -> Mention:
    """Kind and head of a phrase; in "a spokesman, Ada Roe" the name after the role counts.

    >>> [read_mention(p).kind for p in ("Gen. Ada Roe", "the Foreign Ministry", "two US officials", "Moscow", "it")]
    ['named_person', 'named_organisation', 'unnamed_role', 'named_organisation', 'none']
    """
    lower = phrase.lower().strip()
    if lower in _PRONOUNS and phrase != "US":
        return Mention("none", lower, _PRONOUNS[lower], (), pronoun=True)
    lists = load_lists()
    if phrase.rfind(" ") in (-1, 3) and NATIONALITY.fullmatch(phrase):  # of one word, or the article and one
        return Mention("unnamed_role", lower, lower.endswith("s"), ())
    role, _, name = phrase.partition(", ")
    if name and name[0].isupper() and (named := read_mention(name)).kind == "named_person":
        return named if read_mention(role).kind == "unnamed_role" else read_mention(role)
    tail = _TAIL.search(phrase, 1)
    core = _TOKEN.findall(phrase[: tail.start()] if tail else phrase)
    core = [w for w in core if w.lower() not in _DETERMINERS] or core
    if not core:
        return Mention("none", "", False, ())
    names = tuple([w for w in core if is_name(w)])
    head = _bare(core[-1])
    one = singular(head)
    plural = head != one or " and " in lower
    if is_name(core[-1]):
        kind = _kind_of_name(phrase, core)
        if kind == "named_person":
            at_end = one in lists["role"]
            names = _without_titles(_PERSON_AT_END.findall(phrase)[-1].split() if at_end else _trailing_names(core))
        return Mention(kind, one if one in lists["role"] else head, plural, names)
    if one in lists["role"] or head in lists["bare"]:
        return Mention("unnamed_role", one, plural, names)
    if head in lists["organisation"] or one in lists["organisation"]:
        indefinite = _INDEFINITE.match(lower)
        return Mention("unnamed_role" if indefinite and not names else "named_organisation", one, plural, names)
    return Mention("unnamed_role", one, plural, names)


def _kind_of_name(phrase: str, core: list[str]) -> SourceKind:
    """The kind of a phrase whose head is capitalised."""
    lists = load_lists()
    name = _trailing_names(core)
    known = [singular(_bare(w)) for w in name]
    last = _bare(name[-1])
    if {known[-1], last} & lists["organisation"] or (len(known) > 1 and known[-2] in lists["organisation"]):
        return "named_organisation"
    bodies = [i for i, w in enumerate(known) if w in lists["organisation"]] if len(known) > 2 else []
    if bodies and not any(w in lists["title"] for w in known[bodies[-1] :]):
        return "named_organisation"
    if last in lists["place"] or _is_acronym(name[-1]) or any(map(_is_acronym, name[1:])):
        return "named_organisation"
    if known[-1] in lists["role"]:
        ends_in_name = known[-1] in lists["title"] and _PERSON_AT_END.search(phrase)
        return "named_person" if ends_in_name else "unnamed_role"
    if (len(name) > 1 and _is_acronym(name[0])) or (phrase.lower().startswith("the ") and len(name) == len(core)):
        return "named_organisation"
    return "named_person"


_PERSON_AT_END = re.compile(r" [A-Z][\w.’'-]+ [A-Z][\w’'-]+$")


def _without_titles(names: Sequence[str]) -> tuple[str, ...]:
    """A person's own names: Maj. Gen. Ada Roe is Ada Roe."""
    titles = load_titles()
    for i in range(len(names) - 2, -1, -1):
        if not titles.isdisjoint(map(_bare, names[i].split("-"))):
            return tuple(names[i + 1 :])
    return tuple(names)


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def is_name(word: str) -> bool:
    """Whether a word is written as a name: capitalised, or after an article that is not, as al-Shami is."""
    return word[0].isupper() or (word[:3] in ("al-", "el-") and word[3:4].isupper())


def anonymity_of(phrase: str, kind: SourceKind) -> Anonymity:
    """How much the words of a source say of who it is.

    >>> [anonymity_of(p, "unnamed_role") for p in ("a senior US defence official", "activists", "a source", "")]
    ['described_role', 'group', 'bare', 'hearsay']
    """
    if kind == "named_person":
        return "named_person"
    if kind == "named_organisation":
        return "named_organisation"
    words = [w for w in _TOKEN.findall(phrase) if w.lower() not in _DETERMINERS]
    if not words:
        return "hearsay"
    mention = read_mention(phrase)
    if len(words) == 1 and (words[0].lower() in load_lists()["bare"]):
        return "bare"
    return "group" if mention.plural and len(words) == 1 else "described_role"


@cache
def load_lists(path: Path = WORDS) -> Mapping[str, frozenset[str]]:
    """The word lists of source.toml by name."""
    return {name: frozenset(words.split()) for name, words in tomllib.loads(path.read_text(encoding="utf-8")).items()}


@cache
def load_titles() -> frozenset[str]:
    """Words before a person's own names: Gen., Minister, Army."""
    lists = load_lists()
    return lists["title"] | lists["role"] | lists["organisation"]


@cache
def load_speakers() -> frozenset[str]:
    """Words for who or what says something: roles, bodies, documents."""
    lists = load_lists()
    return lists["role"] | lists["organisation"] | lists["document"]


_PRONOUNS = dict.fromkeys("he she it i you him her who which that this one his its".split(), False) | dict.fromkeys(
    "they we them us their our those these".split(), True
)
_DETERMINERS = frozenset(
    "a an the this that these those some any his her its their our my your one two several many".split()
)


def _bare(word: str) -> str:
    return without_possessive(word.lower()).rstrip(".")


def without_possessive(words: str) -> str:
    """The words without ’s or a bare apostrophe at their end."""
    return _POSSESSIVE.sub("", words) if "'" in words or "’" in words else words


_POSSESSIVE = re.compile(r"['’]s?$")


def singular(word: str) -> str:
    """The singular of a noun of the lists."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "xes")):
        return word[:-2]
    plural = not word.endswith(("ss", "us", "is")) and word not in _NO_PLURAL
    return word[:-1] if plural else word


_NO_PLURAL = frozenset({"corps", "news", "us", "congress", "forces", "services", "authorities", "times", "nations"})


def _trailing_names(core: list[str]) -> list[str]:
    """The capitalised words at the end of the phrase."""
    at = len(core)
    while at and is_name(core[at - 1]):
        at -= 1
    return core[at:]
