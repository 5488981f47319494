"""One matcher for all word lists: many phrases, one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .span import Span

T = TypeVar("T")

# Typographic variants that a word list need not spell out twice.
_FOLD = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-"})
_VARIANTS = {"'": "['’‘]", "-": "[-‑‐–]", " ": r"\s"}


def fold(phrase: str) -> str:
    """The key under which a phrase is found: lower case, plain apostrophe and hyphen, single spaces.

    >>> fold("Da’esh  Fighters")
    "da'esh fighters"
    """
    return " ".join(phrase.translate(_FOLD).lower().split())


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found in a text, and what the lists say of it."""

    span: Span
    values: tuple[T, ...]


@dataclass(frozen=True)
class Matcher(Generic[T]):
    """Finds phrases as whole words, whatever their case; leftmost first, then longest.

    The phrases become one regular expression in the shape of a trie, so that the time to search does not grow with
    the number of phrases that share beginnings.

    >>> m = Matcher({"air strike": ["event"], "strike": ["event"], "mistaken": ["hedge", "intent"]})
    >>> [(h.span.start, h.values) for h in m.find("“Mistaken” air strike; strikes")]
    [(1, ('hedge', 'intent')), (11, ('event',))]
    """

    phrases: Mapping[str, Iterable[T]]
    _values: dict[str, tuple[T, ...]] = field(init=False, repr=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        values = {fold(phrase): tuple(vs) for phrase, vs in self.phrases.items()}
        if "" in values:
            raise ValueError("an empty phrase matches nothing; remove it")
        object.__setattr__(self, "_values", values)
        object.__setattr__(self, "_pattern", re.compile(_trie_pattern(values), re.IGNORECASE))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """The hits in ``text[start:end]``, offsets in the whole text."""
        for found in self._pattern.finditer(text, start, len(text) if end is None else end):
            values = self._values.get(fold(found[0]))
            if values is not None:  # a letter whose lower case has another length is no match of ours
                yield Hit(Span(*found.span()), values)


def _trie_pattern(phrases: Iterable[str]) -> str:
    trie: dict[str, dict] = {}  # type: ignore[type-arg]
    for phrase in phrases:
        node = trie
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    return rf"\b(?:{_branches(trie)})\b" if trie else r"(?!)"


def _branches(node: dict) -> str:  # type: ignore[type-arg]
    """The alternatives of one trie node; the end of a phrase comes last, so that the longest wins."""
    options = []
    for char in sorted(c for c in node if c):
        tail, child = _VARIANTS.get(char, re.escape(char)), node[char]
        while len(child) == 1 and "" not in child:
            ((char, child),) = child.items()
            tail += _VARIANTS.get(char, re.escape(char))
        inner = _branches(child)
        options.append(tail + (f"(?:{inner}){'?' if '' in child else ''}" if inner else ""))
    return "|".join(options)
