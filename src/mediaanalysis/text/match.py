"""One matcher for all word lists: many phrases, one pass over the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, TypeVar

import numpy as np
from msgspec import Struct

from .letters import Letters, Vocabulary, has_key_alone, read_letters
from .span import Span

T = TypeVar("T")
Said = tuple[tuple[T, ...], frozenset[str]]  # what the lists say of a phrase, and of which kinds that is
# Letters of a phrase before the word it is looked for at, the phrase, what is said, whether that word alone tells it.
Listed = tuple[int, str, Said[T], bool]
_Place = tuple[str, int, str]  # that word, how many words on the other one is, and that one
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

    Each phrase is looked for where the rarest two of its words stand, in all the text at once; so the time to search
    hardly grows with their number. A phrase of one word that ends in ``*`` finds every word that begins so.

    >>> m = Matcher({"air strike": ["event"], "strike": ["act"], "mistaken": ["hedge", "intent"]})
    >>> [(h.span.start, h.values) for h in m.find_all("“Mistaken” air strike")]
    [(1, ('hedge', 'intent')), (11, ('event',)), (15, ('act',))]
    """

    phrases: Mapping[str, Iterable[T]]
    kind_of: Callable[[T], str] = lambda _: ""
    _places: _Places = field(init=False, repr=False)
    _listed: Sequence[Listed[T]] = field(init=False, repr=False)
    _stems: Mapping[str, Said[T]] = field(init=False, repr=False)
    _beginnings: Mapping[int, Vocabulary] = field(init=False, repr=False)  # the stems by their length

    def __post_init__(self) -> None:
        values: dict[str, list[T]] = defaultdict(list)
        folded = _folded("\0".join(self.phrases)).split("\0") if self.phrases else []
        for phrase, of in zip(folded, self.phrases.values(), strict=True):
            values[" ".join(phrase.split())].extend(of)
        places: list[_Place] = []
        phrases: list[Listed[T]] = []
        stems: dict[str, Said[T]] = {}
        for phrase, listed in values.items():
            said = tuple(listed), frozenset(map(self.kind_of, listed))
            if phrase.isalnum():
                places.append((phrase, 0, phrase))
                phrases.append((0, phrase, said, has_key_alone(phrase)))
                continue
            words = list(_WORD.finditer(phrase))
            if not words or words[0].start():
                raise ValueError(f"{phrase!r} does not begin with a letter or a digit and would never be found")
            if phrase[words[0].end() :] == "*":
                stems[words[0][0]] = said
                continue
            rare = sorted(range(len(words)), key=lambda i: (words[i][0] in _COMMON, -len(words[i][0])))
            word, other = rare[0], rare[1 % len(rare)]
            places.append((words[word][0], other - word, words[other][0]))
            phrases.append((words[word].start(), phrase, said, False))
        by_length = {length: Vocabulary(s for s in stems if len(s) == length) for length in set(map(len, stems))}
        for name, value in (
            ("_places", _Places(places)),
            ("_listed", phrases),
            ("_stems", stems),
            ("_beginnings", by_length),
        ):
            object.__setattr__(self, name, value)

    def find_all(self, text: str) -> list[Hit[T]]:
        """Every phrase in the text, those inside or across others too; by start, the longest first."""
        folded, letters = _folded(text), read_letters(text)
        found = []
        for start, number in self._places.find(letters):
            shift, phrase, said, is_sure = self._listed[number]
            at = start - shift  # before the text where too little precedes the word: then nothing so long stands there
            end = at + len(phrase)
            if is_sure or (folded.startswith(phrase, at) and _is_whole(folded, at, end)):
                found.append((at, -end, said))
        for length, beginnings in self._beginnings.items():
            runs, keys = letters.beginnings(length)
            likely = runs[beginnings.find(keys)[0]]
            for start, end in zip(letters.starts[likely].tolist(), letters.ends[likely].tolist(), strict=True):
                if of_stem := self._stems.get(folded[start : start + length]):
                    found.append((start, -end, of_stem))
        found.sort(key=_PLACE)
        return [Hit(Span(at, -less), values, kinds) for at, less, (values, kinds) in found]


class _Places:
    """Phrases by two of their words and the number of words from one to the other; of most phrases these are the same.

    >>> places = _Places([("strike", -1, "air"), ("strike", 0, "strike")])
    >>> list(places.find(read_letters("A strike. An air strike")))
    [(2, 1), (17, 0), (17, 1)]
    """

    def __init__(self, places: Sequence[_Place]) -> None:
        self._words = Vocabulary(word for word, _, _ in places)
        numbers = np.array(self._words.numbers, np.intp)
        self._phrases = np.argsort(numbers, kind="stable")  # their numbers, in the order of those of their words
        self._counts = np.bincount(numbers)
        self._firsts = np.cumsum(self._counts) - self._counts
        self._steps = np.array([step for _, step, _ in places], np.intp)[self._phrases]
        self._others = read_letters(" ".join(other for _, _, other in places)).keys[self._phrases]

    def find(self, letters: Letters) -> Iterator[tuple[int, int]]:
        """Where one word of a phrase stands, the other at its place, and the number of the phrase."""
        found, numbers = self._words.find(letters.keys)
        counts = self._counts[numbers]
        words = found.repeat(counts)
        rows = (self._firsts[numbers] - counts.cumsum() + counts).repeat(counts) + np.arange(len(words))
        others = letters.keys.take(words + self._steps[rows], mode="clip")
        right = (others == self._others[rows]).nonzero()[0]
        return zip(letters.starts[words[right]].tolist(), self._phrases[rows[right]].tolist(), strict=True)


_PLACE = itemgetter(0, 1)
# The commonest words of English (Leech, Rayson and Wilson 2001): a phrase is looked for at another of its words.
_COMMON = frozenset(
    """
    the of and a in to it is was i for you he be with on that by at are not this but they his from had she which or
    we an were as do been their has would there what will all if can her said who one so up them some when could him
    into its then two out time my about did your now me no other only just more these also people any first
    """.split()
)


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
