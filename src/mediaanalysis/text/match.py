"""One matcher for all word lists: many phrases, one pass over the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import compress
from operator import itemgetter
from typing import Generic, TypeVar

from msgspec import Struct

from .span import Span
from .word import SPACE, Remembered, find_words

T = TypeVar("T")
Said = tuple[tuple[T, ...], frozenset[str]]  # what the lists say of a phrase, and of which kinds that is
Candidate = tuple[int, str, Said[T]]  # where a phrase begins, its letters, and what is said of it
Possible = tuple[int, int, str, Said[T]]  # the same with its length; the letters are "" where the word proves it

_WORD = re.compile(r"[^\W_]+")
# Typographic variants that a word list need not spell out twice; each is one character, so that offsets stay.
_VARIANTS = [(c, "'") for c in "’‘"] + [(c, "-") for c in "‑‐–"] + [(c, " ") for c in "\n\t\r\xa0\u202f"]


def fold(phrase: str) -> str:
    """The key under which a phrase is found: lower case, plain apostrophe and hyphen, single spaces.

    >>> fold("Da’esh  Fighters")
    "da'esh fighters"
    """
    return " ".join(_folded(phrase).split())


class Hit(Struct, Generic[T], frozen=True, gc=False):
    """A phrase found in a text, what the lists say of it, and of which kinds that is."""

    span: Span
    values: tuple[T, ...]
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Matcher(Generic[T]):
    """Finds phrases as whole words, whatever their case.

    Each phrase is looked for where its longest word stands, which is the rarest as a rule; so the time to search hardly
    grows with their number. A phrase of one word that ends in ``*`` finds every word that begins so.

    >>> m = Matcher({"air strike": ["event"], "strike": ["act"], "mistaken": ["hedge", "intent"]})
    >>> [(h.span.start, h.values) for h in m.find_all("“Mistaken” air strike")]
    [(1, ('hedge', 'intent')), (11, ('event',)), (15, ('act',))]
    """

    phrases: Mapping[str, Iterable[T]]
    kind_of: Callable[[T], str] = lambda _: ""
    _phrases_about: Remembered[Sequence[Possible[T]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        values: dict[str, list[T]] = defaultdict(list)
        folded = _folded("\0".join(self.phrases)).split("\0") if self.phrases else []
        for phrase, of in zip(folded, self.phrases.values(), strict=True):
            values[" ".join(phrase.split())].extend(of)
        by_word: dict[str, list[Candidate[T]]] = defaultdict(list)
        stems: dict[str, Said[T]] = {}
        for phrase, listed in values.items():
            said = tuple(listed), frozenset(map(self.kind_of, listed))
            if phrase.isalnum():
                by_word[phrase].append((0, phrase, said))
                continue
            first = _WORD.match(phrase)
            if first is None:
                raise ValueError(f"{phrase!r} does not begin with a letter or a digit and would never be found")
            if phrase[first.end() :] == "*":
                stems[first[0]] = said
            else:
                longest = max(_WORD.finditer(phrase), key=lambda word: len(word[0]))
                by_word[longest[0]].append((longest.start(), phrase, said))
        lengths = sorted(set(map(len, stems)), reverse=True)
        phrases_about = Remembered(partial(_phrases_about, by_word, stems, lengths))
        object.__setattr__(self, "_phrases_about", phrases_about)

    def find_all(self, text: str) -> list[Hit[T]]:
        """Every phrase in the text, those inside or across others too; by start, the longest first."""
        folded, words = _folded(text), find_words(text)
        found = []
        possible = list(map(self._phrases_about.__getitem__, words.spaced))
        for start, phrases in compress(zip(words.starts, possible, strict=False), possible):
            for shift, length, phrase, said in phrases:
                at = start + shift
                if phrase and (at < 0 or not folded.startswith(phrase, at) or not _is_whole(folded, at, at + length)):
                    continue
                found.append((at, -length, said))
        found.sort(key=_PLACE)
        return [Hit(Span(at, at - less), values, kinds) for at, less, (values, kinds) in found]


_PLACE = itemgetter(0, 1)


def _phrases_about(
    by_word: Mapping[str, list[Candidate[T]]], stems: Mapping[str, Said[T]], lengths: Sequence[int], spaced: str
) -> Sequence[Possible[T]]:
    """The phrases that may stand about a word of a text, each with its beginning counted from that of the word."""
    folded = _folded(spaced)
    found: list[Candidate[T]] = []
    for part in _WORD.finditer(folded):  # US-led has two
        listed = by_word.get(part[0], ())
        found += [(part.start() - offset, phrase, said) for offset, phrase, said in listed]
        of_stems = (part[0][:length] for length in lengths if length <= len(part[0]))
        found += [(part.start(), part[0], stems[stem]) for stem in of_stems if stem in stems]
    return tuple(_possible(folded, found))  # of most words nothing, which is one tuple for all


def _possible(word: str, candidates: Iterable[Candidate[T]]) -> Iterator[Possible[T]]:
    """The candidates that the word and the white space after it allow, and of these whether it proves them alone."""
    for shift, phrase, said in candidates:
        end = shift + len(phrase)
        if shift >= 0 and end <= len(word.rstrip(SPACE)):
            if word.startswith(phrase, shift) and _is_whole(word, shift, end):
                yield shift, len(phrase), "", said
        elif phrase.startswith(word[max(shift, 0) : end], max(-shift, 0)):
            yield shift, len(phrase), phrase, said


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either edge."""
    after = text[end : end + 1].isalnum() and text[end - 1].isalnum()
    return not after and not text[start - 1 : start].isalnum()


def _folded(text: str) -> str:
    """Lower case with plain marks, character by character: every offset holds in the text itself."""
    for variant, plain in _VARIANTS:
        text = text.replace(variant, plain)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)
