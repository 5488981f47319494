"""One matcher for all word lists: many phrases, one pass over the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .span import Span

T = TypeVar("T")

_WORD = re.compile(r"\b\w+")
_KEY = 2  # characters after the first word by which longer phrases are looked up: a space and a letter
_INSIDE_WORD = re.compile(r"(?<=\w)(?=\w)")
# Typographic variants that a word list need not spell out twice; each is one character, so that offsets stay.
_VARIANTS = [(c, "'") for c in "’‘"] + [(c, "-") for c in "‑‐–"] + [(c, " ") for c in "\n\t\r\xa0\u202f"]


def fold(phrase: str) -> str:
    """The key under which a phrase is found: lower case, plain apostrophe and hyphen, single spaces.

    >>> fold("Da’esh  Fighters")
    "da'esh fighters"
    """
    return " ".join(_folded(phrase).split())


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found in a text, and what the lists say of it."""

    span: Span
    values: tuple[T, ...]


@dataclass(slots=True)
class _Begun(Generic[T]):
    """The phrases that begin with one word: that word alone, and longer ones by the characters after it."""

    alone: tuple[T, ...] | None = None
    longer: dict[str, list[tuple[str, tuple[T, ...]]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Matcher(Generic[T]):
    """Finds phrases as whole words, whatever their case.

    Each word of the text is looked up once among the first words of the phrases, so that the time to search does not
    grow with their number. A phrase of one word that ends in ``*`` finds every word that begins so.

    >>> m = Matcher({"air strike": ["event"], "strike": ["act"], "mistaken": ["hedge", "intent"]})
    >>> [(h.span.start, h.values) for h in m.find("“Mistaken” air strike; strikes")]
    [(1, ('hedge', 'intent')), (11, ('event',))]
    >>> [h.values for h in m.find_all("air strike")]
    [('event',), ('act',)]
    """

    phrases: Mapping[str, Iterable[T]]
    _begun: dict[str, _Begun[T]] = field(init=False, repr=False)
    _stems: dict[str, tuple[T, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        values: dict[str, list[T]] = defaultdict(list)
        folded = _folded("\0".join(self.phrases)).split("\0") if self.phrases else []
        for phrase, of in zip(folded, self.phrases.values(), strict=True):
            values[" ".join(phrase.split())].extend(of)
        begun: dict[str, _Begun[T]] = {}
        stems: dict[str, tuple[T, ...]] = {}
        for phrase in sorted(values, key=len, reverse=True):
            first = _WORD.match(phrase)
            if first is None:
                raise ValueError(f"{phrase!r} does not begin with a letter or a digit and would never be found")
            word, rest = first[0], phrase[first.end() :]
            if rest == "*":
                stems[word] = tuple(values[phrase])
                continue
            of_word = begun.setdefault(word, _Begun())
            if rest:
                of_word.longer.setdefault(rest[:_KEY], []).append((phrase, tuple(values[phrase])))
            else:
                of_word.alone = tuple(values[phrase])
        object.__setattr__(self, "_begun", begun)
        object.__setattr__(self, "_stems", stems)

    def find_all(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """Every phrase in ``text[start:end]``, those inside or across others too; by start, the longest first."""
        folded, begun = _folded(text), self._begun
        lengths = sorted({len(stem) for stem in self._stems}, reverse=True)
        end = len(text) if end is None else end
        for found in _WORD.finditer(folded, start, end):
            word = found[0]
            if (of_word := begun.get(word)) is not None:
                at, beyond = found.span()
                for phrase, values in of_word.longer.get(folded[beyond : beyond + _KEY], ()):
                    stop = at + len(phrase)
                    if stop <= end and folded.startswith(phrase, at) and not _INSIDE_WORD.match(folded, stop):
                        yield Hit(Span(at, stop), values)
                if of_word.alone is not None:
                    yield Hit(Span(at, beyond), of_word.alone)
            for length in lengths:
                stemmed = self._stems.get(word[:length]) if length <= len(word) else None
                if stemmed is not None:
                    yield Hit(Span(*found.span()), stemmed)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[T]]:
        """The phrases in ``text[start:end]`` that do not overlap: leftmost first, then longest."""
        reached = 0
        for hit in self.find_all(text, start, end):
            if hit.span.start >= reached:
                reached = hit.span.end
                yield hit


def _folded(text: str) -> str:
    """Lower case with plain marks, character by character: every offset holds in the text itself."""
    for variant, plain in _VARIANTS:
        text = text.replace(variant, plain)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
