"""The codebook: word lists in TOML, validated and compiled into one matcher."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from ..text.match import Hit, Matcher
from .inflection import inflect

CODEBOOK = Path(__file__).parent / "codebook"


@dataclass(frozen=True, slots=True)
class Entry:
    """Words with one meaning: what is tagged, under which category, and the sentences that prove it."""

    id: str
    feature: str
    category: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    source: str = ""
    examples: tuple[str, ...] = ()
    near_misses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an entry: the word it is a form of, and which form (base, s, ing, past, participle, plural)."""

    entry: Entry
    lemma: str
    inflection: str


@dataclass(frozen=True)
class Codebook:
    """All entries; ``find`` is the one pass over a text that every later step reads."""

    entries: tuple[Entry, ...]
    matcher: Matcher[Form] = field(repr=False)

    def find(self, text: str) -> list[Hit[Form]]:
        return list(self.matcher.find(text))


@cache
def load_codebook(folder: Path = CODEBOOK) -> Codebook:
    entries = tuple(e for path in sorted(folder.glob("*.toml")) for e in _read(path))
    return Codebook(entries, Matcher(_forms(entries)))


def _read(path: Path) -> Iterable[Entry]:
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    for row in book.get("entry", []):
        row = {"feature": book["feature"], "source": book.get("source", "")} | row
        yield Entry(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()})


def _forms(entries: Iterable[Entry]) -> dict[str, list[Form]]:
    forms: dict[str, list[Form]] = defaultdict(list)
    for entry in entries:
        for kind, lemmas in (("verb", entry.verbs), ("noun", entry.nouns), ("phrase", entry.phrases)):
            for lemma in lemmas:
                for spelling, inflection in inflect(lemma, kind):
                    forms[spelling].append(Form(entry, lemma, inflection))
    return forms
