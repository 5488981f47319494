"""An entry of the codebook: words of one sense, where they count, and the sentences that prove it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from ..errors import DataError

KINDS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "phrases": "phrase"}
NONE = "none"  # the category of words that are looked up only to be left alone: "act of war", "the likely candidate"


@dataclass(frozen=True, slots=True)
class Context:
    """What must or must not stand around a hit; evaluated on hits only (after ConText: Chapman et al. 2007).

    The four lists hold words or phrases that stand directly beside the hit, quotation marks and, after it, adverbs
    disregarded. ``<number>``, ``<name>`` (a capital), ``<start>`` and ``<end>`` (of the sentence) stand for classes,
    and ``*`` for any word. ``near`` looks at the whole sentence, word by word. ``capitalised`` and ``negated`` are
    required to be so, or not so, where they are set. ``verb`` asks that a form which may be a noun (the base and -s)
    stands where a verb stands; ``capitals`` that the hit begins with a capital wherever it stands (Daesh), a
    short one that it is all capitals (IS).
    """

    followed_by: tuple[str, ...] = ()
    not_followed_by: tuple[str, ...] = ()
    preceded_by: tuple[str, ...] = ()
    not_preceded_by: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    capitalised: bool | None = None
    negated: bool | None = None
    verb: bool | None = None
    capitals: bool | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """Words with one meaning: what is tagged, under which category, and the sentences that prove it.

    ``only`` restricts the inflections (base, s, ing, past, participle, plural, comparative, superlative, adverb) and
    ``exceptions`` names spellings that the rules of inflection give but the entry does not mean.
    """

    id: str
    feature: str
    category: str
    label: str = ""
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    polarity: str = ""
    pole: str = ""
    context: Context | None = None
    source: str = ""
    note: str = ""
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a codebook file says of its feature."""

    feature: str
    label: str = ""
    definition: str = ""
    theory: str = ""
    reference: str = ""
    include: str = ""
    exclude: str = ""
    unit: str = ""
    voice_rule: str = ""
    source: str = ""
    version: str = ""


def parse_list(book: Mapping[str, Any], place: str, problems: list[str]) -> tuple[Header, list[Entry]]:
    """Header and entries of one file's contents; what is wrong with it is added to ``problems``, a line each."""
    head = {key: value for key, value in book.items() if key != "entry"}
    problems += [f"{place}: {fault}" for fault in _unknown(head, _HEADER_KEYS)]
    header = Header(**{"feature": ""} | {k: str(v) for k, v in head.items() if k in _HEADER_KEYS})
    entries: list[Entry] = []
    rows = book.get("entry", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(f"{place}: entry is no list of tables; write [[entry]] above each")
        return header, entries
    for number, row in enumerate(rows, 1):
        row = {"feature": header.feature, "source": header.source} | row
        if faults := [*_unknown(row, _ENTRY_KEYS), *_faults(row)]:
            at = f"{place}: entry {row.get('id', f'number {number}')}"
            problems += [f"{at}: {fault}" for fault in faults]
        else:
            entries.append(_entry(row))
    return header, entries


def check_entries(entries: list[tuple[str, Entry]], problems: list[str]) -> None:
    """Add what no single entry shows: an id given twice, a word given twice in one category without a context."""
    ids: dict[str, str] = {}
    words: dict[tuple[str, ...], str] = {}
    for place, entry in entries:
        if entry.id in ids:
            problems.append(f"{place}: the id {entry.id!r} is also in {ids[entry.id]}; an id is given once")
        ids[entry.id] = place
        if entry.context is not None:
            continue
        for key, kind in KINDS.items():
            for word in getattr(entry, key):
                if other := words.get((entry.feature, entry.category, kind, word)):
                    problems.append(f"{place}: entry {entry.id}: {word!r} is also in entry {other}; give it once")
                words[entry.feature, entry.category, kind, word] = entry.id


def raise_problems(problems: list[str]) -> None:
    """One error with all that is to be mended."""
    if problems:
        raise DataError("\n".join(problems))


_CONTEXT_KEYS = tuple(f.name for f in fields(Context))
_CONTEXT_LISTS, _CONTEXT_FLAGS = _CONTEXT_KEYS[:6], _CONTEXT_KEYS[6:]
_LISTS = frozenset((*KINDS, *_CONTEXT_LISTS, "only", "exceptions", "examples", "near_misses"))
_ENTRY_KEYS = {f.name: None for f in fields(Entry) if f.name != "context"} | dict.fromkeys(_CONTEXT_KEYS)
_HEADER_KEYS = {f.name: None for f in fields(Header)}
_FORMS = ("base", "s", "ing", "past", "participle", "plural", "comparative", "superlative", "adverb")


def _unknown(row: Mapping[str, Any], known: Mapping[str, None]) -> Iterator[str]:
    """The keys that nothing reads, each with the one that may be meant."""
    for key in () if row.keys() <= known.keys() else row.keys() - known.keys():
        near = difflib.get_close_matches(key, known, 1)
        cure = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
        yield f"unknown key {key!r}; {cure}"


def _faults(row: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with an entry, one phrase each."""
    for key in ("id", "feature", "category"):
        if not row.get(key):
            yield f"{key} is missing"
    words = 0
    for key, value in row.items():
        if key in _LISTS:
            if not isinstance(value, str) and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
                yield f"{key} = {value!r}, expected a list of strings or one string with commas"
            elif key in KINDS:
                for word in _words(value):
                    words += 1
                    if not word[:1].isalnum():
                        yield f"{word!r} does not begin with a letter or a digit and would never be found"
            elif key == "only":
                unknown = [form for form in _words(value) if form not in _FORMS]
                yield from (f"only = {form!r}; the forms are {', '.join(_FORMS)}" for form in unknown)
        elif key in _CONTEXT_FLAGS:
            if not isinstance(value, bool):
                yield f"{key} = {value!r}, expected true or false"
        elif not isinstance(value, str):
            yield f"{key} = {value!r}, expected a string"
    if not words:
        yield f"no words; give one of {', '.join(KINDS)}"


def _entry(row: Mapping[str, Any]) -> Entry:
    values: dict[str, Any] = {k: _words(v) if k in _LISTS else v for k, v in row.items()}
    context = {k: values.pop(k) for k in _CONTEXT_KEYS if k in values}
    return Entry(**values, context=Context(**context) if context else None)


def _words(value: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """A list as it is; a string cut at commas and line ends, for lists too long to quote word by word."""
    if isinstance(value, str):
        return tuple(words for part in re.split(r"[,\n]", value) if (words := " ".join(part.split())))
    return tuple(value)
